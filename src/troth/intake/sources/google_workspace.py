"""The e-mail log search of Google Workspace, and its Gmail log events, exported as CSV."""

from __future__ import annotations

from troth.intake.sources.contacts_log import layout, open_log
from troth.intake.sources.contacts_reading import ContactsReading
from troth.intake.sources.source import AGREEMENT, ImportSource, SourceFiles


def open_email_log(files: SourceFiles) -> ContactsReading:
    """The contacts in e-mail logs; raises InputError on files that are none."""
    return open_log(files, layout("google_workspace"))


SOURCE = ImportSource(
    "google_workspace",
    "A Google Workspace e-mail log",
    "CSV files of an e-mail log search with message id, time, sender and recipients.",
    open_email_log,
    frozenset({AGREEMENT}),
)

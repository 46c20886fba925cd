"""The message trace of Microsoft 365: summary, enhanced and extended reports, and what Get-MessageTrace exports."""

from __future__ import annotations

from troth.intake.sources.contacts_log import layout, open_log
from troth.intake.sources.contacts_reading import ContactsReading
from troth.intake.sources.source import AGREEMENT, ImportSource, SourceFiles


def open_message_trace(files: SourceFiles) -> ContactsReading:
    """The contacts in message traces; raises InputError on files that are none."""
    return open_log(files, layout("microsoft_365"))


SOURCE = ImportSource(
    "microsoft_365",
    "A Microsoft 365 message trace",
    "CSV files of a message trace with message id, time, sender and recipients.",
    open_message_trace,
    frozenset({AGREEMENT}),
)

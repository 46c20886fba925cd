"""A mailbox: mbox files and single messages (.eml), of which the headers alone are read."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from troth.intake.apart import open_apart
from troth.intake.gathered_messages import GatheredMessages
from troth.intake.mapping import Source
from troth.intake.message_table import MESSAGE_ENDINGS, MESSAGES
from troth.intake.sources.contacts_files import files_within
from troth.intake.sources.contacts_messages import message_read
from troth.intake.sources.contacts_reading import ContactsReading, Part, Read, addresses_of
from troth.intake.sources.source import AGREEMENT, ImportSource, SourceFiles
from troth.intake.table import Row

_SINGLE = ".eml"


def open_mailbox(files: SourceFiles) -> ContactsReading:
    """The contacts in mailboxes and messages; raises InputError on files that are none.

    Every file is parsed by a process of its own; of many single messages one process gets all headers.
    """
    addresses_of(files)
    paths = files_within(files.paths, MESSAGE_ENDINGS)
    singles = tuple(path for path in paths if path.suffix.lower() == _SINGLE)
    mailboxes = [path for path in paths if path.suffix.lower() != _SINGLE]
    tables = [(_name_of(path), open_apart(path, Source(form=MESSAGES))) for path in mailboxes]
    parts = [Part(name, table, table.findings) for name, table in tables]
    if singles:
        name = singles[0].name if len(singles) == 1 else f"{len(singles):,} messages"
        gathered = GatheredMessages(name, singles)
        parts.append(Part(gathered.name, gathered, gathered.findings))
    return ContactsReading(files, tuple(parts), lambda _, row: _read(files, row), needs_both_ways=True)


def _name_of(path: Path) -> str:
    """What a mailbox is called: Apple Mail names each of them mbox, in a folder that tells which it is."""
    return f"{path.parent.name}/{path.name}" if path.name == "mbox" else path.name


def _read(files: SourceFiles, row: Row) -> Read:
    message_id, at, sender, recipients, passed_over = row.cells
    if passed_over:
        return Read(passed_over=passed_over)
    return message_read(files, message_id, datetime.fromisoformat(at), sender, recipients.split())


SOURCE = ImportSource(
    "mailbox",
    "A mailbox",
    "mbox files or messages ending in .eml, alone, in a zip archive or in a folder.",
    open_mailbox,
    frozenset({AGREEMENT}),
)

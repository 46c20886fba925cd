"""A calendar (.ics): meetings that have begun, with everybody who had accepted. Who came, a calendar does not tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from troth.intake.apart import open_apart
from troth.intake.mapping import Source
from troth.intake.opening import CALENDAR
from troth.intake.sources.contacts import Encounter, staff_of
from troth.intake.sources.contacts_files import files_within, refuse_one_name_twice
from troth.intake.sources.contacts_reading import ContactsReading, Part, Read, addresses_of
from troth.intake.sources.source import AGREEMENT, ImportSource, SourceFiles
from troth.intake.table import Row

NOT_ACCEPTED = "the owner of the calendar had not accepted, or is not named"
_ENDINGS = (".ics", ".ical")
_COMING, _NOT_COMING = "ACCEPTED", "DECLINED"
NO_ANSWER = "nobody else had accepted"


def open_calendar(files: SourceFiles) -> ContactsReading:
    """The meetings in calendars; raises InputError on files that are none."""
    addresses_of(files)
    paths = files_within(files.paths, (*_ENDINGS, ".zip"))
    refuse_one_name_twice(paths)
    source = Source(form=CALENDAR, time_zone=files.time_zone, until=files.now.isoformat())
    tables = [(path.name, open_apart(path, source)) for path in paths]
    parts = tuple(Part(name, table, table.findings) for name, table in tables)
    return ContactsReading(files, parts, lambda _, row: _read(files, row), needs_both_ways=False)


def _read(files: SourceFiles, row: Row) -> Read:
    uid, occurrence, at, state, answers = row.cells
    owner = files.agreement.staff_id if files.agreement else ""
    given = [(address, answer) for answer, _, address in (each.partition(":") for each in answers.split())]
    owners = {answer for address, answer in given if staff_of(files.known, address) == owner}
    others = [(address, answer) for address, answer in given if staff_of(files.known, address) != owner]
    if not state and _COMING not in owners and _NOT_COMING not in owners:
        return Read(passed_over=NOT_ACCEPTED)
    is_off = bool(state) or _COMING not in owners
    encounters = tuple(_encounters(f"{uid}\0{occurrence}", datetime.fromisoformat(at), others, is_off=is_off))
    return Read(encounters, NO_ANSWER)


def _encounters(
    event: str, at: datetime, others: list[tuple[str, str]], *, is_off: bool
) -> Iterator[Encounter]:
    """One for whoever had accepted, and one for whoever declined; with a meeting called off everybody has declined."""
    coming = tuple(address for address, answer in others if answer == _COMING and not is_off)
    declined = tuple(address for address, answer in others if is_off or answer == _NOT_COMING)
    if coming:
        yield Encounter(event, "meeting", "both", at, coming)
    if declined:
        yield Encounter(event, "meeting", "both", at, declined, held=False)


SOURCE = ImportSource(
    "calendar",
    "A calendar",
    "calendar files ending in .ics, alone, in a zip archive or in a folder.",
    open_calendar,
    frozenset({AGREEMENT}),
)

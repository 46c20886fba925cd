"""A calendar (RFC 5545) as a table of what has taken place in it, read event by event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import IO
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from troth.intake.calendar_events import EventError, Reach, moved_by, occurrences_of
from troth.intake.limits import LONGEST_HEADER
from troth.intake.mapping import Source
from troth.intake.packed import SourceFile
from troth.intake.table import Finding, Row
from troth.intake.unpacking import contents_of
from troth.model import InputError

COLUMNS = ("uid", "occurrence", "at", "state", "answers")
CALENDAR_ENDINGS = (".ics", ".ical", ".ifb")
_EVENT, _ZONE = b"VEVENT", b"VTIMEZONE"
_FREQUENCY = re.compile(rb"FREQ=([A-Z]+)")
_TOO_LONG = f"the event is longer than {LONGEST_HEADER:,} bytes"
# What the libraries raise on some of what strangers write.
_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True)
class CalendarTable:
    """The occurrences in a calendar, one a row; `calendar_table` opens one."""

    file: SourceFile
    reach: Reach
    findings: tuple[Finding, ...]
    header: tuple[str, ...] = COLUMNS
    starts_1904: bool = False

    def rows(self) -> Iterator[Row]:
        """One row an occurrence, numbered by the line on which its event begins; an event that cannot be read is one row."""
        moved = frozenset(self._moved())
        for number, event in events_in(self.file):
            try:
                if event is None:
                    raise EventError(_TOO_LONG)  # noqa: TRY301 - told as every other fault of an event
                for each in occurrences_of(event, self.reach, moved):
                    yield Row(number, astuple(each))
            except EventError as error:
                yield Row(number, (), str(error))
            except _UNREADABLE:
                yield Row(number, (), "the event cannot be read")

    def _moved(self) -> Iterator[tuple[str, str]]:
        for _, event in events_in(self.file):
            with suppress(*_UNREADABLE):
                if event is not None and "RECURRENCE-ID" in event and (moved := moved_by(event, self.reach)):
                    yield moved


def calendar_table(file: SourceFile, source: Source) -> CalendarTable:
    """A calendar opened as a table; raises InputError when it is none. `source` names the zone and the moment `until`."""
    first = next((content.readline(LONGEST_HEADER) for content in contents_of(file, CALENDAR_ENDINGS)), b"")
    if first.removeprefix(b"\xef\xbb\xbf").strip().upper() != b"BEGIN:VCALENDAR":
        raise InputError(f"{file.name} is no calendar; export it as .ics.")
    reach = Reach(datetime.fromisoformat(source.until), ZoneInfo(source.time_zone))
    return CalendarTable(file, reach, (Finding("form", "iCalendar", "it begins as one"),))


def events_in(file: SourceFile) -> Iterator[tuple[int, Event | None]]:
    """Each event with its line, None where it is too long; zones are made known to the library before they are used.

    A zone whose summer comes other than once a year is none, and would be counted from 1970 on at each use.
    """
    for content in contents_of(file, CALENDAR_ENDINGS):
        for number, kind, block in _blocks(content):
            if kind == _EVENT:
                yield number, _event(block)
            elif set(_FREQUENCY.findall(block.upper())) <= {b"YEARLY"}:
                with suppress(*_UNREADABLE):
                    Calendar.from_ical(b"BEGIN:VCALENDAR\r\n" + block + b"END:VCALENDAR\r\n")


def _event(block: bytes) -> Event | None:
    if not block:
        return None
    try:
        found = Event.from_ical(block)
    except _UNREADABLE:
        return Event()
    return found if isinstance(found, Event) else Event()


def _blocks(content: IO[bytes]) -> Iterator[tuple[int, bytes, bytes]]:
    """The events and zones of a calendar with the line each begins on, whole; empty where one is too long."""
    kind, first, size = b"", 0, 0
    pieces: list[bytes] = []
    for number, line in enumerate(iter(lambda: content.readline(LONGEST_HEADER), b""), 1):
        word = line.strip().upper()
        if not kind and word in {b"BEGIN:" + _EVENT, b"BEGIN:" + _ZONE}:
            kind, first, size, pieces = word.partition(b":")[2], number, 0, []
        if not kind:
            continue
        size += len(line)
        if size <= LONGEST_HEADER:
            pieces.append(line)
        if word == b"END:" + kind:
            yield first, kind, b"".join(pieces) if size <= LONGEST_HEADER else b""
            kind = b""

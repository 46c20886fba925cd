"""The log of a mail server as CSV: one row a message, a recipient or a step of delivery, by columns named as data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from importlib.resources import files as shipped
from itertools import islice
from zoneinfo import ZoneInfo

from troth.intake.apart import open_apart
from troth.intake.forms import moment_value
from troth.intake.limits import MOST_ADDRESSES
from troth.intake.mail_addresses import address_of, is_machine
from troth.intake.mail_headers import AUTOMATIC, BOUNCE, LIST, id_in
from troth.intake.mapping import Formats
from troth.intake.sources.contacts_files import files_within, refuse_one_name_twice
from troth.intake.sources.contacts_messages import message_read
from troth.intake.sources.contacts_reading import ContactsReading, Part, Read, addresses_of
from troth.intake.sources.source import SourceFiles
from troth.intake.surveying import survey
from troth.intake.table import Finding, Row, TableReading
from troth.model import TABLES, InputError, MappingError

UNDELIVERED = "not delivered"
OTHER_STEP = "another step of the delivery"
_REMEMBERED = 16_384  # cells of addresses: those of a log repeat themselves
_NEEDED = ("message_id", "at", "sender", "recipients")
_HAPPENED_AT = TABLES["interactions"].by_name["happened_at"]
_NAMED = re.compile(r"([^\s,;#<>\"']+@[^\s,;#<>\"']+)(?:##([^;]*))?")
_YEAR_FIRST = re.compile(
    r"(\d{4})[-/](\d\d?)[-/](\d\d?)[T ](\d\d?):(\d\d)(?::(\d\d))?(?:[.,]\d+)?"
    r"\s*(Z|UTC|GMT)?\s*([+-]\d{1,2}(?::?\d\d)?)?"
)


@dataclass(frozen=True)
class Layout:
    """How a log is laid out: the names its columns may have, and the words that say what a row is.

    `steps` are the steps of delivery that count where the log has a row for each; `undelivered` are words in a status;
    `automatic` are beginnings of the subject that the server itself gives to replies nobody wrote.
    """

    title: str
    time_zone: str
    columns: Mapping[str, tuple[str, ...]]
    steps: frozenset[str]
    undelivered: tuple[str, ...]
    automatic: tuple[str, ...]


def layout(name: str) -> Layout:
    """The layout shipped as `name`.toml beside this file."""
    given = tomllib.loads(
        shipped("troth.intake.sources").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    )
    return Layout(
        given["title"],
        given["time_zone"],
        {column: tuple(map(_plain, names)) for column, names in given["columns"].items()},
        frozenset(given["steps"]),
        tuple(given["undelivered"]),
        tuple(given["automatic"]),
    )


def open_log(files: SourceFiles, laid_out: Layout) -> ContactsReading:
    """The contacts in logs of one layout; raises InputError where a column is missing, MappingError where days are unclear."""
    addresses_of(files)
    paths = files_within(files.paths, (".csv", ".txt", ".tsv"))
    refuse_one_name_twice(paths)
    zone = ZoneInfo(laid_out.time_zone or files.time_zone)
    readers: dict[str, Callable[[Row], Read]] = {}
    parts = []
    for path in paths:
        table = open_apart(path)
        places = _places(table, laid_out, path.name)
        formats = _formats(table, places["at"], path.name)
        readers[path.name] = _Reader(files, laid_out, places, formats, zone).read
        found = [Finding(name, table.header[place], "its heading") for name, place in places.items()]
        parts.append(Part(path.name, table, (*table.findings, *found)))
    return ContactsReading(
        files, tuple(parts), lambda part, row: readers[part.name](row), needs_both_ways=True
    )


@dataclass(frozen=True)
class _Reader:
    files: SourceFiles
    laid_out: Layout
    places: Mapping[str, int]
    formats: Formats
    zone: ZoneInfo

    def read(self, row: Row) -> Read:
        cells = {name: row.cells[place].strip() for name, place in self.places.items()}
        passed_over = _passed_over(cells, self.laid_out)
        if passed_over:
            return Read(passed_over=passed_over)
        sender, event = next(iter(_named(cells["sender"])), ""), id_in(cells["message_id"])
        if not sender or not event:
            return Read(fault="it has no sender or no message id that can be read")
        at = moment_of(cells["at"], self.formats, self.zone)
        if at is None:
            return Read(fault="its time cannot be read")
        recipients = _named(cells["recipients"])
        if len(recipients) > MOST_ADDRESSES:
            return Read(passed_over=LIST)
        return message_read(self.files, event, at, sender, recipients)


def moment_of(text: str, formats: Formats, zone: ZoneInfo) -> datetime | None:
    """The moment a log tells, in UTC and whole seconds; without an offset it is one of `zone`. None where it is none."""
    found = _YEAR_FIRST.fullmatch(text)
    try:
        if not found:
            moment = moment_value(_HAPPENED_AT, text, formats, (zone, zone))
            return moment.replace(microsecond=0) if isinstance(moment, datetime) else None
        *numbers, name, offset = found.groups()
        local = datetime(*(int(number or 0) for number in numbers))  # type: ignore[arg-type]  # noqa: DTZ001
        told = _offset(offset) if offset else UTC if name else zone
        return local.replace(tzinfo=told).astimezone(UTC)
    except (InputError, ValueError, OverflowError):
        return None


def _offset(text: str) -> timezone:
    digits = text[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))  # noqa: PLR2004
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(-ahead if text[0] == "-" else ahead)


@lru_cache(maxsize=_REMEMBERED)
def _named(text: str) -> tuple[str, ...]:
    """The addresses in a cell, each once; those that a trace marks with ## as failed were not reached."""
    reached = [address for address, status in _NAMED.findall(text) if "fail" not in status.lower()]
    return tuple(dict.fromkeys(filter(None, map(address_of, reached))))


def _passed_over(cells: Mapping[str, str], laid_out: Layout) -> str:
    step, status = cells.get("step", "").lower(), cells.get("status", "").lower()
    if laid_out.steps and "step" in cells and step not in laid_out.steps:
        return OTHER_STEP
    if any(word in status for word in laid_out.undelivered):
        return UNDELIVERED
    # An empty return path marks what no person sent: bounces, and with Exchange automatic replies.
    if cells["sender"] in {"", "<>"} or cells.get("return_path") == "<>":
        return BOUNCE
    subject = cells.get("subject", "").lower()
    if any(map(is_machine, _named(cells["sender"]))) or subject.startswith(laid_out.automatic):
        return AUTOMATIC
    return ""


def _places(table: TableReading, laid_out: Layout, name: str) -> dict[str, int]:
    """Where each column stands, by the first of its names that the header has."""
    header = [_plain(each) for each in table.header]
    found = {
        column: header.index(next(each for each in names if each in header))
        for column, names in laid_out.columns.items()
        if any(each in header for each in names)
    }
    missing = [column for column in _NEEDED if column not in found]
    if missing:
        raise InputError(
            f"{name} is no {laid_out.title}: it has no column for {', '.join(missing)}; export it with all columns."
        )
    return found


def _formats(table: TableReading, place: int, name: str) -> Formats:
    """How the times of a log are written where they are not year first; raises MappingError when days and months are unclear."""
    first = next((row.cells[place] for row in islice(table.rows(), 1) if not row.fault), "")
    if _YEAR_FIRST.fullmatch(first.strip()):
        return Formats()
    (guess,) = survey(table, {table.header[place]}).columns
    if any(question.is_about_days for question in guess.questions):
        raise MappingError(
            f"{name} does not tell day from month in {guess.name}; export it with times such as 2026-01-25 13:15."
        )
    return guess.formats


def _plain(heading: str) -> str:
    """A heading without spaces, case and marks: SenderAddress, sender_address and Sender address are one."""
    return re.sub(r"[^a-z0-9]", "", heading.lower())

"""From the way a file writes dates and numbers to the one way the contract reads them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from troth.intake.mapping import Formats
from troth.model import Column, InputError, Kind, Value

_NARROW_SPACES = str.maketrans("\u00a0\u2009\u202f", "   ")


def number_text(text: str, formats: Formats) -> str:
    """A number without thousands marks and with a point; a text that is no such number comes back as it is."""
    if formats.decimal == "." and not formats.thousands:
        return text
    found = _number_pattern(formats.decimal, formats.thousands).fullmatch(text.translate(_NARROW_SPACES))
    if found is None:
        # A mark in the wrong place must not pass for the other mark: 1.5 is no 1,500 and no 15.
        return f"{text} (decimal mark {formats.decimal!r})"
    whole = found["whole"].replace(formats.thousands, "") if formats.thousands else found["whole"]
    return f"{found['sign']}{whole}" + (f".{found['rest']}" if found["rest"] else "")


@lru_cache(maxsize=64)
def _number_pattern(decimal: str, thousands: str) -> re.Pattern[str]:
    grouped = rf"[0-9]{{1,3}}(?:{re.escape(thousands)}[0-9]{{3}})+|" if thousands else ""
    return re.compile(rf"(?P<sign>[+-]?)(?P<whole>{grouped}[0-9]+)(?:{re.escape(decimal)}(?P<rest>[0-9]*))?")


def moment_value(column: Column, text: str, formats: Formats, zones: tuple[ZoneInfo, ZoneInfo]) -> Value:
    """The day or the moment a text stands for; raises InputError with the formats that were allowed.

    `zones` are the file's and the book's: a time without offset is the file's, a bare day begins at midnight in the
    book's zone, and a day column fed with a moment takes its day there.
    """
    moment, has_time = _moment(column, text, formats)
    file_zone, book_zone = zones
    if column.kind is Kind.DATE and not has_time:
        return moment.date()
    try:
        if not has_time:
            moment = datetime.combine(moment.date(), time(), book_zone)
        elif moment.tzinfo is None:
            moment = moment.replace(tzinfo=file_zone)
        if column.kind is Kind.DATE:
            return moment.astimezone(book_zone).date()
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise InputError(_refusal(column, text, formats)) from error


def _moment(column: Column, text: str, formats: Formats) -> tuple[datetime, bool]:
    for form in formats.dates:
        moment = _by_format(text, form)
        if moment is not None:
            return moment, _HAS_TIME.search(form) is not None
    if _ISO.fullmatch(text):
        try:
            return datetime.fromisoformat(text.replace(" ", "T", 1)), len(text) > len("2000-01-01")
        except ValueError:
            pass
    raise InputError(_refusal(column, text, formats))


_HAS_TIME = re.compile(r"%-?[HIXTRsc]")
_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


def _by_format(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007 - the zone is the caller's
    except ValueError:
        return None


def _refusal(column: Column, text: str, formats: Formats) -> str:
    allowed = ", ".join((*formats.dates, "YYYY-MM-DD"))
    return f"{column.name} came as {text[:40]!r}; allowed are {allowed}."

"""From the way a file writes days, numbers and yes or no to the one way the contract reads them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from troth.intake.mapping import Formats
from troth.model import Column, InputError, Kind, Value

# Instead of a date format: the number of the day, as Excel counts from 1900 and, on old Macs, from 1904.
SERIAL, SERIAL_1904 = "excel", "excel-1904"
CURRENCY = r"[€$£¥₹]|[A-Z]{3}|Fr\.|kr|zł|Kč"
MARKS_OF_THOUSANDS = (",", ".", " ", "'", "\u2019")
_DAY_ZERO = {SERIAL: datetime(1899, 12, 30), SERIAL_1904: datetime(1904, 1, 1)}  # noqa: DTZ001 - days have no zone
_NARROW_SPACES = str.maketrans("\u00a0\u2009\u202f\u2212", "   -")
_PLAIN = re.compile(r"[+-]?[0-9]+")
_SERIAL_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,15})?")
# Words for yes and no beside those of the contract, in English and German.
YES_AND_NO = {
    **dict.fromkeys(("yes", "y", "true", "t", "on", "ja", "j", "wahr", "an", "x", "✓"), "true"),
    **dict.fromkeys(("no", "n", "false", "f", "off", "nein", "falsch", "aus"), "false"),
}
# By their first three letters, in English and German.
MONTHS = {
    "jan": "Jan", "jän": "Jan", "feb": "Feb", "mar": "Mar", "mär": "Mar", "mrz": "Mar", "apr": "Apr", "may": "May",
    "mai": "May", "jun": "Jun", "jul": "Jul", "aug": "Aug", "sep": "Sep", "oct": "Oct", "okt": "Oct", "nov": "Nov",
    "dec": "Dec", "dez": "Dec",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{3,}\.?")


def flag_text(text: str) -> str:
    """A word for yes or no as true or false; any other text comes back as it is."""
    return YES_AND_NO.get(text.casefold(), text)


def number_text(text: str, formats: Formats) -> str:
    """A number without thousands marks and with a point; a text that is no such number comes back as it is.

    A percentage is its share: 12 % is 0.12. A minus may stand behind, and brackets mean a minus.
    """
    decimal = formats.decimal or "."
    if _PLAIN.fullmatch(text):
        return text
    pattern = _number_pattern(decimal, formats.thousands, formats.currency)
    found = pattern.fullmatch(text.translate(_NARROW_SPACES))
    if found is None or bool(found["open"]) != bool(found["close"]):
        # A mark in the wrong place must not pass for the other mark: 1.5 is no 1,500 and no 15.
        return text if decimal == "." and not formats.thousands else f"{text} (decimal mark {decimal!r})"
    whole = found["whole"].replace(formats.thousands, "") if formats.thousands else found["whole"]
    is_negative = "-" in (found["sign"], found["behind"]) or found["open"]
    number = f"{'-' if is_negative else ''}{whole}" + (f".{found['rest']}" if found["rest"] else "")
    return f"{Decimal(number).scaleb(-2):f}" if found["percent"] else number


@lru_cache(maxsize=64)
def _number_pattern(decimal: str, thousands: str, currency: str) -> re.Pattern[str]:
    grouped = rf"[0-9]{{1,3}}(?:{re.escape(thousands)}[0-9]{{3}})+|" if thousands else ""
    sign = rf"(?:{re.escape(currency)})?" if currency else ""
    return re.compile(
        rf"(?P<open>\()?{sign} ?(?P<sign>[+-]?) ?{sign} ?(?P<whole>{grouped}[0-9]+)"
        rf"(?:{re.escape(decimal)}(?P<rest>[0-9]*))?(?P<percent> ?%)? ?{sign}(?P<behind>-?)(?P<close>\))?"
    )


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


def in_english(text: str) -> str:
    """A day with its month in three English letters, whether it was written long or short, in English or German."""

    def translated(found: re.Match[str]) -> str:
        word = found[0].rstrip(".")
        return MONTHS.get(word[:3].casefold(), word)

    return _WORD.sub(translated, text)


def serial_day(text: str, form: str) -> datetime | None:
    """The moment that a number of days stands for in Excel; None where the text is no such number."""
    if not _SERIAL_NUMBER.fullmatch(text):
        return None
    seconds = round(float(text) * 86_400)
    return _DAY_ZERO[form] + timedelta(seconds=seconds)


def _moment(column: Column, text: str, formats: Formats) -> tuple[datetime, bool]:
    for form in formats.dates:
        moment = _by_format(text, form)
        if moment is not None:
            has_time = moment.time() != time() if form in _DAY_ZERO else _HAS_TIME.search(form) is not None
            return moment, has_time
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
    if form in _DAY_ZERO:
        return serial_day(text, form)
    try:
        if "%b" in form or "%B" in form:
            return _by_month_name(text, form)
        return datetime.strptime(text, form)  # noqa: DTZ007 - the zone is the caller's
    except ValueError:
        return None


def _by_month_name(text: str, form: str) -> datetime:
    """A day whose month is a word, short or long, English or German."""
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007
    except ValueError:
        return datetime.strptime(in_english(text), form.replace("%B", "%b"))  # noqa: DTZ007


def _refusal(column: Column, text: str, formats: Formats) -> str:
    allowed = ", ".join((*formats.dates, "YYYY-MM-DD"))
    return f"{column.name} came as {text[:40]!r}; allowed are {allowed}."


def day_of(text: str, form: str) -> date | None:
    """The day a text stands for in one format; None where it stands for none."""
    moment = _by_format(text, form)
    return moment.date() if moment else None

"""What one text could be: a day in one order of day, month and year or another, a number with one mark or another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from troth.intake.forms import (
    CURRENCY,
    MARKS_OF_THOUSANDS,
    MONTHS,
    SERIAL,
    SERIAL_1904,
    YES_AND_NO,
    day_of,
)

LONGEST = 60  # characters of a text that can be a day or a number
DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "day first", "month first", "year first"
SHORT_YEAR_FIRST = "two digits of the year first"
COUNTED, COUNTED_1904 = "days counted from 1900", "days counted from 1904"
_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)

_TRIPLE = re.compile(r"(?P<a>\d{1,4})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4}|\d{2})(?P<time>.*)")
_NAMED = re.compile(
    r"(?P<day>\d{1,2})(?P<s1>\. ?|[ -])(?P<month>[^\W\d_]{3,9}\.?)(?P<s2>[ -])(?P<year>\d{4}|\d{2})(?P<time>.*)"
)
_NAMED_FIRST = re.compile(
    r"(?P<month>[^\W\d_]{3,9}\.?) (?P<day>\d{1,2})(?P<comma>,?) (?P<year>\d{4})(?P<time>.*)"
)
_TIME = re.compile(
    r"(?P<gap>[T ])(?P<hour>\d{1,2}):\d{2}(?P<second>:\d{2}(?P<part>\.\d{1,6})?)?(?P<half> ?[AaPp][Mm])?"
    r"(?P<zone> ?(?:Z|[+-]\d{2}:?\d{2}))?"
)
_COUNTED = re.compile(r"[2-8]\d{4}(\.\d{1,15})?")
_COMPACT = re.compile(r"(19|20|21)\d{6}")
_NUMBER = re.compile(
    rf"\(?(?P<before>{CURRENCY})? ?[+-]? ?(?P<inner>{CURRENCY})? ?(?P<body>\d[\d.,' \u2019]*?)"
    rf"(?P<percent> ?%)? ?(?P<after>{CURRENCY})?-?\)?"
)
_BEGINNING = re.compile(
    rf"[(+\-\u2212 ]*(?:(?:{CURRENCY})[(+\-\u2212\s]*)?\d"
)  # of days in digits, and of numbers
_SPACES = str.maketrans("\u00a0\u2009\u202f\u2212", "   -")

Dated = tuple[str, str]  # an order, and the format that reads the text in it
Marked = tuple[str, str]  # a decimal mark, and the mark of thousands that is used with it


@dataclass(frozen=True, eq=False)
class Shape:
    """All that a text could be; several days or numbers where it can be read in several ways.

    Compared by identity, which is quick: there are few shapes, and `shape_of` hands out the same one again.
    """

    days: tuple[Dated, ...] = ()
    numbers: tuple[Marked, ...] = ()
    currency: str = ""
    is_flag: bool = False
    is_name: bool = False  # digits that are no quantity: a leading zero, or more than fifteen


_shape = lru_cache(maxsize=65_536)(Shape)


@lru_cache(maxsize=65_536)
def shape_of(text: str) -> Shape:
    """What a text that is not empty, without spaces around it, could be."""
    if len(text) > LONGEST:
        return _shape()
    is_flag = text.casefold() in YES_AND_NO
    if not _BEGINNING.match(text) and text[:3].casefold() not in MONTHS:
        return _shape(is_flag=is_flag)
    numbers, currency = _numbers(text)
    is_name = text.isdecimal() and (len(text) > 15 or (len(text) > 1 and text[0] == "0"))  # noqa: PLR2004
    return _shape(_days(text), numbers, currency, is_flag=is_flag, is_name=is_name)


def _days(text: str) -> tuple[Dated, ...]:
    candidates: list[Dated] = []
    if found := _TRIPLE.fullmatch(text):
        candidates = _of_digits(found)
    elif found := _NAMED.fullmatch(text):
        month = _month_sign(found["month"])
        year = "%Y" if len(found["year"]) == 4 else "%y"  # noqa: PLR2004
        candidates = [(DAY_FIRST, f"%d{found['s1']}{month}{found['s2']}{year}")] if month else []
    elif found := _NAMED_FIRST.fullmatch(text):
        month = _month_sign(found["month"])
        candidates = [(MONTH_FIRST, f"{month} %d{found['comma']} %Y")] if month else []
    elif _COMPACT.fullmatch(text):
        return _that_exist(text, [(YEAR_FIRST, "%Y%m%d")])
    elif _COUNTED.fullmatch(text):
        return (COUNTED, SERIAL), (COUNTED_1904, SERIAL_1904)
    time = _time_format(found["time"]) if found else None
    return () if time is None else _that_exist(text, [(order, form + time) for order, form in candidates])


def _that_exist(text: str, candidates: list[Dated]) -> tuple[Dated, ...]:
    def is_day(form: str) -> bool:
        day = day_of(text, form)
        return day is not None and _EARLIEST <= day <= _LATEST

    return tuple(each for each in candidates if is_day(each[1]))


def _of_digits(found: re.Match[str]) -> list[Dated]:
    sep, first, last = found["sep"], len(found["a"]), len(found["c"])
    if first == 4:  # noqa: PLR2004 - a year
        return [(YEAR_FIRST, f"%Y{sep}%m{sep}%d")] if last < 4 else []  # noqa: PLR2004
    if first > 2:  # noqa: PLR2004
        return []
    year = "%Y" if last == 4 else "%y"  # noqa: PLR2004
    readings = [(DAY_FIRST, f"%d{sep}%m{sep}{year}")]
    if sep != ".":  # with points the day always comes first
        readings.append((MONTH_FIRST, f"%m{sep}%d{sep}{year}"))
        if year == "%y" and first == 2:  # noqa: PLR2004
            readings.append((SHORT_YEAR_FIRST, f"%y{sep}%m{sep}%d"))
    return readings


def _month_sign(word: str) -> str:
    is_month = word[:3].casefold() in MONTHS
    return ("%b" if len(word.rstrip(".")) == 3 else "%B") if is_month else ""  # noqa: PLR2004


def _time_format(text: str) -> str | None:
    if not text:
        return ""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    half, zone = found["half"] or "", found["zone"] or ""
    form = f"{found['gap']}{'%I' if half else '%H'}:%M"
    form += (":%S" if found["second"] else "") + (".%f" if found["part"] else "")
    form += (" %p" if half.startswith(" ") else "%p") if half else ""
    return form + ((" %z" if zone.startswith(" ") else "%z") if zone else "")


def _numbers(text: str) -> tuple[tuple[Marked, ...], str]:
    found = _NUMBER.fullmatch(text.translate(_SPACES))
    if found is None:
        return (), ""
    signs = {found["before"], found["inner"], found["after"]} - {None}
    if len(signs) > 1:
        return (), ""
    body = found["body"].strip()
    marked = [
        (decimal, thousands)
        for decimal in (".", ",")
        for thousands in ("", *MARKS_OF_THOUSANDS)
        if thousands != decimal and _number_form(decimal, thousands).fullmatch(body)
    ]
    return tuple(marked), str(next(iter(signs), ""))


@lru_cache(maxsize=16)
def _number_form(decimal: str, thousands: str) -> re.Pattern[str]:
    grouped = rf"[1-9]\d{{0,2}}(?:{re.escape(thousands)}\d{{3}})+" if thousands else r"\d+"
    return re.compile(rf"{grouped}(?:{re.escape(decimal)}\d+)?")

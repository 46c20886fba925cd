"""The cells of an account review as typed values; what is wrong is said at its cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from troth.model import InputError, parse
from troth.model.columns import EARLIEST_DAY
from troth.model.facts import Value
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.review_columns import Entry, SheetColumn, columns_of

LONGEST_NEED = 80  # characters of a need that is new to the book's list

Wanted = Mapping[str, Value]


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with one cell; an empty column speaks of the whole row, an empty row of the whole sheet."""

    row: str
    column: str
    says: Phrase


@dataclass(frozen=True)
class Reviewer:
    """Whose review it is, and when: `noon` gives the moment a conversation of a day is dated at, `new_id` a fresh id."""

    staff_id: str | None
    today: date
    noon: Callable[[date], datetime]
    new_id: Callable[[str], str]

    @property
    def rating(self) -> dict[str, Value]:
        """Whose judgement a rating of this review is: our staff's, on its day."""
        return {"rated_by": "staff", "rater_id": self.staff_id, "rated_on": self.today}


def typed_cells(row: str, cells: Mapping[str, str], today: date) -> tuple[Wanted, list[CellProblem]]:
    """The values of the changed cells of a row, and every cell whose text does not fit."""
    columns = {column.name: column for column in columns_of(row)}
    wanted: dict[str, Value] = {}
    problems = []
    for name, text in cells.items():
        found = _value(columns[name], text, today)
        if isinstance(found, Phrase):
            problems.append(CellProblem(row, name, found))
        else:
            wanted[name] = found
    return wanted, problems


def _value(column: SheetColumn, text: str, today: date) -> Value | Phrase:
    match column.entry:
        case Entry.DAY:
            return _day(text, today)
        case Entry.NEED:
            return _need(text)
        case Entry.POINTS:
            return _points(column, text)
        case Entry.CHOICE:
            return _choice(column, text)
        case _:
            return _words(column, text)


def _day(text: str, today: date) -> date | Phrase:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return _("“{text}” is no day; write it as {example}", text=text[:40], example=today.isoformat())
    if day > today:
        return _("{day} lies ahead; only what has happened is recorded", day=day)
    return day if day >= EARLIEST_DAY else _("Days from {first} on are allowed", first=EARLIEST_DAY)


def _need(text: str) -> str | Phrase:
    if len(text) > LONGEST_NEED:
        return _("A need has at most {most} characters; {count} came", most=LONGEST_NEED, count=len(text))
    if not text.isprintable():
        return _("Take line breaks and control characters out of the need")
    return text


def _points(column: SheetColumn, text: str) -> Value | Phrase:
    try:
        return parse(column.defined, text.replace(",", "."))
    except InputError:
        return _("“{text}” came; points from 0 to 10 are allowed", text=text[:40])


def _choice(column: SheetColumn, text: str) -> Value | Phrase:
    if text not in column.choices:
        choices = ", ".join(str(choice) for choice in column.choices.values())
        return _("“{text}” came; allowed are {choices}", text=text[:40], choices=choices)
    return int(text) if column.column == "level" else text


def _words(column: SheetColumn, text: str) -> Value | Phrase:
    try:
        return parse(column.defined, text)
    except InputError as refused:
        return _("{says}", says=str(refused))

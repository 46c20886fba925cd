"""The columns of the account review, each standing for one column of the model; page and workbook are made from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from troth.model import TABLES, Column
from troth.reports.labels import CONTACTS, POWERS, ROLES
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

MOST_NEEDS = 3

INFLUENCE: Mapping[str, Phrase] = {
    "0": _("0 none"),
    "1": _("1 low"),
    "2": _("2 some"),
    "3": _("3 high"),
    "4": _("4 decisive"),
}
SPOKEN: Mapping[str, Phrase] = {kind: CONTACTS[kind] for kind in ("meeting", "call")}
OUTCOMES: Mapping[str, Phrase] = {
    "kept": _("kept, on time"),
    "partly": _("partly kept"),
    "late": _("kept, but late"),
    "broken": _("broken"),
}


class Entry(StrEnum):
    """How a cell is filled: words, one of a few choices, a need of the book's list, points from 0 to 10, or a day."""

    WORDS = "words"
    CHOICE = "choice"
    NEED = "need"
    POINTS = "points"
    DAY = "day"


@dataclass(frozen=True)
class SheetColumn:
    """A column of the sheet: `table` and `column` are the fact it becomes, `number` which of several needs it is."""

    name: str
    label: Phrase
    entry: Entry
    table: str
    column: str
    choices: Mapping[str, Phrase] = field(default_factory=dict)
    number: int = 0

    @property
    def defined(self) -> Column:
        """The column of the model, with its bounds and choices."""
        return TABLES[self.table].by_name[self.column]


def _need_columns(number: int) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(
            f"need_{number}", _("Need {number}", number=number), Entry.NEED, "needs", "code", number=number
        ),
        SheetColumn(
            f"expected_{number}", _("expected 0–10"), Entry.POINTS, "need_ratings", "expected", number=number
        ),
        SheetColumn(
            f"perceived_{number}",
            _("perceived 0–10"),
            Entry.POINTS,
            "need_ratings",
            "perceived",
            number=number,
        ),
    )


NEED_NUMBERS = tuple(range(1, MOST_NEEDS + 1))
PERSON_COLUMNS: tuple[SheetColumn, ...] = (
    SheetColumn("name", _("Name"), Entry.WORDS, "people", "name"),
    SheetColumn("role", _("Role"), Entry.CHOICE, "buying_roles", "role", ROLES),
    SheetColumn("power", _("Power"), Entry.CHOICE, "buying_roles", "power", POWERS),
    SheetColumn("level", _("Influence"), Entry.CHOICE, "influence_ratings", "level", INFLUENCE),
    *(column for number in NEED_NUMBERS for column in _need_columns(number)),
    SheetColumn("talked_on", _("Last real conversation"), Entry.DAY, "interactions", "happened_at"),
    SheetColumn("talked_how", _("how"), Entry.CHOICE, "interactions", "kind", SPOKEN),
)
PROMISE_COLUMNS: tuple[SheetColumn, ...] = (
    SheetColumn("outcome", _("What became of it"), Entry.CHOICE, "promise_events", "kind", OUTCOMES),
    SheetColumn("ended_on", _("on"), Entry.DAY, "promise_events", "happened_on"),
)
PERSON, NEW, PROMISE = "person", "new", "promise"
_COLUMNS = {PERSON: PERSON_COLUMNS, NEW: PERSON_COLUMNS, PROMISE: PROMISE_COLUMNS}

Cells = Mapping[str, Mapping[str, str]]
"""Texts by row and column; a cell that is not there is empty. Days are YYYY-MM-DD, choices the words of the model."""


def row_key(kind: str, found: str) -> str:
    """The key of a row: a person or promise by its id, a new person by a number."""
    return f"{kind}:{found}"


def columns_of(row: str) -> tuple[SheetColumn, ...]:
    """The columns a row has; none for a key that is none."""
    return _COLUMNS.get(row.partition(":")[0], ())

"""The book itself: what is in it, how fresh and how sound it is, and who wrote what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from troth.model import TABLES
from troth.reports.phrases import Phrase, ngettext
from troth.reports.phrases import gettext as _

# Above this share of facts whose date of knowledge is assumed, past figures are reconstructed and prove nothing.
MOST_ASSUMED_SHARE = 0.2
FINAL_SOURCES = frozenset({"undo", "erasure", "retention"})


@dataclass(frozen=True)
class TableStock:
    """A table: what it holds, facts in force, the day the last was learnt and the last happened, the share assumed."""

    table: str
    meaning: str
    facts: int
    learnt_on: date | None
    happened_on: date | None
    assumed_share: float | None


@dataclass(frozen=True)
class Coverage:
    """Of how many accounts something is known: a figure, well founded or thin, contact on record."""

    accounts: int
    well_founded: int
    thin: int
    observed: int

    @property
    def without_figure(self) -> int:
        """Accounts without a figure of loyalty."""
        return self.accounts - self.well_founded - self.thin


@dataclass(frozen=True)
class BatchRow:
    """One call or import that wrote facts: when, by whom, from where, how many, and what it could not take.

    `facts` are the versions it wrote, or with `has_more` as many as were counted.
    """

    batch_id: str
    written_at: datetime
    by: str
    source: str
    note: str
    facts: int
    has_more: bool
    problems: int
    undone_at: datetime | None

    @property
    def is_final(self) -> bool:
        """Whether it cannot be taken back: it took another back, or deleted or erased what the law asks for."""
        return self.source in FINAL_SOURCES


@dataclass(frozen=True)
class Scoring:
    """The run on screen: its day, when it was finished, the facts known and the share of them with an assumed date."""

    at: date
    finished_at: datetime | None
    fact_count: int
    assumed_share: float
    version: str

    @property
    def soundness(self) -> Phrase:
        """What the share of assumed dates means for figures of past days."""
        if self.assumed_share > MOST_ASSUMED_SHARE:
            return _(
                "Past figures are reconstructed history, not proof: too many facts lack the day we learnt them."
            )
        return _("Past figures rest on what was known then.")


@dataclass(frozen=True)
class BookPage:
    """The page of the book; batches are given to those alone who look after it."""

    scoring: Scoring | None
    coverage: Coverage
    days_kept: int
    days_due: int


def table_stock(rows: Sequence[tuple[str, int, int, date | None, date | None]]) -> tuple[TableStock, ...]:
    """The tables that hold something, the largest first, from (table, facts, assumed, learnt on, happened on)."""
    found = [
        TableStock(
            table,
            TABLES[table].meaning,
            facts,
            learnt_on,
            happened_on,
            assumed / facts if TABLES[table].by_name.get("recorded_basis") else None,
        )
        for table, facts, assumed, learnt_on, happened_on in rows
        if facts
    ]
    return tuple(sorted(found, key=lambda each: (-each.facts, each.table)))


def empty_tables(rows: Sequence[tuple[str, int, int, date | None, date | None]]) -> tuple[str, ...]:
    """The tables that hold nothing yet."""
    return tuple(table for table, facts, *_rest in rows if not facts)


def in_words(facts: Mapping[str, int]) -> tuple[Phrase, ...]:
    """How many facts by table, as `12 promises`."""
    return tuple(
        ngettext("{count} fact of {table}", "{count} facts of {table}", count, table=table.replace("_", " "))
        for table, count in sorted(facts.items(), key=lambda each: (-each[1], each[0]))
    )

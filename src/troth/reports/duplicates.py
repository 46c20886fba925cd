"""Accounts and people that may be one, side by side, and what was decided of others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from troth.reports.known import Known, Row
from troth.reports.likeness import AGREEMENTS
from troth.reports.phrases import Phrase

# What is set side by side, by table.
TOLD: Mapping[str, tuple[str, ...]] = {
    "accounts": ("country", "domains", "segment"),
    "people": ("title", "organisation", "department", "email", "phone"),
}
KEYS: Mapping[str, str] = {"accounts": "account_id", "people": "person_id"}


@dataclass(frozen=True)
class Side:
    """One of two: its id and name, its cells in the order of the pair's columns, its accounts, and the facts that name it."""

    id: str
    name: str
    cells: tuple[str, ...]
    accounts: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, int], ...]

    @property
    def fact_count(self) -> int:
        """How many facts name it."""
        return sum(count for _, count in self.facts)


@dataclass(frozen=True)
class Pair:
    """Two of a table that may be one: how surely (0.5 to 1), why, and both with the columns that either fills."""

    table: str
    certainty: float
    why: tuple[Phrase, ...]
    columns: tuple[str, ...]
    sides: tuple[Side, Side]

    @property
    def rows(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The columns, each with the cells of both."""
        return tuple(zip(self.columns, zip(*(side.cells for side in self.sides), strict=True), strict=True))


@dataclass(frozen=True)
class Decision:
    """What was decided of two: `table` is merges or distinctions; of a merge the first name is the one that was kept."""

    table: str
    fact_id: str
    names: tuple[str, str]
    decided_on: date


@dataclass(frozen=True)
class DuplicatesPage:
    """The pairs of one page, how many there are, how many more are withheld, and the newest decisions."""

    pairs: tuple[Pair, ...]
    found: int
    withheld: int
    decisions: tuple[Decision, ...]


@dataclass(frozen=True)
class Likeness:
    """What was found of two ids of a table: how surely they are one, the fields that agree or differ, the facts of each."""

    table: str
    ids: tuple[str, str]
    certainty: float
    why: Sequence[tuple[str, str]]
    facts: tuple[Mapping[str, int], Mapping[str, int]]


def pair(known: Known, found: Likeness) -> Pair | None:
    """Both side by side, as facts in force tell them; none where one of them is not in force any more."""
    key = KEYS[found.table]
    rows = [row for each in found.ids if (row := known.one(found.table, key, each))]
    if len(rows) < len(found.ids):
        return None
    columns = tuple(name for name in TOLD[found.table] if any(row[name] for row in rows))
    first, second = (
        _side(known, found.table, row, columns, facts) for row, facts in zip(rows, found.facts, strict=True)
    )
    why = tuple(AGREEMENTS[each] for each in found.why)
    return Pair(found.table, found.certainty, why, columns, (first, second))


def decisions(known: Known, names: Mapping[str, Mapping[str, str]], most: int) -> tuple[Decision, ...]:
    """The newest merges and distinctions; `names` are those of accounts and people by table and id."""
    found = [
        Decision(table, str(row[key]), _named(row, ids, names), row[on])
        for table, key, ids, on in (
            ("merges", "merge_id", ("kept_id", "merged_id"), "merged_on"),
            ("distinctions", "distinction_id", ("one_id", "other_id"), "decided_on"),
        )
        for row in known.rows(table)
    ]
    return tuple(sorted(found, key=lambda each: (-each.decided_on.toordinal(), each.names)))[:most]


def _named(row: Row, ids: tuple[str, str], names: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    of_kind = names["accounts" if row["kind"] == "account" else "people"]
    one, other = (of_kind.get(str(row[each]), str(row[each])) for each in ids)
    return one, other


def _side(known: Known, table: str, row: Row, columns: Collection[str], facts: Mapping[str, int]) -> Side:
    own_id = str(row[KEYS[table]])
    accounts = () if table == "accounts" else _accounts(known, own_id)
    told = tuple(str(row[name] or "") for name in columns)
    return Side(own_id, str(row["name"]), told, accounts, tuple(sorted(facts.items())))


def _accounts(known: Known, person_id: str) -> tuple[tuple[str, str], ...]:
    ids = {str(role["account_id"]) for role in known.where("buying_roles", "person_id", person_id)}
    return tuple(sorted((each, known.account(each)) for each in ids))

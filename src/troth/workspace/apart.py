"""Who was said to be two though they look like one: such a pair is not suggested again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from troth import ledger as store
from troth.intake.matching import Likely
from troth.ledger import Ledger

Kept = Mapping[str, Mapping[str, str]]  # by table, the id that was kept of each that was merged
Apart = Mapping[str, frozenset[frozenset[str]]]  # by table, pairs of ids

COLUMNS = ("kind", "one_id", "other_id")
TABLE_OF_KIND = {"account": "accounts", "person": "people"}


def apart_in_force(ledger: Ledger, kept: Kept) -> Apart:
    """The pairs told apart by the distinctions in force."""
    return told_apart(store.current_cells(ledger, "distinctions", COLUMNS), kept)


def told_apart(rows: Iterable[Iterable[Any]], kept: Kept) -> Apart:
    """The pairs of rows of kind, one_id, other_id; who was merged since is told apart as the one that was kept."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for kind, *ids in rows:
        table = TABLE_OF_KIND[kind]
        found[table].add(frozenset(kept.get(table, {}).get(each, each) for each in ids))
    return {table: frozenset(pairs) for table, pairs in found.items()}


def not_apart(pairs: Iterable[Likely], apart: Apart, table: str) -> Iterator[Likely]:
    """The pairs of accounts or of people that nobody told apart."""
    known = apart.get(table, frozenset())
    return (pair for pair in pairs if frozenset((pair.first_id, pair.second_id)) not in known)

"""What changed rules would do to the accounts, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

from troth import ledger as store
from troth.engine import open_book
from troth.ledger import Ledger
from troth.workspace.scoring import Scored, book_rules, score

LEAST_MOVE = 0.0005  # of loyalty: a twentieth of a point of 100


@dataclass(frozen=True)
class Moved:
    """An account whose loyalty or class would be another; none where there would be no figure."""

    account_id: str
    before: float | None
    after: float | None
    class_before: str | None
    class_after: str | None

    @property
    def move(self) -> float:
        """How far loyalty would move, 0 to 1; a figure that appears or goes counts as the whole of it."""
        if self.before is None or self.after is None:
            return self.after or self.before or 0.0
        return abs(self.after - self.before)


@dataclass(frozen=True)
class WhatIf:
    """The accounts that would move, the farthest first, and how many there are in all."""

    moved: tuple[Moved, ...]
    accounts: int


def what_if(ledger: Ledger, at: date, changes: Mapping[str, float]) -> WhatIf:
    """Score the book as of a day with its rules and with these changed, from the same facts.

    Raises RuleError where a changed rule cannot be used.
    """
    with store.snapshot(ledger) as address:
        book = open_book(address)
        with closing(book.runner):
            rules = book_rules(book)
            changed = rules.changed(**changes)
            before = _figures(score(book, at, rules))
            after = _figures(score(book, at, changed))
    moved = sorted(_moved(before, after), key=lambda each: (-each.move, each.account_id))
    return WhatIf(tuple(moved), len(after))


def _figures(scored: Scored) -> Mapping[str, Mapping[str, Any]]:
    return {str(row["account_id"]): row for row in scored.dicts("account_scores")}


def _moved(
    before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]
) -> Iterator[Moved]:
    for account_id in before.keys() & after.keys():
        one, other = before[account_id], after[account_id]
        each = Moved(
            account_id, one["loyalty"], other["loyalty"], one["loyalty_class"], other["loyalty_class"]
        )
        has_gone = (each.before is None) != (each.after is None)
        if has_gone or each.move >= LEAST_MOVE or each.class_before != each.class_after:
            yield each

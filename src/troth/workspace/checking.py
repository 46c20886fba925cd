"""A book that is open, held against the contract."""

from __future__ import annotations

from dataclasses import dataclass

from troth import ledger as store
from troth.engine import open_book
from troth.ledger import Ledger
from troth.model import BookError, Problem


@dataclass(frozen=True)
class Checked:
    """What breaks the contract, and what was noticed beside it, as `troth check` tells it."""

    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def check(ledger: Ledger) -> Checked:
    """Everything found in the book as it is now."""
    with store.snapshot(ledger) as address:
        try:
            book = open_book(address)
        except BookError as broken:
            return Checked(broken.problems or (Problem("book", str(broken.args[0])),), ())
        book.runner.close()
        return Checked((), book.notes)

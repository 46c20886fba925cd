"""Troth from Python: `troth.open("book").score(at=date(2026, 11, 20)).pandas("account_scores")`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from troth.engine import Book, open_book
from troth.model import Rules
from troth.workspace.scoring import Scored, score


@dataclass(frozen=True)
class OpenBook:
    """An open book; close it, or use it in a `with` block."""

    book: Book

    def score(self, at: date, rules: Rules | None = None) -> Scored:
        """Every figure as of the end of day `at`, as rows, files, Arrow, pandas, Polars or Ibis tables.

        The figures are there until the book is scored again or closed.
        """
        return score(self.book, at, rules)

    def close(self) -> None:
        """Give the engine back."""
        self.book.runner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_library_book(address: str, *, engine: str, lenient: bool) -> OpenBook:
    """Open a book for use from Python."""
    return OpenBook(open_book(address, engine=engine, lenient=lenient))

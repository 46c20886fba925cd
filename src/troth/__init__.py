"""Troth: how loyal business customers are, person by person, promise by promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from troth.workspace.library import OpenBook

__version__ = "0.1.0"


def open(address: str, *, engine: str = "duckdb", lenient: bool = False) -> OpenBook:  # noqa: A001
    """Open a book at a folder, sqlite:///FILE or postgresql://...; `.score(at=...)` then gives its figures.

    Raises BookError with every problem at once; with `lenient`, rows that break the contract are set aside.
    """
    from troth.workspace.library import open_library_book  # noqa: PLC0415 - the parts load when asked for

    return open_library_book(address, engine=engine, lenient=lenient)

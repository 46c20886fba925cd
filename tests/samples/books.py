"""The books that tests of this room look into."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from troth.model import Facts
from troth.samples import Sample, facts

UNTIL = date(2026, 11, 20)

Row = dict[str, Any]


@cache
def book(sample: Sample) -> tuple[Facts, ...]:
    """All facts of a sample."""
    return tuple(facts(sample))


def rows(sample: Sample, table: str) -> Iterator[Row]:
    """The rows of one table."""
    for chunk in book(sample):
        if chunk.table == table:
            yield from (dict(zip(chunk.columns, row, strict=True)) for row in chunk.rows)

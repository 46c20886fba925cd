"""What a measure is: a card that says what the figure means, and the expression that computes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from troth.model.rules import Rules

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True)
class Measure:
    """One measure: the table `name`, what it answers, the columns that make a row unique, and what it reads.

    `reads` names the tables the expression may look at: facts as known on the day (`promises`), the one-row table
    `moment` (column `at`), decay tables (`trust_decay`), and earlier measures. A `whole_book` measure estimates
    quantities from all accounts; its rows are (name, segment, value) and are kept as priors. What is not `stored`
    is computed again by each reader: right for wide rows that few read.
    """

    name: str
    question: str
    grain: tuple[str, ...]
    reads: tuple[str, ...]
    source: str
    build: Callable[[Mapping[str, ir.Table], Rules], ir.Table]
    whole_book: bool = False
    stored: bool = True


def measure(
    question: str,
    grain: tuple[str, ...],
    reads: tuple[str, ...],
    source: str,
    *,
    whole_book: bool = False,
    stored: bool = True,
) -> Callable[[Callable[[Mapping[str, ir.Table], Rules], ir.Table]], Measure]:
    """Make the decorated function a measure named after it."""

    def make(build: Callable[[Mapping[str, ir.Table], Rules], ir.Table]) -> Measure:
        return Measure(build.__name__, question, grain, reads, source, build, whole_book, stored)

    return make

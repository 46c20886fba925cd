"""Random books scored by the measures, each once for all tests that look at them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import ibis.expr.types as ir

from tests.measured import Measured, measured_on
from tests.reference.random_book import random_book
from troth.model import OUTPUTS, Measure, Rules
from troth.workspace.catalogue import CONTRIBUTION_MEASURES, MEASURES
from troth.workspace.plan import expressions

SEEDS = range(12)
DAYS = (date(2025, 3, 17), date(2025, 11, 30), date(2026, 6, 30))
EVERY_MEASURE = (*MEASURES, *CONTRIBUTION_MEASURES)
SCORES = (
    *("promise_scores", "person_scores", "account_scores", "promiser_scores", "value_scores"),
    *("gaps", "contributions"),
)
_SHOWN = (*SCORES, "account_loyalty", "loyalty_without")


@cache
def scored_book(seed: int) -> Mapping[date, Measured]:
    """The scores of a random book on each of the days."""
    with TemporaryDirectory() as folder:
        return measured_on(Path(folder), random_book(seed), EVERY_MEASURE, DAYS, shown=_SHOWN, rules=Rules())


@cache
def every_expression() -> tuple[tuple[Measure, ir.Table], ...]:
    """Every measure with its expression, built once."""
    return tuple(expressions(EVERY_MEASURE, Rules()))


def grain(output: str) -> list[str]:
    """The columns that make a row of an output unique within a run."""
    return [name for name in OUTPUTS[output].grain if name != "run_id"]

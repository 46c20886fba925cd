"""The measures against the reference: written apart from each other, they give the same figures on nasty books."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tests.reference import score
from tests.reference.knowledge import Row
from tests.reference.random_book import random_book
from tests.scored_books import DAYS, SEEDS, grain, scored_book
from troth.model import OUTPUTS

OUTPUT_NAMES = (
    *("promise_scores", "person_scores", "account_scores", "promiser_scores"),
    *("value_scores", "gaps"),
)
COARSE = "effective_contacts"  # a ratio of squares
TOLERANCE, COARSE_TOLERANCE = 2e-8, 1e-6


def cells(output: str, rows: Iterable[Row]) -> dict[tuple[Any, ...], Any]:
    """Every cell by the grain of its row and its column."""
    columns = [column.name for column in OUTPUTS[output].columns if column.name != "run_id"]
    keys = grain(output)
    return {(*(row[key] or "" for key in keys), column): row[column] for row in rows for column in columns}


def coarse(found: dict[tuple[Any, ...], Any]) -> dict[tuple[Any, ...], Any]:
    """The cells that need the wider tolerance, taken out of the others."""
    return {key: found.pop(key) for key in [key for key in found if key[-1] == COARSE]}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_output_equals_the_reference(seed: int) -> None:
    for at in DAYS:
        theirs = score(random_book(seed), at)
        for output in OUTPUT_NAMES:
            rows = scored_book(seed)[at].rows(output)
            found, expected = cells(output, rows), cells(output, getattr(theirs, output))
            assert coarse(found) == pytest.approx(coarse(expected), abs=COARSE_TOLERANCE)
            assert found == pytest.approx(expected, abs=TOLERANCE), (output, at)


def test_the_random_books_reach_every_state_and_every_kind_of_gap_a_run_can_find() -> None:
    def values(output: str, column: str) -> set[Any]:
        return {
            row[column]
            for seed in SEEDS
            for measures in scored_book(seed).values()
            for row in measures.rows(output)
        }

    assert values("promise_scores", "state") == set(OUTPUTS["promise_scores"].by_name["state"].choices)
    assert values("gaps", "kind") == set(OUTPUTS["gaps"].by_name["kind"].choices)
    for name in ("exchange", "importance"):
        assert values("value_scores", name) == {*OUTPUTS["value_scores"].by_name[name].choices, None}
    for figure in ("trust", "respect", "loyalty"):
        assert values("person_scores", f"{figure}_evidence") == {"none", "thin", "ok"}
    assert values("value_scores", "value_coverage_evidence") == {"none", "thin", "ok"}

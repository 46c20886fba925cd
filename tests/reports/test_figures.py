"""A figure carries its interval and class, a share its counts."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.rows import figure as figure_columns
from tests.reports.rows import row
from troth.model import OUTPUTS
from troth.reports.figures import Kept, figure, meaning


def test_a_figure_reads_value_interval_and_class() -> None:
    shown = figure(row("person_scores", **figure_columns("trust", 0.7, "thin")), "trust")
    assert (shown.value, shown.evidence) == (0.7, "thin")
    assert (shown.low, shown.high) == pytest.approx((0.6, 0.8))


def test_a_figure_of_class_none_has_no_number() -> None:
    shown = figure(row("person_scores"), "trust")
    assert (shown.is_shown, shown.evidence) == (False, "none")


def test_connection_has_no_interval() -> None:
    shown = figure(row("person_scores", connection=0.4, connection_evidence="ok"), "connection")
    assert (shown.value, shown.low, shown.high) == (0.4, None, None)


def test_captions_are_the_words_of_the_model() -> None:
    assert figure(None, "trust").caption == OUTPUTS["person_scores"].by_name["trust"].meaning
    assert meaning("role_coverage") == OUTPUTS["account_scores"].by_name["role_coverage"].meaning


def test_counts_stand_beside_the_share() -> None:
    kept = Kept(8, 10)
    assert (str(kept.words), kept.rate) == ("8 of 10 kept", 0.8)


def test_nothing_due_is_no_rate() -> None:
    nothing = Kept(0, 0)
    assert (str(nothing.words), nothing.rate, nothing.interval) == ("none due yet", None, None)


def test_interval_of_none_kept_in_closed_form_by_clopper_and_pearson_1934() -> None:
    # With none kept the upper end solves (1 - p)^n = .05.
    assert Kept(0, 10).interval == pytest.approx((0.0, 1 - 0.05**0.1), abs=1e-9)


def test_interval_of_all_kept_in_closed_form_by_clopper_and_pearson_1934() -> None:
    assert Kept(10, 10).interval == pytest.approx((0.05**0.1, 1.0), abs=1e-9)


def test_a_book_of_thousands_has_an_interval_too() -> None:
    low, high = Kept(4000, 5000).interval or (0, 0)
    assert 0.78 < low < 0.8 < high < 0.82


def test_the_interval_of_4_of_20_is_that_of_clopper_and_pearson_1934_by_summing_the_binomial() -> None:
    low, high = Kept(4, 20).interval or (0.0, 0.0)

    def at_most(most: int, share: float) -> float:
        return sum(comb(20, kept) * share**kept * (1 - share) ** (20 - kept) for kept in range(most + 1))

    assert (at_most(3, low), at_most(4, high)) == pytest.approx((0.95, 0.05), abs=1e-9)


def test_a_book_of_millions_has_its_interval_in_steps_that_grow_with_the_root_of_the_counts() -> None:
    low, high = Kept(1_600_000, 2_000_000).interval or (0, 0)
    # Within the normal approximation, whose error vanishes as the counts grow.
    assert (low, high) == pytest.approx(
        (0.8 - 1.6449 * 0.4 / 2_000_000**0.5, 0.8 + 1.6449 * 0.4 / 2_000_000**0.5), abs=1e-6
    )


@given(st.integers(1, 60).flatmap(lambda due: st.tuples(st.integers(0, due), st.just(due))))
def test_the_interval_holds_the_share(counts: tuple[int, int]) -> None:
    kept = Kept(*counts)
    low, high = kept.interval or (1.0, 0.0)
    assert low <= (kept.rate or 0.0) <= high

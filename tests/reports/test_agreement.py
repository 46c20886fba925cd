"""Agreement of two coders, against published numbers and its laws."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.reports.agreement import agreement

Z_95 = 1.959964  # normal quantile of 0.975
PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=40)


def pairs(table: Sequence[Sequence[int]]) -> list[tuple[str, str]]:
    """The pairs of codes a table counts: rows by the first coder, columns by the second."""
    return [
        (str(row), str(column))
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        for _each in range(count)
    ]


def test_kappa_of_the_diagnoses_of_fleiss_2003_table_18_1() -> None:
    found = agreement(pairs([[75, 1, 4], [5, 4, 1], [0, 0, 10]]))
    assert (found.answers, found.agreed) == (100, 89)
    assert found.kappa == pytest.approx(0.676, abs=0.0005)
    assert found.standard_error == pytest.approx(0.087, abs=0.001)


def test_kappa_and_its_limits_as_sas_proc_freq_prints_them_for_the_table_in_the_tests_of_statsmodels() -> (
    None
):
    found = agreement(pairs([[0, 4, 1], [0, 8, 0], [0, 1, 5]]))
    assert found.kappa == pytest.approx(0.4842, abs=5e-5)
    assert found.standard_error == pytest.approx(0.1380, abs=5e-5)
    assert found.kappa is not None
    assert found.standard_error is not None
    assert found.kappa - Z_95 * found.standard_error == pytest.approx(0.2137, abs=5e-5)
    assert found.kappa + Z_95 * found.standard_error == pytest.approx(0.7547, abs=5e-5)


def test_without_answers_or_with_one_code_alone_there_is_no_kappa() -> None:
    assert agreement([]).kappa is None
    assert agreement([("a", "a")] * 12).interval is None


def test_chance_alone_gives_zero() -> None:
    assert agreement(pairs([[1, 1], [1, 1]])).kappa == pytest.approx(0)


@given(PAIRS)
def test_kappa_lies_within_its_interval_and_never_above_one(coded: list[tuple[str, str]]) -> None:
    found = agreement(coded)
    if found.kappa is not None and found.interval is not None:
        low, high = found.interval
        assert -1 <= low <= found.kappa + 1e-12
        assert found.kappa <= high + 1e-12
        assert high <= 1


@given(PAIRS)
def test_which_coder_is_called_the_first_changes_nothing(coded: list[tuple[str, str]]) -> None:
    one, other = agreement(coded), agreement([(second, first) for first, second in coded])
    assert (one.kappa is None) == (other.kappa is None)
    if one.kappa is not None:
        assert one.kappa == pytest.approx(other.kappa)
        assert one.standard_error == pytest.approx(other.standard_error)

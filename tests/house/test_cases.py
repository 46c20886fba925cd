"""The cases that laws are held against are counted as Hypothesis describes them, and told by file."""

from __future__ import annotations

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.statistics import collector, describe_statistics

from tests.cases import cases_in, told_by_file

CASES = 7


@settings(max_examples=CASES, database=None, phases=[Phase.generate])
@given(st.integers())
def a_law(number: int) -> None:
    assert number + 0 == number


def test_every_case_that_was_tried_is_counted() -> None:
    described: list[str] = []
    # Hypothesis types what it holds by its first value, which is none.
    with collector.with_value(lambda found: described.append(describe_statistics(found))):  # type: ignore[arg-type]
        a_law()
    assert list(map(cases_in, described)) == [CASES]


def test_the_cases_of_a_file_are_told_together() -> None:
    told = [("tests/a.py::one", 1_000), ("tests/a.py::two", 234), ("tests/b.py::three[x]", 5)]
    assert list(told_by_file(told)) == [
        "tests/a.py: laws 2, cases 1,234",
        "tests/b.py: laws 1, cases 5",
        "all: laws 3, cases 1,239",
    ]


def test_without_a_law_nothing_is_told() -> None:
    assert list(told_by_file([])) == []

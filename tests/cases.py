"""How many made-up cases the laws were held against, told at the end of a run by file of tests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

PROPERTY = "cases held against a law"
_PASSING = re.compile(r"- (\d+) passing")


def cases_in(statistics: str) -> int:
    """The cases of one test that passed, in all phases, as Hypothesis describes its run."""
    return sum(map(int, _PASSING.findall(statistics)))


def told_by_file(told: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Lines with the cases of every file and of all; `told` are the ids of tests, each with its cases."""
    laws, cases = Counter[str](), Counter[str]()
    for node_id, count in told:
        file = node_id.partition("::")[0]
        laws[file] += 1
        cases[file] += count
    for file in sorted(cases):
        yield f"{file}: laws {laws[file]:,}, cases {cases[file]:,}"
    if cases:
        yield f"all: laws {laws.total():,}, cases {cases.total():,}"

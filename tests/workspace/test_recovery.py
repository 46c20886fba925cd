"""Recovery: in the world the measures assume, they find again what is true of 20 made-up books.

The worlds they do not share are measured by `python -m benchmarks.recovery`, which prints where they lose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from benchmarks.recovery import PROMISES_A_PERSON, Recovery, coverage, rank_correlation, recoveries
from troth.samples import World

Found = Mapping[int, Sequence[Recovery]]


@pytest.fixture(scope="module")
def found() -> Found:
    """Promises a person -> what was found again in each book."""
    return {count: recoveries(World.OWN, count) for count in PROMISES_A_PERSON}


@pytest.mark.parametrize(("promises_a_person", "least"), [(10, 0.6), (40, 0.8)])
def test_trust_ranks_people_as_their_true_keep_rate_does_in_every_book(
    found: Found, promises_a_person: int, least: float
) -> None:
    assert min(one.trust_rank for one in found[promises_a_person]) >= least


@pytest.mark.parametrize("promises_a_person", PROMISES_A_PERSON)
@pytest.mark.parametrize("whose", ["people", "accounts"])
def test_intervals_of_90_percent_hold_the_true_loyalty_in_86_to_95_percent(
    found: Found, promises_a_person: int, whose: str
) -> None:
    assert 0.86 <= coverage(getattr(one, whose) for one in found[promises_a_person]) <= 0.95


def test_enough_people_and_accounts_stand_behind_the_coverage(found: Found) -> None:
    assert sum(len(one.people.true) for one in found[10]) > 5_000
    assert sum(len(one.accounts.true) for one in found[10]) > 500


def test_equal_values_share_a_rank_by_hand() -> None:
    # Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 1 - 6 * 0.5 / 60 corrected for one tie is sqrt(0.9).
    assert rank_correlation([1.0, 2.0, 2.0, 3.0], [1.0, 2.0, 3.0, 4.0]) == pytest.approx(0.9**0.5)

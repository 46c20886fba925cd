"""What holds of value coverage whatever the claims, the people and what they know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tests.worktop import Worktop, given
from troth.value.coverage import untold_value, value_coverage

NANO = 1_000_000_000
STATES = (0, round(NANO / 3), NANO // 2, round(2 * NANO / 3), NANO)

# An account: for each of two claims by three people what they know, and the weights of claims and people.
ACCOUNTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(STATES), min_size=6, max_size=6),
        st.lists(st.integers(1, NANO // 3), min_size=3, max_size=3),
        st.integers(1, NANO - 1),
        st.integers(0, 5),
        st.sampled_from(STATES),
    ),
    min_size=8,
    max_size=12,
)


def cells(
    account_id: str, known: Sequence[int], influence: Sequence[int], share: int
) -> list[dict[str, Any]]:
    """The cells of an account with two claims, the first of that share."""
    return [
        {
            "account_id": account_id,
            "person_id": f"{place % 3}",
            "claim_id": f"{place // 3}",
            "influence_nano": influence[place % 3],
            "key_person": True,
            "share_nano": share if place < 3 else NANO - share,
            "money_cents": 100,
            "known_nano": each,
            "fits": True,
        }
        for place, each in enumerate(known)
    ]


@drawn(ACCOUNTS)
@settings(max_examples=6, deadline=None)
def test_telling_never_lowers_coverage_and_moves_nothing_where_it_was_known(
    worktop: Worktop, accounts: list[tuple[list[int], list[int], int, int, int]]
) -> None:
    rows: list[dict[str, Any]] = []
    for number, (known, influence, share, place, state) in enumerate(accounts):
        told = [max(each, state) if cell == place else each for cell, each in enumerate(known)]
        rows += cells(f"{number} before", known, influence, share)
        rows += cells(f"{number} after", told, influence, share)
    found = worktop.work_out(given("value_cells", rows[::-1]), value_coverage, untold_value)
    coverage = found.column("value_coverage", "account_id", "value_coverage")
    untold = dict.fromkeys(coverage, 0.0)
    for row in found.rows("untold_value"):
        untold[row["account_id"]] += row["weight"]
    for number, (known, _, _, place, state) in enumerate(accounts):
        before, after = f"{number} before", f"{number} after"
        assert 0 <= coverage[before] <= coverage[after] <= 1
        assert untold[after] <= untold[before]
        if known[place] >= state:
            assert (coverage[before], untold[before]) == (coverage[after], untold[after])
        if min(known) == NANO:
            assert coverage[before] == 1

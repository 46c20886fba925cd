"""Ties: what part of a listener's influence passes to whom."""

from __future__ import annotations

import pytest

from tests.influence.buying_centre import AT, centre, days_ago, role, tie
from tests.measured import Measured

OPENNESS_NANO = 350_000_000


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], int]:
    measures: Measured = centre(
        tmp_path_factory.mktemp("ties") / "book",
        buying_roles=[
            *(role(person) for person in ("lea", "loner", "sam", "sue", "tim")),
            role("gone", until=AT),
            role("elsewhere", at="birch"),
        ],
        influence_ties=[
            tie("lea", "sam", 1),
            tie("lea", "sam", 3, kind="reports_to"),
            tie("lea", "sue", 3),
            tie("lea", "lea", 3),
            tie("lea", "gone", 3),
            tie("lea", "elsewhere", 3),
            tie("loner", "gone", 3),
            tie("loner", "loner", 1),
            tie("gone", "sam", 3),
            tie("sam", "sue", 1, since=days_ago(-1)),
            tie("sam", "lea", 1, until=AT),
            tie("sam", "tim", 1, since=AT, until=days_ago(-1)),
        ],
    )
    rows = measures.rows("passing_shares")
    assert {row["account_id"] for row in rows} == {"alder"}
    return {(row["listener_id"], row["source_id"]): row["share_nano"] for row in rows}


def test_rule_13_ties_of_a_pair_add_up_and_share_the_openness(shares: dict[tuple[str, str], int]) -> None:
    assert shares["lea", "sam"] == OPENNESS_NANO * 4 // 7
    assert shares["lea", "sue"] == OPENNESS_NANO * 3 // 7


def test_rule_13_ties_to_oneself_or_the_inactive_are_dropped_first(
    shares: dict[tuple[str, str], int],
) -> None:
    assert {listener for listener, _ in shares} == {"lea", "sam"}


def test_rule_13_only_ties_in_force_count(shares: dict[tuple[str, str], int]) -> None:
    assert {source: share for (listener, source), share in shares.items() if listener == "sam"} == {
        "tim": OPENNESS_NANO
    }

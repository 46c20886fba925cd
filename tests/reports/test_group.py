"""A group: each company by itself, the lowest and the profit-weighted beside each other, and nothing averaged in secret."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.rows import figure, known
from troth.reports import Billed, GroupPage, group

DEPTHS = {"top": 0, "north": 1, "south": 1}


def money(amount: int, cost: int | None) -> Billed:
    return Billed(Decimal(amount), None if cost is None else Decimal(cost))


def page(
    loyalties: dict[str, float], billed: dict[str, Billed], evidence: str = "ok", withheld: int = 0
) -> GroupPage:
    """A parent and two companies, with one person who has a role in both."""
    read = known(
        accounts=[{"account_id": name, "name": name.title(), "owner_id": None} for name in DEPTHS],
        account_scores=[
            {"account_id": name, **figure("loyalty", loyalty, evidence)}
            for name, loyalty in loyalties.items()
        ],
        people=[{"person_id": "pia", "name": "Pia"}],
        buying_roles=[
            {"person_id": "pia", "account_id": name, "role": "end_user"} for name in ("north", "south")
        ],
        promises=[
            {
                "promise_id": "p",
                "account_id": "south",
                "made_by": "us",
                "words": "x",
                "due_on": date(2026, 1, 1),
            }
        ],
        promise_scores=[{"promise_id": "p", "state": "overdue"}],
    )
    return group(read, DEPTHS, billed, root="top", withheld=withheld)


def test_the_lowest_and_the_profit_weighted_stand_side_by_side() -> None:
    found = page({"north": 0.8, "south": 0.4}, {"north": money(400, 100), "south": money(150, 50)})
    assert found.lowest is not None
    assert (found.lowest.account_id, found.lowest.loyalty.value) == ("south", 0.4)
    assert found.weighted.figure.value == pytest.approx(0.7)
    assert (found.weighted.counted, found.weighted.companies) == (2, 3)


def test_a_company_without_cost_or_with_a_loss_has_no_weight() -> None:
    found = page({"north": 0.8, "south": 0.4}, {"north": money(400, None), "south": money(50, 150)})
    assert (found.weighted.counted, found.weighted.figure.is_shown) == (0, False)
    assert [row.profit for row in found.rows] == [None, None, Decimal(-100)]


@given(st.floats(0.1, 0.9), st.floats(0.1, 0.9), st.integers(1, 10**6), st.integers(1, 10**6))
def test_the_weighted_lies_between_the_lowest_and_the_highest(
    north: float, south: float, first: int, second: int
) -> None:
    found = page({"north": north, "south": south}, {"north": money(first, 0), "south": money(second, 0)})
    assert found.weighted.figure.value is not None
    assert min(north, south) - 1e-9 <= found.weighted.figure.value <= max(north, south) + 1e-9


def test_the_class_of_the_weighted_is_the_weakest() -> None:
    billed = {"north": money(400, 100)}
    assert page({"north": 0.8}, billed, "thin").weighted.figure.evidence == "thin"


def test_who_is_in_two_companies_stands_twice_on_the_map_and_is_told() -> None:
    found = page({}, {})
    people = [node for node in found.map.nodes if node.person_id == "pia"]
    assert [(node.company, node.node_id) for node in people] == [
        ("North", "north:pia"),
        ("South", "south:pia"),
    ]
    assert people[1].row > people[0].row
    assert [each.companies for each in found.shared] == [("North", "South")]


def test_what_is_overdue_anywhere_is_listed() -> None:
    assert [each.promise_id for each in page({}, {}).overdue] == ["p"]


def test_companies_that_are_withheld_still_make_it_a_group() -> None:
    assert page({}, {}, withheld=2).withheld == 2
    alone = group(
        known(accounts=[{"account_id": "top", "name": "Top"}]), {"top": 0}, {}, root="top", withheld=1
    )
    assert alone.has_subsidiaries

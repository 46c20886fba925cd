"""A day tells who may give notice and who falls silent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.reports.rows import AT, figure, known
from troth.reports.known import Known
from troth.reports.today import fading, notices

WEIGHTS = {"a": 10.0}


def connected(*, silent: bool = False, **connections: float | None) -> Known:
    """People of one influence with their connections; `silent`: Pia is a silent key person."""
    gap = {"account_id": "a", "kind": "silent_key_person", "person_id": "pia"}
    return known(
        person_scores=[
            {"account_id": "a", "person_id": name, "influence": 0.5, "connection": value}
            for name, value in connections.items()
        ],
        gaps=[gap] if silent else [],
    )


def test_who_fell_by_a_tenth_fades_and_who_fell_less_does_not() -> None:
    before, now = connected(pia=0.8, ben=0.5, ada=0.5), connected(pia=0.5, ben=0.4, ada=0.41)
    found = fading(now, before, WEIGHTS)
    assert [(each.person_id, round(each.stake, 9)) for each in found] == [("pia", 1.5), ("ben", 0.5)]


def test_a_connection_that_is_gone_fell_to_nothing() -> None:
    assert [each.person_id for each in fading(connected(pia=None), connected(pia=0.3), WEIGHTS)] == ["pia"]


def test_who_is_silent_is_told_without_an_earlier_day_and_comes_first() -> None:
    (found,) = fading(connected(silent=True, pia=None), None, WEIGHTS)
    assert (found.is_silent, found.stake) == (True, 5.0)


def test_who_was_not_there_before_does_not_fade() -> None:
    assert fading(connected(pia=0.1), connected(), WEIGHTS) == ()


def contract(name: str, notice_in: int, ends_in: int | None = None, began: int = 900) -> dict[str, object]:
    return {
        "contract_id": name,
        "account_id": name,
        "starts_on": AT - timedelta(days=began),
        "notice_on": AT + timedelta(days=notice_in),
        "ends_on": None if ends_in is None else AT + timedelta(days=ends_in),
        "auto_renews": False,
    }


def test_contracts_come_by_their_last_day_to_give_notice() -> None:
    found = notices(
        known(
            contracts=[contract("b", 90), contract("a", 5, 95)],
            accounts=[{"account_id": "a", "name": "Acorn"}],
            account_scores=[{"account_id": "a", **figure("loyalty", 0.4)}],
        )
    )
    assert [(each.account, each.days_left(AT), each.loyalty.value) for each in found] == [
        ("Acorn", 5, 0.4),
        ("b", 90, None),
    ]


@pytest.mark.parametrize("row", [contract("over", 5, -1), contract("later", 5, 95, began=-1)])
def test_a_contract_that_is_over_or_has_not_begun_binds_nobody(row: dict[str, object]) -> None:
    assert notices(known(contracts=[row])) == ()


def test_no_more_than_two_of_an_account_are_named() -> None:
    before, now = connected(pia=0.8, ben=0.8, ada=0.8), connected(pia=0.1, ben=0.2, ada=0.3)
    assert [each.person_id for each in fading(now, before, WEIGHTS)] == ["pia", "ben"]

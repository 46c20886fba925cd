"""The board of a campaign: states follow from facts, roles and key people from the day, nobody is silent too soon."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from troth.model.asking import SILENT_AFTER_DAYS
from troth.reports.campaign import Ask, Board, ask_row, board, key_people, role_of
from troth.reports.known import Known

AT = date(2026, 3, 2)
ASK = Ask(1, "acorn", "pia", "sam", AT, "meeting", "f1", None)
ROLE: dict[str, Any] = {"account_id": "acorn", "role": None, "power": None, "since": None, "until": None}


def known(**tables: list[dict[str, Any]]) -> Known:
    return Known(AT, tables)


def asked(days_ago: int, answered_on: date | None = None) -> list[dict[str, Any]]:
    return [{"feedback_id": "f1", "asked_on": AT - timedelta(days=days_ago), "answered_on": answered_on}]


@pytest.mark.parametrize(
    ("ask", "feedback", "state"),
    [
        (replace(ASK, feedback_id=""), [], "planned"),
        (ASK, [], "planned"),
        (ASK, asked(SILENT_AFTER_DAYS - 1), "invited"),
        (ASK, asked(SILENT_AFTER_DAYS), "silent"),
        (replace(ASK, declined_on=AT), asked(SILENT_AFTER_DAYS), "declined"),
        (replace(ASK, declined_on=AT + timedelta(days=1)), asked(1), "invited"),
        (replace(ASK, declined_on=AT), asked(30, AT), "answered"),
    ],
)
def test_how_far_an_ask_is_follows_from_facts(ask: Ask, feedback: list[dict[str, Any]], state: str) -> None:
    assert ask_row(known(feedback=feedback), ask).state == state


def test_of_several_roles_in_force_the_first_listed_counts() -> None:
    rows = [
        {**ROLE, "person_id": "pia", "role": "end_user"},
        {**ROLE, "person_id": "pia", "role": "financial_buyer"},
        {**ROLE, "person_id": "pia", "role": "gatekeeper", "until": AT},
        {**ROLE, "person_id": "pia", "role": "technical_buyer", "account_id": "birch"},
    ]
    found = known(buying_roles=rows)
    assert (role_of(found, "acorn", "pia"), role_of(found, "acorn", "ben")) == ("financial_buyer", "")


def test_key_people_have_the_middle_influence_or_a_veto_and_have_not_left() -> None:
    persons = {"high": 0.5, "middle": 0.3, "low": 0.1, "veto": 0.05, "gone": 0.9}
    found = known(
        people=[{"person_id": each, "left_on": AT if each == "gone" else None} for each in persons],
        buying_roles=[
            {**ROLE, "person_id": each, "power": "veto" if each == "veto" else None} for each in persons
        ],
        person_scores=[
            {"account_id": "acorn", "person_id": each, "influence": share} for each, share in persons.items()
        ],
    )
    assert key_people(found, "acorn") == {"high", "middle", "veto"}


def test_who_is_silent_comes_by_what_is_at_stake_and_the_unknown_last() -> None:
    asks = [
        replace(ASK, ask_id=number, person_id=each) for number, each in enumerate(("low", "none", "high"))
    ]
    found = known(
        feedback=asked(30),
        people=[{"person_id": each, "name": each} for each in ("low", "none", "high")],
        account_lines=[{"account_id": "acorn", "amount": Decimal(1000)}],
        person_scores=[
            {"account_id": "acorn", "person_id": each, "influence": share}
            for each, share in (("low", 0.1), ("high", 0.5))
        ],
    )
    silent = board(found, asks).silent
    assert [row.person for row in silent] == ["high", "low", "none"]
    assert [row.at_stake for row in silent[:2]] == [500, pytest.approx(100)]


def test_without_anybody_asked_there_is_no_rate() -> None:
    assert (Board(()).response.rate, Board(()).response.interval, Board(()).responses) == (None, None, ())

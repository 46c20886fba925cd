"""A value statement in the terms of its reader's role, with what is to come as promised and no more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.reports.value_claims import acorn, claim, promise, role, statement, worth
from troth.reports.statement_roles import ROLE_ORDER


def test_what_is_to_come_are_open_dated_promises_released_to_them_and_nothing_else() -> None:
    promises = [
        promise("hers"),
        promise("to all", person_id=None, due_on=date(2026, 4, 1)),
        promise("overdue", due_on=date(2026, 2, 1)),
        promise("undated", due_on=None),
        promise("ben's", person_id="ben"),
        promise("of birch", account_id="birch"),
        promise("unreleased", shared_on=None),
        promise("theirs", made_by="customer"),
        promise("delivered"),
    ]
    ended: list[dict[str, object]] = [
        {"event_id": "e", "promise_id": "delivered", "kind": "delivered", "happened_on": date(2026, 2, 1)}
    ]
    found = statement(acorn(promises=promises, promise_events=ended))
    assert [each.promise_id for each in found.to_come] == ["overdue", "to all", "hers"]
    assert [each.words for each in found.to_come][-1] == "approved hers"


def test_an_empty_statement_says_so() -> None:
    assert statement(acorn()).is_empty
    assert not statement(acorn(promises=[promise("p")])).is_empty
    assert not statement(acorn(value_claims=[claim("c")])).is_empty


def test_of_several_roles_the_first_decides_unless_another_is_chosen() -> None:
    book = acorn(
        buying_roles=[role("end_user"), role("financial_buyer"), role("gatekeeper", until=date(2026, 1, 1))]
    )
    assert statement(book).roles == ("financial_buyer", "end_user")
    assert [statement(book, asked).role for asked in ("", "end_user", "gatekeeper")] == [
        "financial_buyer",
        "end_user",
        "financial_buyer",
    ]


def lead(name: str) -> list[str]:
    """The key figures of a role, each "value: what it is a figure of"."""
    claims = [
        claim("a", **worth(40), promised_amount=Decimal(50)),
        claim("b", **worth(-3)),
        claim("c", grade=3, confirmed_by="pia", confirmed_on=date(2026, 2, 1)),
    ]
    kept = promise("p", due_on=date(2026, 2, 10))
    events: list[dict[str, object]] = [
        {"event_id": "e", "promise_id": "p", "kind": "delivered", "happened_on": date(2026, 2, 9)}
    ]
    book = acorn(buying_roles=[role(name)], value_claims=claims, promises=[kept], promise_events=events)
    return [f"{each.value}: {each.label}" for each in statement(book).figures]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("financial_buyer", "400 EUR: value to date, at your own prices"),
        ("technical_buyer", "0 of 1: promised levels reached in full"),
        ("gatekeeper", "1 of 1: promises to you kept on the day"),
        ("end_user", "40 h: hours saved"),
        ("channel_partner", "40 h: hours saved"),
    ],
)
def test_each_role_is_told_first_what_it_answers_for(name: str, first: str) -> None:
    assert lead(name)[0] == first


def test_losses_stand_beside_and_are_not_set_off() -> None:
    assert lead("financial_buyer")[1] == "30 EUR: lost to you, kept beside it"


def test_an_end_user_is_told_of_no_money() -> None:
    claims = [claim("a", **worth(40))]
    told = {
        name: [str(line) for each in found.created for line in each.lines]
        for name in ROLE_ORDER
        for found in [statement(acorn(buying_roles=[role(name)], value_claims=claims))]
    }
    assert told["end_user"] == ["hours saved: 40 h"]
    assert told["financial_buyer"] == ["400 EUR, at your price of 10 EUR/h", "hours saved: 40 h"]


def test_what_was_promised_for_it_is_told_with_how_much_was_reached() -> None:
    row = claim(
        "a", **worth(40), baseline=Decimal(60), promised_amount=Decimal(50), promised_by=date(2026, 1, 31)
    )
    found = statement(acorn(buying_roles=[role("technical_buyer")], value_claims=[row]))
    assert [str(line) for line in found.created[0].lines] == [
        "hours saved: 40 h; before, the level was 60",
        "promised: 50 h by 31 Jan 2026; reached: 80 %",
    ]

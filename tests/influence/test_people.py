"""Which accounts and people there are on a day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.influence.buying_centre import AT, account, centre, days_ago, role
from tests.measured import Measured

TOMORROW = days_ago(-1)


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return centre(
        tmp_path_factory.mktemp("people") / "book",
        accounts=[
            account(),
            account("birch", closed_on=days_ago(0), segment="large", indirect=True),
            account("cedar", opened_on=TOMORROW),
            account("dogwood", opened_on=AT, closed_on=TOMORROW),
        ],
        people=[{"person_id": "gone", "left_on": AT}, {"person_id": "going", "left_on": TOMORROW}],
        buying_roles=[
            role("begins", since=AT),
            role("ahead", since=TOMORROW),
            role("ended", until=AT),
            role("ending", until=TOMORROW),
            role("gone", until=days_ago(9)),
            role("going"),
            role("contact", None),
            role("moved", "end_user", until=days_ago(50)),
            role("moved", "gatekeeper", until=days_ago(20)),
            role("twice", "end_user", power="veto"),
            role("twice", "financial_buyer", power="decide"),
            role("partner", "channel_partner", power="advise"),
            role("deciding partner", "channel_partner", power="decide"),
            role("inside partner", "channel_partner"),
            role("inside partner", None),
            role("once inside", "channel_partner"),
            role("once inside", "end_user", until=days_ago(1)),
            role("elsewhere", at="birch"),
            role("early", at="cedar"),
        ],
    )


def people_with(measures: Measured, flag: str) -> set[str]:
    return {person for person, value in measures.column("members", "person_id", flag).items() if value}


def test_rule_4_an_account_opened_later_is_absent_and_a_closed_one_is_marked(measures: Measured) -> None:
    closed = measures.column("open_accounts", "account_id", "closed")
    assert closed == {"alder": False, "birch": True, "dogwood": False}
    assert measures.column("open_accounts", "account_id", "segment")["birch"] == "large"
    assert measures.column("open_accounts", "account_id", "indirect") == {
        "alder": False,
        "birch": True,
        "dogwood": False,
    }


def test_rule_6_a_role_is_in_force_from_since_up_to_until_and_not_after_leaving(measures: Measured) -> None:
    assert people_with(measures, "active") == {
        *("begins", "ending", "going", "contact", "twice", "elsewhere"),
        *("partner", "deciding partner", "inside partner", "once inside"),
    }


def test_rule_6_every_role_in_force_is_listed_even_if_unknown(measures: Measured) -> None:
    held = [(row["person_id"], row["role"]) for row in measures.rows("roles_in_force")]
    assert [name for person, name in held if person == "contact"] == [None]
    assert sorted(name for person, name in held if person == "twice") == ["end_user", "financial_buyer"]


def test_rule_7_everybody_with_a_role_begun_by_the_day_has_one_row(measures: Measured) -> None:
    people = [row["person_id"] for row in measures.rows("members")]
    assert len(people) == len(set(people))
    assert set(people).isdisjoint({"ahead", "early"})
    assert {"ended", "gone", "moved"} <= set(people)


def test_those_no_longer_active_left_the_company_or_their_last_role(measures: Measured) -> None:
    left: dict[str, date | None] = measures.column("members", "person_id", "left_on")
    assert {person: day for person, day in left.items() if day} == {
        "ended": AT,
        "gone": AT,
        "moved": days_ago(20),
    }


def test_rule_10_channel_only_means_no_other_role_in_force_and_no_say(measures: Measured) -> None:
    assert people_with(measures, "channel_only") == {"partner", "once inside"}


def test_only_power_in_force_may_veto(measures: Measured) -> None:
    assert people_with(measures, "veto") == {"twice"}

"""Agreed changes of a promise: which take effect, what they cost, and which terms they leave."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.measured import Measured
from tests.promises.fir import ATTO, on_days, own, promise
from tests.reference.small_book import day, delivered, event, renegotiated, verdict

AT = 80


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    stories = {
        "15 days": promise(renegotiated(50, 75, "us")),
        "3 days": promise(renegotiated(50, 63, "us")),
        "earlier": promise(renegotiated(50, 55, "us")),
        "asked by them": promise(renegotiated(60, 75, "customer")),
        "asked by nobody known": promise(renegotiated(50, 75)),
        "asked by them too late": promise(renegotiated(75, 76, "customer")),
        "asked by us too late": promise(renegotiated(75, 76, "us")),
        "a year too late": promise(renegotiated(AT, 90, "us"), due_on=day(-400), made_on=day(-430)),
        "half the level": promise({**renegotiated(50, 60, "us"), "new_level": 0.5}),
        "not agreed": promise({**renegotiated(50, 75, "us"), "agreed": False}),
        "on the day of delivery": promise(renegotiated(55, 75, "us"), delivered(55)),
        "after the verdict": promise(verdict(54, "kept"), renegotiated(55, 75, "us")),
        "after the withdrawal": promise(event("withdrawn", 54), renegotiated(55, 75, "us")),
        "twice": promise(renegotiated(40, 75, "us"), renegotiated(50, 90, "customer")),
        "level, then day": promise(
            {**renegotiated(40, 60, "customer"), "new_level": 0.8, "new_due_on": None},
            renegotiated(41, 70, "us"),
        ),
        "given back": promise(renegotiated(50, 75, "us"), event("withdrawn", 70, asked_by="customer")),
        "their doing": promise(event("warned", 55, cause="customer", new_due_on=day(90))),
        "their doing, told late": promise(event("warned", 61, cause="customer", new_due_on=day(90))),
        "their doing, told in new time": promise(
            renegotiated(50, 65, "customer"),
            event("warned", 61, cause="customer", new_due_on=day(70)),
            event("warned", 62),
        ),
        "their doing, never due again": promise(event("warned", 55, cause="customer")),
    }
    return on_days(tmp_path_factory.mktemp("changes") / "book", stories, [AT])[AT]


def debits(measures: Measured) -> dict[str, float]:
    """What the changes of each promise took, as a share of its weight, on the day they were made."""
    return {
        row["event_id"].rpartition(" ")[0]: row["debit_micro"] / 1e6 for row in measures.rows("change_debits")
    }


@pytest.mark.parametrize(
    ("name", "debit"),
    [
        ("15 days", 0.25),  # half the credit would have gone: k' = 1/2
        ("3 days", 0.064725),  # k' = 2^(-3/15) = .870551, half of the rest
        ("earlier", 0.0),
        ("asked by them", 0.0),
        ("asked by nobody known", 0.25),
        ("half the level", 0.25),
    ],
)
def test_rule_23_telling_before_the_due_day_costs_half_the_slip_and_at_most_a_quarter(
    measures: Measured, name: str, debit: float
) -> None:
    assert debits(measures)[name] == debit


def test_rule_23_telling_after_the_due_day_costs_what_silence_has_cost_by_then(measures: Measured) -> None:
    assert debits(measures)["asked by them too late"] == 0.5
    assert debits(measures)["asked by us too late"] == 0.5
    assert debits(measures)["a year too late"] == 1.0
    age = {row["promise_id"]: row["age_days"] for row in measures.rows("change_debits")}
    assert (age["asked by us too late"], age["a year too late"]) == (5, AT + 400 - 365)


def test_rule_23_what_is_not_agreed_or_comes_after_the_end_has_no_effect(measures: Measured) -> None:
    idle = {"not agreed", "on the day of delivery", "after the verdict", "after the withdrawal"}
    assert debits(measures).keys() & idle == set()
    assert own(measures, "due_on")["not agreed"] == day(60)


def terms(measures: Measured, name: str) -> tuple[Any, ...]:
    (row,) = (row for row in measures.rows("changed_terms") if row["promise_id"] == name)
    return row["now_due_on"], row["now_level"], row["wished_due_on"], row["wished_level"]


def test_rules_23_and_27_the_last_terms_hold_and_the_customers_wish_alone_makes_new_originals(
    measures: Measured,
) -> None:
    assert terms(measures, "twice") == (day(90), None, day(90), None)
    assert terms(measures, "15 days") == (day(75), None, None, None)
    assert terms(measures, "level, then day") == (day(70), 0.8, None, 0.8)


def test_each_change_is_measured_against_the_terms_just_before_it(measures: Measured) -> None:
    # 10 days later than day 60 at lead 60: k' = 2^(-10/15) = .629961, half of the rest is .185020.
    (row,) = (
        row
        for row in measures.rows("change_debits")
        if row["promise_id"] == "level, then day" and row["event_id"].endswith("1")
    )
    assert row["debit_micro"] == 185_020


def test_a_change_fades_from_its_day(measures: Measured) -> None:
    (row,) = (row for row in measures.rows("change_evidence") if row["promise_id"] == "15 days")
    assert row["debit_atto"] / ATTO == pytest.approx(0.25 * 2 ** (-30 / 365), abs=1e-9)


def test_a_promise_given_back_leaves_no_trace_of_its_changes(measures: Measured) -> None:
    assert "given back" not in {row["promise_id"] for row in measures.rows("change_evidence")}


EXCUSED: dict[str, date | None] = {
    "their doing": day(90),
    "their doing, told in new time": None,
    "their doing, never due again": None,
}


def test_rule_42_a_slip_of_the_customer_told_in_time_takes_the_new_due_day_of_the_last_warning(
    measures: Measured,
) -> None:
    assert measures.column("excused_slips", "promise_id", "excused_due_on") == EXCUSED
    assert own(measures, "state")["their doing, never due again"] == "open"

"""What was promised: days, levels and who records what, before anything happened."""

from __future__ import annotations

from typing import Any

import pytest

from tests.measured import Measured, Row
from tests.promises.fir import on_days, promise
from tests.reference.small_book import day, delivered, event

LEADS = {10: "a", 30: "b", 50: "c", 70: "d"}


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    stories = {
        **{f"lead {days}": promise(due_on=day(days), promiser_id="sam") for days in LEADS},
        "undated by sam": promise(due_on=None, promiser_id="sam"),
        "undated by kim": promise(due_on=None, promiser_id="kim"),
        "undated by nobody": promise(due_on=None),
        "made after due": promise(made_on=day(20), due_on=day(10), promiser_id="sam"),
        "due on the day": promise(due_on=day(0), promiser_id="lee"),
        "theirs": promise(made_by="customer"),
        "of nobody known": promise(account_id="unheard of"),
        "not yet opened": promise(account_id="late"),
        "faster": promise(better="lower", promised_level=4, floor=0),
        "cheaper": promise(better="lower", promised_level=4, floor=10),
        "plain": promise(),
        "told twice": promise(
            event("warned", 40),
            delivered(61, 0.5),
            delivered(61, 0.75),
            delivered(50, 1),
            event("abandoned", 62),
            event("withdrawn", 62, asked_by="customer"),
        ),
        "of a silent source": promise(batch_id="silent"),
        "of a telling source": promise(event("warned", 50), event("withdrawn", 55), batch_id="telling"),
        "also of the telling source": promise(batch_id="telling"),
    }
    accounts: list[Row] = [
        {"account_id": "fir", "name": "Fir Works"},
        {"account_id": "late", "name": "Late Works", "opened_on": day(201)},
        {"account_id": "unheard of", "name": "Works", "recorded_at": day(201)},
    ]
    batches = [
        {"batch_id": name, "written_at": day(0), "written_by": "sam", "source": name.upper()}
        for name in ("silent", "telling")
    ]
    return on_days(
        tmp_path_factory.mktemp("terms") / "book", stories, [200], accounts=accounts, batches=batches
    )[200]


def of(measures: Measured, column: str) -> dict[str, Any]:
    return measures.column("our_promises", "promise_id", column)


def test_rule_18_the_usual_lead_is_the_lower_median_of_at_least_one_day(measures: Measured) -> None:
    assert measures.column("promise_leads", "segment", "value") == {"sam": 30.0, "lee": 1.0}


def test_rule_18_without_a_due_day_it_is_due_after_the_usual_lead_else_after_90_days(
    measures: Measured,
) -> None:
    due = of(measures, "first_due_on")
    assert (due["undated by sam"], due["undated by kim"], due["undated by nobody"]) == (
        day(30),
        day(90),
        day(90),
    )
    given = of(measures, "due_was_given")
    assert (given["undated by sam"], given["plain"]) == (False, True)


def test_made_after_due_is_set_aside_and_the_promise_stays(measures: Measured) -> None:
    assert of(measures, "made_on")["made after due"] is None
    assert of(measures, "first_due_on")["made after due"] == day(10)


def test_only_promises_by_us_to_accounts_known_and_opened_count(measures: Measured) -> None:
    assert of(measures, "promise_id").keys() & {"theirs", "of nobody known", "not yet opened"} == set()


def test_rule_16_a_floor_not_above_a_lower_is_better_level_becomes_twice_that_level(
    measures: Measured,
) -> None:
    floor = of(measures, "floor")
    assert (floor["faster"], floor["cheaper"], floor["plain"]) == (8.0, 10.0, 0.0)


def test_rule_17_what_is_left_empty_is_one_normal_promise(measures: Measured) -> None:
    assert of(measures, "promised_level")["plain"] == 1.0
    assert of(measures, "importance_milli")["plain"] == 1000


def test_rule_19_the_last_delivery_and_the_last_ending_stand_and_ties_go_to_the_greater_id(
    measures: Measured,
) -> None:
    (row,) = (row for row in measures.rows("promise_history") if row["promise_id"] == "told twice")
    assert (row["delivered_on"], row["delivered_level"]) == (day(61), 0.75)
    assert (row["ended_on"], row["ended_how"], row["ended_by"]) == (day(62), "withdrawn", "customer")
    assert (row["first_warned_on"], row["changed"], row["customer_caused"]) == (day(40), False, False)


def test_rule_21_a_source_records_outcomes_once_it_told_of_one(measures: Measured) -> None:
    assert measures.column("recording_sources", "segment", "value") == {"": 1.0, "TELLING": 1.0}
    told = of(measures, "outcomes_told")
    assert (told["of a silent source"], told["also of the telling source"], told["plain"]) == (
        False,
        True,
        True,
    )

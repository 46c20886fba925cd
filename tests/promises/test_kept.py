"""How far each promise was kept, in which state it stands, and on which day that speaks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.measured import Measured
from tests.promises.fir import Story, on_days, own, promise
from tests.reference.small_book import day, delivered, event, renegotiated, verdict

AT, A_YEAR_OVER = 100, 60 + 365
DAYS = (75, AT, A_YEAR_OVER - 1, A_YEAR_OVER, A_YEAR_OVER + 365)
Expected = tuple[str, float | None, float]

# Lead 60 days: half the credit is gone 15 days late. In days: what came, then state, degree and surplus on day 100.
CASES: dict[str, tuple[Story, Expected]] = {
    "on the due day": (promise(delivered(60)), ("kept", 1.0, 0.0)),
    "early": (promise(delivered(10)), ("kept", 1.0, 0.0)),
    "15 days late": (promise(delivered(75)), ("late", 0.5, 0.0)),
    "7 days late after a short lead": (promise(delivered(67), made_on=day(50)), ("late", 0.5, 0.0)),
    "7 days late, making unknown": (
        promise(delivered(67), made_on=None, recorded_at=day(0)),
        ("late", 0.5, 0.0),
    ),
    "half": (promise(delivered(60, 0.5)), ("short", 0.5, 0.0)),
    "half and 15 days late": (promise(delivered(75, 0.5)), ("short", 0.25, 0.0)),
    "nothing of it": (promise(delivered(60, 0)), ("broken", 0.0, 0.0)),
    "a quarter more": (promise(delivered(60, 125), promised_level=100), ("kept", 1.0, 0.25)),
    "half more, 15 days late": (promise(delivered(75, 150), promised_level=100), ("late", 0.5, 0.25)),
    "thrice as much": (promise(delivered(60, 300), promised_level=100), ("kept", 1.0, 0.5)),
    "6 hours for 4": (promise(delivered(60, 6), better="lower", promised_level=4), ("short", 0.5, 0.0)),
    "2 hours for 4": (promise(delivered(60, 2), better="lower", promised_level=4), ("kept", 1.0, 0.5)),
    "above a floor on the wrong side": (promise(delivered(60, 1.5), floor=2), ("kept", 1.0, 0.0)),
    "below a floor on the wrong side": (promise(delivered(60, 0.9), floor=2), ("broken", 0.0, 0.0)),
    "taken back by us": (promise(event("withdrawn", 50)), ("withdrawn", 0.0, 0.0)),
    "given back by them": (
        promise(event("withdrawn", 50, asked_by="customer")),
        ("withdrawn", None, 0.0),
    ),
    "given up": (promise(event("abandoned", 50)), ("broken", 0.0, 0.0)),
    "taken back, yet delivered": (promise(event("withdrawn", 50), delivered(60)), ("kept", 1.0, 0.0)),
    "broken by her word": (promise(delivered(60), verdict(60, "broken", "ann")), ("broken", 0.0, 0.0)),
    "kept by her word, asked late": (promise(verdict(95, "kept")), ("kept", 1.0, 0.0)),
    "kept by her word, delivered late": (
        promise(delivered(75), verdict(80, "kept")),
        ("late", 0.5, 0.0),
    ),
    "partly": (promise(verdict(60, "partly")), ("short", 0.5, 0.0)),
    "partly, by four fifths": (promise({**verdict(60, "partly"), "level": 0.8}), ("short", 0.8, 0.0)),
    "exceeded": (promise(verdict(60, "exceeded")), ("kept", 1.0, 0.25)),
    "exceeded, delivered late": (promise(delivered(75), verdict(80, "exceeded")), ("late", 0.5, 0.125)),
    "misled": (promise(delivered(60), verdict(60, "misled")), ("broken", 0.0, 0.0)),
    "not yet due": (promise(due_on=day(150)), ("open", None, 0.0)),
    "due today": (promise(due_on=day(AT)), ("open", None, 0.0)),
    "due yesterday": (promise(due_on=day(AT - 1)), ("overdue", None, 0.0)),
    "on new terms": (promise(renegotiated(50, 75), delivered(75)), ("kept", 1.0, 0.0)),
    "their doing": (
        promise(event("warned", 55, cause="customer", new_due_on=day(90)), delivered(90, 0)),
        ("kept", 1.0, 0.0),
    ),
    "their doing, then given up": (
        promise(event("warned", 55, cause="customer", new_due_on=day(90)), event("abandoned", 80)),
        ("withdrawn", None, 0.0),
    ),
    "their doing, but her word": (
        promise(event("warned", 55, cause="customer"), verdict(80, "broken")),
        ("broken", 0.0, 0.0),
    ),
    "told of and late": (promise(event("warned", 59)), ("overdue", None, 0.0)),
    "silent": (promise(), ("overdue", None, 0.0)),
    "silent where all is silent": (promise(batch_id="silent"), ("unknown", None, 0.0)),
    "400 days late": (promise(delivered(60 + 400)), ("overdue", None, 0.0)),
}


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Measured]:
    stories = {name: story for name, (story, _) in CASES.items()}
    batch = {"batch_id": "silent", "written_at": day(0), "written_by": "sam", "source": "silent"}
    return on_days(tmp_path_factory.mktemp("kept") / "book", stories, DAYS, batches=[batch])


@pytest.mark.parametrize("name", CASES)
def test_rules_16_to_20_41_and_42_state_degree_and_surplus(measures: dict[int, Measured], name: str) -> None:
    state, degree, surplus = (
        own(measures[AT], key)[name] for key in ("state", "degree_micro", "surplus_micro")
    )
    assert (state, None if degree is None else degree / 1e6, surplus / 1e6) == CASES[name][1]


def judged(measures: Measured, name: str) -> dict[str, Any]:
    return next(
        row for row in measures.rows("promise_judgements") if row["promise_id"] == name and row["own"]
    )


def shares(measures: Measured, name: str) -> tuple[float, float]:
    """Credit and debit before they fade."""
    row = judged(measures, name)
    return row["credit_micro"] / 1e6, row["debit_micro"] / 1e6


def test_by_hand_the_debit_of_lateness_is_continuous_at_delivery(measures: dict[int, Measured]) -> None:
    assert shares(measures[75], "told of and late") == (0.0, 0.5)
    assert shares(measures[75], "15 days late") == (0.5, 0.5)


@pytest.mark.parametrize(
    ("name", "speaks_on"),
    [
        ("15 days late", day(75)),
        ("taken back by us", day(50)),
        ("kept by her word, asked late", day(60)),
        ("broken by her word", day(60)),
        ("their doing, but her word", day(80)),
        ("not yet due", None),
        ("silent", None),
    ],
)
def test_rules_19_and_41_the_day_of_evidence(
    measures: dict[int, Measured], name: str, speaks_on: date | None
) -> None:
    assert own(measures[AT], "speaks_on")[name] == speaks_on


def test_rule_21_silence_leaves_the_evidence_after_a_year_and_a_tracked_promise_breaks(
    measures: dict[int, Measured],
) -> None:
    before, after = (own(measures[at], "state") for at in (A_YEAR_OVER - 1, A_YEAR_OVER))
    assert (before["silent"], after["silent"]) == ("overdue", "unknown")
    assert (before["told of and late"], after["told of and late"]) == ("overdue", "broken")
    assert own(measures[A_YEAR_OVER + 365], "speaks_on")["told of and late"] == day(A_YEAR_OVER)
    assert shares(measures[A_YEAR_OVER], "silent") == (0.0, 0.0)


def test_rule_21_silence_costs_nothing_where_a_source_records_no_outcome(
    measures: dict[int, Measured],
) -> None:
    assert shares(measures[75], "silent where all is silent") == (0.0, 0.0)
    assert shares(measures[75], "silent") == (0.0, 0.5)


def test_rule_22_the_debit_of_a_late_delivery_is_dated_a_year_after_the_due_day_at_the_latest(
    measures: dict[int, Measured],
) -> None:
    row = judged(measures[A_YEAR_OVER + 365], "400 days late")
    assert (row["credit_age_days"], row["debit_age_days"]) == (330, 365)


def test_by_hand_a_lie_does_not_fade(measures: dict[int, Measured]) -> None:
    after_years = measures[A_YEAR_OVER + 365]
    assert judged(after_years, "misled")["debit_age_days"] == 0
    assert judged(after_years, "broken by her word")["debit_age_days"] == 730

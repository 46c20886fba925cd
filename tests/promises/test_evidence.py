"""What promises say of trust: weights, fading, and sums for a person and for the account."""

from __future__ import annotations

import pytest

from tests.measured import Measured, Row
from tests.promises.fir import ATTO, on_days, promise
from tests.reference.small_book import day, delivered, event, renegotiated, verdict

AT = 425


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    stories = {
        "kept a year ago": promise(delivered(60)),
        "minor": promise(delivered(AT), due_on=day(AT), importance="minor"),
        "critical": promise(delivered(AT), due_on=day(AT), importance="critical"),
        "to all": promise(delivered(AT), due_on=day(AT), person_id=None),
        "to ben": promise(delivered(AT, 0), due_on=day(AT), person_id="ben"),
        "told early": promise(renegotiated(50, 75, "us"), delivered(75), person_id="ben"),
        "silent": promise(due_on=day(AT - 25), made_on=day(AT - 125), person_id="ben"),
        "open": promise(due_on=day(AT + 9)),
        "undated and open": promise(due_on=None, promiser_id="kim", made_on=day(AT - 1)),
        "given back": promise(event("withdrawn", 50, asked_by="customer")),
        "unknown": promise(due_on=day(20)),
        "undated, her word": promise(verdict(AT, "broken"), due_on=None, made_on=None, recorded_at=day(0)),
    }
    return on_days(tmp_path_factory.mktemp("evidence") / "book", stories, [AT])[AT]


def seen(measures: Measured, name: str, viewer: str) -> Row:
    rows = measures.rows("promise_evidence")
    return next(row for row in rows if (row["promise_id"], row["viewer_id"]) == (name, viewer))


def credit(measures: Measured, name: str, viewer: str = "ann") -> float:
    return float(seen(measures, name, viewer)["credit_atto"] / ATTO)


def test_importance_weighs_a_half_one_or_two_and_fades_to_half_in_a_year(measures: Measured) -> None:
    assert credit(measures, "kept a year ago") == 0.5
    assert credit(measures, "minor") == 0.5
    assert credit(measures, "critical") == 2.0


def test_a_promise_to_the_account_counts_half_for_each_person_and_once_for_the_account(
    measures: Measured,
) -> None:
    assert [credit(measures, "to all", viewer) for viewer in ("ann", "ben", "")] == [0.5, 0.5, 1.0]


def sums(measures: Measured, person: str) -> Row:
    return next(row for row in measures.rows("promise_sums") if row["viewer_id"] == person)


def test_by_hand_the_sums_of_a_person(measures: Measured) -> None:
    ann = sums(measures, "ann")
    assert (ann["credit"], ann["debit"]) == (0.5 + 0.5 + 2.0 + 0.5, 1.0)
    assert (ann["named_credit"], ann["named_debit"]) == (3.0, 1.0)


def test_by_hand_changes_and_silence_are_part_of_the_sums(measures: Measured) -> None:
    ben = sums(measures, "ben")
    told_early = 0.25 * 2 ** (-(AT - 50) / 365)
    assert ben["debit"] == pytest.approx(1.0 + told_early + 0.5, abs=1e-8)
    assert ben["credit"] == pytest.approx(0.5 + 2 ** (-(AT - 75) / 365), abs=1e-8)


def test_rule_21_if_kept_an_unverified_promise_is_credited_on_its_due_day(measures: Measured) -> None:
    ben = sums(measures, "ben")
    assert ben["credit_if_kept"] - ben["credit"] == pytest.approx(2 ** (-25 / 365), abs=1e-8)
    assert ben["debit"] - ben["debit_if_kept"] == pytest.approx(0.5)


def test_rule_44_due_are_promises_whose_day_has_come_and_undated_ones_once_resolved(
    measures: Measured,
) -> None:
    due = {row["promise_id"]: row["is_due"] for row in measures.rows("promise_evidence") if row["own"]}
    assert {name for name, is_due in due.items() if not is_due} == {
        "open",
        "undated and open",
        "given back",
        "unknown",
    }
    assert (sums(measures, "ann")["promises_due"], sums(measures, "ann")["promises_kept"]) == (4, 3)


def test_by_hand_the_account_counts_every_promise_once(measures: Measured) -> None:
    (fir,) = measures.rows("account_promise_sums")
    assert (fir["promises_due"], fir["promises_kept"]) == (8, 5)
    assert (fir["shared_credit"], fir["shared_debit"]) == (1.0, 0.0)
    assert fir["credit"] == pytest.approx(fir["named_credit"] + fir["shared_credit"], abs=1e-9)
    assert fir["named_credit"] == pytest.approx(3.0 + sums(measures, "ben")["named_credit"], abs=1e-9)

"""Trust of a person: from promises kept and broken, from where others stand, with what is not yet known."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tests.measured import Measured, Row, measured_on
from tests.scored_books import DAYS, EVERY_MEASURE, SEEDS, scored_book
from tests.worktop import Worktop, given
from troth.model import Rules
from troth.trust.trust import book_means, shared_trust, shared_trust_weights, trust, trust_weights

AT = DAYS[2]
MEANS = {"keeping_mean": 0.8, "keeping_strength": 4.0, "need_mean": 0.6, "need_strength": 5.0}


def shared(credit: float, debit: float) -> dict[str, float]:
    return {"shared_credit": credit, "shared_debit": debit}


def sums(credit: float, debit: float, person: str = "ann", **more: float) -> Row:
    """What the promises to a person come to, none of them unverified."""
    named = {"named_credit": credit, "named_debit": debit, "promises_due": 1, "promises_kept": 1}
    if_kept = {"credit_if_kept": credit, "debit_if_kept": debit}
    row = {"account_id": "fir", "viewer_id": person, "credit": credit, "debit": debit}
    return {**row, **if_kept, **named, **more}


def of_people(worktop: Worktop, *rows: Row, usual: float = 0.5, rules: Rules | None = None) -> Measured:
    """Trust and its weights in an account whose people have these sums; `usual` is the book's mean."""
    pool = {
        "account_id": "fir",
        "named_credit": sum(row["named_credit"] for row in rows),
        "named_debit": sum(row["named_debit"] for row in rows),
        **shared(0.0, 0.0),
    }
    return worktop.work_out(
        given("influence", [{"account_id": "fir", "person_id": name} for name in ("ann", "ben", "cleo")]),
        given("promise_sums", rows),
        given("account_promise_sums", [pool]),
        given("book_means", [{**MEANS, "keeping_mean": usual}]),
        trust_weights,
        trust,
        rules=rules,
    )


def trusted(worktop: Worktop, row: Row, usual: float = 0.5, rules: Rules | None = None) -> Row:
    """Trust of the one person of an account who was promised anything."""
    return of_people(worktop, row, usual=usual, rules=rules).rows("trust")[0]


EVEN = Rules().changed(broken_promise_weight=1)


def test_josang_and_ismail_2002_credit_8_and_debit_1_give_9_elevenths(worktop: Worktop) -> None:
    assert trusted(worktop, sums(8.0, 1.0), rules=EVEN)["trust"] == pytest.approx(9 / 11, abs=1e-9)
    # The debit with its asymmetry: half a promise broken weighs as one.
    assert trusted(worktop, sums(8.0, 0.5))["trust"] == pytest.approx(9 / 11, abs=1e-9)


def test_methods_2_8_kept_and_2_broken_give_6429_and_75_without_asymmetry(worktop: Worktop) -> None:
    assert trusted(worktop, sums(8.0, 2.0))["trust"] == pytest.approx(0.6429, abs=5e-5)
    assert trusted(worktop, sums(8.0, 2.0), rules=EVEN)["trust"] == pytest.approx(0.75, abs=1e-9)


@pytest.mark.parametrize(("standing", "kept"), [(0.8, 8.0), (0.9, 18.0)])
def test_methods_2_kept_promises_needed_to_undo_one_broken(
    worktop: Worktop, standing: float, kept: float
) -> None:
    credit, debit = 100.0 * standing, 100.0 * (1 - standing) / 2
    found = trusted(worktop, sums(credit + kept, debit + 1.0), usual=standing)
    assert found["trust"] == pytest.approx(standing, abs=1e-9)


@pytest.mark.parametrize(
    ("horizon", "credit", "debit", "expected"),
    [("fixed now", 0.421447, 0.842895 / 2, 0.522993), ("left alone", 0.0, 1.984375 / 2, 0.442260)],
)
def test_methods_9_trust_at_the_horizon(
    worktop: Worktop, horizon: str, credit: float, debit: float, expected: float
) -> None:
    faded = 2 ** (-90 / 365)  # what else is known today, credit 4 and debit 3, is 90 days older then
    row = sums(4.0 * faded + credit, 1.5 * faded + debit)
    assert trusted(worktop, row)["trust"] == pytest.approx(expected, abs=1e-6), horizon


def test_rule_25_the_class_goes_by_weight_before_the_asymmetry(worktop: Worktop) -> None:
    assert trusted(worktop, sums(0.1, 0.14))["trust_evidence"] == "none"
    assert trusted(worktop, sums(0.1, 0.15))["trust_evidence"] == "thin"
    assert trusted(worktop, sums(1.0, 1.9))["trust_evidence"] == "thin"
    assert trusted(worktop, sums(1.0, 2.0))["trust_evidence"] == "ok"


def test_rule_21_trust_if_kept_and_the_upper_end_is_not_below_it(worktop: Worktop) -> None:
    found = trusted(worktop, sums(0.0, 3.0, credit_if_kept=20.0, debit_if_kept=0.0))
    assert found["trust_if_kept"] == pytest.approx(21 / 22, abs=1e-9)
    assert found["trust_high"] == found["trust_if_kept"]
    assert trusted(worktop, sums(3.0, 1.0))["trust_high"] > found["trust"]


def started(worktop: Worktop, *people: tuple[str, float, float]) -> dict[str, float]:
    """Where each person starts, from what others were promised and got."""
    rows = [sums(credit, debit, person) for person, credit, debit in people]
    return of_people(worktop, *rows, usual=0.8).column("trust_weights", "person_id", "start")


def test_by_hand_rule_24_a_person_starts_where_the_named_others_stand(worktop: Worktop) -> None:
    found = started(worktop, ("ann", 6.0, 0.0), ("ben", 0.0, 2.0), ("gone", 1.0, 0.0))
    # Others of Ann: r 1, lam S 4; the book's .8 weighs 4 promises.
    assert found["ann"] == pytest.approx((1.0 + 3.2) / (5.0 + 4.0))
    assert found["ben"] == pytest.approx((7.0 + 3.2) / (7.0 + 4.0))
    assert found["cleo"] == pytest.approx((7.0 + 3.2) / (11.0 + 4.0))


def test_rule_24_alone_a_person_starts_at_what_is_usual(worktop: Worktop) -> None:
    assert started(worktop, ("ann", 6.0, 1.0))["ann"] == pytest.approx(0.8)


def test_where_nothing_is_known_the_usual_is_a_half_and_weighs_ten(worktop: Worktop) -> None:
    kept = given("keeping_prior", [{"name": "keeping_prior.mean", "segment": "", "value": 0.9}])
    nothing = given("need_prior", [{"name": "another", "segment": "", "value": 0.1}])
    (found,) = worktop.work_out(kept, nothing, book_means).rows("book_means")
    assert found == {
        "keeping_mean": 0.9,
        "keeping_strength": 10.0,
        "need_mean": 0.5,
        "need_strength": 10.0,
    }


def test_rule_50_an_account_without_people_has_the_trust_of_promises_made_to_it(worktop: Worktop) -> None:
    promised = [{"account_id": "fir", **shared(3.0, 0.5)}, {"account_id": "oak", **shared(0.1, 0.1)}]
    found = worktop.work_out(
        given("account_promise_sums", promised),
        given("book_means", [MEANS]),
        shared_trust_weights,
        shared_trust,
    )
    # The book's .8 weighs 2 promises beside 3 kept and half a one broken, which weighs 1.
    assert found.column("shared_trust", "account_id", "trust")["fir"] == pytest.approx(4.6 / 6, abs=1e-9)
    assert found.column("shared_trust", "account_id", "trust_evidence") == {"fir": "ok", "oak": "none"}


@pytest.mark.parametrize("seed", SEEDS)
def test_no_evidence_gives_no_number(seed: int) -> None:
    for measures in scored_book(seed).values():
        for row in [*measures.rows("person_scores"), *measures.rows("account_scores")]:
            for name in ("trust", "respect", "loyalty"):
                shown = {
                    row[name] is not None,
                    row[f"{name}_low"] is not None,
                    row[f"{name}_high"] is not None,
                }
                assert shown == {row[f"{name}_evidence"] != "none"}
                assert row[name] is None or 0 <= row[f"{name}_low"] <= row[f"{name}_high"] <= 1


# ---- laws -----------------------------------------------------------------------------------------------------------

AGES = st.integers(0, 900)
PROMISES = st.lists(st.tuples(AGES, st.floats(0, 1.5), st.integers(0, 60)), max_size=4)
ONE_MORE = st.tuples(AGES, st.sampled_from(["minor", "normal", "critical"]))


def promised(account: str, number: int, age_days: int, level: float, late_days: int = 0) -> tuple[Row, Row]:
    """A promise to the one person of an account, delivered `age_days` ago, and its delivery."""
    delivered_on = AT - timedelta(days=age_days)
    name = f"{account} {number}"
    terms = {"promise_id": name, "account_id": account, "person_id": account, "words": "done"}
    days = {"made_on": delivered_on - timedelta(days=90), "due_on": delivered_on - timedelta(days=late_days)}
    delivery = {"event_id": name, "promise_id": name, "kind": "delivered", "happened_on": delivered_on}
    return {**terms, **days}, {**delivery, "level": round(level, 6)}


def scored(folder: Path, promises: list[tuple[Row, Row]], accounts: list[str]) -> Measured:
    book = {
        "accounts": [{"account_id": name, "name": name} for name in accounts],
        "people": [{"person_id": name, "name": name} for name in accounts],
        "buying_roles": [
            {"buying_role_id": name, "person_id": name, "account_id": name, "role": "end_user"}
            for name in accounts
        ],
        "promises": [terms for terms, _ in promises],
        "promise_events": [event for _, event in promises],
    }
    return measured_on(folder, book, EVERY_MEASURE, (AT,), shown=("trust",), rules=Rules())[AT]


@settings(max_examples=3)
@drawn(cases=st.lists(st.tuples(PROMISES, ONE_MORE), min_size=1, max_size=8))
def test_a_kept_promise_never_lowers_trust_and_a_broken_one_never_raises_it(
    tmp_path_factory: pytest.TempPathFactory,
    cases: list[tuple[list[tuple[int, float, int]], tuple[int, str]]],
) -> None:
    promises: list[tuple[Row, Row]] = []
    levels = {"as it was": None, "kept": 1.0, "broken": 0.0}
    for place, (before, (age_days, importance)) in enumerate(cases):
        for outcome, level in levels.items():
            account = f"{place} {outcome}"
            promises += [promised(account, number, *terms) for number, terms in enumerate(before)]
            if level is not None:
                terms, delivery = promised(account, len(before), age_days, level)
                promises.append(({**terms, "importance": importance}, delivery))
    accounts = [f"{place} {outcome}" for place in range(len(cases)) for outcome in levels]
    found = scored(tmp_path_factory.mktemp("law") / "book", promises, accounts)
    trust_of = found.column("trust", "account_id", "trust")
    for place in range(len(cases)):
        assert trust_of[f"{place} broken"] <= trust_of[f"{place} as it was"] <= trust_of[f"{place} kept"]

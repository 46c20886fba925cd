"""Loyalty of an account, from the ground up: its people by influence, and those we have not seen."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tests.loyalty.oak import SHARED, Person, loyal, of_oak
from tests.measured import measured_on
from tests.reference.random_book import random_book
from tests.scored_books import DAYS, EVERY_MEASURE, SEEDS, scored_book
from tests.worktop import Worktop
from troth.model import Rules
from troth.model.rules import NORMAL_QUANTILE

# Trust and respect .5 with variance .08 each: loyalty .5, and .5 sqrt(.16) = .2 its standard deviation.
UNSURE = Person("ann", trust=0.5, respect=0.5, trust_variance=0.08, respect_variance=0.08)


def test_methods_9_the_loyalty_of_three_people_is_6100(worktop: Worktop) -> None:
    def person(name: str, c: float, r: float, s: float, respect: float) -> Person:
        return Person(name, influence=c, trust=(r + 1) / (r + s + 2), respect=respect)

    people = (person("a", 0.5, 4, 3, 0.6), person("b", 0.3, 6, 1, 0.7), person("c", 0.2, 2, 2, 0.5))
    assert of_oak(loyal(worktop, *people))["loyalty"] == pytest.approx(0.6100, abs=5e-5)


def test_by_hand_people_we_do_not_know_add_what_is_usual(worktop: Worktop) -> None:
    people = (Person("ann", 0.5, 0.64, 0.36), Person("ben", 0.3, 0.9, 0.9))
    usual = {"keeping_mean": 0.64, "need_mean": 0.25}
    found = of_oak(loyal(worktop, *people, unknown_share=0.2, usual=usual))
    assert found["loyalty"] == pytest.approx(0.5 * 0.48 + 0.3 * 0.9 + 0.2 * 0.4, abs=1e-9)
    assert found["unknown_share"] == 0.2


def test_rule_36_people_we_have_not_seen_are_without_contact_where_it_is_observed(worktop: Worktop) -> None:
    usual = {"keeping_mean": 0.8, "need_mean": 0.5}
    (unobserved,) = loyal(worktop, usual=usual).rows("unseen_people")
    (observed,) = loyal(worktop, usual=usual, observed=True).rows("unseen_people")
    assert (unobserved["unseen_trust"], unobserved["unseen_respect"]) == (0.8, 0.5)
    assert (observed["unseen_trust"], observed["unseen_respect"]) == (0.8, 0.35)
    assert observed["unseen_loyalty"] == pytest.approx(math.sqrt(0.8 * 0.35), abs=1e-9)


@pytest.mark.parametrize("unknown_share", [0.0, 0.3, 0.5])
def test_methods_4_what_we_have_not_seen_is_no_diversification(
    worktop: Worktop, unknown_share: float
) -> None:
    person = Person(**{**vars(UNSURE), "influence": 1 - unknown_share})
    found = of_oak(loyal(worktop, person, unknown_share=unknown_share))
    assert found["sd"] == pytest.approx(0.2, abs=1e-9)
    assert found["loyalty_low"] == pytest.approx(0.5 - NORMAL_QUANTILE * 0.2, abs=2e-9)


def test_rule_51_unseen_people_spread_at_least_three_quarters_of_no_evidence(worktop: Worktop) -> None:
    sure = Person("ann", 0.5, 0.5, 0.5, trust_variance=0.0002, respect_variance=0.0002)
    found = of_oak(loyal(worktop, sure, unknown_share=0.5))
    prior_sd = 0.5 * math.sqrt(2 * 0.25 / 3)  # two means of .5 that weigh 2 facts each
    assert found["sd"] == pytest.approx(0.5 * 0.01 + 0.5 * 0.75 * prior_sd, abs=1e-9)


def test_by_hand_errors_of_two_people_go_together_by_a_tenth(worktop: Worktop) -> None:
    pair = (Person(**{**vars(UNSURE), "name": name, "influence": 0.5}) for name in ("ann", "ben"))
    # Squares .9 (2 * .1^2), together .1 (.1 + .1)^2.
    assert of_oak(loyal(worktop, *pair))["sd"] == pytest.approx(math.sqrt(0.018 + 0.004), abs=1e-9)


@pytest.mark.parametrize(
    ("ok", "thin", "evidence"),
    [
        (0.5, 0.0, "ok"),
        (0.4999994, 0.0, "thin"),
        (0.4999996, 0.0, "ok"),  # compared to six digits
        (0.2, 0.05, "thin"),
        (0.24, 0.0, "none"),
        (0.0, 0.9, "thin"),
    ],
)
def test_rule_48_the_class_of_an_account_goes_by_the_influence_its_people_hold(
    worktop: Worktop, ok: float, thin: float, evidence: str
) -> None:
    people = (
        Person("ann", ok),
        Person("ben", thin, trust_evidence="thin"),
        Person("cleo", 0.1, trust_evidence="none"),
    )
    unknown_share = round(1 - ok - thin - 0.1, 9)
    found = of_oak(loyal(worktop, *people, unknown_share=unknown_share))
    assert (found["loyalty_evidence"], found["trust_evidence"]) == (evidence, evidence)


def test_rule_50_trust_of_an_account_is_that_of_its_people_without_the_unknown(worktop: Worktop) -> None:
    people = (Person("ann", 0.6, trust=0.9, respect=0.4), Person("ben", 0.2, trust=0.5, respect=0.8))
    found = of_oak(loyal(worktop, *people, unknown_share=0.2))
    assert (found["trust"], found["respect"]) == (pytest.approx(0.8), pytest.approx(0.5))
    # Standard deviation .1 each, weights .75 and .25.
    sd = math.sqrt(0.9 * (0.075**2 + 0.025**2) + 0.1 * 0.1**2)
    assert found["trust_high"] == pytest.approx(0.8 + NORMAL_QUANTILE * sd, abs=2e-8)


def test_rules_36_and_50_without_people_it_is_what_is_usual_and_trust_that_of_promises_to_the_account(
    worktop: Worktop,
) -> None:
    found = of_oak(loyal(worktop, unknown_share=1.0, usual={"keeping_mean": 0.64, "need_mean": 0.36}))
    assert (found["loyalty"], found["loyalty_evidence"]) == (0.48, "none")
    assert {name: found[name] for name in SHARED} == SHARED
    assert found["respect_evidence"] == "none"


ROLES = ("gatekeeper", "financial_buyer", "technical_buyer", "end_user")


@settings(max_examples=3)
@drawn(seed=st.sampled_from(SEEDS), role=st.sampled_from(ROLES))
def test_a_required_role_left_empty_never_narrows_the_interval(
    tmp_path_factory: pytest.TempPathFactory, seed: int, role: str
) -> None:
    at = DAYS[1]
    book = random_book(seed)
    emptied = [row | {"role": None} if row["role"] == role else row for row in book["buying_roles"]]
    folder: Path = tmp_path_factory.mktemp("emptied") / "book"
    after = measured_on(
        folder,
        book | {"buying_roles": emptied},
        EVERY_MEASURE,
        (at,),
        shown=("account_loyalty",),
        rules=Rules(),
    )[at].column("account_loyalty", "account_id", "sd")
    for row in scored_book(seed)[at].rows("account_loyalty"):
        if row["unknown_share"] < 1:
            assert after[row["account_id"]] >= row["sd"] - 1e-9

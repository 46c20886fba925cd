"""What each fact adds to loyalty: the parts are right one by one, and sum to the whole exactly."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pytest

from tests.loyalty.oak import Person, loyal
from tests.measured import measured
from tests.reference import contributions
from tests.reference.knowledge import Row, known_at
from tests.reference.random_book import random_book
from tests.reference.scores import TIME_ZONE, Scoring
from tests.scored_books import DAYS, SEEDS, grain, scored_book
from tests.worktop import Worktop
from troth.loyalty.contributions import logarithmic_mean, loyalty_slopes
from troth.model import RuleError, Rules, measure

TOLERANCE = 5e-8


def by_fact(rows: Sequence[Row]) -> dict[tuple[str, ...], float]:
    columns = grain("contributions")
    return {tuple(row[name] for name in columns): row["contribution"] for row in rows}


def expected(seed: int, at: date) -> dict[tuple[str, ...], float]:
    """What the reference says of every account of a random book."""
    book = random_book(seed)
    accounts = [account.account_id for account in Scoring(known_at(book, at, TIME_ZONE), Rules()).accounts]
    return by_fact([row for account_id in accounts for row in contributions(book, at, account_id)])


@pytest.mark.parametrize("seed", SEEDS)
def test_every_part_equals_the_reference(seed: int) -> None:
    for at in DAYS:
        rows = scored_book(seed)[at].rows("contributions")
        found, theirs = by_fact(rows), expected(seed, at)
        assert len(found) == len(rows)
        assert found.keys() <= theirs.keys()
        assert {fact: found.get(fact, 0.0) for fact in theirs} == pytest.approx(theirs, abs=TOLERANCE)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_parts_of_an_account_sum_exactly_to_its_loyalty(seed: int) -> None:
    for measures in scored_book(seed).values():
        sums = dict.fromkeys(measures.column("account_loyalty", "account_id", "loyalty"), 0)
        for row in measures.rows("contributions"):
            sums[row["account_id"]] += round(row["contribution"] * 1e9)
        whole = measures.column("account_loyalty", "account_id", "loyalty")
        assert sums == {account_id: round(loyalty * 1e9) for account_id, loyalty in whole.items()}


def test_the_random_books_hold_facts_of_every_kind() -> None:
    kinds = {
        row["fact_table"]
        for seed in SEEDS
        for measures in scored_book(seed).values()
        for row in measures.rows("contributions")
    }
    assert kinds == {"base", "promises", "need_ratings", "feedback", "interactions", "value_claims"}


@pytest.mark.parametrize("seed", SEEDS)
def test_rule_40_without_a_person_their_influence_goes_to_people_we_do_not_know(seed: int) -> None:
    for at in DAYS:
        scoring = Scoring(known_at(random_book(seed), at, TIME_ZONE), Rules())
        shares = {
            (account.account_id, person.person_id): max(
                person.influence
                * (person.loyalty - account.loyalty.unseen.loyalty)
                / account.loyalty.loyalty,
                0.0,
            )
            for account in scoring.accounts
            for person in account.people
            if person.person_id in account.influence.scored
        }
        found = scored_book(seed)[at].rows("loyalty_without")
        assert {(row["account_id"], row["person_id"]): row["share"] for row in found} == pytest.approx(
            shares, abs=TOLERANCE
        )


def test_methods_4_a_start_of_5477_and_steps_of_0925_and_1081_make_7483(worktop: Worktop) -> None:
    person = Person("ann", trust=0.8, trust_start=0.6, respect=0.7, respect_start=0.5)
    found = loyal(worktop, person, then=(loyalty_slopes,))
    (ann,), (slopes,) = found.rows("person_loyalty"), found.rows("loyalty_slopes")
    by_trust, by_respect = slopes["trust_slope"] * 0.2, slopes["need_slope"] * 0.2
    assert [by_trust, by_respect] == pytest.approx([0.0925, 0.1081], abs=5e-5)
    assert ann["loyalty"] == pytest.approx(0.7483, abs=5e-5)
    assert ann["loyalty"] - by_trust - by_respect == pytest.approx(math.sqrt(0.6 * 0.5), abs=1e-9)


PAIRS = [
    (math.e, 1.0),
    (0.3, 0.3),
    *((0.5 * (1 + apart), 0.5) for apart in (1e-9, 1e-4, 0.0199, 0.0203, 9.0)),
]


@measure(question="What are the means of PAIRS?", grain=(), reads=("moment",), source="stand-in")
def means(tables: Mapping[str, ir.Table], _rules: Rules) -> ir.Table:
    pairs = (logarithmic_mean(ibis.literal(x), ibis.literal(y)) for x, y in PAIRS)
    return tables["moment"].select(**{f"pair_{place}": pair for place, pair in enumerate(pairs)})


def test_by_hand_the_logarithmic_mean_keeps_every_digit_near_and_far(tmp_path: Path) -> None:
    (found,) = measured(tmp_path, {"accounts": [{"account_id": "a", "name": "A"}]}, (means,), DAYS[0]).rows(
        "means"
    )
    near_and_far = [(x - y) / math.log1p((x - y) / y) for x, y in PAIRS[2:]]
    assert list(found.values()) == pytest.approx([math.e - 1, 0.3, *near_and_far], rel=1e-13)


def test_loyalty_that_is_no_geometric_mean_cannot_be_opened() -> None:
    with pytest.raises(RuleError, match=r"loyalty_power is 0\.5.*set it to 0"):
        loyalty_slopes.build({}, Rules().changed(loyalty_power=0.5))

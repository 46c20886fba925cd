"""Attitude held against behaviour, and the key person we are weakest with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.loyalty.oak import Person, loyal
from tests.measured import Row, measured
from tests.worktop import Worktop, given
from troth.loyalty.standing import loyalty_classes

AT = date(2026, 6, 30)


@dataclass(frozen=True)
class Account:
    """What is known of an account: loyalty and behaviour, each with a standard deviation of .1, and what binds it."""

    loyalty: float
    stays: float | None = None
    locked: bool = False
    appeal: float | None = None
    evidence: str = "ok"
    facts: dict[str, Any] = field(default_factory=dict)


BOUND_BY_COST = {"switching_cost": 100}
# Attitude, behaviour -> class; one standard deviation of .1 puts .8 of the probability beyond .0841621 (to 6 digits).
CASES: dict[str, tuple[Account, tuple[str | None, str | None]]] = {
    "true": (Account(0.9, 0.9), ("high", "true")),
    "latent": (Account(0.9, 0.1), ("high", "latent")),
    "spurious": (Account(0.1, 0.9), ("low", "spurious")),
    "neither": (Account(0.1, 0.1), ("low", "none")),
    "captive by lock": (Account(0.1, 0.9, locked=True), ("low", "captive")),
    "captive by want of choice": (Account(0.1, 0.9, facts={"alternatives": "few"}), ("low", "captive")),
    "captive by cost": (Account(0.1, 0.9, facts=BOUND_BY_COST), ("low", "captive")),
    "not bound by less than a year": (
        Account(0.1, 0.9, facts={"switching_cost": 99, "alternatives": "many"}),
        ("low", "spurious"),
    ),
    "loyal, though locked": (Account(0.9, 0.9, locked=True), ("high", "true")),
    "untested": (Account(0.9, locked=True), ("high", "untested")),
    "never free, not locked": (Account(0.9), ("high", "uncertain")),
    "attitude uncertain": (Account(0.5, 0.9), ("uncertain", "uncertain")),
    "behaviour uncertain": (Account(0.9, 0.5), ("high", "uncertain")),
    "just high": (Account(0.584163, 0.9), ("high", "true")),
    "not quite high": (Account(0.584161, 0.9), ("uncertain", "uncertain")),
    "just low": (Account(0.415837, 0.1), ("low", "none")),
    "the alternative is better": (Account(0.6, 0.9, appeal=0.9), ("low", "spurious")),
    "nothing known": (Account(0.9, 0.9, evidence="none"), (None, None)),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Row]:
    def of(**columns: Any) -> list[Row]:
        """One row per account in whose case no column is empty."""
        rows = [{"account_id": name} for name in CASES]
        values = {key: [value(account) for account, _ in CASES.values()] for key, value in columns.items()}
        filled = [{**row, **{key: values[key][place] for key in columns}} for place, row in enumerate(rows)]
        return [row for row in filled if None not in row.values()]

    cards = (
        given(
            "account_loyalty",
            of(loyalty=lambda a: a.loyalty, sd=lambda _: 0.1, loyalty_evidence=lambda a: a.evidence),
        ),
        given("alternative_appeal", of(appeal=lambda a: a.appeal)),
        given("behaviour", of(behaviour=lambda a: a.stays, behaviour_sd=lambda _: 0.1)),
        given(
            "locked_accounts",
            [{"account_id": name} for name, (account, _) in CASES.items() if account.locked],
        ),
        given("yearly_invoices", of(sales=lambda _: 100.0)),
        loyalty_classes,
    )
    folder: Path = tmp_path_factory.mktemp("standing") / "book"
    accounts = [{"account_id": name, "name": name, **account.facts} for name, (account, _) in CASES.items()]
    rows = measured(folder, {"accounts": accounts}, cards, AT).rows("loyalty_classes")
    return {row["account_id"]: row for row in rows}


@pytest.mark.parametrize("name", CASES)
def test_dick_and_basu_1994_rules_38_39_and_52_attitude_and_class(found: dict[str, Row], name: str) -> None:
    assert (found[name]["attitude"], found[name]["loyalty_class"]) == CASES[name][1]


def test_rule_15_the_weakest_is_the_key_person_of_least_loyalty_that_is_shown(worktop: Worktop) -> None:
    people = (
        Person("zoe", 0.2, 0.5, 0.5),
        Person("yann", 0.2, 0.5, 0.5),
        Person("not a key person", 0.2, 0.1, 0.1, key_person=False),
        Person("without evidence", 0.2, 0.1, 0.1, trust_evidence="none", trust_start=0.1),
        Person("ann", 0.2, 0.6, 0.6),
    )
    (row,) = loyal(worktop, *people).rows("weakest_people")
    assert (row["weakest_person_id"], row["weakest_loyalty"]) == ("yann", 0.5)

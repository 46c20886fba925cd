"""Loyalty of a person: trust and respect together, neither replacing the other."""

from __future__ import annotations

import math

import pytest

from tests.loyalty.oak import Person, loyal
from tests.measured import Row
from tests.worktop import Worktop
from troth.model import Rules
from troth.model.rules import NORMAL_QUANTILE


def score(worktop: Worktop, person: Person, rules: Rules | None = None) -> Row:
    return loyal(worktop, person, rules=rules).rows("person_scores")[0]


def test_methods_4_trust_64_and_respect_36_make_48(worktop: Worktop) -> None:
    assert score(worktop, Person("ann", trust=0.64, respect=0.36))["loyalty"] == 0.48


@pytest.mark.parametrize(("power", "loyalty"), [(0, 0.30), (1, 0.50), (-50, 0.10)])
def test_methods_4_respect_without_trust_is_not_loyalty(
    worktop: Worktop, power: float, loyalty: float
) -> None:
    found = score(worktop, Person("ann", trust=0.1, respect=0.9), Rules().changed(loyalty_power=power))
    assert found["loyalty"] == pytest.approx(loyalty, abs=2e-3 if power < 0 else 1e-9)


@pytest.mark.parametrize(("respect", "loyalty"), [(0.8, 0.8), (0.56, 0.6693)])
def test_methods_3_contact_with_a_colleague_alone_lowers_loyalty(
    worktop: Worktop, respect: float, loyalty: float
) -> None:
    assert score(worktop, Person("ann", trust=0.8, respect=respect))["loyalty"] == pytest.approx(
        loyalty, abs=5e-5
    )


def test_methods_4_the_plug_in_exceeds_the_exact_moment_by_045(worktop: Worktop) -> None:
    def beta(a: float, b: float) -> float:
        return math.exp(math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b))

    moment = beta(2.5, 1) / beta(2, 1) * beta(1.5, 2) / beta(1, 2)
    assert moment == pytest.approx(0.4267, abs=5e-5)
    plug_in = score(worktop, Person("ann", trust=2 / 3, respect=1 / 3))["loyalty"]
    assert plug_in - moment == pytest.approx(0.045, abs=5e-4)


def test_by_hand_the_interval_is_that_of_the_delta_method(worktop: Worktop) -> None:
    person = Person("ann", trust=0.64, respect=0.36, trust_variance=0.01, respect_variance=0.02)
    found = score(worktop, person)
    sd = 0.48 * math.sqrt(0.25 * 0.01 / 0.64**2 + 0.25 * 0.02 / 0.36**2)
    assert found["loyalty_low"] == pytest.approx(0.48 - NORMAL_QUANTILE * sd, abs=2e-9)
    assert found["loyalty_high"] == pytest.approx(0.48 + NORMAL_QUANTILE * sd, abs=2e-9)


def test_the_interval_is_cut_to_what_loyalty_can_be(worktop: Worktop) -> None:
    found = score(worktop, Person("ann", trust=0.5, respect=0.5, trust_variance=0.5, respect_variance=0.5))
    assert (found["loyalty_low"], found["loyalty_high"]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("trust", "respect", "loyalty"),
    [("ok", "ok", "ok"), ("ok", "thin", "thin"), ("thin", "ok", "thin"), ("ok", "none", "none")],
)
def test_rule_37_the_class_of_loyalty_is_the_weaker_and_class_none_shows_no_number(
    worktop: Worktop, trust: str, respect: str, loyalty: str
) -> None:
    found = score(worktop, Person("ann", trust_evidence=trust, respect_evidence=respect))
    assert found["loyalty_evidence"] == loyalty
    assert (found["loyalty"] is None, found["respect"] is None) == (loyalty == "none", respect == "none")
    assert found["trust"] == 0.8


def test_rule_48_a_figure_of_class_none_enters_at_its_start_and_the_other_keeps_its_own(
    worktop: Worktop,
) -> None:
    person = Person("ann", trust_evidence="none", trust_start=0.36, respect=0.64, respect_variance=0.02)
    (found,) = loyal(worktop, person).rows("person_loyalty")
    assert found["loyalty"] == 0.48
    assert found["enters_trust_variance"] == person.start_variance
    assert found["enters_respect_variance"] == 0.02


def test_rule_44_the_kept_rate_goes_with_its_counts(worktop: Worktop) -> None:
    found = score(worktop, Person("ann"))
    assert (found["promises_due"], found["promises_kept"], found["kept_rate"]) == (4, 3, 0.75)

"""The numbers that the definitions work out, held against the reference."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from tests.reference.contribution import factors
from tests.reference.influence import Influence, flow, openness
from tests.reference.loyalty import Unseen, combined, effective_number, with_unseen
from tests.reference.needs import satisfaction
from tests.reference.numbers import Posterior, digamma, standard_normal, trigamma
from tests.reference.promisers import fit
from tests.reference.small_book import (
    SmallBook,
    day,
    delivered,
    event,
    renegotiated,
    verdict,
)
from tests.reference.starting_points import Sums, start_of, strength_by_moments
from troth.model import Rules

RULES = Rules()
HALF_OPEN = Fraction(1, 2)


def posterior(credit: int, debit: int, factor: float = 2.0) -> Posterior:
    return Posterior(Fraction(credit), Fraction(debit), factor, start=0.5, strength=2.0)


# ---- influence ------------------------------------------------------------------------------------------------------


def test_by_hand_a_channel_partner_without_a_vote_influences_the_influencers() -> None:
    ties = [("technical", "partner", 2), ("financial", "technical", 1)]
    people = {"partner", "technical", "financial"}
    shares = {"partner": 0, "technical": 500_000_000, "financial": 500_000_000}
    found = flow(shares, openness(ties, people, HALF_OPEN))
    assert found == {"partner": 375_000_000, "technical": 375_000_000, "financial": 250_000_000}
    views = {"partner": 0.2, "technical": 0.8, "financial": 0.6}
    assert sum(found[who] / 1e9 * views[who] for who in people) == pytest.approx(0.525)


def test_by_hand_ties_to_oneself_and_to_outsiders_are_dropped_before_shares() -> None:
    ties = [("a", "a", 3), ("a", "gone", 2), ("a", "b", 1), ("a", "b", 2), ("b", "b", 1)]
    assert openness(ties, {"a", "b"}, HALF_OPEN) == {"a": {"b": HALF_OPEN}}


def test_by_hand_a_cycle_of_ties_keeps_the_sum() -> None:
    ties = [("a", "b", 1), ("b", "c", 1), ("c", "a", 1)]
    shares = {"a": 700_000_001, "b": 200_000_000, "c": 99_999_999}
    assert sum(flow(shares, openness(ties, set(shares), Fraction(99, 100))).values()) == 10**9


def test_by_hand_effective_contacts_of_5_3_2_are_2_6316() -> None:
    assert effective_number([0.5, 0.3, 0.2]) == pytest.approx(2.6316, abs=5e-5)
    book = SmallBook()
    book.tables["buying_roles"].clear()
    for person, level in (("anna", 3), ("bert", 2), ("carl", 2)):
        book.add("buying_roles", person_id=person, account_id="company", role="end_user")
        book.add(
            "influence_ratings",
            person_id=person,
            account_id="company",
            level=level,
            rated_by="customer",
            rated_on=day(0),
        )
    # Shares 1/2, 1/4, 1/4.
    assert book.account(day(1)).effective_contacts == pytest.approx(1 / (1 / 4 + 1 / 16 + 1 / 16))


def test_by_hand_informants_are_pooled_by_weight_not_by_level() -> None:
    book = SmallBook()
    for level, rated_by in ((4, "customer"), (1, "staff")):
        book.add(
            "influence_ratings",
            person_id="anna",
            account_id="company",
            level=level,
            rated_by=rated_by,
            rated_on=day(0),
        )
    pooled = Influence(book.known(day(1)), RULES).pooled_weight(("company", "anna"))
    assert pooled == Fraction(5_117_647_059, 10**9)  # (8 + .7) / 1.7


def test_by_hand_two_of_six_expected_people_leave_half_unknown() -> None:
    influence = SmallBook().account(day(1)).influence
    assert influence.eta == HALF_OPEN  # 1 - 2/6, capped
    assert influence.unknown_share == HALF_OPEN


# ---- trust ----------------------------------------------------------------------------------------------------------


def test_josang_and_ismail_8_kept_and_weight_1_broken_give_9_elevenths() -> None:
    assert posterior(8, 1, factor=1.0).mean == pytest.approx(9 / 11)


def test_by_hand_8_kept_and_2_broken_give_6429_and_75_without_asymmetry() -> None:
    assert posterior(8, 2).mean == pytest.approx(0.6429, abs=5e-5)
    assert posterior(8, 2, factor=1.0).mean == pytest.approx(0.75)


def test_by_hand_the_debit_of_lateness_is_continuous_at_delivery() -> None:
    book = SmallBook()
    book.promise([event("warned", 60)])
    assert book.outcome(day(75)).debit == Fraction(1, 2)  # times lam 2: 1.000
    book.promise([delivered(75)])
    assert book.outcome(day(75)).debit == Fraction(1, 2)


def test_by_hand_kept_on_time_by_us_and_broken_by_her_is_all_debit() -> None:
    book = SmallBook()
    book.promise([delivered(60), verdict(60, "broken", "anna")])
    outcome = book.outcome(day(60))
    assert (outcome.state, float(outcome.credit), float(outcome.debit)) == ("broken", 0, 1)
    assert outcome.perception_gap == 1


def test_by_hand_a_colleague_s_verdict_counts_for_nobody() -> None:
    book = SmallBook()
    book.promise([delivered(60), verdict(60, "broken", "bert")])
    assert book.outcome(day(60)).state == "kept"


def test_by_hand_a_verdict_of_kept_asked_late_does_not_make_it_late() -> None:
    book = SmallBook()
    book.promise([verdict(200, "kept")])
    outcome = book.outcome(day(200))
    assert (outcome.state, outcome.day) == ("kept", day(60))
    assert outcome.degree == 1


def test_by_hand_a_lie_does_not_fade() -> None:
    book = SmallBook()
    book.promise([delivered(60), verdict(60, "misled")])
    assert book.outcome(day(60 + 2 * 365)).debit == 1


def test_by_hand_4_hours_promised_and_6_taken_keep_half() -> None:
    book = SmallBook()
    book.promise([delivered(60, level=6)], better="lower", promised_level=4)
    assert (book.outcome(day(60)).state, book.outcome(day(60)).degree) == ("short", Fraction(1, 2))


def test_by_hand_more_than_promised_is_surplus_not_trust() -> None:
    book = SmallBook()
    book.promise([delivered(60, level=125)], promised_level=100)
    assert book.outcome(day(60)).degree == 1
    assert book.outcome(day(60)).surplus == Fraction(1, 4)


def test_by_hand_silence_leaves_the_evidence_after_a_year_and_a_tracked_promise_breaks() -> None:
    silent, tracked = SmallBook(), SmallBook()
    silent.promise()
    tracked.promise([event("warned", 50)])
    assert silent.outcome(day(60 + 365)).state == "unknown"
    assert tracked.outcome(day(60 + 365)).state == "broken"
    assert tracked.outcome(day(60 + 2 * 365)).debit == Fraction(1, 2)


def test_by_hand_silence_costs_nothing_where_a_source_tells_no_outcomes() -> None:
    book = SmallBook()
    book.promise()
    assert book.outcome(day(75)).state == "unknown"
    assert book.outcome(day(75)).debit == 0
    book.promise([delivered(60)], promise_id="another")
    assert book.outcome(day(75)).debit == Fraction(1, 2)


@pytest.mark.parametrize(
    ("agreed_on", "new_due", "asked_by", "debit"),
    [
        (50, 75, "us", Fraction(1, 4)),  # k' = 1/2
        (50, 63, "us", Fraction(64725, 10**6)),  # k' = 2^(-3/15) = .870551, half of the rest
        (60, 75, "customer", 0),
        (75, 76, "customer", Fraction(1, 2)),  # half the credit was gone on that day
        (50, 55, "us", 0),
    ],
)
def test_by_hand_renegotiating(agreed_on: int, new_due: int, asked_by: str, debit: Fraction) -> None:
    book = SmallBook()
    book.promise([renegotiated(agreed_on, new_due, asked_by)])
    assert book.outcome(day(agreed_on)).debit == debit


def test_by_hand_an_excused_slip_costs_nothing_on_its_new_day() -> None:
    book = SmallBook()
    book.promise([event("warned", 55, cause="customer", new_due_on=day(90)), delivered(90, level=0)])
    outcome = book.outcome(day(90))
    assert outcome.state == "kept"
    assert outcome.degree == 1
    assert outcome.debit == 0


def test_by_hand_given_back_by_the_customer_leaves_no_trace() -> None:
    book = SmallBook()
    book.promise([renegotiated(50, 75), event("withdrawn", 70, asked_by="customer")])
    outcome = book.outcome(day(80))
    assert (outcome.state, outcome.degree) == ("withdrawn", None)
    assert outcome.debit == 0


def test_efron_and_morris_1977_under_dersimonian_laird() -> None:
    hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
    mean = sum(hits) / (45 * len(hits))
    found = fit([(hit / 45, 1) for hit in hits], within=mean * (1 - mean) / 45)
    kept = 1 - found.pull(1)
    assert kept == pytest.approx(0.1065, abs=5e-5)
    clemente = found.mean * (1 - kept) + hits[0] / 45 * kept
    assert clemente == pytest.approx(0.280, abs=5e-4)


def test_by_hand_starting_points_by_moments() -> None:
    alike = {"a": Sums(Fraction(8), Fraction(2)), "b": Sums(Fraction(8), Fraction(2))}
    assert start_of(alike, 1.0).mean == Fraction(772_727_273, 10**9)  # 17/22
    assert start_of(alike, 1.0).strength == 100
    assert strength_by_moments([(Fraction(8), Fraction(2))]) == 10
    # Two accounts of 10, p = 1/2: between .36, by chance .05, room .45: rho = .31/.45, M = 1/rho - 1 below 2.
    assert strength_by_moments([(Fraction(8), Fraction(2)), (Fraction(2), Fraction(8))]) == 2
    # .7 and .3 of 10: rho = (.16 - .05)/.45, M = 45/11 - 1.
    assert strength_by_moments([(Fraction(7), Fraction(3)), (Fraction(3), Fraction(7))]) == Fraction(34, 11)


# ---- respect --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gap", "kano", "x"),
    [(-1, "performance", 0.1667), (1, "must_be", 0.5), (2, "attractive", 0.8333), (-1, "reverse", 0.6667)],
)
def test_by_hand_expected_and_perceived(gap: int, kano: str, x: float) -> None:
    found = satisfaction(Fraction(5), Fraction(5 + gap), kano, RULES)
    assert float(found) == pytest.approx(x, abs=5e-5)


def test_by_hand_contact_with_a_colleague_only_lowers_respect() -> None:
    book = SmallBook()
    assert book.account(day(9)).people[0].respect.connection is None
    row = {"kind": "meeting", "direction": "both", "happened_at": day(0)}
    book.add("interactions", account_id="company", person_id="bert", **row)
    respect = book.account(day(9)).people[0].respect
    assert respect.connection == 0
    assert respect.mixed(0.8) == pytest.approx(0.56)
    assert combined(0.8, 0.56, RULES) == pytest.approx(0.6693, abs=5e-5)
    assert combined(0.8, 0.8, RULES) == pytest.approx(0.8)


# ---- loyalty --------------------------------------------------------------------------------------------------------


def test_by_hand_loyalty_is_geometric() -> None:
    assert combined(0.64, 0.36, RULES) == pytest.approx(0.48)
    assert combined(0.1, 0.9, RULES) == pytest.approx(0.30)
    assert combined(0.1, 0.9, RULES.changed(loyalty_power=1)) == pytest.approx(0.50)
    assert combined(0.1, 0.9, RULES.changed(loyalty_power=-50)) == pytest.approx(0.10, abs=0.002)


def test_by_hand_the_plug_in_exceeds_the_exact_moment_by_045() -> None:
    def beta(a: float, b: float) -> float:
        return math.exp(math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b))

    exact = beta(2.5, 1) / beta(2, 1) * beta(1.5, 2) / beta(1, 2)
    assert exact == pytest.approx(0.4267, abs=5e-5)
    assert math.sqrt(2 / 3 * 1 / 3 - exact**2) == pytest.approx(0.2004, abs=5e-5)
    assert combined(2 / 3, 1 / 3, RULES) - exact == pytest.approx(0.045, abs=5e-4)


@pytest.mark.parametrize("unknown_share", [0.0, 0.3, 0.5])
def test_by_hand_what_we_have_not_seen_is_no_diversification(unknown_share: float) -> None:
    nobody = Unseen(loyalty=0.5, prior_deviation=0.2)
    assert with_unseen(0.2, unknown_share, nobody, RULES) == pytest.approx(0.2)


def test_by_hand_facts_add_up_to_loyalty() -> None:
    by_trust, by_respect = factors((0.8, 0.6), (0.7, 0.5), RULES)
    assert combined(0.6, 0.5, RULES) == pytest.approx(0.5477, abs=5e-5)
    assert by_trust * 0.2 == pytest.approx(0.0925, abs=5e-5)
    assert by_respect * 0.2 == pytest.approx(0.1081, abs=5e-5)
    assert pytest.approx(combined(0.8, 0.7, RULES), abs=1e-4) == 0.5477 + 0.0925 + 0.1081


# ---- functions ------------------------------------------------------------------------------------------------------


def test_digamma_and_trigamma_at_known_points() -> None:
    euler = 0.5772156649015329
    assert digamma(1.0) == pytest.approx(-euler, abs=1e-13)
    assert digamma(0.5) == pytest.approx(-euler - 2 * math.log(2), abs=1e-13)
    assert trigamma(1.0) == pytest.approx(math.pi**2 / 6, abs=1e-13)
    assert trigamma(0.5) == pytest.approx(math.pi**2 / 2, abs=1e-13)
    assert standard_normal(1.6448536) == pytest.approx(0.95, abs=1e-8)

"""An account at a glance, and its sections: seats and people, gaps, needs, the map, and the reasons behind the figure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.reports.rows import AT, Tables, figure, known
from troth.model import Rules
from troth.reports.account import AccountPage, account
from troth.reports.influence_map import influence_map
from troth.reports.known import Known
from troth.reports.needs import needs_of
from troth.reports.why import why

LOYAL = {**figure("trust", 0.8), **figure("respect", 0.7), **figure("loyalty", 0.7483)}
BOOK: Tables = {
    "accounts": [{"account_id": "a", "name": "Acorn Mills", "segment": "food", "owner_id": "s"}],
    "staff": [{"staff_id": "s", "name": "Sam"}],
    "people": [
        {"person_id": "pia", "name": "Pia", "title": "Head of purchasing"},
        {"person_id": "ben", "name": "Ben"},
        {"person_id": "eva", "name": "Eva", "left_on": date(2026, 1, 31)},
    ],
    "buying_roles": [
        {"person_id": "pia", "account_id": "a", "role": "financial_buyer", "power": "veto"},
        {"person_id": "pia", "account_id": "a", "role": "gatekeeper"},
        {"person_id": "ben", "account_id": "a", "role": "end_user", "until": date(2026, 6, 1)},
        {"person_id": "eva", "account_id": "a", "role": "technical_buyer"},
    ],
    "person_scores": [
        {
            "account_id": "a",
            "person_id": "pia",
            "influence": 0.6,
            **LOYAL,
            "promises_due": 10,
            "promises_kept": 8,
        },
        {"account_id": "a", "person_id": "ben", "influence": 0.2},
        {"account_id": "a", "person_id": "eva", "influence": 0.0},
    ],
    "account_scores": [{"account_id": "a", **LOYAL, "promises_due": 12, "promises_kept": 9}],
    "influence_ties": [
        {"account_id": "a", "listener_id": "pia", "source_id": "ben"},
        {"account_id": "a", "listener_id": "pia", "source_id": "eva"},
        {"account_id": "a", "listener_id": "ben", "source_id": "pia", "until": date(2026, 2, 1)},
    ],
    "gaps": [{"account_id": "a", "kind": "empty_role", "role": "technical_buyer", "weight": 0.2}],
    "needs": [
        {"need_id": "n1", "person_id": "pia", "account_id": "a", "code": "price_certainty", "importance": 4},
        {"need_id": "n2", "person_id": "ben", "account_id": "a", "code": "uptime", "importance": 5},
    ],
    "need_ratings": [
        {
            "rating_id": "r1",
            "need_id": "n1",
            "expected": Decimal(8),
            "rated_by": "customer",
            "rated_on": date(2026, 1, 1),
        },
        {
            "rating_id": "r2",
            "need_id": "n1",
            "perceived": Decimal(5),
            "rated_by": "staff",
            "rated_on": date(2026, 2, 1),
        },
    ],
    "codes": [{"kind": "need", "code": "uptime", "label": "machines that keep running"}],
    "contributions": [
        {"account_id": "a", "person_id": "", "fact_table": "base", "fact_id": "", "contribution": 0.1},
        {"account_id": "a", "person_id": "pia", "fact_table": "base", "fact_id": "", "contribution": 0.4},
        {
            "account_id": "a",
            "person_id": "pia",
            "fact_table": "need_ratings",
            "fact_id": "r2",
            "contribution": -0.05,
        },
        {
            "account_id": "a",
            "person_id": "pia",
            "fact_table": "promises",
            "fact_id": "p1",
            "contribution": 0.2983,
        },
    ],
    "promises": [{"promise_id": "p1", "account_id": "a", "words": "Seals on the dock", "person_id": "pia"}],
    "promise_scores": [{"promise_id": "p1", "state": "kept", "degree": 1.0}],
}


def the_book(**changes: list[dict[str, object]]) -> Known:
    return known(**{**BOOK, **changes})


def page(**changes: list[dict[str, object]]) -> AccountPage:
    return account(the_book(**changes), "a", Rules())


def test_an_account_that_was_not_known_has_no_page() -> None:
    with pytest.raises(KeyError):
        account(Known(AT, {}), "a", Rules())


def test_figures_come_with_interval_class_and_counts() -> None:
    standing = page().standing
    assert (standing.loyalty.value, standing.loyalty.low, standing.loyalty.evidence) == (0.7483, 0.6483, "ok")
    assert str(standing.kept.words) == "9 of 12 kept"


def test_every_role_has_a_seat_and_an_empty_one_stays_empty() -> None:
    seats = {seat.role: [person.name for person in seat.holders] for seat in page().seats}
    assert seats == {
        "gatekeeper": ["Pia"],
        "financial_buyer": ["Pia"],
        "technical_buyer": [],
        "end_user": ["Ben"],
        "channel_partner": [],
    }


def test_a_channel_partner_is_only_asked_for_where_the_account_buys_through_one() -> None:
    indirect = page(accounts=[{"account_id": "a", "name": "Acorn Mills", "indirect": True}])
    assert [found.seats[-1].is_required for found in (page(), indirect)] == [False, True]


def test_people_come_by_influence_and_those_who_left_last() -> None:
    assert [(person.name, person.is_active) for person in page().people] == [
        ("Pia", True),
        ("Ben", True),
        ("Eva", False),
    ]


def test_who_objects_to_being_scored_is_shown_as_such() -> None:
    choice: dict[str, object] = {"person_id": "ben", "kind": "scoring_objected", "chosen_on": AT}
    people = page(person_choices=[choice]).people
    assert {person.name: person.objects for person in people} == {"Pia": False, "Ben": True, "Eva": False}


def test_the_map_holds_active_people_and_empty_seats_and_ties_in_force() -> None:
    found = influence_map(the_book(), "a", page().people, page().seats)
    assert [(node.node_id, node.level, node.column) for node in found.nodes] == [
        ("pia", "high", 0),
        ("ben", "unknown", 3),
        ("seat:technical_buyer", "seat", 2),
    ]
    assert [(edge.listener, str(edge.words), edge.source) for edge in found.edges] == [
        ("Pia", "listens to", "Ben")
    ]


def test_a_need_keeps_the_expectation_asked_earlier_and_says_whose_word_it_is() -> None:
    rated, unrated = needs_of(the_book(), "a")
    assert (rated.label, rated.expected, rated.perceived, rated.is_ours) == (
        "price certainty",
        Decimal(8),
        Decimal(5),
        True,
    )
    assert (unrated.label, unrated.perceived, unrated.rated_on) == ("machines that keep running", None, None)


def test_reasons_sum_to_the_figure_and_are_grouped_by_person() -> None:
    found = why(the_book(), "a")
    assert found is not None
    assert (found.unseen, found.people[0].person, found.people[0].base) == (0.1, "Pia", 0.4)
    assert found.total == 0.7483


def test_facts_are_told_in_words_the_weightiest_first() -> None:
    found = why(the_book(), "a")
    assert found is not None
    assert [(str(fact.words), fact.is_ours) for fact in found.people[0].facts] == [
        ("Promise kept: Seals on the dock", False),
        ("price certainty: perceived 5, expected not known", True),
    ]


def test_without_contributions_there_is_no_reason_to_show() -> None:
    assert why(the_book(contributions=[]), "a") is None


def test_a_well_founded_figure_lacks_nothing() -> None:
    assert page().missing == ()


def test_a_figure_without_evidence_says_what_it_lacks_and_whom_to_ask() -> None:
    scores: list[dict[str, object]] = [
        {"account_id": "a", "person_id": "ben", "influence": 0.6},
        {"account_id": "a", "person_id": "pia", "influence": 0.2, **LOYAL},
    ]
    assert [
        str(line) for line in page(account_scores=[{"account_id": "a"}], person_scores=scores).missing
    ] == [
        "A figure needs people with evidence who hold 25 % of the influence; so far they hold 20 %.",
        "Most would be learnt from Ben: note what we promise and what became of it.",
    ]


def test_an_account_without_people_says_so() -> None:
    empty = page(account_scores=[{"account_id": "a"}], buying_roles=[], person_scores=[])
    assert [str(line) for line in empty.missing] == [
        "No person here holds a role yet. Enter one with a role, and the account can be scored."
    ]

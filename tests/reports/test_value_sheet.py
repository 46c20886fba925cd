"""The value sheet: who knows of which claim and how, whom to tell next, and what is kept beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from troth.reports import Known
from troth.reports.consent import WITHDRAWN
from troth.reports.value_sheet import Knowledge, ValueSheetPage, value_sheet_page

AT = date(2026, 6, 30)


@dataclass(frozen=True)
class Cell:
    claim_id: str
    person_id: str
    influence: float
    gap: float
    fits: bool = True


@dataclass(frozen=True)
class Step:
    deal_id: str
    person_id: str
    step: str
    state: str
    due_on: date
    days_taken: int | None = None


def claim(claim_id: str, **more: Any) -> dict[str, Any]:
    """Ten hours saved at 30 each, in Ann's words; unconfirmed."""
    said = {"person_id": "ann", "words": f"Words of {claim_id}", "amount": Decimal(10), "unit": "hours"}
    empty = dict.fromkeys(("confirmed_by", "confirmed_on", "pillar_id", "shared_on", "shared_words"))
    stated = {"account_id": "oak", "stated_on": AT, "unit_price": Decimal(30), "grade": 4}
    return {"claim_id": claim_id, **said, **stated, **empty, **more}


def telling(claim_id: str, person_id: str, state: str) -> dict[str, Any]:
    return {"claim_id": claim_id, "person_id": person_id, "state": state}


CLAIMS = [
    claim("hours"),
    claim("days", person_id="ben", confirmed_by="ann", confirmed_on=AT),
    claim("lost", amount=Decimal(-4)),
    claim("old"),
]
CELLS = [
    Cell("hours", "ben", 0.4, 0.3),
    Cell("days", "cleo", 0.2, 0.2, fits=False),
    Cell("hours", "cleo", 0.2, 0.1),
    Cell("hours", "ann", 0.3, 0.0),
    Cell("days", "ann", 0.3, 0.0),
    Cell("days", "ben", 0.4, 0.0),
]
STEPS = [
    Step("won", "ann", "contact", "done", date(2026, 5, 1), 3),
    Step("won", "cleo", "review", "not_due", date(2026, 9, 1)),
    Step("won", "cleo", "contact", "overdue", date(2026, 5, 1)),
]


@pytest.fixture(scope="module")
def sheet() -> ValueSheetPage:
    known = Known(
        AT,
        {
            "value_claims": CLAIMS,
            "value_communications": [
                telling("hours", "cleo", "seen"),
                telling("hours", "cleo", "told"),
                telling("old", "ben", "repeated"),
            ],
            "people": [{"person_id": name, "name": name.title()} for name in ("ann", "ben", "cleo")],
            "person_choices": [
                {
                    "person_id": "ben",
                    "kind": "quote_withdrawn",
                    "claim_id": None,
                    "chosen_on": AT,
                    "until": None,
                }
            ],
            "value_scores": [
                {"account_id": "oak", "value_coverage": 0.5, "exchange": "mutual", "net_value": 7.5}
            ],
        },
    )
    return value_sheet_page(known, "oak", CELLS, STEPS)


def test_people_stand_by_influence_and_know_by_the_best_state_they_reached(sheet: ValueSheetPage) -> None:
    assert [person.name for person in sheet.people] == ["Ben", "Ann", "Cleo"]
    told = {line.claim_id: line.knowledge for line in sheet.claims}
    assert told["hours"] == (Knowledge("untold"), Knowledge("said"), Knowledge("seen"))
    assert told["days"] == (Knowledge("said"), Knowledge("confirmed"), Knowledge("untold", aside=True))


def test_what_is_lost_and_what_does_not_count_are_kept_beside(sheet: ValueSheetPage) -> None:
    assert [line.claim_id for line in sheet.lost] == ["lost"]
    assert [line.claim_id for line in sheet.others] == ["old"]


def test_a_grade_counts_at_most_2_until_confirmed(sheet: ValueSheetPage) -> None:
    assert {line.claim_id: line.grade for line in sheet.claims} == {"hours": 2, "days": 4}
    assert {line.money for line in sheet.claims} == {Decimal(300)}


def test_withdrawn_words_are_left_out_wherever_they_stood(sheet: ValueSheetPage) -> None:
    assert {line.claim_id: line.words for line in sheet.claims} == {
        "hours": "Words of hours",
        "days": WITHDRAWN,
    }


def test_whom_to_tell_next_leaves_out_what_does_not_speak_to_them(sheet: ValueSheetPage) -> None:
    assert [(each.person, each.words) for each in sheet.to_tell] == [
        ("Ben", "Words of hours"),
        ("Cleo", "Words of hours"),
    ]


def test_after_signing_who_waits_longest_comes_first(sheet: ValueSheetPage) -> None:
    assert [(each.person, [step.step for step in each.steps]) for each in sheet.followed] == [
        ("Cleo", ["contact", "review"]),
        ("Ann", ["contact"]),
    ]


def test_what_is_left_to_them_is_that_of_the_run(sheet: ValueSheetPage) -> None:
    assert (sheet.net_value, sheet.net_advantage, sheet.exchange) == (Decimal("7.50"), None, "mutual")

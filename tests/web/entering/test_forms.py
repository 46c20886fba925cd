"""From what was sent to rows: words as they were written, and what is wrong beside its field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tests.web.books import HOSTILE
from troth.model import Facts, Value
from troth.web.entering.entries import ENTRIES
from troth.web.entering.forms import Form, facts_of, new_form
from troth.web.entering.situation import Situation

SITUATION = Situation(
    known={"account_id": "acorn"},
    me="sam",
    now=datetime(2026, 3, 2, 23, 30, tzinfo=UTC),
    zone=ZoneInfo("Europe/Berlin"),
    named={
        "people": {"pia": "Pia", "ben": "Ben"},
        "staff": {"sam": "Sam"},
        "codes": {"uptime": "keeps running"},
        "needs": {},
        "pillars": {},
        "offerings": {},
    },
)
TODAY = date(2026, 3, 3)  # in Berlin the day has turned


def sent(
    entry: str, texts: Mapping[str, str], known: Mapping[str, str] | None = None
) -> tuple[list[Facts], Form]:
    """What a form gives when these fields are filled in and the others left as they were opened."""
    there = SITUATION if known is None else Situation(**{**vars(SITUATION), "known": known})
    form = new_form(ENTRIES[entry], there)
    return facts_of(
        ENTRIES[entry],
        form.with_texts({field.name: field.value for field in form.fields} | dict(texts)),
        there,
    )


def row(facts: Facts) -> Mapping[str, Value]:
    """The one row of these facts."""
    (values,) = facts.rows
    return dict(zip(facts.columns, values, strict=True))


def test_a_promise_needs_its_words_alone() -> None:
    (promise,), _form = sent("promise", {"promises-words": "Seals by Friday"})
    found = row(promise)
    assert (found["words"], found["made_by"], found["account_id"]) == ("Seals by Friday", "us", "acorn")
    assert (found["promiser_id"], found["made_on"], found["importance"]) == ("sam", TODAY, "normal")
    assert (found["person_id"], found["due_on"]) == (None, None)


@pytest.mark.parametrize(
    "words", [HOSTILE, "=cmd()|' /C calc'!A0", "ערבית ועברית \u202e", "a" * 10_000, "two\nlines & more"]
)
def test_words_are_kept_as_they_were_written(words: str) -> None:
    (promise,), form = sent("promise", {"promises-words": words.replace("\n", "\r\n")})
    assert row(promise)["words"] == words
    assert not form.is_wrong


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost() -> None:
    facts, form = sent("promise", {"promises-words": "", "promises-due_on": "2026-02-30"})
    assert facts == []
    problems = {field.name: field.problem for field in form.fields if field.problem}
    assert problems == {
        "promises-words": "This is needed.",
        "promises-due_on": "due_on came as '2026-02-30'; give a day that exists as YYYY-MM-DD.",
    }
    assert {field.name: field.value for field in form.fields}["promises-due_on"] == "2026-02-30"


def test_days_out_of_order_are_told() -> None:
    facts, form = sent(
        "promise", {"promises-words": "x", "promises-made_on": "2026-05-02", "promises-due_on": "2026-05-01"}
    )
    assert (facts, form.says) == (
        [],
        ("made_on 2026-05-02 lies after due_on 2026-05-01; correct one of them",),
    )


def test_nobody_can_be_named_who_is_not_to_be_chosen() -> None:
    facts, form = sent("promise", {"promises-words": "x", "promises-person_id": "somebody-elses"})
    assert facts == []
    assert "not to be chosen here" in form.asked[0].problem


def test_a_moment_is_meant_in_the_time_zone_of_the_book() -> None:
    (contact,), _form = sent(
        "contact",
        {
            "interactions-person_id": "pia",
            "interactions-kind": "call",
            "interactions-happened_at": "2026-07-01T09:15",
        },
    )
    found = row(contact)
    assert found["happened_at"] == datetime(2026, 7, 1, 7, 15, tzinfo=UTC)
    assert (found["event_key"], found["staff_id"], found["direction"]) == (
        found["interaction_id"],
        "sam",
        "both",
    )


@pytest.mark.parametrize(("rated_by", "rater_id"), [("staff", "sam"), ("self", "pia"), ("customer", None)])
def test_a_rating_says_whose_judgement_it_is(rated_by: str, rater_id: str | None) -> None:
    texts = {"person_id": "pia", "level": "4", "rated_by": rated_by}
    (rating,), _form = sent("influence", {f"influence_ratings-{name}": text for name, text in texts.items()})
    assert (row(rating)["level"], row(rating)["rater_id"]) == (4, rater_id)


def test_a_need_comes_with_its_rating_where_one_was_given() -> None:
    base = {"needs-person_id": "pia", "needs-code": "keeps running"}
    (need,), _form = sent("need", base)
    assert row(need)["code"] == "uptime"
    need, rating = sent("need", {**base, "need_ratings-perceived": "7.5"})[0]
    assert row(rating)["need_id"] == row(need)["need_id"]
    assert (row(rating)["perceived"], row(rating)["expected"]) == (Decimal("7.5"), None)


def test_a_need_in_new_words_adds_them_to_the_vocabulary() -> None:
    word, need = sent("need", {"needs-person_id": "pia", "needs-code": "Spare parts within 24 h"})[0]
    assert (word.table, row(word)["label"]) == ("codes", "Spare parts within 24 h")
    assert row(need)["code"] == row(word)["code"] == "spare_parts_within_24_h"


@pytest.mark.parametrize(("instrument", "scale"), [("nps", (0, 10)), ("csat", (1, 5)), ("ces", (1, 7))])
def test_an_answer_is_taken_on_its_usual_scale(instrument: str, scale: tuple[int, int]) -> None:
    texts = {"person_id": "pia", "instrument": instrument, "score": "4"}
    (answer,), _form = sent("feedback", {f"feedback-{name}": text for name, text in texts.items()})
    assert (row(answer)["scale_low"], row(answer)["scale_high"]) == scale
    assert row(answer)["answered_on"] == TODAY


def test_a_new_person_has_a_role_at_once() -> None:
    person, role = sent("person", {"people-name": "Ona", "buying_roles-role": "gatekeeper"})[0]
    assert row(role)["person_id"] == row(person)["person_id"]
    assert (row(role)["account_id"], row(role)["role"]) == ("acorn", "gatekeeper")


def test_nobody_listens_to_themselves() -> None:
    facts, form = sent("tie", {"influence_ties-listener_id": "pia", "influence_ties-source_id": "pia"})
    assert facts == []
    assert "must differ" in form.says[0]


def test_another_day_is_needed_to_agree_on_another_day() -> None:
    facts, form = sent("renegotiate", {}, {"account_id": "acorn", "promise_id": "late"})
    assert facts == []
    assert [field.name for field in form.fields if field.problem] == ["promise_events-new_due_on"]

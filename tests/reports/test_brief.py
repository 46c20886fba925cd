"""A meeting brief says of each person what they need, what we owe them and what they last said, and shows no score."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.reports.acorn import acorn
from troth.reports import Brief, brief
from troth.reports.brief import MOST_ATTENDEES
from troth.reports.brief_parts import LONGEST_QUOTE, Attendee


def attendee(found: Brief, person: str) -> Attendee:
    (one,) = (each for each in found.attendees if each.person_id == person)
    return one


def claim(claim_id: str, **more: object) -> dict[str, object]:
    return {
        "claim_id": claim_id,
        "account_id": "acorn",
        "person_id": "ben",
        "words": f"Saved days: {claim_id}",
        "grade": 2,
        "stated_on": date(2026, 1, 10),
        **more,
    }


def test_an_unknown_account_has_no_brief() -> None:
    with pytest.raises(KeyError):
        brief(acorn(), "birch", [])


def test_those_named_attend_and_the_rest_may_be_chosen() -> None:
    found = brief(acorn(), "acorn", ["ben", "nobody"])
    assert [each.person_id for each in found.attendees] == ["ben"]
    assert [each.person_id for each in found.choices] == ["pia", "ben", "cleo"]


def test_without_names_the_most_influential_attend() -> None:
    assert [each.person_id for each in brief(acorn(), "acorn", []).attendees] == ["pia", "ben", "cleo"]


def test_no_more_attend_than_a_page_holds() -> None:
    many = [f"p{number}" for number in range(20)]
    crowd = acorn(
        people=[{"person_id": name, "name": name} for name in many],
        buying_roles=[
            {"buying_role_id": f"r-{name}", "person_id": name, "account_id": "acorn"} for name in many
        ],
    )
    assert len(brief(crowd, "acorn", many).attendees) == MOST_ATTENDEES


def test_a_need_says_on_whose_word_and_when() -> None:
    (need,) = attendee(brief(acorn(), "acorn", ["pia"]), "pia").needs
    assert str(need.rating) == "6.5 of 10, expected 8; their word, 5 Jan 2026"
    assert not need.is_ours


def test_what_we_owe_is_theirs_and_what_the_account_is_owed_stands_apart() -> None:
    more = acorn(promises=[{"promise_id": "all", "account_id": "acorn", "words": "To all of you"}])
    found = brief(more, "acorn", ["pia", "ben"])
    assert [each.promise_id for each in attendee(found, "pia").owed] == ["seals"]
    assert attendee(found, "ben").owed == ()
    assert [each.promise_id for each in found.owed_to_account] == ["all"]


def test_what_was_promised_to_somebody_who_left_is_owed_to_the_account() -> None:
    left = acorn(people=[{"person_id": "pia", "name": "Pia", "left_on": date(2026, 1, 2)}])
    found = brief(left, "acorn", [])
    assert [each.promise_id for each in found.owed_to_account] == ["seals"]


def test_what_they_promised_us_is_told() -> None:
    theirs = {"promise_id": "t", "account_id": "acorn", "words": "The drawings", "made_by": "customer"}
    assert [each.words for each in brief(acorn(promises=[theirs]), "acorn", []).owed_to_us] == [
        "The drawings"
    ]


def test_the_newest_words_are_told_from_wherever_they_came() -> None:
    spoken = acorn(
        feedback=[
            {
                "feedback_id": "f",
                "account_id": "acorn",
                "person_id": "pia",
                "instrument": "survey",
                "asked_on": date(2026, 1, 1),
                "answered_on": date(2026, 1, 3),
                "words": "Good so far",
            }
        ],
        promise_events=[
            {
                "event_id": "e",
                "promise_id": "seals",
                "kind": "verdict",
                "happened_on": date(2026, 2, 1),
                "said_by": "pia",
                "words": "Too late",
            }
        ],
    )
    said = attendee(brief(spoken, "acorn", ["pia"]), "pia").said
    assert said is not None
    assert (said.words, said.on, str(said.occasion)) == ("Too late", date(2026, 2, 1), "on a promise of ours")


def test_long_words_are_cut_and_kept_on_one_line() -> None:
    note = {
        "interaction_id": "t9",
        "person_id": "pia",
        "account_id": "acorn",
        "kind": "call",
        "direction": "both",
        "happened_at": datetime(2026, 3, 1, tzinfo=UTC),
        "note": "a line\nand " + "x" * 10_000,
    }
    said = attendee(brief(acorn(interactions=[note]), "acorn", ["pia"]), "pia").said
    assert said is not None
    assert len(said.words) == LONGEST_QUOTE
    assert "\n" not in said.words


def test_value_is_untold_to_whoever_neither_said_nor_heard_it() -> None:
    told = acorn(
        value_claims=[claim("v1"), claim("v2", grade=4)],
        value_communications=[
            {"communication_id": "c", "claim_id": "v2", "person_id": "cleo", "told_on": date(2026, 2, 1)}
        ],
    )
    found = brief(told, "acorn", [])
    untold = {each.person_id: [value.claim_id for value in each.untold] for each in found.attendees}
    assert untold == {"pia": ["v2", "v1"], "ben": [], "cleo": ["v1"]}


def test_what_several_said_alike_is_told_once() -> None:
    alike = [claim("v1", words="It saves days."), claim("v2", words="it saves  days.")]
    shown = attendee(brief(acorn(value_claims=alike), "acorn", ["pia"]), "pia")
    assert [each.claim_id for each in shown.untold] == ["v1"]


@pytest.mark.parametrize("more", [{"expires_on": date(2026, 1, 31)}, {"amount": -5}])
def test_value_that_was_destroyed_or_is_no_longer_to_be_used_is_not_told(more: dict[str, object]) -> None:
    found = brief(acorn(value_claims=[claim("v", **more)]), "acorn", ["pia"])
    assert attendee(found, "pia").untold == ()


@pytest.mark.parametrize("claim_id", ["v", None])
def test_words_that_were_withdrawn_are_not_told(claim_id: str | None) -> None:
    withdrawn = {
        "choice_id": "w",
        "person_id": "ben",
        "kind": "quote_withdrawn",
        "claim_id": claim_id,
        "chosen_on": date(2026, 2, 1),
    }
    found = brief(acorn(value_claims=[claim("v")], person_choices=[withdrawn]), "acorn", ["pia"])
    assert attendee(found, "pia").untold == ()


@pytest.mark.parametrize(("kind", "proof"), [(None, ", not to be quoted"), ("quote_allowed", "")])
def test_words_that_may_not_be_quoted_are_marked(kind: str | None, proof: str) -> None:
    chosen = (
        [{"choice_id": "c", "person_id": "ben", "kind": kind, "chosen_on": date(2026, 2, 1)}] if kind else []
    )
    found = brief(acorn(value_claims=[claim("v", grade=1)], person_choices=chosen), "acorn", ["pia"])
    assert [str(each.proof) for each in attendee(found, "pia").untold] == [f"a customer said so{proof}"]


def test_who_a_person_is_takes_a_few_words() -> None:
    shown = attendee(brief(acorn(), "acorn", ["pia"]), "pia")
    assert [str(part) for part in shown.about] == ["Head of purchasing", "financial buyer", "decides"]

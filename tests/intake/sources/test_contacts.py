"""Who of a message or a meeting is a contact, of which account, and what became of everybody else."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.sources.mailboxes import (
    FOREIGN,
    KNOWN,
    MORNING,
    NEW_AT_ALDER,
    NOW,
    PIA,
    SVEN,
    UDO,
)
from troth.intake.sources import contacts
from troth.intake.sources.contacts import Contact, Encounter, Gathering, Offer, account_of, answers_in
from troth.model import InputError

DAY = timedelta(days=1)


def gathering() -> Gathering:
    return Gathering(KNOWN, "rita", NOW)


def met(*others: str, event: str = "one", at: datetime = MORNING, held: bool | None = None) -> Encounter:
    return Encounter(event, "email", "out", at, others, held)


def contact(direction: str, at: datetime, person_id: str = "pia") -> Contact:
    return Contact(f"{direction} {at}", "alder", person_id, "rita", "email", direction, at)


def answers(*given: Contact) -> dict[datetime, datetime | None]:
    return {each.at: answer for each, answer in answers_in(given, 14)}


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (PIA, ""),
        ("pia+crm@alder.example", ""),
        (SVEN, contacts.FOREIGN),
        (FOREIGN, contacts.FOREIGN),
        ("stranger@gmail.com", contacts.FOREIGN),  # a public domain is no account's, whatever the book says
        (NEW_AT_ALDER, contacts.OFFERED),
        ("lea@alder.example", contacts.UNPLACED),
    ],
)
def test_only_a_person_of_the_book_is_a_contact(address: str, reason: str) -> None:
    assert gathering().take([met(address)]) == reason


def test_what_has_not_happened_yet_is_no_contact() -> None:
    assert gathering().take([met(PIA, at=NOW + timedelta(seconds=1))]) == contacts.FUTURE
    assert gathering().take([met(PIA, at=NOW)]) == ""


def test_everybody_a_message_was_written_to_is_a_contact_of_its_own() -> None:
    found = gathering()
    assert found.take([met(PIA, FOREIGN, UDO, "kim@gmail.com")]) == ""
    assert {(each.person_id, each.account_id) for each in found.contacts.values()} == {
        ("pia", "alder"),
        ("udo", "birch"),
        ("kim", "birch"),
    }


def test_of_copies_of_one_message_the_earliest_counts() -> None:
    found = gathering()
    reasons = [found.take([met(PIA, at=MORNING + hours)]) for hours in (DAY, timedelta(0), 2 * DAY)]
    assert reasons == ["", contacts.REPEATED, contacts.REPEATED]
    assert [each.at for each in found.contacts.values()] == [MORNING]


def test_what_was_called_off_is_told_as_that() -> None:
    assert gathering().take([met(PIA, held=False)]) == contacts.CALLED_OFF


def test_an_unknown_address_of_an_account_is_offered_with_how_often_and_when_it_came() -> None:
    found = gathering()
    for days in (3, 0, 1):
        found.take([met(NEW_AT_ALDER, at=MORNING + days * DAY)])
    assert found.contacts == {}
    assert list(found.offers.values()) == [
        Offer(NEW_AT_ALDER, "alder", 3, date(2026, 1, 5), date(2026, 1, 8)),
    ]


def test_offers_and_contacts_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contacts, "MOST_OFFERED", 2)
    monkeypatch.setattr(contacts, "MOST_CONTACTS", 1)
    found = gathering()
    found.take([met(*(f"p{number}@alder.example" for number in range(9)))])
    assert len(found.offers) == 2
    found.take([met(PIA)])
    with pytest.raises(InputError, match="more than 1 contacts; import fewer files"):
        found.take([met(UDO)])


@pytest.mark.parametrize(
    ("parts", "by_domain", "account_id"),
    [
        (("alder",), "alder", "alder"),
        (("alder", "birch"), "alder", "alder"),
        (("alder", "birch"), "", ""),
        (("alder", "birch"), "cedar", ""),
        (("alder",), "birch", "alder"),  # a person who works elsewhere takes part here
        (("alder",), "", "alder"),
        ((), "birch", "birch"),
        ((), "", ""),
    ],
)
def test_the_account_is_that_of_the_domain_or_the_only_one(
    parts: tuple[str, ...], by_domain: str, account_id: str
) -> None:
    assert account_of(parts, by_domain) == account_id


def test_a_message_is_answered_by_the_first_one_the_other_way_within_the_days() -> None:
    asked, answered, again = MORNING, MORNING + DAY, MORNING + 20 * DAY
    assert answers(contact("in", answered), contact("out", asked), contact("in", again)) == {
        asked: answered,
        answered: None,
        again: None,
    }


def test_nobody_is_answered_by_somebody_else_nor_by_themselves() -> None:
    told = answers(
        contact("out", MORNING), contact("in", MORNING + DAY, "udo"), contact("out", MORNING + 2 * DAY)
    )
    assert set(told.values()) == {None}


@given(st.lists(st.tuples(st.sampled_from(["in", "out", "both"]), st.integers(0, 60 * 24)), max_size=30))
def test_an_answer_is_a_later_message_the_other_way_with_none_between(given_: list[tuple[str, int]]) -> None:
    messages = [contact(way, MORNING + timedelta(hours=hours)) for way, hours in given_]
    for each, answer in answers_in(messages, 14):
        later = [
            other.at
            for other in messages
            if {each.direction, other.direction} == {"in", "out"} and each.at < other.at
        ]
        first = min(later, default=None)
        in_time = first is not None and (first - each.at).days <= 14
        assert answer == (first if in_time else None)

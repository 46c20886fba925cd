"""Which people are suggested to be one, why, and which are not."""

from __future__ import annotations

import pytest

from troth.intake.matching import Contact, duplicate_contacts
from troth.intake.matching.contacts import phone_key

AT_ALDER = frozenset({"alder"})
JOHN = Contact("a", "Dr. Jon Müster", "jon@alder.example", "+49 30 901820", AT_ALDER)


def found(*contacts: Contact) -> dict[tuple[str, str], dict[str, str]]:
    """The pairs suggested, each with how its fields compare."""
    return {
        (pair.first_id, pair.second_id): {each.field: each.how for each in pair.why}
        for pair in duplicate_contacts(contacts)
    }


def test_case_and_a_plus_in_an_address_do_not_count() -> None:
    assert found(JOHN, Contact("b", "Muester, Jon", "Jon+CRM@ALDER.example")) == {
        ("a", "b"): {"email": "same", "person_name": "same"}
    }


def test_initials_with_one_telephone_number_at_one_account_are_one_person() -> None:
    assert found(JOHN, Contact("b", "J. Müster", "", "030 / 90 18 20", AT_ALDER, country="de")) == {
        ("a", "b"): {"phone": "same", "person_name": "initials", "account": "same"}
    }


def test_a_name_misspelt_is_suggested_at_one_account_and_not_across_two() -> None:
    misspelt = Contact("b", "Jonn Muster", accounts=AT_ALDER)
    assert list(found(JOHN, misspelt)) == [("a", "b")]
    assert found(JOHN, Contact("b", "Jonn Muster", accounts=frozenset({"birch"}))) == {}


@pytest.mark.parametrize(
    "other",
    [
        Contact("b", "Anna Lindgren", "jon@alder.example", accounts=AT_ALDER),  # a mailbox that two share
        Contact(
            "b", "Anna Müster", "anna@alder.example", "+49 30 901820", AT_ALDER
        ),  # a switchboard, a family
        Contact("b", "Jon Müster", "jon@birch.example", accounts=frozenset({"birch"})),  # a common name
        Contact("b", "Jon Müster"),
    ],
)
def test_one_field_alone_makes_nobody_the_same(other: Contact) -> None:
    assert found(JOHN, other) == {}


def test_a_mailbox_of_a_machine_speaks_for_nobody() -> None:
    shared = "noreply@alder.example"
    assert found(Contact("a", "Jon Müster", shared), Contact("b", "Jon Müster", shared)) == {}


@pytest.mark.parametrize(
    ("text", "country", "key"),
    [
        ("+49 (0)30 901820", "", "+4930901820"),
        ("030-901820", "DE", "+4930901820"),
        ("0044 20 7946 0000", "DE", "+442079460000"),
        ("030-901820", "", ""),
        ("extension 12", "DE", ""),
        ("", "DE", ""),
        ("12", "DE", ""),
        ("030-901820", "nowhere", ""),
    ],
)
def test_a_number_has_one_form_world_wide(text: str, country: str, key: str) -> None:
    assert phone_key(text, country) == key


def test_two_whose_names_are_not_known_are_not_alike_by_that() -> None:
    accounts = frozenset({"a"})
    for name in ("(no name)", "(erased)", "?"):
        unnamed = [Contact(key, name, accounts=accounts) for key in ("p", "q")]
        assert list(duplicate_contacts(unnamed)) == []

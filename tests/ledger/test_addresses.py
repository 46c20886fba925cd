"""An address names somebody only where it names nobody else."""

from __future__ import annotations

from datetime import date, timedelta

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.model import Facts

LATER = NOW + timedelta(days=1)


def learn(book: Ledger, table: str, columns: tuple[str, ...], *rows: tuple[object, ...]) -> None:
    ledger.refresh(book, [Facts(table, columns, rows)], by="keeper", source="crm.csv", now=LATER)  # type: ignore[arg-type]


def test_people_staff_and_domains_are_known_in_lower_case(peopled: Ledger) -> None:
    learn(
        peopled,
        "accounts",
        ("account_id", "name", "domains"),
        ("account_a", "Ashgrove", "Ashgrove.example; a.example"),
    )
    learn(peopled, "staff", ("staff_id", "name", "email"), ("staff_rita", "Rita Ours", "Rita@Ours.example"))
    known = ledger.addresses(peopled)
    assert known.people == {
        "ona.example@ashgrove.example": "person_one",
        "tuva.example@ashgrove.example": "person_two",
    }
    assert known.accounts == {"ashgrove.example": "account_a", "a.example": "account_a"}
    assert known.staff == {"rita@ours.example": "staff_rita"}


def test_an_address_that_two_share_names_neither(peopled: Ledger) -> None:
    shared = "ona.example@ashgrove.example"
    learn(peopled, "people", ("person_id", "name", "email"), ("person_two", "Tuva Example", shared))
    assert ledger.addresses(peopled).people == {}


def test_an_address_of_two_that_were_merged_names_the_one_that_was_kept(peopled: Ledger) -> None:
    shared = "ona.example@ashgrove.example"
    learn(peopled, "people", ("person_id", "name", "email"), ("person_two", "Tuva Example", shared))
    learn(
        peopled,
        "merges",
        ("merge_id", "kind", "kept_id", "merged_id", "merged_on"),
        ("merge_1", "person", "person_two", "person_one", date(2026, 3, 1)),
    )
    assert ledger.addresses(peopled).people == {shared: "person_two"}


def test_what_was_taken_back_is_not_known(peopled: Ledger) -> None:
    ledger.retract(peopled, "people", ["person_one"], by="keeper", source="form", now=LATER)
    assert set(ledger.addresses(peopled).people) == {"tuva.example@ashgrove.example"}

"""A draft is guessed from names and content, and the mapping it gives reads the file it was drafted for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.intake.conftest import BOOK, KEY, outcome_of
from troth.intake import mapping_of, open_table, read, survey
from troth.intake.columns import ColumnGuess
from troth.intake.drafting import Draft, draft_mapping, guess_targets, targets
from troth.model import MappingError

ORDERS = (
    "Order No;Customer;Contact;Address;Item;Order date;Due date;Delivered;Remark\n"
    "1;Alder (sample);Pia Example;pia@alder.example;ten pumps;13.02.2026;14.03.2026;15.03.2026;x\n"
    "2;Alder (sample);Udo Example;udo@alder.example;a manual;01.02.2026;02.03.2026;;y\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_text(ORDERS, encoding="utf-8")
    return path


def columns_of(file: Path) -> tuple[ColumnGuess, ...]:
    return survey(open_table(file)).columns


def guessed(file: Path) -> dict[str, str]:
    return {name: str(target) for name, target in guess_targets(columns_of(file)).items()}


def test_columns_are_guessed_by_their_names_and_mail_by_its_content(file: Path) -> None:
    assert guessed(file) == {
        "Order No": "promises.promise_id",
        "Customer": "accounts.name",
        "Contact": "people.name",
        "Address": "people.email",
        "Item": "promises.words",
        "Order date": "promises.made_on",
        "Due date": "promises.due_on",
        "Delivered": "promise_events.happened_on",
    }


def test_german_columns_are_guessed_too(tmp_path: Path) -> None:
    file = tmp_path / "kunden.csv"
    file.write_text(
        "Kundennummer;Firma;Land;Ansprechpartner;E-Mail\n1;Erle;DE;Pia;p@erle.example\n", encoding="utf-8"
    )
    assert list(guessed(file).values()) == [
        "accounts.account_id",
        "accounts.name",
        "accounts.country",
        "people.name",
        "people.email",
    ]


def test_a_name_is_not_believed_where_the_content_cannot_be_that(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("Customer,Due date\nAlder,soon\nBirch,later\n", encoding="utf-8")
    assert guessed(file) == {"Customer": "accounts.name"}


def test_the_drafted_mapping_reads_its_file(file: Path) -> None:
    taken = {
        name: target
        for name, target in guess_targets(columns_of(file)).items()
        if target.table.name != "promise_events"
    }
    mapping = mapping_of(BOOK + draft_mapping(Draft(taken, "orders")))
    outcome = outcome_of(read(mapping, file, key=KEY))
    assert outcome.problems == []
    assert [row["name"] for row in outcome.facts["accounts"]] == ["Alder (sample)"]
    assert [row["name"] for row in outcome.facts["people"]] == ["Pia Example", "Udo Example"]
    people = {row["person_id"] for row in outcome.facts["people"]}
    assert [
        (row["promise_id"], row["account_id"], row["due_on"], row["person_id"] in people)
        for row in outcome.facts["promises"]
    ] == [
        ("1", "Alder (sample)", date(2026, 3, 14), True),
        ("2", "Alder (sample)", date(2026, 3, 2), True),
    ]
    assert {row["key"] for row in outcome.facts["external_ids"]} == {"pia@alder.example", "udo@alder.example"}


def test_what_was_answered_about_a_column_is_in_the_mapping(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("Customer,Kunde seit\nAlder,03/04/2026\n", encoding="utf-8")
    columns = columns_of(file)
    (question,) = columns[1].questions
    answer = next(form for order, form in question.answers.items() if order.startswith("day"))
    draft = Draft(guess_targets(columns), "x", {"Kunde seit": answer})
    outcome = outcome_of(read(mapping_of(BOOK + draft_mapping(draft)), file))
    assert outcome.facts["accounts"][0]["opened_on"] == date(2026, 4, 3)


def test_what_a_draft_lacks_is_told_by_the_mapping() -> None:
    draft = Draft({"Item": targets()["promises.words"]}, "x")
    with pytest.raises(MappingError) as refused:
        mapping_of(BOOK + draft_mapping(draft))
    told = " ".join(problem.says for problem in refused.value.problems)
    assert "promise_id" in told
    assert "account_id" in told


def test_names_with_signs_of_toml_are_quoted() -> None:
    draft = Draft({'A "b" \\ \x7f': targets()["accounts.name"]}, "x")
    (section,) = mapping_of(draft_mapping(draft)).sections
    assert set(section.sources) == {'A "b" \\ \x7f'}

"""A suggestion becomes a fact only when it is accepted; what became of it is kept, and is undone with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.roleless import SUGGESTED, TITLES, roleless
from troth import ledger as book
from troth.ledger import Ledger
from troth.model import Facts
from troth.workspace.choosing import choose
from troth.workspace.confirming import Decision, confirm
from troth.workspace.keeping import refresh
from troth.workspace.reading import read_roles, read_roles_of_account, read_word_counts
from troth.workspace.saving import Saved, undo

AT = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 20, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A scored book with one account whose people have no role."""
    made = book.create(f"sqlite:///{tmp_path / 'book.sqlite3'}")
    tables = {"accounts": [{"account_id": "acorn", "name": "Acorn Mills"}], **roleless()}
    facts = [
        Facts(name, tuple(rows[0]), tuple(tuple(row.values()) for row in rows))
        for name, rows in tables.items()
    ]
    book.record(made, facts, by="test", source="test", now=NOW)
    refresh(made, [AT])
    yield made
    book.close(made)
    del connections.databases[made.alias]


def decide(ledger: Ledger, *decisions: Decision) -> Saved | None:
    return confirm(ledger, "acorn", decisions, by="ann", now=NOW)


def roles(ledger: Ledger) -> dict[str, str | None]:
    """The role of everybody, by person."""
    return {row["person_id"]: row["role"] for row in book.current(ledger, "buying_roles")}  # type: ignore[misc]


def outcomes(ledger: Ledger) -> set[tuple[Any, ...]]:
    """What became of suggestions: person, suggested role, state and the words that gave it."""
    columns = ("person_id", "role", "state", "words")
    return {tuple(row[name] for name in columns) for row in book.current(ledger, "role_suggestions")}


def test_looking_at_suggestions_writes_nothing(ledger: Ledger) -> None:
    (found,) = read_roles(ledger, AT).accounts
    assert {each.person_id: each.role for each in found.people} == SUGGESTED
    assert (set(roles(ledger).values()), outcomes(ledger)) == ({None}, set())


def test_an_accepted_suggestion_is_a_role_and_leaves_the_rest_of_the_fact_alone(ledger: Ledger) -> None:
    assert decide(ledger, Decision("cara", "gatekeeper"))
    (row,) = book.current(ledger, "buying_roles", person_id="cara")
    assert (row["buying_role_id"], row["role"], row["power"]) == ("part-cara", "gatekeeper", "veto")
    assert outcomes(ledger) == {("cara", "gatekeeper", "accepted", "purchasing")}
    assert "cara" not in {each.person_id for each in read_roles_of_account(ledger, "acorn", AT).people}


def test_another_role_refuses_the_suggestion_and_one_without_a_suggestion_refuses_none(
    ledger: Ledger,
) -> None:
    decide(ledger, Decision("dirk", "technical_buyer"), Decision("gwen", "end_user"))
    assert (roles(ledger)["dirk"], roles(ledger)["gwen"]) == ("technical_buyer", "end_user")
    assert outcomes(ledger) == {("dirk", "end_user", "refused", "fitter")} or outcomes(ledger) == {
        ("dirk", "end_user", "refused", "maintenance; fitter")
    }


def test_a_refused_suggestion_gives_no_role_and_is_not_made_again(ledger: Ledger) -> None:
    decide(ledger, Decision("finn", ""), Decision("edda", ""))
    assert roles(ledger)["finn"] is None
    assert outcomes(ledger) == {("finn", "channel_partner", "refused", "other employer")}
    refused = {
        each.person_id for each in read_roles_of_account(ledger, "acorn", AT).people if each.is_refused
    }
    assert refused == {"finn"}


def test_all_of_an_account_are_accepted_as_they_were_shown(ledger: Ledger) -> None:
    shown = [Decision(person, role, only_if_suggested=True) for person, role in SUGGESTED.items() if role]
    stale = Decision("edda", "gatekeeper", only_if_suggested=True)
    decide(ledger, *shown, stale)
    assert {person: role or "" for person, role in roles(ledger).items()} == SUGGESTED
    assert {state for _, _, state, _ in outcomes(ledger)} == {"accepted"}
    assert len(outcomes(ledger)) == len(shown)


def test_who_has_got_a_role_meanwhile_is_left_alone(ledger: Ledger) -> None:
    assert decide(ledger, Decision("cara", "financial_buyer"))
    assert decide(ledger, Decision("cara", "gatekeeper")) is None
    assert decide(ledger, Decision("nobody", "gatekeeper")) is None
    assert roles(ledger)["cara"] == "financial_buyer"


def test_undo_takes_the_role_and_the_count_back(ledger: Ledger) -> None:
    saved = decide(ledger, *(Decision(person, "end_user") for person in TITLES))
    assert saved
    assert {count.word for count in read_word_counts(ledger)} >= {"purchasing", "fitter"}
    undo(ledger, saved.batch_id, by="ann", now=NOW)
    assert (set(roles(ledger).values()), read_word_counts(ledger)) == ({None}, ())


def test_an_erased_person_is_named_in_no_suggestion(ledger: Ledger) -> None:
    decide(ledger, Decision("cara", "gatekeeper"))
    (fresh,) = book.erase(ledger, "cara", by="ann", now=NOW).new_ids
    assert {person for person, *_ in outcomes(ledger)} == {fresh}


def test_the_books_own_words_decide_what_is_suggested(ledger: Ledger) -> None:
    choose(ledger, {"role_words": "purchasing,end_user"}, by="ann", now=NOW)
    (found,) = read_roles(ledger, AT).accounts
    assert {each.person_id: each.role for each in found.people}["cara"] == "end_user"


def test_accounts_that_may_not_be_read_are_counted_and_not_shown(ledger: Ledger) -> None:
    found = read_roles(ledger, AT, accounts={"other"})
    assert (found.accounts, found.found, found.withheld) == ((), 0, 1)

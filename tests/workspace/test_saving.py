"""What is entered moves the figures at once, shows at once, and leaves nothing half done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.postgres_cluster import new_database
from troth import ledger as book
from troth import samples
from troth.ledger import Ledger
from troth.model import BookError, Facts, RefusedError
from troth.workspace import saving
from troth.workspace.filling import fill
from troth.workspace.keeping import refresh
from troth.workspace.rescoring import ANSWERS, rescore
from troth.workspace.saving import carried_days, save, take_back, undo

AT = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 20, tzinfo=UTC)
ACCOUNT, OTHER = "acc-0004", "acc-0003"
PERSON = "saved-person"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sample book, scored on a day, to be copied."""
    path = tmp_path_factory.mktemp("saving") / "book.sqlite3"
    made = book.create(f"sqlite:///{path}")
    fill(made, samples.facts(samples.small(AT)), by="test", source="sample", now=NOW)
    refresh(made, [AT])
    book.sweep(made)
    _let_go(made)
    return path


@pytest.fixture
def ledger(template: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the book."""
    path = shutil.copy(template, tmp_path / "book.sqlite3")
    opened = book.open(f"sqlite:///{path}")
    yield opened
    _let_go(opened)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """A book nobody has written in, in each of the two stores."""
    address = f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    if request.param == "postgres":
        address = new_database(request.getfixturevalue("postgres_url"))
    made = book.create(address)
    yield made
    _let_go(made)


def _let_go(ledger: Ledger) -> None:
    book.close(ledger)
    del connections.databases[ledger.alias]


def broken_word(promise_id: str = "pro-new", account_id: str = ACCOUNT) -> list[Facts]:
    """A promise to the account that was given up."""
    columns = ("promise_id", "account_id", "words", "made_on", "due_on", "importance")
    promise = (promise_id, account_id, "An answer", date(2026, 2, 1), date(2026, 2, 20), "critical")
    event = (f"eve-{promise_id}", promise_id, "abandoned", date(2026, 2, 21))
    return [
        Facts("promises", columns, (promise,)),
        Facts("promise_events", ("event_id", "promise_id", "kind", "happened_on"), (event,)),
    ]


def put(
    ledger: Ledger, facts: list[Facts], now: datetime = NOW, accounts: tuple[str, ...] = (ACCOUNT,)
) -> Any:
    return save(ledger, facts, by="Ann", source="form", now=now, accounts=accounts)


def shown(ledger: Ledger, account_id: str, at: date = AT) -> dict[str, Any]:
    """The row of scores a page shows for the account on a day."""
    (row,) = book.results(ledger, "account_scores", book.kept_runs(ledger)[at], account_id=account_id)
    return {name: value for name, value in row.items() if name != "run_id"}


def everything(ledger: Ledger) -> dict[str, Any]:
    """All results shown, in one order, and the number of versions of promises."""
    run_id = book.kept_runs(ledger)[AT]
    tables = {name: sorted(map(repr, book.results(ledger, name, run_id))) for name in ANSWERS}
    return {**tables, "facts": len(book.versions(ledger, "promises"))}


def results(ledger: Ledger) -> dict[str, Any]:
    """All results shown."""
    return {name: rows for name, rows in everything(ledger).items() if name in ANSWERS}


def test_a_saved_fact_shows_at_once_and_moves_the_figure(ledger: Ledger) -> None:
    old = shown(ledger, ACCOUNT)
    saved = put(ledger, broken_word())
    new = shown(ledger, ACCOUNT)
    assert new["trust"] < old["trust"]
    assert (saved.before.accounts[ACCOUNT].trust, saved.after.accounts[ACCOUNT].trust) == (
        old["trust"],
        new["trust"],
    )
    assert saved.at == AT
    assert book.current(ledger, "promises", promise_id="pro-new")[0]["batch_id"] == saved.batch_id


def test_every_person_of_the_account_has_a_before_and_an_after(ledger: Ledger) -> None:
    saved = put(ledger, broken_word())
    people = {
        (row["account_id"], row["person_id"])
        for row in book.results(ledger, "person_scores", book.kept_runs(ledger)[AT], account_id=ACCOUNT)
    }
    assert people
    assert saved.before.people.keys() == saved.after.people.keys() == people


def test_other_accounts_keep_their_rows(ledger: Ledger) -> None:
    old = shown(ledger, OTHER)
    put(ledger, broken_word())
    assert shown(ledger, OTHER) == old


def test_a_row_in_force_gets_a_new_version_and_a_new_id_a_first_one(ledger: Ledger) -> None:
    put(ledger, broken_word())
    put(ledger, broken_word()[:1], NOW + timedelta(minutes=1))
    words = Facts("promises", ("promise_id", "account_id", "words"), (("pro-new", ACCOUNT, "Other words"),))
    put(ledger, [words], NOW + timedelta(minutes=2))
    assert [row["words"] for row in book.versions(ledger, "promises", promise_id="pro-new")] == [
        "An answer",
        "Other words",
    ]


def test_undo_gives_the_figures_and_facts_of_before(ledger: Ledger) -> None:
    old = results(ledger)
    saved = put(ledger, broken_word())
    undone = undo(ledger, saved.batch_id, by="Ann", now=NOW)
    assert (undone.before, undone.after) == (saved.after, saved.before)
    assert results(ledger) == old
    assert book.current(ledger, "promises", promise_id="pro-new") == []


def test_taking_a_fact_back_scores_its_account_again(ledger: Ledger) -> None:
    saved = put(ledger, broken_word())
    taken = take_back(
        ledger, "promise_events", ["eve-pro-new"], by="Ann", source="form", now=NOW + timedelta(minutes=1)
    )
    assert taken.after.accounts[ACCOUNT].trust != saved.after.accounts[ACCOUNT].trust
    assert shown(ledger, ACCOUNT)["trust"] == taken.after.accounts[ACCOUNT].trust


def test_a_refused_fact_leaves_everything_as_it_was(ledger: Ledger) -> None:
    old = everything(ledger)
    nobody = Facts(
        "promises", ("promise_id", "account_id", "person_id", "words"), (("p", ACCOUNT, "nobody", "x"),)
    )
    with pytest.raises(BookError, match="person_id 'nobody'"):
        put(ledger, [*broken_word(), nobody])
    assert everything(ledger) == old


def test_a_scoring_that_fails_takes_the_facts_back(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    old = everything(ledger)

    def fails(*_given: object) -> None:
        raise RefusedError("no scoring today")

    monkeypatch.setattr(saving, "rescore", fails)
    with pytest.raises(RefusedError, match="no scoring"):
        put(ledger, broken_word())
    assert everything(ledger) == old


def test_a_fact_of_today_shows_today_though_the_last_run_is_of_an_earlier_day(ledger: Ledger) -> None:
    today = AT + timedelta(days=3)
    kept = shown(ledger, OTHER)
    old = results(ledger)
    saved = put(ledger, broken_word(), NOW + timedelta(days=3))
    assert saved.at == today
    assert list(book.kept_runs(ledger)) == [AT, today]
    assert book.run_on_screen(ledger) == book.kept_runs(ledger)[today]
    assert shown(ledger, ACCOUNT, today)["trust"] == saved.after.accounts[ACCOUNT].trust
    assert shown(ledger, OTHER, today) == kept
    assert results(ledger) == old, "the earlier day changed"
    assert carried_days(ledger) == (today,)


def test_what_time_does_is_not_told_as_the_effect_of_a_fact(ledger: Ledger) -> None:
    saved = put(ledger, broken_word(), NOW + timedelta(days=200))
    before = saved.before.accounts[ACCOUNT]
    book_then = shown(ledger, ACCOUNT)
    assert before.loyalty != book_then["loyalty"]
    undone = undo(
        ledger,
        saved.batch_id,
        by="Ann",
        now=NOW + timedelta(days=200),
    )
    assert undone.after.accounts[ACCOUNT] == before


def test_a_day_is_carried_once_and_a_scoring_takes_its_place(ledger: Ledger) -> None:
    later = NOW + timedelta(days=1)
    put(ledger, broken_word(), later)
    first = book.kept_runs(ledger)
    put(ledger, broken_word("pro-other"), later + timedelta(minutes=1))
    assert book.kept_runs(ledger) == first
    refresh(ledger, [later.date()])
    assert carried_days(ledger) == ()
    (again,) = rescore(ledger, ACCOUNT)["account_scores"]
    assert list(shown(ledger, ACCOUNT, later.date()).values()) == again


def test_the_first_facts_of_a_book_have_figures_at_once(empty: Ledger) -> None:
    facts = [
        Facts("accounts", ("account_id", "name"), (("a", "Alder (sample)"),)),
        Facts("people", ("person_id", "name"), ((PERSON, "Pia Example"),)),
        Facts(
            "buying_roles",
            ("buying_role_id", "person_id", "account_id", "role"),
            (("r", PERSON, "a", "end_user"),),
        ),
    ]
    saved = put(empty, facts, accounts=("a",))
    assert saved.before.accounts == {}
    assert saved.after.accounts.keys() == {"a"}
    assert saved.after.people.keys() == {("a", PERSON)}
    assert shown(empty, "a")["loyalty"] == saved.after.accounts["a"].loyalty
    assert carried_days(empty) == ()


def test_the_next_day_is_carried_and_undone_in_either_store(empty: Ledger) -> None:
    account = Facts("accounts", ("account_id", "name"), (("a", "Alder (sample)"),))
    put(empty, [account], accounts=("a",))
    tomorrow = NOW + timedelta(days=1)
    saved = put(empty, broken_word(account_id="a"), tomorrow, ("a",))
    assert saved.at == AT + timedelta(days=1)
    assert carried_days(empty) == (saved.at,)
    assert undo(empty, saved.batch_id, by="Ann", now=tomorrow).after == saved.before
    assert book.current(empty, "promises") == []


def test_a_merged_account_has_no_figures_until_the_merge_is_undone(ledger: Ledger) -> None:
    old = results(ledger)
    columns = ("merge_id", "kind", "kept_id", "merged_id", "merged_on")
    merge = Facts("merges", columns, (("mer-1", "account", ACCOUNT, OTHER, AT),))
    saved = put(ledger, [merge], accounts=(ACCOUNT, OTHER))
    assert saved.after.accounts.keys() == {ACCOUNT}
    run_id = book.kept_runs(ledger)[AT]
    assert book.results(ledger, "person_scores", run_id, account_id=OTHER) == []
    promises = [row["promise_id"] for row in book.results(ledger, "promise_scores", run_id)]
    assert len(promises) == len(set(promises)) == len(old["promise_scores"])
    undo(ledger, saved.batch_id, by="Ann", now=NOW)
    assert results(ledger) == old

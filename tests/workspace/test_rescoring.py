"""One account scored again from its facts alone gives the rows of the whole scoring, to the last digit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.random_ledger import random_ledger
from troth import ledger as book
from troth import samples
from troth.ledger import Ledger
from troth.model import OUTPUTS, Facts, Rules
from troth.workspace import rescoring
from troth.workspace.catalogue import BOOK_MEASURES
from troth.workspace.filling import fill
from troth.workspace.keeping import refresh
from troth.workspace.rescoring import ANSWERS, rescore
from troth.workspace.texts import steps_for

AT = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 20, tzinfo=UTC)
PLAIN, KEPT, MERGED, PROMISED = "acc-0005", "acc-0002", "acc-0003", "acc-0004"
SEEDS, RANDOM_DAY = (5, 8), date(2026, 6, 30)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The small sample book, two of its accounts merged into one, scored on a day."""
    path: Path = tmp_path_factory.mktemp("rescoring") / "book.sqlite3"
    made = book.create(f"sqlite:///{path}")
    fill(made, samples.facts(samples.small(AT)), by="test", source="sample", now=NOW)
    columns = ("merge_id", "kind", "kept_id", "merged_id", "merged_on")
    merge = Facts("merges", columns, (("mer-1", "account", KEPT, MERGED, date(2026, 2, 1)),))
    book.record(made, [merge], by="test", source="test", now=NOW)
    refresh(made, [AT])
    yield made
    book.close(made)
    del connections.databases[made.alias]


def kept(ledger: Ledger, output: str, account_id: str) -> list[list[Any]]:
    """The rows of an account in the latest run that is kept."""
    run_id = book.kept_runs(ledger)[max(book.kept_runs(ledger))]
    if output == "promise_scores":
        merged = book.current(ledger, "merges", kept_id=[account_id], kind="account")
        read_as_kept = [account_id, *(row["merged_id"] for row in merged)]
        promises = {row["promise_id"] for row in book.versions(ledger, "promises", account_id=read_as_kept)}
        rows = [row for row in book.results(ledger, output, run_id) if row["promise_id"] in promises]
    else:
        rows = book.results(ledger, output, run_id, account_id=account_id)
    names = [column.name for column in OUTPUTS[output].columns if column.name != "run_id"]
    return sorted([[row[name] for name in names] for row in rows], key=repr)


@pytest.mark.parametrize("account_id", [PLAIN, KEPT, PROMISED])
def test_an_account_alone_gives_the_rows_of_the_whole_to_the_last_digit(
    ledger: Ledger, account_id: str
) -> None:
    found = rescore(ledger, account_id)
    assert found["account_scores"]
    assert {name: sorted(rows, key=repr) for name, rows in found.items()} == {
        name: kept(ledger, name, account_id) for name in ANSWERS
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_so_does_every_account_of_a_random_book(tmp_path: Path, seed: int) -> None:
    made = random_ledger(f"sqlite:///{tmp_path / 'book.sqlite3'}", seed)
    refresh(made, [RANDOM_DAY])
    accounts = sorted({str(row["account_id"]) for row in book.current(made, "accounts")})
    for account_id in accounts:
        assert {name: sorted(rows, key=repr) for name, rows in rescore(made, account_id).items()} == {
            name: kept(made, name, account_id) for name in ANSWERS
        }
    assert accounts
    book.close(made)
    del connections.databases[made.alias]


def test_whole_book_quantities_are_those_of_the_run_not_estimated_again(ledger: Ledger) -> None:
    before = rescore(ledger, PLAIN)
    columns = ("promise_id", "account_id", "words", "made_on", "due_on")
    days = (date(2025, 1, 1), date(2025, 2, 1))
    broken = [(f"pro-broken-{number}", PROMISED, "An answer", *days) for number in range(40)]
    events = [(f"eve-{row[0]}", row[0], "abandoned", days[1]) for row in broken]
    facts = [
        Facts("promises", columns, tuple(broken)),
        Facts("promise_events", ("event_id", "promise_id", "kind", "happened_on"), tuple(events)),
    ]
    batch_id = book.record(ledger, facts, by="test", source="test", now=NOW)
    after = rescore(ledger, PLAIN)
    book.undo(ledger, batch_id, by="test", now=NOW)
    assert after == before


def test_what_was_asked_before_leaves_no_trace(ledger: Ledger) -> None:
    first = rescore(ledger, PLAIN)
    rescore(ledger, PROMISED)
    assert rescore(ledger, PLAIN) == first


def test_an_account_nobody_knows_has_no_rows(ledger: Ledger) -> None:
    assert rescore(ledger, "acc-none") == {name: [] for name in ANSWERS}


def test_a_day_without_a_run_is_refused(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        rescore(ledger, PLAIN, date(2025, 1, 1))


def test_a_new_fact_changes_the_figures(ledger: Ledger) -> None:
    (before,) = rescore(ledger, PROMISED)["account_scores"]
    columns = ("promise_id", "account_id", "words", "made_on", "due_on", "importance")
    promise = ("pro-new", PROMISED, "An answer", date(2026, 2, 1), date(2026, 2, 20), "critical")
    events = ("event_id", "promise_id", "kind", "happened_on")
    facts = [
        Facts("promises", columns, (promise,)),
        Facts("promise_events", events, (("eve-new", "pro-new", "abandoned", date(2026, 2, 21)),)),
    ]
    batch_id = book.record(ledger, facts, by="test", source="test", now=NOW)
    (after,) = rescore(ledger, PROMISED)["account_scores"]
    book.undo(ledger, batch_id, by="test", now=NOW)
    assert after != before


def test_nothing_is_computed_that_speaks_of_our_own_people_over_all_accounts() -> None:
    every = steps_for(Rules(), rescoring.DIALECT)
    planned = {step.name for step in rescoring._needed(every, rescoring.ANSWERS)}
    assert planned.isdisjoint(card.name for card in BOOK_MEASURES)

"""A ledger filled with a book gives the figures of the book it came from."""

from __future__ import annotations

import pytest

from tests.postgres_cluster import new_database
from tests.small_sample import NOW, SMALL, Figures, figures_at, fill_small
from troth import ledger, samples
from troth.model import BookError, Facts
from troth.workspace.filling import fill


def test_a_ledger_in_a_file_gives_the_figures_of_the_folder_to_the_last_digit(
    ledger_figures: Figures, folder_figures: Figures
) -> None:
    assert ledger_figures == folder_figures


def test_a_ledger_in_postgresql_gives_the_figures_of_the_folder_to_the_last_digit(
    postgres_url: str, folder_figures: Figures
) -> None:
    assert figures_at(fill_small(new_database(postgres_url))) == folder_figures


def test_the_batches_of_the_source_become_one_batch_of_the_ledger(small_ledger: str) -> None:
    assert any(rows.table == "batches" for rows in samples.facts(SMALL))
    store = ledger.open(small_ledger)
    (batch,) = ledger.current(store, "batches")
    assert (batch["written_by"], batch["source"], batch["written_at"]) == ("keeper", "sample book", NOW)
    assert {row["batch_id"] for row in ledger.current(store, "accounts")} == {batch["batch_id"]}
    ledger.close(store)


def test_what_breaks_the_contract_is_listed_whole_and_nothing_is_written(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = ledger.create(f"sqlite:///{tmp_path_factory.mktemp('filling') / 'book.sqlite3'}")
    facts = [
        Facts("accounts", ("account_id", "name", "batch_id"), (("a", "A", "b"), ("b", None, "b"))),
        Facts("people", ("person_id", "name"), (("p", None),)),
    ]
    with pytest.raises(BookError, match="Nothing was written") as told:
        fill(store, facts, by="keeper", source="test", now=NOW)
    assert [problem.where for problem in told.value.problems] == ["accounts", "people"]
    assert ledger.current(store, "accounts") == []
    ledger.close(store)

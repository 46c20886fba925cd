"""The value sheet of one account, asked for by itself, is that of the whole scoring."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from math import fsum

import pytest
from django.db import connections

from tests.random_ledger import random_ledger
from troth import ledger as book
from troth.ledger import Ledger
from troth.workspace import open_book, score
from troth.workspace.keeping import refresh
from troth.workspace.valuing import ValueCell, scored_value_cells, value_cells

AT = date(2026, 6, 30)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A random book with claims of every kind, scored on a day."""
    made = random_ledger(f"sqlite:///{tmp_path_factory.mktemp('valuing') / 'book.sqlite3'}", seed=5)
    refresh(made, [AT])
    yield made
    book.close(made)
    del connections.databases[made.alias]


@pytest.fixture(scope="module")
def sheets(ledger: Ledger) -> dict[str, tuple[ValueCell, ...]]:
    """The cells of every account of the whole scoring."""
    accounts = {str(row["account_id"]) for row in book.current(ledger, "accounts")}
    with book.snapshot(ledger) as address, closing(score(open_book(address), AT)) as scored:
        return {account_id: scored_value_cells(scored, account_id) for account_id in sorted(accounts)}


def test_every_account_alone_has_the_cells_of_the_whole(
    ledger: Ledger, sheets: dict[str, tuple[ValueCell, ...]]
) -> None:
    assert any(sheets.values())
    assert {account_id: value_cells(ledger, account_id, AT) for account_id in sheets} == sheets


def test_the_cells_come_to_the_coverage_of_the_account(
    ledger: Ledger, sheets: dict[str, tuple[ValueCell, ...]]
) -> None:
    rows = book.results(ledger, "value_scores", book.kept_runs(ledger)[AT])
    coverage = {row["account_id"]: row["value_coverage"] for row in rows}
    for account_id, cells in sheets.items():
        if cells:
            missing = fsum(cell.gap for cell in cells) / fsum(cell.influence * cell.share for cell in cells)
            assert coverage[account_id] == pytest.approx(1 - missing, abs=1e-7)


def test_the_widest_gap_comes_first(sheets: dict[str, tuple[ValueCell, ...]]) -> None:
    for cells in sheets.values():
        assert [cell.gap for cell in cells] == sorted((cell.gap for cell in cells), reverse=True)


def test_an_account_nobody_knows_has_no_cells(ledger: Ledger) -> None:
    assert value_cells(ledger, "account-none", AT) == ()


def test_a_day_without_a_run_is_refused(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        value_cells(ledger, "account-0", date(2025, 1, 1))

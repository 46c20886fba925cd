"""A figure opened alone gives the parts that the whole scoring kept, to the last digit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from troth import ledger as book
from troth import samples
from troth.ledger import Ledger
from troth.workspace.explaining import COLUMNS, contributions
from troth.workspace.filling import fill
from troth.workspace.keeping import refresh
from troth.workspace.rescoring import reopen

AT = date(2026, 3, 2)
MONTH_AGO = AT - timedelta(days=30)
ACCOUNT = "acc-0005"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The small sample book, scored on two days; the parts are kept for the later one alone."""
    path: Path = tmp_path_factory.mktemp("explaining") / "book.sqlite3"
    made = book.create(f"sqlite:///{path}")
    fill(made, samples.facts(samples.small(AT)), by="test", source="sample", now=datetime.now(UTC))
    refresh(made, [MONTH_AGO, AT])
    yield made
    book.close(made)
    del connections.databases[made.alias]


def test_the_parts_worked_out_alone_are_those_that_were_kept(ledger: Ledger) -> None:
    kept = contributions(ledger, ACCOUNT, AT)
    alone = [dict(zip(COLUMNS, row, strict=True)) for row in reopen(ledger, ACCOUNT, AT)]
    assert kept
    assert sorted(alone, key=repr) == sorted(kept, key=repr)


def test_the_parts_of_a_day_without_kept_ones_sum_to_its_loyalty(ledger: Ledger) -> None:
    scores: list[dict[str, Any]] = book.results(ledger, "account_scores", book.kept_runs(ledger)[MONTH_AGO])
    score = next(row for row in scores if row["loyalty"] is not None)
    parts = contributions(ledger, score["account_id"], MONTH_AGO)
    billionths = sum(round(part["contribution"] * 1e9) for part in parts)
    assert billionths == round(score["loyalty"] * 1e9)


def test_a_day_without_a_run_is_refused(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        contributions(ledger, ACCOUNT, AT - timedelta(days=1))

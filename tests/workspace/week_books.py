"""A book of two accounts with hostile names, scored once and copied for each test that writes in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections

from tests.web.books import AT, NOW, record, record_dealings, record_outcomes, record_people
from troth import ledger as book
from troth.ledger import Ledger
from troth.workspace.keeping import refresh

__all__ = ["AT", "NOW", "ledger", "template"]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book as it is copied."""
    path = tmp_path_factory.mktemp("week") / "book.sqlite3"
    made = book.create(f"sqlite:///{path}")
    record_people(made)
    record_dealings(made)
    record_outcomes(made)
    record(
        made,
        staff=[{"staff_id": "kim", "name": "Kim Ourwright"}],
        account_team=[
            {"account_team_id": "team-1", "account_id": "acorn", "staff_id": "sam", "part": "owner"}
        ],
    )
    refresh(made, [AT])
    book.sweep(made)
    _let_go(made)
    return path


@pytest.fixture
def ledger(template: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the book."""
    opened = book.open(f"sqlite:///{shutil.copy(template, tmp_path / 'book.sqlite3')}")
    yield opened
    _let_go(opened)


def _let_go(ledger: Ledger) -> None:
    book.close(ledger)
    del connections.databases[ledger.alias]

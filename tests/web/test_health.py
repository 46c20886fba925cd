"""Whatever watches the application learns that it works, and nothing else."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from troth import __version__
from troth.ledger import Ledger


@pytest.mark.usefixtures("filled")
def test_it_tells_the_version_and_the_newest_day_to_anybody(client: Client) -> None:
    answer = client.get("/health/")
    assert answer.json() == {"version": __version__, "database": "reachable", "newest_run": "2026-03-02"}


def test_a_book_without_figures_has_no_day(client: Client, ledger: Ledger) -> None:
    assert ledger.is_sqlite
    assert client.get("/health/").json()["newest_run"] is None


def test_a_database_that_cannot_be_asked_is_said(client: Client, ledger: Ledger) -> None:
    with ledger.connection.cursor() as cursor:
        cursor.execute("ALTER TABLE troth_current_run RENAME TO elsewhere")
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")
    assert connection.vendor == "sqlite"

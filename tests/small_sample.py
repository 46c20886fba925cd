"""The commonest made-up book in every shape a book comes in, and the figures each shape gives."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from troth import ledger, samples
from troth.workspace import Scored, open_book, score
from troth.workspace.files import SCORES
from troth.workspace.filling import fill

UNTIL = date(2026, 11, 20)
SMALL = samples.small(UNTIL)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)

Figures = Mapping[str, list[tuple[Any, ...]]]


def write_small(folder: Path) -> Path:
    """The book as a folder of CSV files."""
    samples.write_folder(SMALL, folder)
    return folder


def fill_small(address: str) -> str:
    """The book as a ledger at a new address."""
    store = ledger.create(address)
    fill(store, samples.facts(SMALL), by="keeper", source="sample book", now=NOW)
    ledger.close(store)
    return address


def figures_of(scored: Scored) -> Figures:
    """Every score and gap, its run left out."""
    return {output: [row[1:] for row in scored.rows(output)] for output in SCORES}


def figures_at(address: str, at: date = UNTIL) -> Figures:
    """Every score and gap of the book at an address."""
    with closing(score(open_book(address), at)) as scored:
        return figures_of(scored)

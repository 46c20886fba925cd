"""The days that can be looked at."""

from __future__ import annotations

from datetime import date

from troth import ledger as book
from troth.ledger import Ledger


def kept_days(ledger: Ledger) -> tuple[date, ...]:
    """The days that have a run to show, newest first."""
    return tuple(reversed(book.kept_runs(ledger)))

"""What is in the book and what breaks its contract, kept for the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from troth import ledger as store
from troth.ledger import Ledger
from troth.model import Problem
from troth.reports.book import TableStock, table_stock
from troth.web.models import Stocktaking
from troth.workspace.checking import check

MOST_SHOWN = 200


def take_stock(ledger: Ledger, now: datetime) -> None:
    """Count every table and hold the book against the contract; what was found before is forgotten."""
    checked = check(ledger)
    zone = store.time_zone(ledger)
    stock = [
        (
            each.table,
            each.facts,
            each.assumed,
            each.learnt_at and each.learnt_at.astimezone(zone).date().isoformat(),
            each.happened_on and each.happened_on.isoformat(),
        )
        for each in store.take_stock(ledger)
    ]
    with transaction.atomic():
        Stocktaking.objects.all().delete()
        Stocktaking.objects.create(
            made_at=now, stock=stock, problems=_told(checked.problems), notes=_told(checked.notes)
        )


def stock_of(taken: Stocktaking) -> tuple[TableStock, ...]:
    """The tables that held something when stock was taken, the largest first."""
    return table_stock([(*counts, _day(learnt), _day(happened)) for *counts, learnt, happened in taken.stock])


def _told(problems: Sequence[Problem]) -> list[str]:
    more = len(problems) - MOST_SHOWN
    return [*map(str, problems[:MOST_SHOWN]), *([f"and {more} more"] if more > 0 else [])]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)

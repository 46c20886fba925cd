"""`troth value`: what the most important customers had, who knows of it, and what is left to both sides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from troth.cli.printing import console, figure, print_table, say
from troth.model import InputError
from troth.workspace import Scored, open_book, score
from troth.workspace.valuing import scored_value_cells

RANK = ("share", "strategic", "reference")
_HEADINGS = (
    *("account", "important by", "revenue", "delivered", "destroyed", "known", "untold"),
    *("came of promised", "left to them", "exchange"),
)


def value_command(book: str, at: date, account: str, most: int) -> None:
    """Print the customers of a book, the most important first; of one account, whom to tell of what."""
    with console().status("Opening the book and scoring it ..."):
        scored = score(open_book(book), at)
    try:
        if account:
            _print_cells(scored, account, most)
        else:
            _print_customers(scored, at, most)
    finally:
        scored.close()


def _print_customers(scored: Scored, at: date, most: int) -> None:
    names = scored.names("accounts")
    found = sorted(scored.dicts("value_scores"), key=_rank)
    rows = [_line(names.get(row["account_id"], row["account_id"]), row) for row in found[:most]]
    figures = tuple(range(2, len(_HEADINGS) - 1))
    print_table(f"Value as of {at}, the most important customers first", _HEADINGS, rows, right=figures)
    if len(found) > most:
        say(f"{len(found) - most} more; --most shows them.")


def _rank(row: Mapping[str, Any]) -> tuple[int, float, float, str]:
    place = RANK.index(row["importance"]) if row["importance"] else len(RANK)
    return place, -(row["revenue"] or 0.0), -(row["value_created"] or 0.0), row["account_id"]


def _line(name: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    by = {"share": row["importance_basis"]}.get(row["importance"], row["importance"])
    money = [_money(row[column]) for column in ("revenue", "value_created", "value_destroyed")]
    known = figure(row["value_coverage"]), _money(row["value_untold"]), figure(row["realised_ratio"])
    exchange = (row["exchange"] or "–").replace("_", " ")
    return (name, by or "", *money, *known, _money(row["net_value"]), exchange)


def _money(amount: float | None) -> str:
    return "–" if amount is None else f"{amount:,.0f}"


def _print_cells(scored: Scored, account: str, most: int) -> None:
    names, people = scored.names("accounts"), scored.names("people")
    if account not in names:
        raise InputError(
            f"The account came as {account!r}; give the id of an account of the book on that day."
        )
    missing = [cell for cell in scored_value_cells(scored, account) if cell.gap > 0]
    rows = [
        (
            people.get(cell.person_id, cell.person_id),
            cell.claim_id,
            figure(cell.known),
            "" if cell.fits else "not of their role",
            f"{cell.gap:.1%}",
        )
        for cell in missing[:most]
    ]
    headings = ("person", "claim", "known", "", "to win")
    print_table(
        f"Whom to tell of what at {names[account]}, the widest gap first", headings, rows, right=(2, 4)
    )
    if len(missing) > most:
        say(f"{len(missing) - most} more; --most shows them.")

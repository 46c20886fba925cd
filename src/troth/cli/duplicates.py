"""`troth duplicates`: who stands in the book twice, how surely, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date

from troth.cli.printing import console, print_table, say
from troth.intake.matching import Agreement, Likely
from troth.reports.likeness import AGREEMENTS
from troth.workspace import open_book
from troth.workspace.matching import find_duplicates


def duplicates_command(book: str, at: date, most: int) -> None:
    """Print pairs of accounts and of people who may be one; somebody looks at each before it is merged."""
    with console().status("Comparing names ..."):
        opened = open_book(book)
        with closing(opened.runner):
            found = find_duplicates(opened, at)
    _print("Accounts that may be one company", found.accounts[:most], found.names)
    _print("People who may be one person", found.people[:most], found.names)
    say(f"{len(found.accounts):,} pairs of accounts, {len(found.people):,} of people. Nothing was merged.")


def why_one(why: Iterable[Agreement]) -> str:
    """The reasons of a pair in words, the strongest first."""
    return "; ".join(str(AGREEMENTS[each.field, each.how]) for each in why)


def _print(title: str, pairs: Sequence[Likely], names: Mapping[str, str]) -> None:
    if not pairs:
        return
    rows = [
        (
            f"{100 * pair.certainty:.0f} %",
            f"{names[pair.first_id]} ({pair.first_id})",
            f"{names[pair.second_id]} ({pair.second_id})",
            why_one(pair.why),
        )
        for pair in pairs
    ]
    print_table(title, ("surely", "one", "other", "why"), rows, right=(0,))

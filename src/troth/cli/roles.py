"""`troth roles`: what job titles suggest for people without a role, and what became of suggestions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from troth.cli.printing import console, print_table, say
from troth.intake.roles import EMPLOYER
from troth.reports.roles import AccountToConfirm, RoleToConfirm, WordCount
from troth.workspace import open_book, score
from troth.workspace.scored_roles import roles_of_scored


def roles_command(book: str, at: date, most: int) -> None:
    """Print the suggestions of a book as of a day, most at stake first, and the counts by word; nothing is written."""
    with console().status("Opening the book and scoring it ..."):
        opened = open_book(book)
        scored = score(opened, at)
    try:
        accounts, counts = roles_of_scored(scored, opened.settings)
    finally:
        scored.close()
    _print_suggestions(at, accounts, most)
    if counts:
        _print_counts(counts)


def _print_suggestions(at: date, accounts: Sequence[AccountToConfirm], most: int) -> None:
    found = [(account, person) for account in accounts for person in account.people]
    suggested = sum(person.is_open for _, person in found)
    print_table(
        f"People without a role as of {at}, most at stake first",
        ("account", "person", "title", "suggested", "by", "influence"),
        (
            (
                account.name,
                person.name,
                person.title,
                _suggested(person),
                _given_by(person),
                f"{person.influence:.0%}",
            )
            for account, person in found[:most]
        ),
        right=(5,),
    )
    if len(found) > most:
        say(f"{len(found) - most} more; --most shows them.")
    say(
        f"{len(found)} people without a role; for {suggested} of them a role is suggested. None is given before somebody accepts it."
    )


def _suggested(person: RoleToConfirm) -> str:
    words = person.role.replace("_", " ") or "unsure"
    return f"{words} (refused before)" if person.is_refused else words


def _given_by(person: RoleToConfirm) -> str:
    if person.words == (EMPLOYER,):
        return f"works for {person.organisation}"
    return (" against " if not person.role else ", ").join(person.words)


def _print_counts(counts: Sequence[WordCount]) -> None:
    print_table(
        "What became of suggestions, by word",
        ("word", "accepted", "refused"),
        ((each.word, each.accepted, each.refused) for each in counts),
        right=(1, 2),
    )

"""`troth gaps`: what is missing or failing, heaviest first."""

from __future__ import annotations

from datetime import date

from troth.cli.printing import console, print_table, say
from troth.workspace import open_book, score


def gaps_command(book: str, at: date, most: int) -> None:
    """Print the heaviest gaps of a book as of a day."""
    with console().status("Opening the book and scoring it ..."):
        scored = score(open_book(book), at)
    accounts, people = scored.names("accounts"), scored.names("people")
    found = sorted(scored.dicts("gaps"), key=lambda row: (-row["weight"], row["account_id"], row["kind"]))
    scored.close()
    print_table(
        f"Gaps as of {at}, most influence at stake first",
        ("account", "gap", "who or what", "influence at stake"),
        (
            (
                accounts.get(row["account_id"], row["account_id"]),
                row["kind"].replace("_", " "),
                people.get(row["person_id"], row["person_id"]) or row["role"] or row["fact_id"],
                f"{row['weight']:.0%}",
            )
            for row in found[:most]
        ),
        right=(3,),
    )
    if len(found) > most:
        say(f"{len(found) - most} more; --most shows them.")

"""`troth explain`: a figure opened down to the facts behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from troth.cli.naming import nearest_known
from troth.cli.printing import console, figure, kept, print_table, say
from troth.model import InputError
from troth.workspace import Scored, open_book, score, with_contributions
from troth.workspace.facts import words_of

Row = Mapping[str, Any]
MOST_FACTS = 40


def explain_command(book: str, account: str, person: str, at: date) -> None:
    """Print an account, its people, and what each fact adds to its loyalty; or one person's facts alone."""
    with console().status("Opening the book and scoring it ..."):
        scored = with_contributions(score(open_book(book), at))
    try:
        row = _row_of(scored, account)
        people = _people_of(scored, account, person)
        _say_account(scored, row)
        _say_people(scored, people)
        if row["loyalty"] is not None:
            _say_facts(scored, account, person, at)
    finally:
        scored.close()


def _row_of(scored: Scored, account: str) -> Row:
    rows = {row["account_id"]: row for row in scored.dicts("account_scores")}
    if account not in rows:
        names = {known: name for known, name in scored.names("accounts").items() if known in rows}
        raise InputError(
            f"{account} is no open account on {scored.run['at']}; {nearest_known(account, names)}"
        )
    return rows[account]


def _people_of(scored: Scored, account: str, person: str) -> list[Row]:
    """The people with a score in an account, or the one asked for."""
    people: list[Row] = [row for row in scored.dicts("person_scores") if row["account_id"] == account]
    found = [row for row in people if person in {"", row["person_id"]}]
    if person and not found:
        there = {row["person_id"] for row in people}
        names = {known: name for known, name in scored.names("people").items() if known in there}
        raise InputError(
            f"{person} has no score in {account} on {scored.run['at']}; {nearest_known(person, names)}"
        )
    return found


def _say_account(scored: Scored, row: Row) -> None:
    name = scored.names("accounts").get(row["account_id"], row["account_id"])
    say(f"{name} ({row['account_id']}) as of {scored.run['at']}")
    for word in ("loyalty", "trust", "respect"):
        value = figure(row[word], row[f"{word}_low"], row[f"{word}_high"])
        say(f"  {word}: {value}, evidence {row[f'{word}_evidence']}")
    say(f"  promises kept: {kept(row['promises_kept'], row['promises_due'])}")
    say(f"  influence of people we do not know or may not score: {row['unknown_share']:.0%}")
    if row["loyalty"] is None:
        say("  No loyalty is shown: people with evidence hold less than a quarter of the influence.")
    say()


def _say_people(scored: Scored, people: Iterable[Row]) -> None:
    names = scored.names("people")
    print_table(
        "People, most influence first (0 to 100, with 90 % interval)",
        ("person", "influence", "trust", "respect", "loyalty", "evidence", "promises kept"),
        (
            (
                f"{names.get(row['person_id'], '')} ({row['person_id']})",
                f"{row['influence']:.0%}",
                figure(row["trust"], row["trust_low"], row["trust_high"]),
                figure(row["respect"], row["respect_low"], row["respect_high"]),
                figure(row["loyalty"], row["loyalty_low"], row["loyalty_high"]),
                row["loyalty_evidence"],
                kept(row["promises_kept"], row["promises_due"]),
            )
            for row in sorted(people, key=lambda row: (-row["influence"], row["person_id"]))
        ),
        right=(1, 2, 3, 4, 6),
    )


def _say_facts(scored: Scored, account: str, person: str, at: date) -> None:
    names = scored.names("people")
    found = [
        row
        for row in scored.dicts("contributions")
        if row["account_id"] == account and (not person or row["person_id"] == person)
    ]
    found.sort(
        key=lambda row: (-abs(row["contribution"]), row["person_id"], row["fact_table"], row["fact_id"])
    )
    words = words_of(scored.runner, [(row["fact_table"], row["fact_id"]) for row in found[:MOST_FACTS]], at)
    print_table(
        "What each fact adds to the account's loyalty (points of 100), largest first",
        ("points", "person", "fact", "in words"),
        (
            (
                f"{row['contribution'] * 100:+.2f}",
                names.get(row["person_id"], row["person_id"]) or "people we do not know",
                "starting point" if row["fact_table"] == "base" else f"{row['fact_table']} {row['fact_id']}",
                words.get((row["fact_table"], row["fact_id"]), ""),
            )
            for row in found[:MOST_FACTS]
        ),
        right=(0,),
    )
    rest = found[MOST_FACTS:]
    if rest:
        say(f"{len(rest)} more facts add {sum(row['contribution'] for row in rest) * 100:+.2f} in all.")
    say(f"Sum of all: {sum(row['contribution'] for row in found) * 100:.2f} points.")

"""`troth score`: every account of a book as of a day."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from troth.cli.printing import console, figure, kept, print_table, say
from troth.model import InputError
from troth.workspace import Scored, open_book, score
from troth.workspace.files import FORMS, WRITTEN

PRINTED = ("table", "json")


def score_command(book: str, at: date, *, engine: str, lenient: bool, out: Path | None, form: str) -> None:
    """Score a book and print the accounts, or write every table to a folder."""
    if form not in (*PRINTED, *FORMS):
        raise InputError(f"The format came as {form!r}; {', '.join((*PRINTED, *FORMS))} are allowed.")
    if form in FORMS and out is None:
        raise InputError(f"The format {form} writes files; name a folder with --out.")
    with console().status("Opening the book and scoring it ..."):
        opened = open_book(book, engine=engine, lenient=lenient)
        scored = score(opened, at)
    for note in opened.notes:
        print(f"note: {note}", file=sys.stderr)
    if scored.run["priors_of"] != scored.run["run_id"]:
        says = "whole-book quantities are those that came with this part of a book"
        print(f"note: {says}, of run {scored.run['priors_of']}", file=sys.stderr)
    for table, count in opened.set_aside.items():
        print(f"set aside: {count} rows of {table}", file=sys.stderr)
    try:
        _give(scored, out, form)
    finally:
        scored.close()


def _give(scored: Scored, out: Path | None, form: str) -> None:
    if out is not None:
        for path in scored.write(out, form if form in FORMS else "csv"):
            say(str(path))
    elif form == "json":
        json.dump({name: scored.dicts(name) for name in WRITTEN}, sys.stdout, default=str, indent=1)
    else:
        _print_accounts(scored)


def _print_accounts(scored: Scored) -> None:
    names = scored.names("accounts")
    rows = sorted(
        scored.dicts("account_scores"),
        key=lambda row: (row["loyalty"] is None, row["loyalty"] or 0.0, row["account_id"]),
    )
    print_table(
        f"Accounts as of {scored.run['at']}, least loyal first (0 to 100, with 90 % interval)",
        ("account", "name", "loyalty", "evidence", "trust", "respect", "promises kept", "class"),
        (
            (
                row["account_id"],
                names.get(row["account_id"]),
                figure(row["loyalty"], row["loyalty_low"], row["loyalty_high"]),
                row["loyalty_evidence"],
                figure(row["trust"], row["trust_low"], row["trust_high"]),
                figure(row["respect"], row["respect_low"], row["respect_high"]),
                kept(row["promises_kept"], row["promises_due"]),
                row["loyalty_class"],
            )
            for row in rows
        ),
        right=(2, 4, 5, 6),
    )
    run = scored.run
    say(
        f"{run['fact_count']:,} facts known, {run['assumed_share']:.0%} of them dated by assumption; "
        f"rules {run['rules']}; engine {run['engine']}."
    )

"""`troth erase`: a person's right to be forgotten."""

from __future__ import annotations

from datetime import UTC, datetime
from getpass import getuser

from troth import ledger
from troth.cli.printing import say


def erase_command(book: str, person: str, *, blank_all: bool) -> None:
    """Erase a person and list every other text that names them; with `blank_all`, blank these as well."""
    store = ledger.open(book)
    report = ledger.erase(store, person, by=getuser(), now=datetime.now(UTC))
    say(
        f"Erased: {report.rows_blanked} rows blanked, {report.rows_deleted} deleted, {report.rows_renamed} renamed. "
        "The figures stay, under a new id."
    )
    for finding in report.findings:
        say(f"  {finding}")
    if report.findings and blank_all:
        say(f"{ledger.blank(store, report)} texts blanked.")
    elif report.findings:
        say("These texts still name the person; run again with --blank-all, or blank them one by one.")
    ledger.close(store)

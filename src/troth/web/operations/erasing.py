"""`troth erase`, told in sentences: a person's right to be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from troth import ledger as store
from troth.ledger import Finding, Ledger
from troth.model import RefusedError

LONGEST_SHOWN = 200  # characters of a text


def erase_and_tell(
    ledger: Ledger, person_id: str, by: str, now: datetime, *, blank_all: bool
) -> Iterator[str]:
    """Erase a person from the book and from all that is kept beside it.

    Without `blank_all`, where texts of others name them, these are told and nothing is done: once the person is erased,
    nobody can tell any more where they were named. Raises as `troth.ledger.erase` does.
    """
    store.migrate(ledger.alias)
    named = () if blank_all else store.mentions(ledger, person_id)
    if named:
        yield "Nothing was erased, since texts of others name the person; --blank-all blanks these as well:"
        yield from (f"  {_shown(each)}" for each in named)
        return
    report = store.erase(ledger, person_id, by, now, blanking=blank_all, sweeping=False)
    yield (
        f"Erased: {report.rows_blanked} rows blanked, {report.rows_deleted} deleted, {report.rows_renamed} renamed; "
        f"{report.rows_beside} rows and mails beside the facts. The figures stay, under a new id."
    )
    if blank_all:
        yield f"{report.texts_blanked} texts of others blanked."
    yield from _swept(ledger)


def _swept(ledger: Ledger) -> Iterator[str]:
    try:
        store.sweep(ledger)
    except RefusedError:
        yield "Another process is reading the book and keeps old bytes in its log; the next night removes them."


def _shown(finding: Finding) -> str:
    text = " ".join(finding.text.split())
    short = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} ..."
    return f"{finding.table}.{finding.column} of {finding.id}: {short}"

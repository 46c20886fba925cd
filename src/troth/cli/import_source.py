"""`troth import SOURCE`: files of any source into a book that Troth keeps, with `--preview` what they would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from getpass import getuser
from pathlib import Path

from troth import ledger
from troth.cli.duplicates import why_one
from troth.cli.printing import console, say
from troth.intake import (
    AS_SHOWN,
    OTHER_MARK,
    Agreement,
    ContactsReading,
    CsvMapping,
    Finding,
    Formats,
    SourceReading,
    Tally,
    formats_written,
)
from troth.ledger import Changes, Ledger, Refreshed
from troth.model import TABLES, InputError, MappingError, parse
from troth.model.checks import shown
from troth.model.columns import Column, Kind
from troth.workspace.importing import Brought, Opened, commit, open_import, preview, source_named
from troth.workspace.twice import Twice

SHOWN_PROBLEMS = 20
SHOWN_OFFERS = 20
SHOWN_TWICE = 20
_DAY = Column("agreed_on", Kind.DATE, "the day of the agreement")


def import_source_command(brought: Brought, book: str, *, is_preview: bool) -> None:
    """Import files, or say what importing them would do."""
    store = ledger.open(book)
    opened = _opened(store, brought)
    say_findings(opened.reading.findings)
    names = ", ".join(path.name for path in brought.paths)
    with console().status(f"Reading {names} ..."):
        (_preview if is_preview else _commit)(store, opened)
    _say_offers(opened.reading)
    ledger.close(store)


def _opened(store: Ledger, brought: Brought) -> Opened:
    """The files, opened; where their columns cannot tell how they are written, the options that can."""
    try:
        return open_import(store, brought, datetime.now(UTC))
    except MappingError as asked:
        if not source_named(brought.source).asks:
            raise
        raise MappingError(f"{asked.args[0]} Answer with --written.", asked.problems) from None


def brought_of(
    source: str,
    files: Sequence[Path],
    *,
    mapping: CsvMapping | None = None,
    agreement: Agreement | None = None,
    formats: Formats = AS_SHOWN,
) -> Brought:
    """The files as they were named; the key of a book on a server lies beside the first of them."""
    return Brought(source, tuple(files), files[0].absolute().parent, mapping, agreement, formats)


def agreement_of(staff_id: str, agreed_on: str) -> Agreement | None:
    """The agreement that two options name; none where neither is given."""
    if not staff_id and not agreed_on:
        return None
    day = parse(_DAY, agreed_on)
    if not staff_id or not isinstance(day, date):
        raise InputError("An agreement is by somebody and of a day; give both --agreed-by and --agreed-on.")
    return Agreement(staff_id, day)


def formats_of(written: Sequence[str]) -> Formats:
    """How days and numbers are written: formats of days and a decimal mark; the other mark then stands before thousands."""
    dates = tuple(each for each in written if "%" in each)
    marks = [each for each in written if each not in dates]
    if not {*marks} <= OTHER_MARK.keys() or len(marks) > 1:
        raise InputError(
            f"--written came as {', '.join(map(shown, marks))}; give formats of days such as %d.%m.%Y, "
            "and of numbers one decimal mark, a point or a comma."
        )
    return formats_written(dates, "".join(marks))


def say_findings(findings: Mapping[str, Iterable[Finding]]) -> None:
    """How each file is written, and why it is thought so."""
    for name, found in findings.items():
        if len(findings) > 1:
            say(f"{name}")
        for finding in found:
            say(f"  {finding}")


def report(tallies: Mapping[str, Tally], listed_in: str = "") -> None:
    """What became of the rows of each file."""
    for name, tally in tallies.items():
        before = f"{name}: " if len(tallies) > 1 else ""
        say(
            f"{before}{tally.rows:,} rows read, {tally.rows_set_aside:,} set aside, "
            f"{tally.cells_set_aside:,} cells set aside."
        )
        for table, count in tally.facts.items():
            say(f"  {table}: {count:,} facts")
        for reason, count in tally.skipped.most_common():
            say(f"  {count:,} passed over: {reason}")
        for problem in tally.problems[:SHOWN_PROBLEMS]:
            say(f"  {problem}")
        if tally.problem_count > SHOWN_PROBLEMS:
            say(f"  and {tally.problem_count - SHOWN_PROBLEMS:,} more{listed_in}.")


def _preview(store: Ledger, opened: Opened) -> None:
    told = preview(store, opened, getuser(), datetime.now(UTC))
    report(told.tallies)
    say(f"{_counted(told.refreshed)}; nothing was written.")
    for table in TABLES:
        _say_table(table, told.refreshed, told.changes.get(table))
    _say_twice(told.twice)


def _commit(store: Ledger, opened: Opened) -> None:
    told = commit(store, opened, getuser(), datetime.now(UTC))
    report(told.tallies)
    if told.batch_id:
        say(f"{_counted(told.refreshed)}; batch {told.batch_id}.")
    else:
        say(f"{_counted(told.refreshed)}; the book says all of this already.")


def _say_offers(reading: SourceReading) -> None:
    """The addresses of accounts' domains that are nobody's in the book, to be entered by hand or left out."""
    offers = reading.offered if isinstance(reading, ContactsReading) else ()
    if offers:
        say(
            f"{len(offers):,} addresses of accounts are nobody's in the book; enter whom you know and import again:"
        )
    for each in offers[:SHOWN_OFFERS]:
        say(
            f"  {each.address}: account {each.account_id}, {each.count:,} ×, {each.first_on} to {each.last_on}"
        )
    if len(offers) > SHOWN_OFFERS:
        say(f"  and {len(offers) - SHOWN_OFFERS:,} more.")


def _say_twice(twice: Sequence[Twice]) -> None:
    """Whom the import may bring a second time; it is imported all the same, and somebody may merge the two."""
    if twice:
        say(f"{len(twice):,} may stand in the book twice then; look at each, correct the file or merge them:")
    for each in twice[:SHOWN_TWICE]:
        say(
            f"  {each.certainty:.0%} {each.table}: {each.new_name} ({each.new_id}), "
            f"{each.other_name} ({each.other_id}): {why_one(each.why)}"
        )


def _counted(told: Refreshed) -> str:
    created, changed, unchanged = (
        sum(each.values()) for each in (told.created, told.changed, told.unchanged)
    )
    return f"{created:,} facts created, {changed:,} changed, {unchanged:,} unchanged"


def _say_table(table: str, told: Refreshed, changes: Changes | None) -> None:
    counts = [each.get(table, 0) for each in (told.created, told.changed, told.unchanged)]
    if not any(counts):
        return
    say(f"  {table}: {counts[0]:,} created, {counts[1]:,} changed, {counts[2]:,} unchanged")
    for row in changes.created if changes else ():
        say(f"    new {row[TABLES[table].key]}")
    for each in changes.changed if changes else ():
        told_of = (
            f"{column} {_shown(before)} -> {_shown(after)}"
            for column, (before, after) in each.columns.items()
        )
        say(f"    {each.key}: {'; '.join(told_of)}")


def _shown(value: object) -> str:
    return "–" if value is None else str(value)

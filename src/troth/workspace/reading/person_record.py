"""A person's record, read: every version of every fact about them, their figures on screen, and what ids stand for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import OUTPUTS, TABLES
from troth.reports.person_record import Naming, PersonRecord, person_record
from troth.workspace.reading.own_data import read_full_copy
from troth.workspace.sight import Rows

_NAMED = ("accounts", "people", "staff", "offerings", "pillars")


def read_person_record(ledger: Ledger, person_id: str, today: date) -> PersonRecord:
    """The record of a person as of a day; raises KeyError where the book has never known them."""
    held = read_full_copy(ledger, person_id, today)
    if "people" not in held:
        raise KeyError(person_id)
    run_id = book.run_on_screen(ledger)
    days = {run: day for day, run in book.kept_runs(ledger).items()}
    return person_record(held, _naming(ledger, held), today, days.get(run_id or "", today))


def _naming(ledger: Ledger, held: Mapping[str, Rows]) -> Naming:
    referred: dict[str, set[str]] = {name: set() for name in (*_NAMED, "batches")}
    for name, rows in held.items():
        for column in (TABLES.get(name) or OUTPUTS[name]).references:
            if column.references in referred:
                referred[column.references].update(row[column.name] for row in rows if row.get(column.name))
    names = {}
    for table in _NAMED:
        key = TABLES[table].key
        found = book.versions(ledger, table, **{key: sorted(referred[table])})
        names[table] = {str(row[key]): str(row["name"]) for row in found}
    batches = book.versions(ledger, "batches", batch_id=sorted(referred["batches"]))
    return Naming(names, {str(row["batch_id"]): str(row["source"]) for row in batches})

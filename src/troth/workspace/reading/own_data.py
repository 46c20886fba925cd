"""What is held about one person: as they may read it themselves, and in full."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import OUTPUTS, TABLES, Table
from troth.model.owning import PAIRED
from troth.reports import Known
from troth.reports.own_data import Section, own_data
from troth.reports.portal import PortalPage
from troth.workspace.reading.portal import NO_RUN, ids_merged_with
from troth.workspace.sight import Rows, Sight, ids_of

OF_PERSON = ("buying_roles", "feedback", "interactions", "value_communications", "person_choices")
# What names a person by their id without saying in the contract that it is one of a person.
_BY_ID = {"people": ("person_id",), "external_ids": ("our_id",), **PAIRED}
# What hangs on a fact about a person is about that person too.
_HANGING = (("promise_events", "promises", "promise_id"), ("need_ratings", "needs", "need_id"))


def read_own_data(ledger: Ledger, page: PortalPage, today: date) -> tuple[Section, ...]:
    """What a visitor may read about themselves; nothing of any run, no estimate and no note is read for it."""
    sight = Sight(ledger, today, NO_RUN)
    person = [page.visitor.person_id]
    rows = {table: sight.facts(table, person_id=person) for table in OF_PERSON}
    events = sight.facts("promise_events", said_by=person)
    known = Known(
        today,
        {
            **rows,
            "accounts": sight.facts("accounts", account_id=ids_of(rows["buying_roles"], "account_id")),
            "promise_events": events,
            "promises": sight.facts("promises", promise_id=ids_of(events, "promise_id")),
            "external_ids": sight.facts("external_ids", our_id=person),
        },
    )
    return own_data(known, page)


def read_full_copy(ledger: Ledger, person_id: str, today: date) -> Mapping[str, Rows]:
    """Every version of every fact that names a person, what hangs on them, and their results of the run on screen.

    This is what article 15 asks for, estimates, notes and figures included; other people's data in it must be looked
    at before it is handed over.
    """
    ids = sorted(ids_merged_with(ledger, person_id, today))
    found = {name: _naming(ledger, table, ids) for name, table in TABLES.items()}
    for name, parent, column in _HANGING:
        of_person = [row for row in found[parent] if row["person_id"] in ids]
        more = book.versions(ledger, name, **{column: sorted(ids_of(of_person, column))})
        found[name] = _distinct([*found[name], *more], TABLES[name].key)
    run_id = book.run_on_screen(ledger)
    for name, table in OUTPUTS.items():
        if run_id and "person_id" in table.by_name:
            found[name] = book.results(ledger, name, run_id, person_id=ids)
    return {name: rows for name, rows in found.items() if rows}


def tables_of_full_copy() -> tuple[Table, ...]:
    """Every table and output of which a full copy may hold rows."""
    hanging = {name for name, _, _ in _HANGING}
    facts = (table for name, table in TABLES.items() if columns_naming(table) or name in hanging)
    return (*facts, *(table for table in OUTPUTS.values() if "person_id" in table.by_name))


def columns_naming(table: Table) -> tuple[str, ...]:
    """The columns of a table of facts that may hold the id of a person."""
    references = [column.name for column in table.references if column.references == "people"]
    raters = [name for name in ("rater_id",) if name in table.by_name]
    return (*references, *_BY_ID.get(table.name, ()), *raters)


def _naming(ledger: Ledger, table: Table, person_ids: Collection[str]) -> Rows:
    """The versions of a table that name a person in any column."""
    found = [
        row
        for name in columns_naming(table)
        for row in book.versions(ledger, table.name, **{name: list(person_ids)})
    ]
    return _distinct(found, table.key)


def _distinct(rows: Rows, key: str) -> Rows:
    return list({(row[key], row["recorded_at"]): row for row in rows}.values())

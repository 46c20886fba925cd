"""The accounts whose figures a change of the book may move."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import TABLES, Column, Table
from troth.model.owning import PAIRED


def accounts_of_batch(ledger: Ledger, batch_id: str) -> frozenset[str]:
    """The accounts that the facts written or retracted by a batch speak of."""
    return accounts_of_batches(ledger, [batch_id])


def accounts_since(ledger: Ledger, moment: datetime) -> frozenset[str]:
    """The accounts touched by batches written since a moment, such as the start of a run that could not know them."""
    batches: list[dict[str, Any]] = book.current(ledger, "batches")
    return accounts_of_batches(ledger, [row["batch_id"] for row in batches if row["written_at"] >= moment])


def accounts_of_batches(ledger: Ledger, batch_ids: Collection[str]) -> frozenset[str]:
    """The accounts that the facts written or retracted by these batches speak of."""
    if not batch_ids:
        return frozenset()
    written = {
        name: book.versions(ledger, name, batch_id=list(batch_ids)) for name in TABLES if name != "batches"
    }
    if not any(written.values()):
        moments = [row["written_at"] for row in book.versions(ledger, "batches", batch_id=list(batch_ids))]
        written = {
            name: book.versions(ledger, name, superseded_at=moments) for name in TABLES if name != "batches"
        }
    return frozenset().union(*(accounts_of_facts(ledger, name, rows) for name, rows in written.items()))


def accounts_of_facts(ledger: Ledger, table: str, rows: Collection[Mapping[str, Any]]) -> frozenset[str]:
    """The accounts that facts of a table speak of: named in them, by what they hang on, or by their people."""
    return frozenset(_accounts_of(ledger, TABLES[table], rows)) if rows else frozenset()


def accounts_of_persons(ledger: Ledger, person_ids: Collection[str]) -> frozenset[str]:
    """The accounts in which these people have a role or a figure in the run on screen."""
    asked = list(person_ids)
    run_id = book.run_on_screen(ledger)
    scored = book.results(ledger, "person_scores", run_id, person_id=asked) if run_id and asked else []
    roles = book.current(ledger, "buying_roles", person_id=asked) if asked else []
    return frozenset(str(row["account_id"]) for row in (*scored, *roles))


def _accounts_of(ledger: Ledger, table: Table, rows: Collection[Mapping[str, Any]]) -> Iterator[str]:
    if "account_id" in table.by_name:
        yield from (row["account_id"] for row in rows)
    elif ids := PAIRED.get(table.name):
        yield from (row[name] for row in rows if row["kind"] == "account" for name in ids)
        persons = {row[name] for row in rows if row["kind"] == "person" for name in ids}
        yield from accounts_of_persons(ledger, persons)
    elif table.name == "codings":
        for row in rows:
            coded = TABLES[row["fact_table"]]
            yield from _accounts_of(
                ledger, coded, book.versions(ledger, coded.name, **{coded.key: row["fact_id"]})
            )
    elif parent := next((column for column in table.references if _leads_to_account(column)), None):
        named = {row[parent.name] for row in rows} - {None}
        target = TABLES[parent.references]
        found = book.versions(ledger, target.name, **{target.key: sorted(named)})
        yield from (str(row["account_id"]) for row in found)
    elif "person_id" in table.by_name:
        persons = {row["person_id"] for row in rows}
        yield from accounts_of_persons(ledger, persons)
        if table.name == "person_choices":  # a quote may be of somebody who acts there no more
            said = book.versions(ledger, "value_claims", person_id=sorted(persons))
            yield from (str(row["account_id"]) for row in said)


def _leads_to_account(column: Column) -> bool:
    return not column.may_be_empty and "account_id" in TABLES[column.references].by_name

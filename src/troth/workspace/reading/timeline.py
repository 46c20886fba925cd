"""A page of everything known of an account, in the order of its days."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from troth import ledger as book
from troth.ledger import Asked, Ledger
from troth.model import TABLES
from troth.reports import Known, Timeline
from troth.reports import timeline as timeline_report
from troth.workspace.sight import Rows, Sight, ids_of

MOMENTS_A_PAGE = 50
# What a fact speaks of besides people and staff: the column that names it, and its table.
_SPOKEN_OF = {
    "promise_id": "promises",
    "need_id": "needs",
    "claim_id": "value_claims",
    "deal_id": "deals",
    "adaptation_id": "adaptations",
    "activity_id": "activities",
    "pillar_id": "pillars",
}


@dataclass(frozen=True)
class Filter:
    """What part of a timeline is shown: facts of one table, of one person, of the days after one, and which page from 1 on."""

    kind: str = ""
    person_id: str = ""
    page: int = 1
    after: date | None = None


def read_timeline(ledger: Ledger, account_id: str, at: date, shown: Filter | None = None) -> Timeline:
    """A page of the facts of an account as known on a day with a kept run; raises KeyError on a day without one.

    A table or person that the account has nothing of gives an empty page.
    """
    chosen = shown or Filter()
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    accounts = sight.with_merged("accounts", [sight.kept("accounts", account_id)])
    persons = sight.with_merged("people", [chosen.person_id]) if chosen.person_id else ()
    everything = Asked(at, accounts, person_ids=persons, after=chosen.after)
    asked = replace(everything, tables=(chosen.kind,)) if chosen.kind else everything
    entries = book.timeline(ledger, asked, offset=(chosen.page - 1) * MOMENTS_A_PAGE, limit=MOMENTS_A_PAGE)
    found: dict[str, set[str]] = {}
    for entry in entries:
        found.setdefault(entry.table, set()).add(entry.fact_id)
    roles = sight.facts("buying_roles", account_id=accounts)
    people = ids_of(roles, "person_id")
    return timeline_report(
        Known(at, _rows(sight, found, people)),
        [(entry.table, entry.fact_id, entry.on) for entry in entries],
        book.count_timeline(ledger, everything),
        sorted(people),
        kind=chosen.kind,
    )


def _rows(sight: Sight, found: dict[str, set[str]], people: Collection[str]) -> dict[str, Rows]:
    """The facts of a page, and what they speak of."""
    rows = {table: sight.facts(table, **{TABLES[table].key: ids}) for table, ids in found.items()}
    for column, table in _SPOKEN_OF.items():
        named = {each for own in rows.values() for row in own for each in [row.get(column)] if each}
        rows[table] = sight.facts(table, **{TABLES[table].key: named})
    promises = ids_of(rows["promises"], "promise_id")
    quoted = sight.quote_choices(ids_of(rows["value_claims"], "person_id"))
    return {
        **rows,
        "person_choices": [*quoted, *rows.get("person_choices", ())],
        "promise_events": sight.facts("promise_events", promise_id=promises),
        "promise_scores": sight.scores("promise_scores", promise_id=promises),
        "people": sight.facts("people", person_id={*people, *_named(rows, "people")}),
        "staff": sight.facts("staff", staff_id=_named(rows, "staff")),
        "codes": sight.facts("codes"),
    }


def _named(rows: dict[str, Rows], target: str) -> set[str]:
    """The ids of a table that the rows name."""
    return {
        row[column.name]
        for table, own in rows.items()
        for column in TABLES[table].columns
        if column.references == target
        for row in own
        if row[column.name]
    }

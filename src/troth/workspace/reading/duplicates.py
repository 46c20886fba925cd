"""The page of accounts and people that may be one, and of what was decided of others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from troth import ledger as store
from troth.ledger import Ledger
from troth.model.owning import PAIRED
from troth.reports import Known
from troth.reports.duplicates import KEYS, DuplicatesPage, Likeness, decisions, pair
from troth.workspace.apart import COLUMNS, TABLE_OF_KIND, told_apart
from troth.workspace.duplicates import Duplicate

PAIRS_A_PAGE = 10
MOST_DECISIONS = 20

Rows = list[dict[str, Any]]
Ids = dict[str, set[str]]  # of accounts and people


def read_duplicates(
    ledger: Ledger, found: Sequence[Duplicate], today: date, page: int, writable: frozenset[str] | None
) -> DuplicatesPage:
    """The pairs of a page, with what each side holds now; those merged or told apart since they were found are left out.

    `writable`: only pairs of accounts, and of people in accounts, among these; None: any. The number of queries does not
    depend on the number of rows.
    """
    decided = {table: store.current(ledger, table) for table in PAIRED}
    open_ones = _open(found, decided)
    charge = _Charge.of(ledger, open_ones, decided, writable)
    allowed = [each for each in open_ones if charge.holds(each.table, (each.one_id, each.other_id))]
    shown = allowed[(page - 1) * PAIRS_A_PAGE : page * PAIRS_A_PAGE]
    told = {
        table: [row for row in decided[table] if charge.holds_row(row, ids)][-MOST_DECISIONS:]
        for table, ids in PAIRED.items()
    }
    known = Known(today, {**_rows(ledger, shown, told), **told})
    names = {
        table: {str(row[key]): str(row["name"]) for row in known.rows(table)} for table, key in KEYS.items()
    }
    return DuplicatesPage(
        tuple(made for each in shown if (made := pair(known, _likeness(each)))),
        len(allowed),
        len(open_ones) - len(allowed),
        decisions(known, names, MOST_DECISIONS),
    )


@dataclass(frozen=True)
class _Charge:
    """The accounts that may be written, and those of the people asked about."""

    writable: frozenset[str] | None
    accounts_of: Mapping[str, set[str]]
    kept_accounts: Mapping[str, str]

    @classmethod
    def of(
        cls,
        ledger: Ledger,
        found: Sequence[Duplicate],
        decided: Mapping[str, Rows],
        writable: frozenset[str] | None,
    ) -> _Charge:
        kept = store.last_ids(decided["merges"])
        people, accounts = kept.get("people", {}), kept.get("accounts", {})
        accounts_of: dict[str, set[str]] = {}
        if writable is not None:
            named = _ids_of(found)["people"] | _ids_decided(decided)["people"]
            asked = named | {old for old, new in people.items() if new in named}
            for role in store.current(ledger, "buying_roles", person_id=sorted(asked)):
                person_id, account_id = str(role["person_id"]), str(role["account_id"])
                for each in {person_id, people.get(person_id, person_id)}:
                    accounts_of.setdefault(each, set()).add(accounts.get(account_id, account_id))
        return cls(writable, accounts_of, accounts)

    def holds(self, table: str, ids: Collection[str]) -> bool:
        """Whether all of these may be written; a person of no account by those alone who may write any."""
        if self.writable is None:
            return True
        if table == "accounts":
            return all(self.kept_accounts.get(each, each) in self.writable for each in ids)
        accounts = [self.accounts_of.get(each, set()) for each in ids]
        return all(each and each <= self.writable for each in accounts)

    def holds_row(self, row: Mapping[str, Any], ids: tuple[str, str]) -> bool:
        """Whether both of whom a merge or a distinction speaks may be written."""
        return self.holds(TABLE_OF_KIND[row["kind"]], [str(row[each]) for each in ids])


def _open(found: Sequence[Duplicate], decided: Mapping[str, Rows]) -> list[Duplicate]:
    kept = store.last_ids(decided["merges"])
    apart = told_apart(([row[name] for name in COLUMNS] for row in decided["distinctions"]), kept)
    return [
        each
        for each in found
        if frozenset((each.one_id, each.other_id)) not in apart.get(each.table, ())
        and not {each.one_id, each.other_id} & kept.get(each.table, {}).keys()
    ]


def _ids_of(found: Sequence[Duplicate]) -> Ids:
    ids: Ids = {table: set() for table in KEYS}
    for each in found:
        ids[each.table] |= {each.one_id, each.other_id}
    return ids


def _ids_decided(decided: Mapping[str, Rows]) -> Ids:
    ids: Ids = {table: set() for table in KEYS}
    for table, names in PAIRED.items():
        for row in decided[table]:
            ids[TABLE_OF_KIND[row["kind"]]] |= {str(row[name]) for name in names}
    return ids


def _rows(ledger: Ledger, shown: Sequence[Duplicate], told: Mapping[str, Rows]) -> dict[str, Rows]:
    """What is told of both sides of every pair, and what those decided of are called."""
    ids, named = _ids_of(shown), _ids_decided(told)
    roles: Rows = store.current(ledger, "buying_roles", person_id=sorted(ids["people"]))
    accounts = ids["accounts"] | named["accounts"] | {str(role["account_id"]) for role in roles}
    return {
        "accounts": store.current(ledger, "accounts", account_id=sorted(accounts)),
        "people": store.current(ledger, "people", person_id=sorted(ids["people"] | named["people"])),
        "buying_roles": roles,
    }


def _likeness(found: Duplicate) -> Likeness:
    return Likeness(
        found.table,
        (found.one_id, found.other_id),
        found.certainty,
        [(each.field, each.how) for each in found.why],
        (found.one_facts, found.other_facts),
    )

"""In whose charge accounts are: their owners, and the members of their account teams."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from troth import ledger as book
from troth.ledger import Ledger
from troth.workspace.sight import Rows, ids_of


def read_charges(ledger: Ledger, staff_ids: Collection[str], today: date) -> frozenset[str]:
    """The accounts that one of these staff owns, or is of the account team of, by the facts in force today.

    An account that was merged into one of them is among them under its old id. The number of queries does not depend
    on the number of rows.
    """
    if not staff_ids:
        return frozenset()
    kept = _kept(ledger)
    owned = ids_of(book.current(ledger, "accounts", owner_id=staff_ids), "account_id")
    team = book.current(ledger, "account_team", staff_id=staff_ids)
    own = {account_id for account_id in owned if account_id not in kept}
    own |= {kept.get(str(row["account_id"]), str(row["account_id"])) for row in _in_time(team, today)}
    return frozenset(own | {merged for merged, into in kept.items() if into in own})


def read_staff_of_teams(ledger: Ledger, teams: Collection[str]) -> frozenset[str]:
    """The staff whose team is one of these, by the facts in force today."""
    return frozenset(ids_of(book.current(ledger, "staff", team=teams), "staff_id") if teams else ())


def _kept(ledger: Ledger) -> dict[str, str]:
    """Merged account -> the account it reads as."""
    return dict(book.last_ids(book.current(ledger, "merges", kind="account")).get("accounts", {}))


def _in_time(rows: Rows, today: date) -> Rows:
    return [
        row
        for row in rows
        if (row["since"] is None or row["since"] <= today) and (row["until"] is None or today < row["until"])
    ]

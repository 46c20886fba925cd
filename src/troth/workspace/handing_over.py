"""Handing an account over: its new owner as a new version, and the account team with it, in one batch."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import Facts, RefusedError
from troth.model.columns import VERSION_COLUMNS
from troth.model.facts import Value
from troth.workspace.saving import Saved, save

_VERSION = frozenset(column.name for column in VERSION_COLUMNS)


def change_owner(
    ledger: Ledger, account_id: str, *, from_staff_id: str | None, to_staff_id: str, by: str, now: datetime
) -> Saved:
    """Give an account in force to another of our people; the old owner leaves its team today, the new one joins it.

    Raises RefusedError where somebody else than `from_staff_id` owns it by now.
    """
    today = now.astimezone(book.time_zone(ledger)).date()
    found = book.current(ledger, "accounts", account_id=account_id)
    if not found or found[0]["owner_id"] != from_staff_id:
        raise RefusedError(
            "The account has another owner by now; call this hand-over off and begin a new one."
        )
    team = book.current(ledger, "account_team", account_id=account_id)
    facts = [
        _version("accounts", found[0], owner_id=to_staff_id),
        *(_version("account_team", row, until=today) for row in team if _leaves(row, from_staff_id, today)),
        *(
            []
            if any(_owns(row, to_staff_id, today) for row in team)
            else [_joins(account_id, to_staff_id, today)]
        ),
    ]
    source = f"hand-over of {account_id}"
    return save(ledger, facts, by=by, source=source, now=now, accounts={account_id})


def _version(table: str, row: Mapping[str, Any], **changed: Value) -> Facts:
    values = {**{name: value for name, value in row.items() if name not in _VERSION}, **changed}
    return Facts(table, tuple(values), (tuple(values.values()),))


def _leaves(row: Mapping[str, Any], staff_id: str | None, today: date) -> bool:
    return row["staff_id"] == staff_id and (row["until"] is None or row["until"] > today)


def _owns(row: Mapping[str, Any], staff_id: str, today: date) -> bool:
    still = row["until"] is None or row["until"] > today
    return row["staff_id"] == staff_id and row["part"] == "owner" and still


def _joins(account_id: str, staff_id: str, today: date) -> Facts:
    columns = ("account_team_id", "account_id", "staff_id", "part", "since")
    return Facts(
        "account_team", columns, ((f"team_{secrets.token_hex(8)}", account_id, staff_id, "owner", today),)
    )

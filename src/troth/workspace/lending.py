"""What a book lends to an import, so that a source can tell whom and what it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from troth import ledger as store
from troth.intake import Kept, Known
from troth.intake.mail_addresses import address_of, domain_of
from troth.ledger import Ledger
from troth.workspace.choosing import settings_of


def known_to(ledger: Ledger) -> Known:
    """Whom does the book know, and which contacts? By the facts in force; contacts and single ids when they are asked for."""
    by_address = store.addresses(ledger)
    return Known(
        _spelt(by_address.people, address_of),
        _spelt(by_address.accounts, domain_of),
        _spelt(by_address.staff, address_of),
        _parts(ledger),
        lambda ids: _contacts(ledger, ids),
        lambda table, key: not store.unknown_ids(ledger, table, [key]),
        _account_of(ledger),
        settings_of(ledger)["currency"],
        lambda currency: _rates(ledger, currency),
    )


def _spelt(found: Mapping[str, str], spell: Callable[[str], str]) -> dict[str, str]:
    """Ids by addresses in the spelling in which a source looks them up; what is no address is left out."""
    spelt = {spell(address): key for address, key in found.items()}
    return {address: key for address, key in spelt.items() if address}


def _account_of(ledger: Ledger) -> Callable[[str, str], str]:
    """Finds the account by its id, else by a key it has in another system, else by its name where one alone has it."""

    @cache
    def known() -> dict[str, str]:
        kept = store.last_ids(store.current(ledger, "merges")).get("accounts", {})
        accounts = {
            str(row["account_id"]): str(row["name"]).casefold() for row in store.current(ledger, "accounts")
        }
        named = Counter(accounts.values())
        found = {f"name {name}": key for key, name in accounts.items() if named[name] == 1}
        for row in store.current(ledger, "external_ids", kind="account"):
            found[f"key {row['key']}"] = str(row["our_id"])
        found |= {f"key {key}": key for key in accounts}
        return {text: kept.get(key, key) for text, key in found.items()}

    return lambda key, name: known().get(f"key {key}") or known().get(f"name {name.casefold()}") or ""


def _rates(ledger: Ledger, currency: str) -> dict[date, Decimal]:
    rows: list[dict[str, Any]] = store.current(ledger, "rates", currency=currency)
    return {row["on"]: row["rate"] for row in rows}


def _parts(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """The accounts in which each person has a role today, known or not; where every role has ended, those it was in.

    Merged people and accounts read as those that were kept.
    """
    kept = store.last_ids(store.current(ledger, "merges"))
    people, accounts = kept.get("people", {}), kept.get("accounts", {})
    today: dict[str, dict[str, None]] = {}
    ever: dict[str, dict[str, None]] = {}
    for row in store.current(ledger, "buying_roles"):
        person_id, account_id = str(row["person_id"]), str(row["account_id"])
        for parts in (ever, today) if row["until"] is None else (ever,):
            parts.setdefault(people.get(person_id, person_id), {})[accounts.get(account_id, account_id)] = (
                None
            )
    return {person_id: tuple(today.get(person_id, parts)) for person_id, parts in ever.items()}


def _contacts(ledger: Ledger, ids: Sequence[str]) -> dict[str, Kept]:
    """The latest version of each contact, which is the last one written."""
    rows: list[dict[str, Any]] = store.versions(ledger, "interactions", interaction_id=list(ids))
    return {row["interaction_id"]: Kept(row, is_in_force=row["superseded_at"] is None) for row in rows}

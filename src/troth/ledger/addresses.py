"""Whom a book knows by an address: people and staff by e-mail, accounts by the domains of their mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from troth.ledger.merging import last_ids
from troth.ledger.opening import Ledger
from troth.ledger.writing import CHUNK_ROWS, in_force

_BETWEEN_DOMAINS = ";"


@dataclass(frozen=True)
class Addresses:
    """Ids by lower-case address. An address that several share names none of them; a merged id reads as the kept one."""

    people: Mapping[str, str]
    accounts: Mapping[str, str]
    staff: Mapping[str, str]


def addresses(ledger: Ledger) -> Addresses:
    """Whom does the book know by which address? By the facts in force."""
    merges = in_force(ledger, "merges").order_by("pk").values("kind", "kept_id", "merged_id")
    kept = last_ids(merges)
    return Addresses(
        _unshared(_stored(ledger, "people", "email", "person_id"), kept.get("people", {})),
        _unshared(
            (
                (domain, account_id)
                for domains, account_id in _stored(ledger, "accounts", "domains", "account_id")
                for domain in domains.split(_BETWEEN_DOMAINS)
            ),
            kept.get("accounts", {}),
        ),
        _unshared(_stored(ledger, "staff", "email", "staff_id"), {}),
    )


def _stored(ledger: Ledger, table: str, column: str, key: str) -> Iterator[tuple[str, str]]:
    rows = in_force(ledger, table).exclude(**{column: None}).values_list(column, key)
    yield from rows.iterator(chunk_size=CHUNK_ROWS)


def _unshared(pairs: Iterable[tuple[str, str]], kept: Mapping[str, str]) -> dict[str, str]:
    owners: dict[str, set[str]] = {}
    for address, key in pairs:
        if plain := address.strip().lower():
            owners.setdefault(plain, set()).add(kept.get(key, key))
    return {address: keys.pop() for address, keys in owners.items() if len(keys) == 1}

"""Companies and people of a book who may be one, as known on a day; who was merged or told apart is not among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from troth.engine import Book, lay_known, merges, set_day
from troth.intake.matching import Company, Contact, Likely, duplicate_companies, duplicate_contacts
from troth.workspace.apart import COLUMNS, TABLE_OF_KIND, Apart, not_apart, told_apart

Row = Sequence[Any]


@dataclass(frozen=True)
class Duplicates:
    """Pairs of accounts and of people, the surest first, and the names of those in them by id."""

    accounts: tuple[Likely, ...]
    people: tuple[Likely, ...]
    names: Mapping[str, str]


def find_duplicates(book: Book, at: date) -> Duplicates:
    """What an open book says of one company, or one person, twice; nothing is merged by it."""
    lay_known(book.runner)
    set_day(book.runner, at)
    rows = book.runner.rows
    companies = companies_of(
        rows("SELECT account_id, name, country, domains FROM accounts ORDER BY account_id")
    )
    contacts = contacts_of(
        rows("SELECT person_id, name, email, phone FROM people ORDER BY person_id"),
        rows("SELECT person_id, account_id FROM buying_roles"),
        companies,
    )
    names = {each.company_id: each.name for each in companies} | {
        each.person_id: each.name for each in contacts
    }
    apart = _apart_on_day(book)
    return Duplicates(
        _surest_first(not_apart(duplicate_companies(companies), apart, "accounts")),
        _surest_first(not_apart(duplicate_contacts(contacts), apart, "people")),
        names,
    )


def _apart_on_day(book: Book) -> Apart:
    kept: dict[str, dict[str, str]] = {table: {} for table in TABLE_OF_KIND.values()}
    for (kind, merged_id), kept_id in merges(book.runner).items():
        kept[TABLE_OF_KIND[kind]][merged_id] = kept_id
    return told_apart(book.runner.rows(f"SELECT {', '.join(COLUMNS)} FROM distinctions"), kept)


def _surest_first(pairs: Iterable[Likely]) -> tuple[Likely, ...]:
    return tuple(sorted(pairs, key=lambda pair: (-pair.certainty, pair.first_id, pair.second_id)))


def companies_of(rows: Iterable[Row]) -> list[Company]:
    """Companies from rows of account_id, name, country, domains."""
    return [
        Company(str(key), str(name), country or "", domains or "") for key, name, country, domains in rows
    ]


def contacts_of(rows: Iterable[Row], roles: Iterable[Row], companies: Iterable[Company]) -> list[Contact]:
    """People from rows of person_id, name, email, phone; `roles` are rows of person_id, account_id."""
    accounts: dict[str, set[str]] = defaultdict(set)
    for person_id, account_id in roles:
        accounts[str(person_id)].add(str(account_id))
    countries = {each.company_id: each.country for each in companies if each.country}
    found = []
    for person_id, name, email, phone in rows:
        held = frozenset(accounts[str(person_id)])
        country = next((countries[each] for each in sorted(held) if each in countries), "")
        found.append(Contact(str(person_id), str(name), email or "", phone or "", held, country))
    return found

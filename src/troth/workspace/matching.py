"""Companies and people of a book who may be one, as known on a day; who was merged already is not among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from troth.engine import Book, Runner, lay_known, set_day
from troth.intake.matching import Company, Contact, Likely, duplicate_companies, duplicate_contacts


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
    companies, contacts = _companies(book.runner), _contacts(book.runner)
    names = {each.company_id: each.name for each in companies} | {
        each.person_id: each.name for each in contacts
    }
    return Duplicates(
        _surest_first(list(duplicate_companies(companies))),
        _surest_first(list(duplicate_contacts(contacts))),
        names,
    )


def _surest_first(pairs: list[Likely]) -> tuple[Likely, ...]:
    return tuple(sorted(pairs, key=lambda pair: (-pair.certainty, pair.first_id, pair.second_id)))


def _companies(runner: Runner) -> list[Company]:
    rows = runner.rows("SELECT account_id, name, country, domains FROM accounts ORDER BY account_id")
    return [
        Company(str(key), str(name), country or "", domains or "") for key, name, country, domains in rows
    ]


def _contacts(runner: Runner) -> list[Contact]:
    accounts: dict[str, set[str]] = defaultdict(set)
    for person_id, account_id in runner.rows("SELECT person_id, account_id FROM buying_roles"):
        accounts[str(person_id)].add(str(account_id))
    countries: dict[str, str] = dict(
        runner.rows("SELECT account_id, country FROM accounts WHERE country IS NOT NULL")
    )
    found = []
    for person_id, name, email, phone in runner.rows(
        "SELECT person_id, name, email, phone FROM people ORDER BY person_id"
    ):
        held = frozenset(accounts[str(person_id)])
        country = next((str(countries[each]) for each in sorted(held) if each in countries), "")
        found.append(Contact(str(person_id), str(name), email or "", phone or "", held, country))
    return found

"""What a form about an account may name: its people and their needs, our staff, offerings and pillars."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from itertools import islice

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import TABLES
from troth.workspace.sight import Row, Rows, Sight, ids_of

Options = Mapping[str, Mapping[str, str]]

MOST_NAMESAKES = 50
LEAST_WORD = 3  # letters


def read_options(ledger: Ledger, account_id: str, today: date) -> Options:
    """For each table that a form may refer to: the ids known today and what each is called, in alphabetical order.

    People are those with a role or a tie in the account who have not left; `codes` are the needs of the vocabulary, by
    code. The number of queries does not depend on the number of rows.
    """
    sight = Sight(ledger, today, "")
    own = [sight.kept("accounts", account_id)]
    roles, ties = sight.facts("buying_roles", account_id=own), sight.facts("influence_ties", account_id=own)
    persons = {*ids_of(roles, "person_id"), *ids_of(ties, "listener_id"), *ids_of(ties, "source_id")}
    people = [row for row in sight.facts("people", person_id=persons) if not _has_left(row, today)]
    codes = [row for row in sight.facts("codes", kind=["need"]) if row["replaced_by"] is None]
    labels = {row["code"]: row["label"] for row in codes}
    names = _named(people, "person_id")
    return {
        **_of_us(sight),
        "people": names,
        "needs": _needs(sight.facts("needs", account_id=own), names, labels),
        "codes": _sorted(labels),
    }


def read_book_options(ledger: Ledger, today: date) -> Options:
    """What a form about no account may name, as `read_options` gives it: our staff, pillars and offerings."""
    return _of_us(Sight(ledger, today, ""))


def _of_us(sight: Sight) -> dict[str, Mapping[str, str]]:
    return {
        table: _named(sight.facts(table), TABLES[table].key) for table in ("staff", "pillars", "offerings")
    }


def read_names(ledger: Ledger, ids: Mapping[str, set[str]]) -> Mapping[str, Mapping[str, str]]:
    """For each table the names, as they are in force, of the things with these ids; an id unknown has none."""
    keys = {"people": "person_id", "staff": "staff_id", "accounts": "account_id"}
    return {
        table: _named(book.current(ledger, table, **{keys[table]: sorted(asked)}), keys[table])
        for table, asked in ids.items()
        if asked
    }


def find_accounts(
    ledger: Ledger, search: str, among: frozenset[str] | None, *, most: int
) -> Mapping[str, str]:
    """The names of accounts that hold what is searched for, by id; `among` these, None: any."""
    merged = {row["merged_id"] for row in book.current(ledger, "merges", kind="account")}
    found = {
        account_id: name
        for account_id, name in _named(_accounts(ledger, among), "account_id").items()
        if account_id not in merged and search.casefold() in name.casefold()
    }
    return dict(islice(found.items(), most))


def find_namesakes(ledger: Ledger, table: str, fact_id: str, accounts: Collection[str]) -> Mapping[str, str]:
    """What may be the same as a person or an account: people of these accounts, and all that share a word of the name."""
    key = TABLES[table].key
    rows: Rows = book.current(ledger, table)
    words = next((_words(row["name"]) for row in rows if row[key] == fact_id), set())
    near: set[str] = set()
    if table == "people":
        near = {
            str(row["person_id"]) for row in book.current(ledger, "buying_roles", account_id=list(accounts))
        }
    merged = {row["merged_id"] for row in book.current(ledger, "merges")}
    like = [row for row in rows if row[key] in near or words & _words(row["name"])]
    named = _named([row for row in like if row[key] != fact_id and row[key] not in merged], key)
    return dict(islice(named.items(), MOST_NAMESAKES))


def _accounts(ledger: Ledger, among: frozenset[str] | None) -> Rows:
    if among is None:
        return book.current(ledger, "accounts")
    return book.current(ledger, "accounts", account_id=sorted(among)) if among else []


def _words(name: str) -> set[str]:
    """The words of a name that are long enough to tell something."""
    return {word for word in name.casefold().split() if len(word) >= LEAST_WORD}


def _needs(rows: Rows, names: Mapping[str, str], labels: Mapping[str, str]) -> Mapping[str, str]:
    return _sorted(
        {
            row[
                "need_id"
            ]: f"{names[row['person_id']]}: {labels.get(row['code'], row['code'].replace('_', ' '))}"
            for row in rows
            if row["person_id"] in names
        }
    )


def _has_left(row: Row, today: date) -> bool:
    return row["left_on"] is not None and row["left_on"] <= today


def _named(rows: Rows, key: str) -> Mapping[str, str]:
    return _sorted({str(row[key]): str(row["name"]) for row in rows})


def _sorted(names: Mapping[str, str]) -> Mapping[str, str]:
    return dict(sorted(names.items(), key=lambda named: (named[1].casefold(), named[0])))

"""A list of promises over all accounts: found, sorted and paged by the ledger."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from troth import ledger as book
from troth.ledger import AccountsAsked, Ledger, PromisesAsked
from troth.reports import Known, PromiseList
from troth.reports.promise_list import listed_promises
from troth.workspace.reading.charges import read_charges
from troth.workspace.sight import Rows, Sight, ids_of

PROMISES_A_PAGE = 50


@dataclass(frozen=True)
class PromisesWanted:
    """Which promises: in some states, of ours or of the customer's; `staff_id` asks for what is theirs to keep.

    `due_days` counts from the day of the page: those due by then. `owner_id` is who answers for the account.
    """

    states: tuple[str, ...]
    made_by: str = "us"
    staff_id: str = ""
    owner_id: str = ""
    account_id: str = ""
    due_days: int | None = None
    search: str = ""


def read_promises(
    ledger: Ledger,
    at: date,
    wanted: PromisesWanted,
    page: int = 1,
    accounts: Collection[str] | None = None,
) -> PromiseList:
    """A page of the promises wanted as of a day with a kept run; with `accounts`, of these alone.

    Raises KeyError on a day without a run. The number of queries does not depend on the number of rows.
    """
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    asked = _asked(sight, wanted, accounts)
    last = book.MOST_COUNTED // PROMISES_A_PAGE
    first = (min(page, last) - 1) * PROMISES_A_PAGE
    if wanted.search:
        # Every promise is read for its words: once, for the page and the count.
        every = book.list_promises(ledger, asked, first=0, most=book.MOST_COUNTED)
        found, ids = len(every), every[first : first + PROMISES_A_PAGE]
    else:
        found = book.count_promises(ledger, asked)
        ids = book.list_promises(ledger, asked, first=first, most=PROMISES_A_PAGE)
    return PromiseList(
        at=at,
        rows=listed_promises(Known(at, _rows(sight, ids)), ids),
        found=found,
        most_counted=book.MOST_COUNTED,
        is_partly_searched=bool(wanted.search) and _is_too_much(ledger, asked),
        withheld=book.count_withheld(ledger, AccountsAsked(at, sight.run_id, accounts)),
    )


def _is_too_much(ledger: Ledger, asked: PromisesAsked) -> bool:
    """Whether there are more promises than a search looks at."""
    return book.count_promises(ledger, replace(asked, search="")) > book.MOST_SEARCHED


def read_promise_owners(
    ledger: Ledger, at: date, account_id: str, accounts: Collection[str] | None = None
) -> tuple[tuple[tuple[str, str], ...], str]:
    """Who answers for accounts (id, name), by name; and the name of one account, empty where it is not to be read."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    found = book.choices_of_accounts(ledger, AccountsAsked(at, sight.run_id, accounts))
    owners = sight.facts("staff", staff_id={row[2] for row in found if row[2]})
    is_readable = bool(account_id) and (accounts is None or account_id in accounts)
    named = sight.facts("accounts", account_id=[account_id] if is_readable else [])
    pairs = sorted((str(row["name"]), str(row["staff_id"])) for row in owners)
    return tuple((staff_id, name) for name, staff_id in pairs), str(named[0]["name"]) if named else ""


def _asked(sight: Sight, wanted: PromisesWanted, accounts: Collection[str] | None) -> PromisesAsked:
    own = read_charges(sight.ledger, {wanted.staff_id}, sight.at) if wanted.staff_id else frozenset()
    return PromisesAsked(
        at=sight.at,
        run_id=sight.run_id,
        states=wanted.states,
        made_by=wanted.made_by,
        accounts=_accounts(sight, wanted, accounts),
        promiser_id=wanted.staff_id,
        own_accounts=own,
        due_until=None if wanted.due_days is None else sight.at + timedelta(days=wanted.due_days),
        search=wanted.search,
    )


def _accounts(
    sight: Sight, wanted: PromisesWanted, readable: Collection[str] | None
) -> Collection[str] | None:
    """The accounts asked for: by owner, by themselves, and those that may be read; none given is every one."""
    found = None if readable is None else set(readable)
    if wanted.owner_id:
        owned = set(ids_of(sight.facts("accounts", owner_id=[wanted.owner_id]), "account_id"))
        found = owned if found is None else found & owned
    if wanted.account_id:
        one = {sight.kept("accounts", wanted.account_id)}
        found = one if found is None else found & one
    return found


def _rows(sight: Sight, ids: Collection[str]) -> dict[str, Rows]:
    promises = sight.facts("promises", promise_id=ids)
    accounts = sight.facts("accounts", account_id=ids_of(promises, "account_id"))
    staff = {*ids_of(promises, "promiser_id"), *ids_of(accounts, "owner_id")}
    return {
        "promises": promises,
        "promise_events": sight.facts("promise_events", promise_id=ids),
        "promise_scores": sight.scores("promise_scores", promise_id=ids),
        "people": sight.facts("people", person_id=ids_of(promises, "person_id")),
        "staff": sight.facts("staff", staff_id=staff),
        "accounts": accounts,
    }

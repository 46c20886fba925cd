"""What a day asks of one of us, or of everybody, from as few accounts as a page can speak of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from troth import ledger as book
from troth.ledger import AccountsAsked, Ledger, PromisesAsked, Weights
from troth.reports import Known, Today, week
from troth.reports.accounts import about_a_month_before
from troth.reports.moves import Move, changed_promises, greatest, moves
from troth.reports.today import NOTICE_DAYS, Counts, Fading, fading, notices
from troth.reports.week import DAYS_AHEAD, to_do
from troth.workspace.reading.accounts import MOST_AT_STAKE
from troth.workspace.reading.charges import read_charges
from troth.workspace.sight import Rows, Sight, ids_of

MOST_ACCOUNTS = 100  # looked at for one page, those with most at stake
MOST_PROMISES = 100
MOST_GAPS = 40
MOST_MOVES = 5
MOST_SHOWN = 8
A_WEEK = timedelta(days=7)
UNWEIGHED = Weights("none", 0.0, 1.0)
TO_CALL = ("silent_key_person", "single_contact", "empty_role")
TO_DO = (
    *(
        "unmet_need",
        "remorse_window",
        "unverified_promise",
        "single_contact",
        "unserved_need",
        "untold_value",
    ),
    *("empty_role", "stale_rating"),
)


@dataclass(frozen=True)
class _Scope:
    """Whose day it is: the accounts looked at with what each stands for, and how many there are in all."""

    sight: Sight
    runs: Mapping[date, str]
    staff_id: str
    own: frozenset[str]
    readable: Collection[str] | None
    weights: Mapping[str, float]
    accounts: int

    @property
    def ids(self) -> list[str]:
        return list(self.weights)

    def promises(self, states: tuple[str, ...], *, until: date | None = None) -> PromisesAsked:
        """The promises of this day in some states, due until a day."""
        asked = PromisesAsked(
            self.sight.at, self.sight.run_id, states, accounts=self.readable, due_until=until
        )
        return replace(asked, promiser_id=self.staff_id, own_accounts=self.own) if self.staff_id else asked


def read_today(
    ledger: Ledger, at: date, staff_id: str | None = None, accounts: Collection[str] | None = None
) -> Today:
    """What a day with a kept run asks of one of us: of what is theirs by its promiser or their charge; without
    `staff_id`, of everybody. With `accounts`, of these alone.

    Raises KeyError on a day without a run. The number of queries does not depend on the number of rows, and no more
    than the MOST_ACCOUNTS with most at stake are looked at.
    """
    scope = _scope(ledger, at, staff_id or "", accounts)
    names = scope.sight.facts("staff", staff_id=[staff_id] if staff_id else [])
    promised, known = _promises_and_gaps(scope)
    faded_since = about_a_month_before(at, scope.runs)
    moved, since = _moves(scope)
    until = at + timedelta(days=DAYS_AHEAD)
    this_week = week(promised, scope.weights)
    return Today(
        at=at,
        is_mine=bool(staff_id),
        staff=str(names[0]["name"]) if names else "",
        looked_at=len(scope.weights),
        accounts=scope.accounts,
        week=this_week,
        counts=Counts(
            overdue=book.count_promises(ledger, scope.promises(("overdue",))),
            due=book.count_promises(ledger, scope.promises(("open",), until=until)),
        ),
        notices=notices(Known(at, _contracts(scope))),
        fading=_fading(scope, known, faded_since),
        faded_since=faded_since,
        moves=moved,
        since=since,
        next=to_do(promised, scope.weights, TO_DO)[:MOST_SHOWN],
        withheld=0
        if staff_id
        else book.count_withheld(ledger, AccountsAsked(at, scope.sight.run_id, accounts)),
    )


def _scope(ledger: Ledger, at: date, staff_id: str, readable: Collection[str] | None) -> _Scope:
    runs = book.kept_runs(ledger)
    sight = Sight(ledger, at, runs[at])
    own = read_charges(ledger, {staff_id}, at) if staff_id else frozenset()
    if readable is not None:
        own &= frozenset(readable)
    asked = AccountsAsked(at, runs[at], own if staff_id else readable)
    weights = book.list_accounts(
        ledger, asked, book.weigh_accounts(ledger, runs[at]), MOST_AT_STAKE, first=0, most=MOST_ACCOUNTS
    )
    every = book.count_accounts(ledger, runs[at]) - book.count_withheld(ledger, asked)
    return _Scope(sight, runs, staff_id, own, readable, weights, every)


def _promises_and_gaps(scope: _Scope) -> tuple[Known, Known]:
    """What the promises due and the heaviest gaps rest on; and the persons and gaps of all accounts looked at."""
    sight = scope.sight
    gaps = sight.scores("gaps", account_id=scope.ids)
    people = _people(scope, sight.run_id, scope.ids)
    heavy = [row for row in gaps if row["kind"] in {*TO_CALL, *TO_DO}]
    heavy.sort(key=lambda row: -row["weight"] * scope.weights[row["account_id"]])
    told = heavy[:MOST_GAPS]
    due = _due(scope)
    promises = sight.facts("promises", promise_id={*due, *ids_of(told, "fact_id")})
    ids = ids_of(promises, "promise_id")
    persons = {*ids_of(told, "person_id"), *ids_of(promises, "person_id"), *_of_single_contacts(told, people)}
    accounts = {*scope.ids, *ids_of(promises, "account_id")}
    rows = {
        "gaps": told,
        "person_scores": [*people, *_others(scope, promises)],
        "promises": promises,
        "promise_scores": sight.scores("promise_scores", promise_id=ids),
        "promise_events": sight.facts("promise_events", promise_id=ids),
        "people": sight.facts("people", person_id=persons),
        "staff": sight.facts("staff", staff_id=ids_of(promises, "promiser_id")),
        "accounts": sight.facts("accounts", account_id=accounts),
        "needs": sight.facts("needs", need_id=ids_of(told, "fact_id")),
        "codes": sight.facts("codes"),
    }
    return Known(sight.at, rows), Known(sight.at, {"gaps": gaps, "person_scores": people})


def _due(scope: _Scope) -> list[str]:
    """The promises overdue and those due within the week, of everybody's those in the accounts looked at."""
    until = scope.sight.at + timedelta(days=DAYS_AHEAD)
    found: list[str] = []
    for asked in (scope.promises(("overdue",)), scope.promises(("open",), until=until)):
        here = asked if scope.staff_id else replace(asked, accounts=scope.ids)
        found += book.list_promises(scope.sight.ledger, here, first=0, most=MOST_PROMISES)
    return found


def _others(scope: _Scope, promises: Rows) -> Rows:
    """The persons of accounts that are not looked at, whom one of us promised something nevertheless."""
    ids = set(ids_of(promises, "account_id")) - set(scope.ids)
    return _people(scope, scope.sight.run_id, ids)


def _people(scope: _Scope, run_id: str, accounts: Collection[str]) -> Rows:
    """Influence, connection and loyalty of the persons of these accounts in a run."""
    columns = ("account_id", "person_id", "influence", "connection", "loyalty")
    return book.results_of_runs(
        scope.sight.ledger, "person_scores", [run_id], columns, account_id=list(accounts)
    )


def _of_single_contacts(gaps: Rows, people: Rows) -> Collection[str]:
    """Everybody in accounts of which all contact hangs on one person, who must be named."""
    alone = {row["account_id"] for row in gaps if row["kind"] == "single_contact"}
    return {row["person_id"] for row in people if row["account_id"] in alone}


def _contracts(scope: _Scope) -> dict[str, Rows]:
    sight = scope.sight
    last = sight.at + timedelta(days=NOTICE_DAYS)
    of = {"account_id": list(scope.own)} if scope.staff_id else {}
    if not scope.staff_id and scope.readable is not None:
        of = {"account_id": list(scope.readable)}
    rows = sight.between("contracts", "notice_on", (sight.at, last), **of)
    accounts = ids_of(rows, "account_id")
    return {
        "contracts": rows,
        "accounts": sight.facts("accounts", account_id=accounts),
        "account_scores": sight.scores("account_scores", account_id=accounts),
    }


def _fading(scope: _Scope, known: Known, since: date | None) -> tuple[Fading, ...]:
    earlier = None
    if since is not None:
        earlier = Known(since, {"person_scores": _people(scope, scope.runs[since], scope.ids)})
    found = fading(known, earlier, scope.weights)[:MOST_SHOWN]
    names = Known(
        scope.sight.at,
        {
            "people": scope.sight.facts("people", person_id={each.person_id for each in found}),
            "accounts": scope.sight.facts("accounts", account_id={each.account_id for each in found}),
        },
    )
    return tuple(
        replace(each, account=names.account(each.account_id), person=names.person(each.person_id))
        for each in found
    )


def _moves(scope: _Scope) -> tuple[tuple[Move, ...], date | None]:
    """The greatest moves since the last kept day a week or more ago; of everybody's accounts, all are looked at."""
    at, ledger = scope.sight.at, scope.sight.ledger
    since = max((day for day in scope.runs if day <= at - A_WEEK), default=None)
    if since is None:
        return (), None
    mine = scope.own if scope.staff_id else scope.readable
    asked = AccountsAsked(at, scope.runs[at], mine, before=scope.runs[since])
    ids = book.list_accounts(ledger, asked, UNWEIGHED, "-moved", first=0, most=MOST_MOVES)
    scores = {day: _loyalties(ledger, scope.runs[day], ids) for day in (since, at)}
    moved = greatest(scores[since], scores[at])[:MOST_MOVES]
    rows = {day: _rows_of_moves(scope, scope.runs[day], scores[day], moved) for day in (since, at)}
    changed = changed_promises(rows[since]["promise_lines"], rows[at]["promise_lines"])
    named = {
        "promises": scope.sight.facts("promises", promise_id=changed),
        "people": scope.sight.facts("people", person_id=ids_of(rows[at]["person_scores"], "person_id")),
        "accounts": scope.sight.facts("accounts", account_id=moved),
    }
    return moves(Known(at, {**rows[at], **named}), Known(since, rows[since]), moved), since


def _loyalties(ledger: Ledger, run_id: str, accounts: Collection[str]) -> Rows:
    columns = ("account_id", "loyalty")
    return book.results_of_runs(ledger, "account_scores", [run_id], columns, account_id=list(accounts))


def _rows_of_moves(scope: _Scope, run_id: str, scores: Rows, ids: Sequence[str]) -> dict[str, Rows]:
    return {
        "account_scores": scores,
        "person_scores": _people(scope, run_id, ids),
        "promise_lines": book.lines_of_promises(scope.sight.ledger, run_id, ids),
    }

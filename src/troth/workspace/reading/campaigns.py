"""Campaigns: what the book knows of those who might be asked, are asked, and answered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from troth import ledger as book
from troth.ledger import AccountsAsked, Ledger, Weights
from troth.reports import Known
from troth.reports.campaign import Ask, Board, board
from troth.reports.campaign_choice import CustomerPeople, Customers, candidates, customers
from troth.reports.interview import Interview, interview
from troth.workspace.sight import Rows, Sight, ids_of

MOST_OFFERED = 100  # customers on a page to choose from; the others are searched for
BY_SHARE = "share"
IMPORTANCE = (BY_SHARE, "strategic", "reference")
_BY_REVENUE = Weights("revenue", 0.0, 1.0)
_BRINGS_MOST = "-money"


def read_board(ledger: Ledger, at: date, asks: Sequence[Ask], withheld: int = 0) -> Board:
    """The board of these asks as of a day with a kept run; raises KeyError on any other.

    The number of queries does not depend on the number of asks.
    """
    found: Board = board(Known(at, _of_asked(_sight(ledger, at), asks)), asks, withheld)
    return found


def read_interview(ledger: Ledger, at: date, ask: Ask, *, is_team: bool) -> Interview:
    """An interview as of a day with a kept run, as somebody who looks after the account, or not, may read it."""
    sight = _sight(ledger, at)
    own = {
        **_of_asked(sight, [ask]),
        "person_choices": sight.quote_choices([ask.person_id]),
        "value_claims": sight.facts("value_claims", person_id=[ask.person_id]),
        "pillars": sight.facts("pillars"),
    }
    return interview(Known(at, own), ask, is_team=is_team)


def read_answers(ledger: Ledger, at: date, asks: Sequence[Ask]) -> Known:
    """What is known, on a day with a kept run, of the answers to these asks, how they were coded, and the vocabulary."""
    sight = _sight(ledger, at)
    codings = sight.facts("codings", fact_id={ask.feedback_id for ask in asks if ask.feedback_id})
    coders = {*ids_of(codings, "coder_id"), *(ask.staff_id for ask in asks)}
    return Known(
        at,
        {
            **_of_asked(sight, asks),
            "person_choices": sight.quote_choices({ask.person_id for ask in asks}),
            "codings": codings,
            "staff": sight.facts("staff", staff_id=coders),
            "pillars": sight.facts("pillars"),
            "codes": sight.facts("codes", kind=["need"]),
        },
    )


def read_customers(
    ledger: Ledger, at: date, chosen: Collection[str] | None, accounts: Collection[str] | None, search: str
) -> Customers:
    """Customers to choose for a campaign, of those one may write: the proposed and the chosen first, then by revenue.

    While nothing was `chosen` (none), the most important are proposed, as the measure `importance` has them. With a
    `search`, what is found.
    """
    sight = _sight(ledger, at)
    importance = _importance(sight, accounts)
    wanted = AccountsAsked(at, sight.run_id, accounts, search=search)
    listed = book.list_accounts(ledger, wanted, _BY_REVENUE, _BRINGS_MOST, first=0, most=MOST_OFFERED + 1)
    first = dict.fromkeys([*importance, *sorted(chosen or ())])
    order = list(dict.fromkeys([*([] if search else first), *list(listed)[:MOST_OFFERED]]))
    facts = sight.facts("accounts", account_id=order)
    rows = {
        "accounts": facts,
        "account_lines": book.lines_of_accounts(ledger, sight.run_id, order),
        "staff": sight.facts("staff", staff_id=ids_of(facts, "owner_id")),
    }
    return Customers(customers(Known(at, rows), order, importance, chosen), len(listed) > MOST_OFFERED)


def read_candidates(
    ledger: Ledger, at: date, accounts: Collection[str], asks: Sequence[Ask]
) -> tuple[CustomerPeople, ...]:
    """The people of these customers who may be asked, as of a day with a kept run, with what is planned for each."""
    sight = _sight(ledger, at)
    kept = list(dict.fromkeys(sight.kept("accounts", each) for each in accounts))
    roles = sight.facts("buying_roles", account_id=kept)
    persons = {*ids_of(roles, "person_id"), *(ask.person_id for ask in asks)}
    rows = {
        "accounts": sight.facts("accounts", account_id=kept),
        "buying_roles": roles,
        "people": sight.facts("people", person_id=persons),
        "person_scores": sight.scores("person_scores", account_id=kept),
    }
    return candidates(Known(at, rows), kept, asks)


def _importance(sight: Sight, accounts: Collection[str] | None) -> dict[str, str]:
    """Why each of the most important customers of the run is one, of these; those that bring most first."""
    rows = sight.scores("value_scores", importance=list(IMPORTANCE))
    order = sorted(rows, key=lambda row: (-(row["revenue"] or 0), row["account_id"]))
    return {
        row["account_id"]: row["importance_basis"] if row["importance"] == BY_SHARE else row["importance"]
        for row in order
        if accounts is None or row["account_id"] in accounts
    }


def _sight(ledger: Ledger, at: date) -> Sight:
    return Sight(ledger, at, book.kept_runs(ledger)[at])


def _of_asked(sight: Sight, asks: Sequence[Ask]) -> dict[str, Rows]:
    """The people asked, their roles and figures, their accounts, who of us asks, and what was asked and answered."""
    persons, accounts = {ask.person_id for ask in asks}, {ask.account_id for ask in asks}
    return {
        "feedback": sight.facts("feedback", feedback_id={ask.feedback_id for ask in asks if ask.feedback_id}),
        "people": sight.facts("people", person_id=persons),
        "accounts": sight.facts("accounts", account_id=accounts),
        "buying_roles": sight.facts("buying_roles", person_id=persons),
        "person_scores": sight.scores("person_scores", person_id=persons),
        "account_lines": book.lines_of_accounts(sight.ledger, sight.run_id, accounts),
        "staff": sight.facts("staff", staff_id={ask.staff_id for ask in asks if ask.staff_id}),
    }


def ids_known_today(ledger: Ledger) -> Callable[[str, str], str]:
    """The id that a thing of a table (accounts, people) is known by today, for the id it was once kept under."""
    kept = book.last_ids(book.current(ledger, "merges"))
    return lambda table, found_id: kept.get(table, {}).get(found_id, found_id)

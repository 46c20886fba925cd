"""The portfolio: all accounts by what is at stake, and what this week asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports import Billed, Known, Portfolio, Stakes, Worries, headline, portfolio, stakes, week
from troth.reports.portfolio import about_a_month_before
from troth.workspace.sight import Rows, Sight, ids_of

ACCOUNTS_A_PAGE = 50
A_YEAR = timedelta(days=365)
NOTHING = Billed(Decimal(0), Decimal(0))


def read_portfolio(
    ledger: Ledger, at: date, search: str = "", page: int = 1, accounts: Collection[str] | None = None
) -> Portfolio:
    """The portfolio as of a day with a kept run; the week is on the first page alone, and not beside a search.

    `search` is looked for in the names, segments and owners of accounts; with `accounts`, the page speaks of these alone
    and says how many others are withheld. Raises KeyError on a day without a run. The
    number of queries does not depend on the number of rows.
    """
    runs = book.kept_runs(ledger)
    sight = Sight(ledger, at, runs[at])
    about, staff, every = sight.facts("accounts"), sight.facts("staff"), sight.scores("account_scores")
    scores = [row for row in every if accounts is None or row["account_id"] in accounts]
    order = order_of_stake(sight, scores)
    names = _searched(about, staff)
    asked = [stake for stake in order.accounts if search.casefold() in names.get(stake.account_id, "")]
    shown = asked[(page - 1) * ACCOUNTS_A_PAGE : page * ACCOUNTS_A_PAGE]
    ids = [stake.account_id for stake in shown]
    known = Known(
        at, {**_rows_of_accounts(sight, ids), "accounts": about, "staff": staff, "account_scores": scores}
    )
    weights = {stake.account_id: stake.weight for stake in order.accounts}
    found = portfolio(
        known,
        _history(ledger, at, runs, ids),
        shown,
        headline(scores, order, _overdue(sight, accounts)),
        week(known, weights) if page == 1 and not search else None,
        found=len(asked),
    )
    return replace(found, withheld=len(every) - len(scores))


def _overdue(sight: Sight, accounts: Collection[str] | None) -> int:
    """How many promises are overdue, in these accounts or all."""
    if accounts is None:
        return book.count_results(sight.ledger, "promise_scores", sight.run_id, state="overdue")
    overdue = ids_of(sight.scores("promise_scores", state="overdue"), "promise_id")
    return len(set(overdue) & sight.ids("promises", account_id=accounts))


def order_of_stake(sight: Sight, scores: Rows) -> Stakes:
    """The accounts by what is at stake, from the invoices of the last 365 days, or from gaps where there are none."""
    totals = book.sum_facts(
        sight.ledger, "invoices", sight.at, by="account_id", of=("amount", "cost"), after=sight.at - A_YEAR
    )
    billed: dict[str, Billed] = {}
    for found_id, (amount, cost) in totals.items():
        account_id = sight.kept("accounts", found_id)
        billed[account_id] = billed.get(account_id, NOTHING) + Billed(amount or Decimal(0), cost)
    return stakes(scores, billed, {} if billed else _worries(sight))


def _worries(sight: Sight) -> Mapping[str, Worries]:
    worries: dict[str, Worries] = {}
    for row in sight.scores("gaps"):
        before = worries.get(row["account_id"], Worries())
        is_overdue = row["kind"] == "overdue_promise"
        worries[row["account_id"]] = Worries(before.weight + row["weight"], before.overdue + is_overdue)
    return worries


def _searched(accounts: Rows, staff: Rows) -> Mapping[str, str]:
    """What a search looks at, by account."""
    owners = {row["staff_id"]: row["name"] for row in staff}
    return {
        row["account_id"]: " ".join(
            [row["name"], row["segment"] or "", owners.get(row["owner_id"], "")]
        ).casefold()
        for row in accounts
    }


def _rows_of_accounts(sight: Sight, ids: Sequence[str]) -> dict[str, Rows]:
    """What a line of the portfolio and the week say of these accounts."""
    gaps, people = sight.scores("gaps", account_id=ids), sight.scores("person_scores", account_id=ids)
    ever = sight.ids("promises", account_id=ids)
    states = sight.scores("promise_scores", promise_id=ever, state=["open", "overdue"])
    named = ever & {*ids_of(gaps, "fact_id"), *ids_of(states, "promise_id")}
    promises = sight.facts("promises", promise_id=named)
    persons = {*ids_of(people, "person_id"), *ids_of(gaps, "person_id"), *ids_of(promises, "person_id")}
    return {
        "gaps": gaps,
        "person_scores": people,
        "promises": promises,
        "promise_scores": states,
        "promise_events": sight.facts("promise_events", promise_id=ids_of(promises, "promise_id")),
        "people": sight.facts("people", person_id=persons),
        "needs": sight.facts("needs", need_id=ids_of(gaps, "fact_id")),
        "codes": sight.facts("codes"),
    }


def _history(ledger: Ledger, at: date, runs: Mapping[date, str], accounts: Sequence[str]) -> Rows:
    """The loyalties of these accounts at the last kept day of each month of the year before, and about a month ago."""
    days = [day for day in runs if at - A_YEAR <= day < at]
    month_ends = {(day.year, day.month): day for day in days}
    compared = about_a_month_before(at, days)
    run_days = {runs[day]: day for day in (*month_ends.values(), *([compared] if compared else []))}
    rows = book.results_of_runs(
        ledger, "account_scores", tuple(run_days), ("account_id", "loyalty"), account_id=list(accounts)
    )
    return [{"at": run_days[str(row["run_id"])], **row} for row in rows]

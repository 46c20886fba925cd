"""What the pages show: the results of a kept run and the facts known on its day, as report objects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import TABLES, Rules
from troth.reports import (
    AccountPage,
    Billed,
    Known,
    Portfolio,
    Stakes,
    Why,
    Worries,
    headline,
    portfolio,
    stakes,
    week,
    why,
)
from troth.reports import account as account_report
from troth.reports.portfolio import about_a_month_before
from troth.workspace.explaining import contributions
from troth.workspace.sight import Rows, Sight

ACCOUNTS_A_PAGE = 50
A_YEAR = timedelta(days=365)
NOTHING = Billed(Decimal(0), Decimal(0))


def kept_days(ledger: Ledger) -> tuple[date, ...]:
    """The days that have a run to show, newest first."""
    return tuple(reversed(book.kept_runs(ledger)))


def read_portfolio(ledger: Ledger, at: date, search: str = "", page: int = 1) -> Portfolio:
    """The portfolio as of a day with a kept run; the week is on the first page alone, and not beside a search.

    `search` is looked for in the names, segments and owners of accounts. Raises KeyError on a day without a run. The
    number of queries does not depend on the number of rows.
    """
    runs = book.kept_runs(ledger)
    sight = Sight(ledger, at, runs[at])
    accounts, staff, scores = sight.facts("accounts"), sight.facts("staff"), sight.scores("account_scores")
    order = _order(sight, scores)
    names = _searched(accounts, staff)
    asked = [stake for stake in order.accounts if search.casefold() in names.get(stake.account_id, "")]
    shown = asked[(page - 1) * ACCOUNTS_A_PAGE : page * ACCOUNTS_A_PAGE]
    ids = [stake.account_id for stake in shown]
    known = Known(
        at, {**_rows_of_accounts(sight, ids), "accounts": accounts, "staff": staff, "account_scores": scores}
    )
    weights = {stake.account_id: stake.weight for stake in order.accounts}
    overdue = book.count_results(ledger, "promise_scores", sight.run_id, state="overdue")
    return portfolio(
        known,
        _history(ledger, at, runs, ids),
        shown,
        headline(scores, order, overdue),
        week(known, weights) if page == 1 and not search else None,
        found=len(asked),
    )


def read_account(ledger: Ledger, account_id: str, at: date, rules: Rules | None = None) -> AccountPage:
    """The page of an account as of a day with a kept run; raises KeyError where the account or the run is not known."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    kept_id = sight.kept("accounts", account_id)
    return account_report(Known(at, _rows_of_account(sight, kept_id)), kept_id, rules or Rules())


def read_reasons(ledger: Ledger, account_id: str, at: date) -> tuple[str, Why | None]:
    """The name of an account and the parts its loyalty sums to, on a day with a kept run.

    No parts where there is no figure to open, or its run kept none of the whole-book quantities it rests on. Raises as
    `read_account` does.
    """
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    kept_id = sight.kept("accounts", account_id)
    accounts = sight.facts("accounts", account_id=[kept_id])
    if not accounts:
        raise KeyError(account_id)
    known = Known(at, {"accounts": accounts, **_rows_of_reasons(sight, kept_id)})
    return known.account(kept_id), why(known, kept_id)


def _rows_of_reasons(sight: Sight, account_id: str) -> dict[str, Rows]:
    """The contributions to an account's loyalty, and the facts they name."""
    scores = sight.scores("account_scores", account_id=[account_id])
    is_shown = any(row["loyalty"] is not None for row in scores)
    parts = contributions(sight.ledger, account_id, sight.at) if is_shown else []
    named = {table: {row["fact_id"] for row in parts if row["fact_table"] == table} for table in NAMED}
    facts = {table: sight.facts(table, **{TABLES[table].key: ids}) for table, ids in named.items()}
    promises = named["promises"]
    return {
        **facts,
        "contributions": parts,
        "promise_events": sight.facts("promise_events", promise_id=promises),
        "promise_scores": sight.scores("promise_scores", promise_id=promises),
        "needs": sight.facts("needs", need_id=_ids(facts["need_ratings"], "need_id")),
        "people": sight.facts("people", person_id=_ids(parts, "person_id")),
        "codes": sight.facts("codes"),
    }


NAMED = ("promises", "need_ratings", "feedback", "interactions", "value_claims")


def _order(sight: Sight, scores: Rows) -> Stakes:
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
    named = ever & {*_ids(gaps, "fact_id"), *_ids(states, "promise_id")}
    promises = sight.facts("promises", promise_id=named)
    persons = {*_ids(people, "person_id"), *_ids(gaps, "person_id"), *_ids(promises, "person_id")}
    return {
        "gaps": gaps,
        "person_scores": people,
        "promises": promises,
        "promise_scores": states,
        "promise_events": sight.facts("promise_events", promise_id=_ids(promises, "promise_id")),
        "people": sight.facts("people", person_id=persons),
        "needs": sight.facts("needs", need_id=_ids(gaps, "fact_id")),
        "codes": sight.facts("codes"),
    }


OF_ACCOUNT = (
    "buying_roles",
    "influence_ties",
    "needs",
    "promises",
    "feedback",
    "interactions",
    "value_claims",
)


def _rows_of_account(sight: Sight, account_id: str) -> dict[str, Rows]:
    """Everything the page of an account speaks of."""
    own = [account_id]
    rows = {table: sight.facts(table, account_id=own) for table in ("accounts", *OF_ACCOUNT)}
    rows |= {
        table: sight.scores(table, account_id=own) for table in ("account_scores", "person_scores", "gaps")
    }
    persons = {
        *(
            name
            for table in OF_ACCOUNT
            if table != "influence_ties"
            for name in _ids(rows[table], "person_id")
        ),
        *_ids(rows["influence_ties"], "listener_id"),
        *_ids(rows["influence_ties"], "source_id"),
    }
    promises = _ids(rows["promises"], "promise_id")
    staff = {*_ids(rows["accounts"], "owner_id"), *_ids(rows["promises"], "promiser_id")}
    return {
        **rows,
        "promise_events": sight.facts("promise_events", promise_id=promises),
        "promise_scores": sight.scores("promise_scores", promise_id=promises),
        "need_ratings": sight.facts("need_ratings", need_id=_ids(rows["needs"], "need_id")),
        "people": sight.facts("people", person_id=persons),
        "person_choices": sight.facts("person_choices", person_id=persons),
        "staff": sight.facts("staff", staff_id=staff),
        "pillars": sight.facts("pillars"),
        "codes": sight.facts("codes"),
    }


def _ids(rows: Iterable[Mapping[str, Any]], column: str) -> Collection[str]:
    return {row[column] for row in rows if row[column]}


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

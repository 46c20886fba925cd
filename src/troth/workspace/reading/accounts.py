"""Lists of accounts: found, sorted and paged by the ledger, and read in full for the page that is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from troth import ledger as book
from troth.ledger import AccountsAsked, AccountSums, Ledger, Weights
from troth.reports import AccountRow, Accounts, Headline, Kept, Known, account_rows, choices
from troth.reports.accounts import about_a_month_before
from troth.reports.gaps import heaviest
from troth.reports.labels import HIGH_FROM, LOW_BELOW
from troth.workspace.sight import Row, Rows, Sight, ids_of

ACCOUNTS_A_PAGE = 50
EXPORTED_AT_ONCE = 500
A_YEAR = timedelta(days=365)
CENTS = Decimal(100)
MOST_AT_STAKE = "-stake"
BANDS: Mapping[str, tuple[float, float]] = {
    "low": (0.0, LOW_BELOW),
    "middle": (LOW_BELOW, HIGH_FROM),
    "high": (HIGH_FROM, 1.1),  # above every loyalty, since the upper end is left out
}
UNKNOWN_BAND = "unknown"


@dataclass(frozen=True)
class AccountsWanted:
    """Which accounts, in which order: `holding` maps filters of the ledger to values, `band` is a band of loyalty."""

    search: str = ""
    holding: Mapping[str, str] = field(default_factory=dict)
    band: str = ""
    order: str = MOST_AT_STAKE


def read_accounts(
    ledger: Ledger,
    at: date,
    wanted: AccountsWanted | None = None,
    page: int = 1,
    accounts: Collection[str] | None = None,
) -> Accounts:
    """A page of the accounts wanted as of a day with a kept run; with `accounts`, the list speaks of these alone.

    Raises KeyError on a day without a run. The number of queries does not depend on the number of rows.
    """
    wanted = wanted or AccountsWanted()
    runs = book.kept_runs(ledger)
    sight, asked = Sight(ledger, at, runs[at]), asked_of(wanted, at, runs, accounts)
    weights = book.weigh_accounts(ledger, asked.run_id)
    sums = book.sum_accounts(ledger, asked, weights)
    first = (page - 1) * ACCOUNTS_A_PAGE
    shown = book.list_accounts(ledger, asked, weights, wanted.order, first=first, most=ACCOUNTS_A_PAGE)
    found = book.choices_of_accounts(ledger, asked)
    owner_ids = {row[2] for row in found if row[2]}
    owners = Known(at, {"staff": sight.facts("staff", staff_id=owner_ids)})
    readable = AccountsAsked(at, asked.run_id, accounts)
    return Accounts(
        at=at,
        headline=_headline(sums, weights),
        rows=_rows(sight, runs, shown, weights.kind),
        choices=choices(found, owners),
        withheld=book.count_withheld(ledger, readable),
    )


def read_every_account(
    ledger: Ledger, at: date, wanted: AccountsWanted, accounts: Collection[str] | None = None
) -> Iterator[AccountRow]:
    """All the accounts wanted, in their order, read some hundreds at a time; as `read_accounts` else."""
    runs = book.kept_runs(ledger)
    sight, asked = Sight(ledger, at, runs[at]), asked_of(wanted, at, runs, accounts)
    weights = book.weigh_accounts(ledger, asked.run_id)
    every = book.list_accounts(
        ledger, asked, weights, wanted.order, first=0, most=book.count_accounts(ledger, asked.run_id)
    )
    ids = list(every)
    for start in range(0, len(ids), EXPORTED_AT_ONCE):
        shown = {account_id: every[account_id] for account_id in ids[start : start + EXPORTED_AT_ONCE]}
        yield from _rows(sight, runs, shown, weights.kind)


def asked_of(
    wanted: AccountsWanted, at: date, runs: Mapping[date, str], accounts: Collection[str] | None
) -> AccountsAsked:
    """What is wanted as the ledger is asked for it; changes are those since about a month before."""
    compared = about_a_month_before(at, runs)
    return AccountsAsked(
        at=at,
        run_id=runs[at],
        accounts=accounts,
        search=wanted.search,
        holding=wanted.holding,
        loyalty=BANDS.get(wanted.band),
        unknown_loyalty=wanted.band == UNKNOWN_BAND,
        before=runs[compared] if compared else "",
    )


def _headline(sums: AccountSums, weights: Weights) -> Headline:
    at_stake = None if sums.at_stake is None else round(Decimal(sums.at_stake)) / CENTS
    return Headline(
        accounts=sums.accounts,
        scored=sums.scored,
        median_loyalty=sums.median_loyalty,
        kept=Kept(sums.promises_kept, sums.promises_due),
        overdue=sums.overdue,
        at_stake=at_stake,
        money=None if sums.money is None else sums.money / CENTS,
        money_kind=weights.kind,
    )


def _rows(
    sight: Sight, runs: Mapping[date, str], shown: Mapping[str, float], kind: str
) -> tuple[AccountRow, ...]:
    ids = list(shown)
    return account_rows(
        Known(sight.at, _rows_of_accounts(sight, ids)), _history(sight, runs, ids), shown, kind
    )


def _rows_of_accounts(sight: Sight, ids: Sequence[str]) -> dict[str, Rows]:
    """What a line of a list says of these accounts."""
    accounts, scores = sight.facts("accounts", account_id=ids), sight.scores("account_scores", account_id=ids)
    gaps = _heaviest_gaps(sight.scores("gaps", account_id=ids))
    alone = {row["account_id"] for row in gaps if row["kind"] == "single_contact"}
    people = sight.scores("person_scores", account_id=alone)
    facts = ids_of(gaps, "fact_id")
    promises = sight.facts("promises", promise_id=facts)
    persons = {
        *ids_of(gaps, "person_id"),
        *ids_of(people, "person_id"),
        *ids_of(promises, "person_id"),
        *ids_of(scores, "weakest_person_id"),
    }
    return {
        "accounts": accounts,
        "account_scores": scores,
        "account_lines": book.lines_of_accounts(sight.ledger, sight.run_id, ids),
        "staff": sight.facts("staff", staff_id=ids_of(accounts, "owner_id")),
        "gaps": gaps,
        "person_scores": people,
        "promises": promises,
        "promise_scores": sight.scores("promise_scores", promise_id=ids_of(promises, "promise_id")),
        "promise_events": sight.facts("promise_events", promise_id=ids_of(promises, "promise_id")),
        "people": sight.facts("people", person_id=persons),
        "needs": sight.facts("needs", need_id=facts),
        "codes": sight.facts("codes"),
    }


def _heaviest_gaps(gaps: Rows) -> Rows:
    """The heaviest gap of each account."""
    by_account: dict[str, list[Row]] = {}
    for row in gaps:
        by_account.setdefault(row["account_id"], []).append(row)
    found = (heaviest(rows) for rows in by_account.values())
    return [dict(row) for row in found if row is not None]


def _history(sight: Sight, runs: Mapping[date, str], accounts: Sequence[str]) -> Rows:
    """The loyalties of these accounts at the last kept day of each month of the year before, and about a month ago."""
    days = [day for day in runs if sight.at - A_YEAR <= day < sight.at]
    month_ends = {(day.year, day.month): day for day in days}
    compared = about_a_month_before(sight.at, days)
    run_days = {runs[day]: day for day in (*month_ends.values(), *([compared] if compared else []))}
    rows = book.results_of_runs(
        sight.ledger, "account_scores", tuple(run_days), ("account_id", "loyalty"), account_id=list(accounts)
    )
    return [{"at": run_days[str(row["run_id"])], **row} for row in rows]

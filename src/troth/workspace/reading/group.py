"""A parent and its companies."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from decimal import Decimal

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports import Billed, GroupPage, Known, group
from troth.workspace.sight import Rows, Sight, ids_of

MOST_LEVELS = 5  # of companies below a parent, so that a circle ends
A_YEAR = timedelta(days=365)
NOTHING = Billed(Decimal(0), Decimal(0))
_FACTS = ("buying_roles", "influence_ties", "promises", "interactions", "needs")
_SCORES = ("account_scores", "person_scores", "gaps")


def read_group(
    ledger: Ledger, account_id: str, at: date, readable: Collection[str] | None = None
) -> GroupPage:
    """The group under an account on a day with a kept run; raises KeyError where the account or the run is not known.

    `readable` are the accounts that may be shown, none for every one. The number of queries does not depend on the
    number of rows.
    """
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    root = sight.kept("accounts", account_id)
    accounts = {row["account_id"]: row for row in sight.facts("accounts", account_id=[root])}
    if root not in accounts:
        raise KeyError(account_id)
    depths = {root: 0}
    for depth in range(1, MOST_LEVELS + 1):
        above = [name for name, own in depths.items() if own == depth - 1]
        for row in sight.facts("accounts", parent_id=above):
            accounts.setdefault(row["account_id"], row)
            depths.setdefault(row["account_id"], depth)
    shown = {name: depth for name, depth in depths.items() if readable is None or name in readable}
    ordered = _in_order(shown, accounts, root)
    known = Known(at, {**_rows(sight, ordered), "accounts": list(accounts.values())})
    return group(known, ordered, _billed(sight, ordered), root=root, withheld=len(depths) - len(shown))


def _in_order(
    shown: Mapping[str, int], accounts: Mapping[str, Mapping[str, object]], root: str
) -> dict[str, int]:
    """Each company below the one it belongs to, by name."""
    below: dict[str, list[str]] = {}
    for name in shown:
        if name != root:
            below.setdefault(str(accounts[name]["parent_id"]), []).append(name)
    ordered: dict[str, int] = {}

    def place(name: str) -> None:
        if name in shown:
            ordered[name] = shown[name]
        for each in sorted(below.get(name, []), key=lambda each: (str(accounts[each]["name"]), each)):
            if each not in ordered:
                place(each)

    place(root)
    # A company whose own parent may not be shown stands at the end.
    return {**ordered, **{name: depth for name, depth in shown.items() if name not in ordered}}


def _rows(sight: Sight, accounts: Mapping[str, int]) -> dict[str, Rows]:
    own = list(accounts)
    rows = {table: sight.facts(table, account_id=own) for table in _FACTS}
    rows |= {table: sight.scores(table, account_id=own) for table in _SCORES}
    promises = ids_of(rows["promises"], "promise_id")
    persons = {
        *ids_of(rows["buying_roles"], "person_id"),
        *ids_of(rows["promises"], "person_id"),
        *ids_of(rows["gaps"], "person_id"),
    }
    owners = {each["owner_id"] for each in sight.facts("accounts", account_id=own) if each["owner_id"]}
    return {
        **rows,
        "promise_events": sight.facts("promise_events", promise_id=promises),
        "promise_scores": sight.scores("promise_scores", promise_id=promises),
        "people": sight.facts("people", person_id=persons),
        "person_choices": sight.facts("person_choices", person_id=persons),
        "staff": sight.facts("staff", staff_id={*owners, *ids_of(rows["promises"], "promiser_id")}),
        "codes": sight.facts("codes"),
    }


def _billed(sight: Sight, accounts: Mapping[str, int]) -> dict[str, Billed]:
    """What each company was billed in the 365 days up to the day."""
    billed: dict[str, Billed] = {}
    for row in sight.facts("invoices", account_id=list(accounts)):
        if row["billed_on"] > sight.at - A_YEAR:
            own = Billed(row["amount"], row["cost"])
            billed[row["account_id"]] = billed.get(row["account_id"], NOTHING) + own
    return billed

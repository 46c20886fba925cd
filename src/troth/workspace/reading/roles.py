"""People without a role and what their titles suggest: the page of all accounts, and one account."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from troth import ledger as book
from troth.ledger import AccountsAsked, Ledger
from troth.reports import Known
from troth.reports.roles import AccountToConfirm, RolesToConfirm, RoleToConfirm, WordCount, count_words
from troth.reports.stake import stake
from troth.workspace.reading.accounts import MOST_AT_STAKE
from troth.workspace.sight import Sight
from troth.workspace.suggesting import Roleless, roleless, rows_behind, words_in_force

ACCOUNTS_TO_CONFIRM_A_PAGE = 20


def read_roles(
    ledger: Ledger, at: date, page: int = 1, accounts: Collection[str] | None = None
) -> RolesToConfirm:
    """The accounts with people without a role, as of a day with a kept run, most at stake first; with `accounts`, of these.

    Raises KeyError on a day without a run. The number of queries does not depend on the number of rows.
    """
    run_id = book.kept_runs(ledger)[at]
    every = book.accounts_without_roles(ledger, at)
    asked = AccountsAsked(at, run_id, every if accounts is None else every & frozenset(accounts))
    weights = book.weigh_accounts(ledger, run_id)
    shown = book.list_accounts(
        ledger,
        asked,
        weights,
        MOST_AT_STAKE,
        first=(page - 1) * ACCOUNTS_TO_CONFIRM_A_PAGE,
        most=ACCOUNTS_TO_CONFIRM_A_PAGE,
    )
    found = book.sum_accounts(ledger, asked, weights).accounts
    return RolesToConfirm(
        at=at,
        kind=weights.kind,
        accounts=_accounts(Sight(ledger, at, run_id), list(shown), weights.kind),
        found=found,
        withheld=0 if accounts is None else len(every) - len(every & frozenset(accounts)),
    )


def read_roles_of_account(ledger: Ledger, account_id: str, at: date) -> AccountToConfirm:
    """The people without a role in one account, as of a day with a kept run; raises KeyError on a day without one."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    (found,) = _accounts(sight, [sight.kept("accounts", account_id)], "none")
    return found


def read_word_counts(ledger: Ledger) -> tuple[WordCount, ...]:
    """How often the suggestions each word gave were accepted and refused, undone ones apart."""
    return count_words(book.tally_suggestions(ledger))


def _accounts(sight: Sight, ids: Sequence[str], kind: str) -> tuple[AccountToConfirm, ...]:
    known = Known(
        sight.at,
        {
            **rows_behind(sight, ids),
            "role_suggestions": sight.facts("role_suggestions", account_id=ids),
            "person_scores": sight.scores("person_scores", account_id=ids),
            "account_lines": book.lines_of_accounts(sight.ledger, sight.run_id, ids),
        },
    )
    people: dict[str, list[RoleToConfirm]] = {account_id: [] for account_id in ids}
    influence = {
        (row["account_id"], row["person_id"]): float(row["influence"]) for row in known.rows("person_scores")
    }
    for each in roleless(known, words_in_force(sight.ledger)):
        people[each.place[0]].append(_role(known, each, influence))
    return tuple(_account(known, account_id, people[account_id], kind) for account_id in ids)


def _account(known: Known, account_id: str, people: Sequence[RoleToConfirm], kind: str) -> AccountToConfirm:
    line = known.one("account_lines", "account_id", account_id)
    return AccountToConfirm(
        account_id=account_id,
        name=known.account(account_id),
        money=stake(line, None, kind, 0.0).money if line else None,
        people=tuple(sorted(people, key=lambda each: (-each.influence, each.name, each.person_id))),
    )


def _role(known: Known, found: Roleless, influence: Mapping[tuple[str, str], float]) -> RoleToConfirm:
    account_id, person_id = found.place
    suggestion = found.suggestion
    refused = {
        row["role"]
        for row in known.where("role_suggestions", "person_id", person_id)
        if row["account_id"] == account_id and row["state"] == "refused"
    }
    return RoleToConfirm(
        person_id=person_id,
        name=str(found.person["name"]),
        title=str(found.person["title"] or ""),
        organisation=str(found.person["organisation"] or ""),
        role=suggestion.role,
        department=suggestion.department,
        seniority=suggestion.seniority,
        words=suggestion.words,
        influence=influence.get(found.place, 0.0),
        is_refused=suggestion.role in refused,
    )

"""People without a role and what their titles suggest: the page of all accounts, and one account."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from troth import ledger as book
from troth.ledger import AccountsAsked, Ledger
from troth.reports import Known
from troth.reports.roles import AccountToConfirm, RolesToConfirm, WordCount, count_words
from troth.workspace.reading.accounts import MOST_AT_STAKE
from troth.workspace.sight import Sight
from troth.workspace.suggesting import accounts_to_confirm, rows_behind, words_in_force

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
    behind = rows_behind(sight, ids)
    if not behind:
        return tuple(AccountToConfirm(account_id, account_id, None, ()) for account_id in ids)
    known = Known(
        sight.at,
        {
            **behind,
            "role_suggestions": sight.facts("role_suggestions", account_id=ids),
            "person_scores": sight.scores("person_scores", account_id=ids),
            "account_lines": book.lines_of_accounts(sight.ledger, sight.run_id, ids),
        },
    )
    return accounts_to_confirm(known, ids, kind, words_in_force(sight.ledger))

"""Promises over all accounts: those of one list, each as its account's page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from troth.reports.known import Known
from troth.reports.promises import PromiseRow, promise_row


@dataclass(frozen=True)
class ListedPromise:
    """A promise and the account it was made to, or that made it."""

    account: str
    owner: str
    promise: PromiseRow


@dataclass(frozen=True)
class PromiseList:
    """A page of promises; `found` counts all that were asked for, or says that they are more than `most_counted`.

    `withheld` counts the accounts whose promises the reader may not see. `is_partly_searched`: only the nearest of each state were searched for words.
    """

    at: date
    rows: tuple[ListedPromise, ...]
    found: int
    most_counted: int
    is_partly_searched: bool = False
    withheld: int = 0

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        return self.found > self.most_counted


def listed_promises(known: Known, promise_ids: Sequence[str]) -> tuple[ListedPromise, ...]:
    """These promises in their order."""
    rows = [known.one("promises", "promise_id", promise_id) for promise_id in promise_ids]
    return tuple(_listed(known, promise_row(known, row)) for row in rows if row is not None)


def _listed(known: Known, promise: PromiseRow) -> ListedPromise:
    account = known.one("accounts", "account_id", promise.account_id) or {}
    return ListedPromise(known.account(promise.account_id), known.staff(account.get("owner_id")), promise)

"""All promises of an account by their state, and beside them what the customer promised us."""

from __future__ import annotations

from dataclasses import dataclass

from troth.reports.figures import Kept, kept_of
from troth.reports.known import Known
from troth.reports.labels import PROMISE_STATES
from troth.reports.promises import ENDED, PromiseRow, our_promises, promises_to_us


@dataclass(frozen=True)
class PromiseGroup:
    """The promises of one state, those that still want something of us by due day, the others newest first."""

    state: str
    promises: tuple[PromiseRow, ...]

    @property
    def has_ended(self) -> bool:
        """Whether these promises have come to their end."""
        return self.state in ENDED


@dataclass(frozen=True)
class PromiseSheet:
    """Promises by state, the most pressing state first, states without any left out; `kept` counts those due."""

    groups: tuple[PromiseGroup, ...]
    to_us: tuple[PromiseRow, ...]
    kept: Kept


def promise_sheet(known: Known, account_id: str) -> PromiseSheet:
    """The promises made to an account, and those it made to us."""
    by_state: dict[str, list[PromiseRow]] = {}
    for promise in our_promises(known, account_id):
        by_state.setdefault(promise.state, []).append(promise)
    return PromiseSheet(
        groups=tuple(
            PromiseGroup(state, tuple(by_state[state])) for state in PROMISE_STATES if state in by_state
        ),
        to_us=promises_to_us(known, account_id),
        kept=kept_of(known.one("account_scores", "account_id", account_id)),
    )

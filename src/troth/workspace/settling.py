"""What became of a promise, in one word: the event that says so, as a fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import Facts, Rules, Value
from troth.reports import Known
from troth.reports.promises import promise_row
from troth.workspace.choosing import rules_in_force

OUTCOMES = ("kept", "late", "partly", "broken", "exceeded")
ENDINGS = ("delivered", "withdrawn", "abandoned")
Row = Mapping[str, Any]

_STEP = Decimal("0.000001")


@dataclass(frozen=True)
class Settled:
    """The event that says what became of a promise. `ended` is the event that says so already, if any does."""

    account_id: str
    event: Mapping[str, Value]
    ended: Row | None

    @property
    def facts(self) -> list[Facts]:
        """The event as a new fact."""
        return [Facts("promise_events", tuple(self.event), (tuple(self.event.values()),))]

    @property
    def facts_instead(self) -> list[Facts]:
        """The event as a new version of the one that says so already."""
        event = {**self.event, "event_id": self.ended["event_id"] if self.ended else self.event["event_id"]}
        return [Facts("promise_events", tuple(event), (tuple(event.values()),))]


def settle(ledger: Ledger, promise_id: str, outcome: str, event_id: str, today: date) -> Settled:
    """The event by which our own staff note the outcome of a promise in force; raises KeyError where there is none.

    `kept` is on the day it fell due, or today where that is still to come, `late` today; of what was promised, `partly` is
    the degree that rule stands for, `exceeded` as much more; `broken` gives it up today.
    """
    found: list[dict[str, Any]] = book.current(ledger, "promises", promise_id=promise_id)
    if not found or outcome not in OUTCOMES:
        raise KeyError(promise_id)
    (promise,) = found
    stored: list[dict[str, Any]] = book.current(ledger, "promise_events", promise_id=promise_id)
    events = sorted(stored, key=lambda event: (event["happened_on"], event["event_id"]))
    due_on = promise_row(Known(today, {"promise_events": events}), promise).due_on
    event: dict[str, Value] = {
        "event_id": event_id,
        "promise_id": promise_id,
        "kind": "abandoned" if outcome == "broken" else "delivered",
        "happened_on": today if outcome in {"late", "broken"} else min(today, due_on or today),
        "level": _level(outcome, promise, events, rules_in_force(ledger)),
    }
    ended = [each for each in events if each["kind"] in ENDINGS]
    return Settled(str(promise["account_id"]), event, ended[-1] if ended else None)


def _level(outcome: str, promise: Row, events: list[dict[str, Any]], rules: Rules) -> Decimal | None:
    """The level reached: so far from the floor to the promised one as the outcome's degree says."""
    degree = {"partly": rules.partly_degree, "exceeded": rules.exceeded_degree}.get(outcome)
    if degree is None:
        return None
    agreed = [each["new_level"] for each in events if each["kind"] == "renegotiated" and each["agreed"]]
    promised: Decimal = next(
        (level for level in reversed(agreed) if level is not None), promise["promised_level"]
    )
    floor: Decimal = promise["floor"]
    # Where less is better, a floor that is not above the promised level stands at twice that (rules.md 16).
    if promise["better"] == "lower" and floor <= promised:
        floor = 2 * promised
    return (floor + Decimal(str(degree)) * (promised - floor)).quantize(_STEP)

"""Draws promises and what happened to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tests.reference.knowledge import Row
from tests.reference.random_rows import UNKNOWN_OR_FLAG, Maker


@dataclass(frozen=True)
class Promisees:
    """An account's people and needs, who of us promises there, and how often promises are simply kept."""

    account_id: str
    people: Sequence[str]
    needs: Sequence[str]
    staff: Sequence[str | None]
    keeps: float


def add_promise(make: Maker, to: Promisees) -> None:
    """One promise with its events; those of one batch have none."""
    made_on = make.day() if make.chance(0.9) else None
    due_on = make.after(made_on or make.day(), 200, -5) if make.chance(0.8) else None
    batch = make.one(None, "batch-0", "batch-1", "batch-2", "batch-3")
    promise = make.add(
        "promises",
        {"due_on": make.day(), "importance": "minor"},
        account_id=to.account_id,
        person_id=make.one(None, *to.people, *to.people),
        made_by=make.one(None, "us", "us", "us", "us", "customer"),
        promiser_id=make.one(*to.staff),
        need_id=make.one(None, *to.needs),
        words="By then it will be done.",
        made_on=made_on,
        due_on=due_on,
        importance=make.one(None, "minor", "normal", "critical"),
        batch_id=batch,
        **_terms(make),
    )
    if batch == "batch-3" or make.chance(0.1):
        return
    day = due_on or made_on or make.day()
    if make.chance(to.keeps):
        level = make.one(None, make.tables["promises"][-1].get("promised_level"))
        _add_event(
            make, promise, "delivered", day - timedelta(days=make.draw.randint(0, 9)), {"level": level}
        )
    else:
        _add_events(make, promise, day, to)


def _terms(make: Maker) -> Row:
    kind = make.one("binary", "higher", "higher", "lower", "lower with floor", "odd")
    if kind == "binary":
        return {}
    better = "lower" if kind.startswith("lower") else make.one("higher", None)
    floors: Mapping[str, Sequence[Decimal | None]] = {
        "higher": (None, Decimal(0), Decimal(20)),
        "lower": (None, Decimal(0), Decimal(30)),
        "lower with floor": (Decimal(150), Decimal(300)),
        "odd": (Decimal(100), Decimal(200)),
    }
    return {"better": better, "promised_level": make.level(0, 100), "floor": make.one(*floors[kind])}


def _add_event(make: Maker, promise: str, kind: str, day: date, details: Row) -> None:
    make.add(
        "promise_events",
        {"happened_on": make.after(day, 30)},
        promise_id=promise,
        kind=kind,
        happened_on=day,
        batch_id=make.one(None, "batch-1", "batch-2"),
        **details,
    )


def _add_events(make: Maker, promise: str, due_on: date, to: Promisees) -> None:
    kinds = ("warned", "delivered", "delivered", "renegotiated", "withdrawn", "abandoned", "verdict")
    for _ in range(make.one(1, 1, 2, 3, 4)):
        kind = make.one(*kinds)
        day = make.after(due_on - timedelta(days=40), make.one(45, 90, 600))
        _add_event(make, promise, kind, day, _details(make, kind, day, to))


def _details(make: Maker, kind: str, day: date, to: Promisees) -> Row:
    if kind == "delivered":
        level = make.one(None, make.level(0, 140), make.level(40, 140))
        return {"level": level, "cause": make.one(None, None, "customer")}
    if kind == "warned":
        return {
            "cause": make.one(None, "us", "customer", "customer"),
            "new_due_on": make.after(day, 120) if make.chance(0.5) else None,
        }
    if kind == "renegotiated":
        return {
            "agreed": make.chance(0.7) or make.one(*UNKNOWN_OR_FLAG),
            "asked_by": make.one(None, "us", "customer"),
            "new_due_on": make.after(day, 150) if make.chance(0.7) else None,
            "new_level": make.level(0, 100) if make.chance(0.4) else None,
        }
    if kind == "verdict":
        return {
            "verdict": make.one("broken", "partly", "kept", "kept", "exceeded", "misled"),
            "level": make.one(None, Decimal("0.7")),
            "said_by": make.one(None, *to.people),
        }
    return {"asked_by": make.one(None, "us", "customer"), "cause": make.one(None, "third")}

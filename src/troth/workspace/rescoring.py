"""Scoring one account of a ledger again after a new fact, with the whole-book quantities of the run on screen."""

from __future__ import annotations

import atexit
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from threading import Lock
from typing import Any

from troth import ledger as store
from troth.engine import Prepared, Question
from troth.ledger import Ledger
from troth.model import OUTPUTS, TABLES, Rules
from troth.workspace.choosing import rules_in_force
from troth.workspace.plan import half_lives
from troth.workspace.running import by_measure
from troth.workspace.texts import contribution_steps_for, steps_for

ANSWERS = ("person_scores", "account_scores", "promise_scores", "value_scores", "gaps")
DIALECT = "duckdb"
KEPT_ENGINES = 4
# What speaks of our own people, over all accounts; nothing about one account builds on it.
OF_THE_BOOK = frozenset(
    {
        "promiser_record",
        "announced_slips",
        "listened_promises",
        "over_promises",
        "over_promise_means",
        "over_promise_spread",
        "over_promise_index",
        "promiser_scores",
    }
)
Stored = tuple[tuple[str, ...], list[tuple[Any, ...]]]

_asking = Lock()


def rescore(ledger: Ledger, account_id: str, at: date | None = None) -> Mapping[str, list[list[Any]]]:
    """The rows of every output that speaks of one account, computed from its facts alone, without run_id, sorted by their grain.

    They are those of the whole scoring with the same whole-book quantities, to the last digit. `at` is a day with a kept
    run, the latest unless given; raises KeyError where there is none. The first call for a book takes a second or two.
    """
    runs = store.kept_runs(ledger)
    if not runs:
        raise KeyError(at)
    day = max(runs) if at is None else at
    return _asked(ledger, account_id, day, runs[day], opened=False)


def reopen(ledger: Ledger, account_id: str, at: date) -> list[list[Any]]:
    """The parts of an account's loyalty down to its facts, as `rescore` gives the other outputs.

    Raises as `rescore` does, and RuleError where the rules do not let loyalty be split.
    """
    run_id = store.kept_runs(ledger)[at]
    return _asked(ledger, account_id, at, run_id, opened=True)["contributions"]


def _asked(
    ledger: Ledger, account_id: str, day: date, run_id: str, *, opened: bool
) -> Mapping[str, list[list[Any]]]:
    rows: list[dict[str, Any]] = store.results(ledger, "priors", run_id)
    priors = [(row["name"], row["segment"], row["value"]) for row in rows]
    found = dict(store.account_rows(ledger, account_id))
    found["batches"] = _batches(ledger, found["promises"])
    merged = bool(found["merges"][1])
    engine = _prepared(rules_in_force(ledger), store.time_zone(ledger).key, merged=merged, opened=opened)
    with _asking:
        answers = engine.ask(day, found, by_measure(priors))
    return {name: _in_order(name, rows_of) for name, rows_of in answers.items()}


def _in_order(output: str, rows: list[list[Any]]) -> list[list[Any]]:
    """The rows sorted by their grain, as a run gives them."""
    columns = _columns(output)
    places = [columns.index(name) for name in OUTPUTS[output].grain if name != "run_id"]
    return sorted(rows, key=lambda row: [row[place] or "" for place in places])


@lru_cache(maxsize=KEPT_ENGINES)
def _prepared(rules: Rules, time_zone: str, *, merged: bool, opened: bool) -> Prepared:
    """An engine with the measures planned. It keeps no fact, so that books of the same rules share it.

    `opened`: it gives the contributions in place of the figures.
    """
    every = (*steps_for(rules, DIALECT), *(contribution_steps_for(rules, DIALECT) if opened else ()))
    steps = [step for step in every if step.name not in OF_THE_BOOK]
    engine = Prepared(
        Question(
            steps=tuple((step.name, step.select, step.stored) for step in steps if not step.whole_book),
            priors=tuple(step.name for step in steps if step.whole_book),
            half_lives=half_lives(rules),
            answers={name: _columns(name) for name in (("contributions",) if opened else ANSWERS)},
            time_zone=time_zone,
            merged=merged,
        )
    )
    atexit.register(engine.close)
    return engine


def _columns(output: str) -> tuple[str, ...]:
    return tuple(column.name for column in OUTPUTS[output].columns if column.name != "run_id")


def _batches(ledger: Ledger, promises: Stored) -> Stored:
    """The batches that brought the account's promises, from which follows where these came from."""
    columns, rows = promises
    named = {row[columns.index("batch_id")] for row in rows} - {None}
    names = tuple(TABLES["batches"].by_name)
    found = store.versions(ledger, "batches", batch_id=sorted(named))
    return names, [tuple(_stored(row[name]) for name in names) for row in found]


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value

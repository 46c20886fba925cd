"""Scoring one account of a ledger again after a new fact, with the whole-book quantities of the run on screen."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from threading import Lock
from typing import Any

from troth import ledger as store
from troth.engine import Prepared, Question
from troth.ledger import Ledger
from troth.model import OUTPUTS, TABLES, Rules
from troth.workspace.choosing import rules_in_force
from troth.workspace.plan import Step, half_lives
from troth.workspace.running import by_measure
from troth.workspace.texts import contribution_steps_for, steps_for

ANSWERS = ("person_scores", "account_scores", "promise_scores", "value_scores", "gaps")
OPENED = ("contributions",)
CELL_COLUMNS = ("account_id", "person_id", "claim_id", "influence_nano", "share_nano", "known_nano", "fits")
FOLLOW_UP_COLUMNS = (
    "account_id",
    "deal_id",
    "person_id",
    "step",
    "state",
    "signed_on",
    "due_on",
    "days_taken",
)
SHEET = {"value_cells": CELL_COLUMNS, "follow_ups": FOLLOW_UP_COLUMNS}
DIALECT = "duckdb"
KEPT_ENGINES = 6  # what three questions need, with merges and without
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
    return _in_order(_asked(ledger, account_id, day, runs[day], ANSWERS))


def reopen(ledger: Ledger, account_id: str, at: date) -> list[list[Any]]:
    """The parts of an account's loyalty down to its facts, as `rescore` gives the other outputs.

    Raises as `rescore` does, and RuleError where the rules do not let loyalty be split.
    """
    run_id = store.kept_runs(ledger)[at]
    return _in_order(_asked(ledger, account_id, at, run_id, OPENED))["contributions"]


def sheet_of(ledger: Ledger, account_id: str, at: date) -> Mapping[str, list[list[Any]]]:
    """The rows of the measures of a value sheet, in the columns of SHEET, as of a day with a kept run; raises KeyError without."""
    return _asked(ledger, account_id, at, store.kept_runs(ledger)[at], tuple(SHEET))


def _asked(
    ledger: Ledger, account_id: str, day: date, run_id: str, asked: tuple[str, ...]
) -> Mapping[str, list[list[Any]]]:
    rows: list[dict[str, Any]] = store.results(ledger, "priors", run_id)
    priors = [(row["name"], row["segment"], row["value"]) for row in rows]
    found = dict(store.account_rows(ledger, account_id))
    found["batches"] = _batches(ledger, found["promises"])
    merged = bool(found["merges"][1])
    engine = _prepared(rules_in_force(ledger), store.time_zone(ledger).key, asked, merged=merged)
    with _asking:
        return engine.ask(day, found, by_measure(priors))


def _in_order(answers: Mapping[str, list[list[Any]]]) -> Mapping[str, list[list[Any]]]:
    """The rows of each output sorted by its grain, as a run gives them."""
    return {name: sorted(rows, key=_grain(name)) for name, rows in answers.items()}


def _grain(output: str) -> Callable[[list[Any]], list[Any]]:
    """What the rows of an output are sorted by."""
    columns = _columns(output)
    places = [columns.index(name) for name in OUTPUTS[output].grain if name != "run_id"]
    return lambda row: [row[place] or "" for place in places]


@lru_cache(maxsize=KEPT_ENGINES)
def _prepared(rules: Rules, time_zone: str, asked: tuple[str, ...], *, merged: bool) -> Prepared:
    """An engine with the measures planned that the asked ones build on. It keeps no fact, so that books of the same rules share it."""
    every = (*steps_for(rules, DIALECT), *(contribution_steps_for(rules, DIALECT) if asked == OPENED else ()))
    steps = _needed(every, asked)
    engine = Prepared(
        Question(
            steps=tuple((step.name, step.select, step.stored) for step in steps if not step.whole_book),
            priors=tuple(step.name for step in steps if step.whole_book),
            half_lives=half_lives(rules),
            answers={name: _columns(name) for name in asked},
            time_zone=time_zone,
            merged=merged,
        )
    )
    atexit.register(engine.close)
    return engine


def _needed(steps: Sequence[Step], asked: tuple[str, ...]) -> list[Step]:
    """The steps asked for and those that they build on, in the same order."""
    needed: list[Step] = []
    for step in reversed(steps):
        if step.name in asked or any(
            f'"{step.name}"' in later.select for later in needed if not later.whole_book
        ):
            needed.insert(0, step)
    return needed


def _columns(output: str) -> tuple[str, ...]:
    return SHEET.get(output) or tuple(
        column.name for column in OUTPUTS[output].columns if column.name != "run_id"
    )


def _batches(ledger: Ledger, promises: Stored) -> Stored:
    """The batches that brought the account's promises, from which follows where these came from."""
    columns, rows = promises
    named = {row[columns.index("batch_id")] for row in rows} - {None}
    names = tuple(TABLES["batches"].by_name)
    found = store.versions(ledger, "batches", batch_id=sorted(named))
    return names, [tuple(_stored(row[name]) for name in names) for row in found]


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value

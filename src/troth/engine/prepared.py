"""A question about a few facts, planned once and asked again and again: what scoring one account takes.

Planning the text of all measures takes many times as long as answering it for one account. Here the tables stay, empty
but for the moment of an answer, and one statement that holds every measure is planned over them once.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from troth.engine.contract import Given, contract_view
from troth.engine.dialect import DUCKDB, literal
from troth.engine.embedded import Embedded
from troth.engine.known import MERGE_MAP, known_view
from troth.engine.moment import MERGE_TYPES, end_of_day, load_decay, merges, moment_types
from troth.model import TABLES, Table

PRIOR_TYPES = {"name": "STRING", "segment": "STRING", "value": "DOUBLE"}
Columns = Sequence[str]
StoredFacts = Mapping[str, tuple[Columns, Sequence[Sequence[Any]]]]
Answers = dict[str, list[list[Any]]]

# One thread: these tables are small. Without statistics: a plan made over empty tables must hold for full ones.
_SETTINGS: Mapping[str, str | int] = {"threads": 1, "disabled_optimizers": "statistics_propagation"}


@dataclass(frozen=True)
class Question:
    """What is asked, always in the same words.

    `steps` are (name, SELECT, whether it is computed once) in the order in which they build on each other, `priors` the
    names that whole-book quantities are handed over under, `half_lives` those of the decay tables in days, `answers` the
    columns wanted of some steps. `time_zone` is the book's; `merged` says that facts of merged accounts or people come.
    """

    steps: Sequence[tuple[str, str, bool]]
    priors: Collection[str]
    half_lives: Mapping[str, float]
    answers: Mapping[str, Columns]
    time_zone: str
    merged: bool

    @property
    def reads(self) -> tuple[str, ...]:
        """The tables of facts that some step names, and the merges that change how they read."""
        texts = [select for _, select, _ in self.steps]
        return tuple(
            name for name in TABLES if name == "merges" or any(f'"{name}"' in text for text in texts)
        )


class Prepared:
    """An engine that holds one question, planned. It answers one asking at a time."""

    def __init__(self, question: Question) -> None:
        self._merged = question.merged
        self._time_zone = question.time_zone
        self._reads = question.reads
        self._priors = frozenset(question.priors)
        self._answered = tuple(question.answers)
        self._engine = Embedded(settings=_SETTINGS)
        try:
            self._plan(question)
        except BaseException:
            self._engine.close()
            raise
        self._engine.lock()

    def _plan(self, question: Question) -> None:
        for name, half_life_days in question.half_lives.items():
            load_decay(self._engine, name, half_life_days)
        small = {
            "moment": moment_types(DUCKDB),
            MERGE_MAP: MERGE_TYPES,
            **dict.fromkeys(question.priors, PRIOR_TYPES),
        }
        for name, types in small.items():
            self._engine.load(name, types, [])
        facts = {name: _contract(TABLES[name], question.time_zone) for name in self._reads}
        for name, select in facts.items():
            nothing = select.replace("$1", "NULL")
            self._engine.store(f"book_{name}", f"SELECT * FROM ({nothing}) facts WHERE FALSE")
            self._engine.view(name, known_view(TABLES[name], DUCKDB, merged=question.merged))
        # Plans come last: whatever changes the catalogue would have them made anew.
        fillings = {name: _typed(types) for name, types in small.items()}
        for name, select in {
            **fillings,
            **{f"book_{name}": select for name, select in facts.items()},
        }.items():
            self._engine.execute(f"PREPARE fill_{name} AS INSERT INTO {name} {select}")
        self._engine.execute(f"PREPARE answer AS {_whole(question)}")

    def ask(self, at: date, facts: StoredFacts, priors: Mapping[str, Sequence[Sequence[Any]]]) -> Answers:
        """The answers from facts as a ledger stores them, as known at the end of day `at`; nothing stays behind.

        Whole-book quantities that no step of the question reads are left aside.
        """
        with self._passing():
            self._fill("moment", [(at, end_of_day(at, self._time_zone))])
            for name in self._priors & priors.keys():
                self._fill(name, priors[name])
            for name in self._reads:
                columns, rows = facts.get(name, ((), ()))
                self._fill(f"book_{name}", _in_order(TABLES[name], columns, rows))
            if self._merged:
                kept = merges(self._engine)
                self._fill(MERGE_MAP, [(kind, old, new) for (kind, old), new in kept.items()])
            return self._answers()

    def _answers(self) -> Answers:
        answers: Answers = {name: [] for name in self._answered}
        for name, row in self._engine.rows("EXECUTE answer"):
            answers[str(name)].append(json.loads(row))
        return answers

    @contextmanager
    def _passing(self) -> Iterator[None]:
        """A transaction that is taken back, whatever happens: emptying the tables costs nothing so."""
        self._engine.execute("BEGIN")
        try:
            yield
        finally:
            self._engine.execute("ROLLBACK")

    def _fill(self, name: str, rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            texts = [[None if value is None else str(value) for value in row] for row in rows]
            self._engine.execute(f"EXECUTE fill_{name}({literal(json.dumps(texts))})")

    def close(self) -> None:
        """Give everything back."""
        self._engine.close()


def _cells(names: Iterable[str]) -> str:
    """A SELECT of rows that come as one text: a list of lists, each cell a text or null."""
    columns = ", ".join(f'cells[{place}] AS "{name}"' for place, name in enumerate(names, start=1))
    return f"""SELECT {columns} FROM (SELECT UNNEST(FROM_JSON(CAST($1 AS STRING), '[["VARCHAR"]]')) AS cells) came"""


def _typed(types: Mapping[str, str]) -> str:
    columns = ", ".join(f'CAST("{name}" AS {kind})' for name, kind in types.items())
    return f"SELECT {columns} FROM ({_cells(types)}) given"


def _contract(table: Table, time_zone: str) -> str:
    texts = Given(dict.fromkeys(table.by_name, "VARCHAR"), DUCKDB, in_units=True)
    return contract_view(table, f"({_cells(table.by_name)}) given", texts, time_zone)


def _in_order(table: Table, columns: Columns, rows: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
    """The rows with the columns of the table, in its order."""
    if not rows or tuple(columns) == tuple(table.by_name):
        return rows
    places = [columns.index(name) if name in columns else None for name in table.by_name]
    return [[None if place is None else row[place] for place in places] for row in rows]


def _whole(question: Question) -> str:
    """Every step and all answers as one statement; each row of an answer is a list in JSON, which keeps every digit."""
    steps = ", ".join(
        f"{name} AS {'MATERIALIZED ' if once else ''}({select})" for name, select, once in question.steps
    )
    answers = " UNION ALL ".join(
        f"SELECT '{name}' AS answer, CAST(JSON_ARRAY({', '.join(columns)}) AS STRING) AS cells FROM {name}"
        for name, columns in question.answers.items()
    )
    return f"WITH {steps} {answers}"

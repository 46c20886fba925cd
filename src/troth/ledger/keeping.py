"""Keeping what runs computed: written in chunks, visible by one switch, and nothing of a run that was cut short."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from math import isfinite

from django.db.models import Model
from django.db.models.query import QuerySet

from troth.ledger.alone import alone
from troth.ledger.known import Filter, Rows, condition, typed_rows
from troth.ledger.lining import rewrite_lines, write_lines
from troth.ledger.lists import LISTS
from troth.ledger.opening import Ledger
from troth.ledger.storing import Figure, Stored, db_table, storing
from troth.ledger.writing import chunks, insert, stored_rows, writing
from troth.model import OUTPUTS, BookError, RefusedError, Table
from troth.model.checks import nearest, shown

CHUNK_RESULTS = 50_000  # rows in one transaction, so that others may write in between

_RUNS = OUTPUTS["runs"]


def keep(
    ledger: Ledger,
    run: Mapping[str, Figure],
    tables: Mapping[str, Iterable[Sequence[Figure]]],
    *,
    on_screen: bool = True,
) -> None:
    """Write the results of a finished run and make it the one shown for its day; `on_screen`: the one pages open with.

    `run` is the row of `runs`, its state apart; `tables` gives for each output the rows with all columns in order, the
    run_id left out. Results of runs no longer shown, or cut short, are removed first. A second `keep` of the same book
    waits for the first. Raises BookError on an unknown table, a row of another length or a figure that is not finite.
    """
    stored = _stored_run(run)
    run_id = str(stored["run_id"])
    outputs = [(_output(name), rows) for name, rows in tables.items()]
    with keeping_alone(ledger):
        _clean(ledger)
        with writing(ledger):
            begun = {**stored, "state": "running", "finished_at": None}
            insert(ledger, "runs", tuple(begun), [tuple(begun.values())])
        for table, rows in outputs:
            for chunk in chunks(rows, CHUNK_RESULTS):
                with writing(ledger):
                    insert(ledger, table.name, tuple(table.by_name), _result_rows(table, run_id, chunk))
        write_lines(ledger, run_id, date.fromisoformat(str(stored["at"])))
        with writing(ledger):
            _run(ledger, run_id).update(state="finished", finished_at=stored["finished_at"])
            _switch(ledger, run_id, str(stored["at"]), on_screen=on_screen)


def results(ledger: Ledger, table: str, run_id: str, **filters: Filter) -> Rows:
    """The rows of an output of one finished run, filtered as `current` does; none while the run is not finished."""
    defined = _output(table)
    return typed_rows(defined, finished_rows(ledger, table, [run_id]).filter(condition(defined, filters)))


def finished_rows(ledger: Ledger, table: str, run_ids: Collection[str]) -> QuerySet[Model]:
    """The stored rows of an output of those of the runs that are finished."""
    finished = stored_rows(ledger, "runs").filter(run_id__in=run_ids, state="finished").values("run_id")
    return stored_rows(ledger, table).filter(run_id__in=finished)


def run_on_screen(ledger: Ledger) -> str | None:
    """The id of the run that pages open with; None before the first run."""
    found = stored_rows(ledger, "current_run").filter(on_screen=1).values_list("run_id", flat=True).first()
    return None if found is None else str(found)


def kept_runs(ledger: Ledger) -> dict[date, str]:
    """The days that have a run to show, oldest first, each with the id of that run."""
    rows = stored_rows(ledger, "current_run").order_by("at").values_list("at", "run_id")
    return {date.fromisoformat(at): run_id for at, run_id in rows}


def forget_days(ledger: Ledger, days: Collection[date]) -> None:
    """Remove the runs of these days, the one that pages open with apart."""
    with keeping_alone(ledger):
        with writing(ledger):
            gone = stored_rows(ledger, "current_run").filter(at__in=[str(day) for day in days], on_screen=0)
            gone.delete()
        _clean(ledger)


def replace_account(
    ledger: Ledger, run_id: str, account_id: str, tables: Mapping[str, Sequence[Sequence[Figure]]]
) -> None:
    """Put newly computed rows of one account in the place of its old ones in a finished run, in one transaction.

    Tables and rows are given as to `keep`; the tables are those that have an account_id, and promise_scores.
    """
    with writing(ledger):
        at = _run(ledger, run_id).filter(state="finished").values_list("at", flat=True).first()
        if at is None:
            raise RefusedError(f"Run {shown(run_id)} is not finished or gone; score the book again.")
        promises = stored_rows(ledger, "promises").filter(account_id=account_id).values("promise_id")
        for name, rows in tables.items():
            table = _output(name)
            old = stored_rows(ledger, name).filter(run_id=run_id)
            if "account_id" in table.by_name:
                old.filter(account_id=account_id).delete()
            else:
                # Promises to accounts merged into this one are stored under the other's id. One after the other, since
                # either or both in one condition would read every promise of the run.
                for gone in (promises, [row[0] for row in rows]):
                    old.filter(promise_id__in=gone).delete()
            insert(ledger, name, tuple(table.by_name), _result_rows(table, run_id, rows))
        rewrite_lines(ledger, run_id, date.fromisoformat(at), account_id)


def carry(ledger: Ledger, run: Mapping[str, Figure], earlier: str) -> None:
    """Show for a new day the results of the run `earlier`, as a run of its own, until that day is scored.

    `run` is given as to `keep`; its `priors_of` is another run's id, which tells it from a scoring. A day that has a
    run keeps it.
    """
    stored = {**_stored_run(run), "state": "finished"}
    with keeping_alone(ledger), writing(ledger):
        if stored_rows(ledger, "current_run").filter(at=stored["at"]).exists():
            return
        insert(ledger, "runs", tuple(stored), [tuple(stored.values())])
        for name, table in OUTPUTS.items():
            if name != "runs":
                _copy_results(ledger, table, earlier, str(stored["run_id"]))
        write_lines(ledger, str(stored["run_id"]), date.fromisoformat(str(stored["at"])))
        _switch(ledger, str(stored["run_id"]), str(stored["at"]), on_screen=True)


@contextmanager
def keeping_alone(ledger: Ledger) -> Iterator[None]:
    """Wait until nobody else keeps a run of this book."""
    with alone(ledger, "keep"):
        yield


def _copy_results(ledger: Ledger, table: Table, earlier: str, run_id: str) -> None:
    quote = ledger.connection.ops.quote_name
    target = quote(db_table(table.name))
    names = ", ".join(quote(column.name) for column in table.columns[1:])
    with ledger.connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {target} (run_id, {names}) SELECT %s, {names} FROM {target} WHERE run_id = %s",  # noqa: S608 - our names
            [run_id, earlier],
        )


def _output(name: str) -> Table:
    table = OUTPUTS.get(name)
    if table is None:
        raise BookError(f"{shown(name)} is no table of results; {nearest(name, OUTPUTS)}.")
    return table


def _run(ledger: Ledger, run_id: str) -> QuerySet[Model]:
    return stored_rows(ledger, "runs").filter(run_id=run_id)


def _stored_run(run: Mapping[str, Figure]) -> dict[str, Stored]:
    missing = [name for name in _RUNS.by_name if name not in run and name not in {"state", "finished_at"}]
    if missing:
        raise BookError(f"The row of the run lacks {', '.join(missing)}; give every column of runs.")
    return {column.name: storing(column)(run.get(column.name)) for column in _RUNS.columns}


def _result_rows(table: Table, run_id: str, rows: Sequence[Sequence[Figure]]) -> list[tuple[Stored, ...]]:
    store = [storing(column) for column in table.columns[1:]]
    for row in rows:
        if len(row) != len(store):
            names = ", ".join(column.name for column in table.columns[1:])
            raise BookError(f"A row of {table.name} has {len(row)} values; give {names}.")
        if any(isinstance(value, float) and not isfinite(value) for value in row):
            raise BookError(f"A row of {table.name} came as {shown(tuple(row))}; give finite figures.")
    return [(run_id, *(put(value) for put, value in zip(store, row, strict=True))) for row in rows]


def _switch(ledger: Ledger, run_id: str, at: str, *, on_screen: bool) -> None:
    """Show a run for its day, in the place of the one shown so far."""
    shown_now = stored_rows(ledger, "current_run")
    on_screen = on_screen or shown_now.filter(at=at, on_screen=1).exists()
    shown_now.filter(at=at).delete()
    if on_screen:
        shown_now.filter(on_screen=1).update(on_screen=0)
    insert(ledger, "current_run", ("at", "run_id", "on_screen"), [(at, run_id, int(on_screen))])


def _clean(ledger: Ledger) -> None:
    """Remove the runs that nobody can see, and what was written for them."""
    visible = set(kept_runs(ledger).values())
    runs = stored_rows(ledger, "runs")
    visible |= set(runs.filter(run_id__in=visible).values_list("priors_of", flat=True))
    for run_id in runs.exclude(run_id__in=visible).values_list("run_id", flat=True):
        for name in (*OUTPUTS, *LISTS):
            rows = stored_rows(ledger, name).filter(run_id=run_id)
            removed = name != "runs"
            while removed:
                with writing(ledger):
                    some = rows.values("pk")[:CHUNK_RESULTS]
                    removed = bool(stored_rows(ledger, name).filter(pk__in=some).delete()[0])
        with writing(ledger):
            _run(ledger, run_id).delete()

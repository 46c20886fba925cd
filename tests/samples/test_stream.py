"""What streams out of a sample is a book: typed, whole, in order, and the same every time."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.samples.books import UNTIL, book, rows
from troth.model import TABLES, Value
from troth.model.checks import problems_of_columns, problems_of_rows
from troth.samples import Sample, World, demo, facts, of_promises, small

SATURDAY = date(2026, 11, 21)
SAMPLES = (
    small(UNTIL),
    demo(UNTIL),
    small(SATURDAY, seed=7),
    demo(SATURDAY, seed=7),
    of_promises(2_000, UNTIL),
    of_promises(2_000, UNTIL, world=World.KEPT_ONLY),
    of_promises(1, UNTIL),
)
every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.name}-{sample.seed}")


def fingerprint(sample: Sample) -> str:
    digest = hashlib.sha256()
    for chunk in facts(sample):
        digest.update(repr(chunk).encode())
    return digest.hexdigest()


@every_sample
def test_the_same_sample_gives_the_same_facts(sample: Sample) -> None:
    assert fingerprint(sample) == fingerprint(sample)


def test_another_seed_gives_another_book() -> None:
    assert fingerprint(small(UNTIL, seed=1)) != fingerprint(small(UNTIL, seed=2))


@every_sample
def test_every_row_keeps_the_contract_of_its_table(sample: Sample) -> None:
    for chunk in book(sample):
        table = TABLES[chunk.table]
        assert problems_of_columns(table, chunk.columns) == []
        assert list(problems_of_rows(table, chunk.columns, chunk.rows)) == []


@every_sample
def test_every_reference_names_a_row_streamed_before(sample: Sample) -> None:
    known: dict[str, set[Value]] = {name: set() for name in TABLES}
    for chunk in book(sample):
        table = TABLES[chunk.table]
        known[chunk.table].update(row[0] for row in chunk.rows)
        for column in table.references:
            if column.name in chunk.columns:
                place = chunk.columns.index(column.name)
                named = {row[place] for row in chunk.rows} - {None}
                assert named <= known[column.references], f"{table.name}.{column.name}"


@every_sample
def test_every_id_stands_once(sample: Sample) -> None:
    seen: Counter[tuple[str, Value]] = Counter()
    for chunk in book(sample):
        assert chunk.columns[0] == TABLES[chunk.table].key
        seen.update((chunk.table, row[0]) for row in chunk.rows)
    assert max(seen.values()) == 1


@every_sample
def test_nothing_is_known_before_it_happened_or_after_the_book_ends(sample: Sample) -> None:
    zone = ZoneInfo(sample.time_zone)
    for chunk in book(sample):
        recorded = chunk.columns.index("recorded_at")
        own = TABLES[chunk.table].own_date
        place = chunk.columns.index(own.name) if own else None
        for row in chunk.rows:
            moment = row[recorded]
            assert isinstance(moment, datetime)
            day = moment.astimezone(zone).date()
            assert day <= sample.until
            happened = row[place] if place is not None else None
            if isinstance(happened, datetime):
                assert happened <= moment
            elif isinstance(happened, date):
                assert happened <= day


@every_sample
def test_nothing_that_was_learnt_lies_after_the_book_ends(sample: Sample) -> None:
    for chunk in book(sample):
        learnt = {column.learnt_on for column in TABLES[chunk.table].columns if column.learnt_on}
        for name in learnt & set(chunk.columns):
            place = chunk.columns.index(name)
            days = [row[place] for row in chunk.rows if row[place] is not None]
            assert all(str(day)[:10] <= str(sample.until) for day in days), f"{chunk.table}.{name}"


@every_sample
def test_no_fact_is_known_later_than_its_batch_was_written(sample: Sample) -> None:
    written = {row["batch_id"]: row["written_at"] for row in rows(sample, "batches")}
    for chunk in book(sample):
        if "batch_id" in chunk.columns and chunk.table != "batches":
            recorded, batch = (chunk.columns.index(name) for name in ("recorded_at", "batch_id"))
            for row in chunk.rows:
                assert row[recorded] <= written[row[batch]]


def test_chunks_hold_at_most_50000_rows_and_come_as_they_are_drawn() -> None:
    stream = facts(of_promises(10_000_000, UNTIL))
    chunks = [next(stream) for _ in range(40)]
    assert all(0 < len(chunk.rows) <= 50_000 for chunk in chunks)
    assert sum(len(chunk.rows) for chunk in chunks if chunk.table == "promises") == 100_000

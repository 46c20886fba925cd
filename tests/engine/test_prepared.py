"""A question planned once, over empty tables, is answered anew from whatever facts come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import duckdb
import pytest

from troth.engine import Prepared, Question
from troth.engine.prepared import StoredFacts

AT = date(2026, 6, 30)
HALF_OF_ALL = ("halves", 'SELECT p.promise_id, p.due_on, s.value FROM "promises" p CROSS JOIN share s', True)


@pytest.fixture(scope="module")
def prepared() -> Iterator[Prepared]:
    question = Question(
        steps=(
            HALF_OF_ALL,
            ("late", 'SELECT * FROM halves WHERE due_on < (SELECT m."at" FROM "moment" m)', False),
        ),
        priors=("share",),
        half_lives={},
        answers={"halves": ("promise_id", "value"), "late": ("promise_id",)},
        time_zone="Europe/Berlin",
        merged=False,
    )
    with closing(Prepared(question)) as engine:
        yield engine


def promises(*rows: tuple[str, str, str]) -> StoredFacts:
    """Facts as a ledger stores them: id, due day, and when they were recorded."""
    return {"promises": (("promise_id", "due_on", "recorded_at"), rows)}


def prior(value: float) -> dict[str, list[tuple[str, str, float]]]:
    return {"share": [("share", "", value)]}


EARLY = ("early", "2026-01-02", "2026-01-01T08:00:00.000000Z")
OPEN = ("open", "2026-12-24", "2026-06-30T20:00:00.000000Z")
TOMORROW = ("tomorrow", "2026-12-24", "2026-06-30T22:00:00.000000Z")


def test_each_asking_sees_its_own_facts_alone(prepared: Prepared) -> None:
    assert prepared.ask(AT, promises(EARLY), prior(0.5)) == {"halves": [["early", 0.5]], "late": [["early"]]}
    assert prepared.ask(AT, promises(OPEN), prior(0.25)) == {"halves": [["open", 0.25]], "late": []}
    assert prepared.ask(AT, {}, prior(0.5)) == {"halves": [], "late": []}


def test_days_end_in_the_zone_of_the_book(prepared: Prepared) -> None:
    found = prepared.ask(AT, promises(OPEN, TOMORROW), prior(0.5))
    assert [row[0] for row in found["halves"]] == ["open"]


def test_every_digit_of_a_number_comes_back(prepared: Prepared) -> None:
    ((_, value),) = prepared.ask(AT, promises(EARLY), prior(0.1 + 0.2))["halves"]
    assert value == 0.1 + 0.2


def test_facts_that_cannot_be_read_leave_nothing_behind(prepared: Prepared) -> None:
    with pytest.raises(duckdb.Error):
        prepared.ask(AT, promises(EARLY, ("broken", "no day", "2026-01-01T08:00:00.000000Z")), prior(0.5))
    assert prepared.ask(AT, promises(OPEN), prior(0.5))["halves"] == [["open", 0.5]]


def test_text_that_looks_like_a_statement_is_text(prepared: Prepared) -> None:
    name = "'); DROP TABLE book_promises; --"
    found = prepared.ask(AT, promises((name, "2026-01-02", "2026-01-01T08:00:00.000000Z")), prior(0.5))
    assert found["late"] == [[name]]

"""The history of a fact: its versions with what each changed, newest first."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from troth.model import TABLES
from troth.reports.history import history

MONDAY, TUESDAY = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 3, 9, tzinfo=UTC)
BATCHES = {"b1": {"written_by": "ann", "written_at": MONDAY, "source": "form"}}


def row(table: str, **given: Any) -> dict[str, Any]:
    """A stored version; a column not given is empty or at its default."""
    empty = {column.name: column.default for column in TABLES[table].columns}
    return {**empty, "recorded_at": MONDAY, "recorded_basis": "witnessed", "batch_id": "b1", **given}


OLD = row("promises", promise_id="m", account_id="a", words="seals", superseded_at=TUESDAY)
NEW = row(
    "promises",
    promise_id="m",
    account_id="a",
    words="seals",
    due_on=date(2026, 4, 1),
    recorded_at=TUESDAY,
    batch_id="b2",
)


def test_a_version_tells_what_it_changed() -> None:
    newest, first = history("promises", "m", {"promises": [OLD, NEW]}, BATCHES, {"a": "Alder"}).versions
    assert [(each.column, each.value, each.was) for each in newest.changes] == [
        ("due_on", date(2026, 4, 1), None)
    ]
    assert [(each.column, each.value) for each in first.changes] == [
        ("account_id", "Alder"),
        ("words", "seals"),
    ]
    assert (first.number, newest.number) == (1, 2)


def test_a_version_tells_who_wrote_it_and_says_when_nobody_knows() -> None:
    newest, first = history("promises", "m", {"promises": [OLD, NEW]}, BATCHES, {}).versions
    assert (first.written_by, first.source, first.written_at) == ("ann", "form", MONDAY)
    assert (newest.written_by, newest.written_at, newest.batch_id) == ("", None, "b2")


def test_what_was_taken_back_is_not_in_force() -> None:
    assert history("promises", "m", {"promises": [OLD, NEW]}, {}, {}).is_in_force
    assert not history("promises", "m", {"promises": [OLD]}, {}, {}).is_in_force


def test_what_hangs_on_a_thing_is_told_in_its_place() -> None:
    event = row("promise_events", event_id="e", promise_id="m", kind="warned", recorded_at=TUESDAY)
    told = history("promises", "m", {"promises": [OLD], "promise_events": [event]}, {}, {})
    assert [(each.table, each.number) for each in told.versions] == [("promise_events", 1), ("promises", 1)]
    assert [each.column for each in told.versions[0].changes] == ["kind"]
    assert not told.is_in_force

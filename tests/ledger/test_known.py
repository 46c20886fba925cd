"""What is in force, and what was known at the end of a day where the book is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.model import BookError, Facts, Value

ACCOUNT = Facts("accounts", ("account_id", "name"), (("account_a", "Ashgrove Fittings"),))
PERSON = Facts("people", ("person_id", "name"), (("person_one", "Ona Example"),))
ZONES = ["America/Chicago", "Europe/Berlin", "Pacific/Auckland"]


def write(book: Ledger, table: str, row: dict[str, Value], now: datetime) -> None:
    """Record one row."""
    ledger.record(book, [Facts(table, tuple(row), (tuple(row.values()),))], by="k", source="form", now=now)


def keep_time_of(book: Ledger, zone: str) -> None:
    """Choose the book's time zone, long ago."""
    row: dict[str, Value] = {"setting_id": "setting_zone", "name": "time_zone", "value": zone}
    write(book, "settings", row, datetime(2025, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("month", [1, 7])
def test_a_fact_saved_around_midnight_is_visible_at_once_and_on_the_right_day(
    book: Ledger, zone: str, month: int
) -> None:
    keep_time_of(book, zone)
    ledger.record(book, [ACCOUNT], by="k", source="form", now=datetime(2025, 1, 2, tzinfo=UTC))
    evening = datetime(2026, month, 14, 23, 30, tzinfo=ZoneInfo(zone))
    night = datetime(2026, month, 15, 0, 30, tzinfo=ZoneInfo(zone))
    for name, moment in (("evening", evening), ("night", night)):
        row: dict[str, Value] = {
            "promise_id": name,
            "account_id": "account_a",
            "words": name,
            "made_on": moment.date(),
        }
        write(book, "promises", row, moment.astimezone(UTC))
        assert name in {fact["promise_id"] for fact in ledger.current(book, "promises")}
        assert name in {fact["promise_id"] for fact in ledger.as_of(book, "promises", moment.date())}
    assert [fact["promise_id"] for fact in ledger.as_of(book, "promises", evening.date())] == ["evening"]
    assert ledger.as_of(book, "promises", evening.date() - timedelta(days=1)) == []


@pytest.mark.parametrize("zone", ZONES)
def test_a_moment_around_midnight_belongs_to_its_local_day(book: Ledger, zone: str) -> None:
    keep_time_of(book, zone)
    ledger.record(book, [ACCOUNT, PERSON], by="k", source="form", now=datetime(2025, 1, 2, tzinfo=UTC))
    for hour in (23, 25):
        happened = datetime(2026, 3, 14, 0, 30, tzinfo=ZoneInfo(zone)) + timedelta(hours=hour)
        row: dict[str, Value] = {
            "interaction_id": str(hour),
            "account_id": "account_a",
            "person_id": "person_one",
            "kind": "call",
            "direction": "out",
            "happened_at": happened.astimezone(UTC),
            "recorded_at": datetime(2026, 3, 1, tzinfo=UTC),
        }
        write(book, "interactions", row, NOW + timedelta(days=30))
    assert [row["interaction_id"] for row in ledger.as_of(book, "interactions", date(2026, 3, 14))] == ["23"]
    assert len(ledger.as_of(book, "interactions", date(2026, 3, 15))) == 2


def test_a_past_day_sees_the_version_of_that_day(book: Ledger) -> None:
    ledger.record(book, [ACCOUNT], by="k", source="form", now=NOW)
    new = Facts("accounts", ("account_id", "name"), (("account_a", "Ashgrove Group"),))
    ledger.supersede(book, [new], by="k", source="form", now=NOW + timedelta(days=2))
    ledger.retract(book, "accounts", ["account_a"], by="k", source="form", now=NOW + timedelta(days=4))
    seen = [ledger.as_of(book, "accounts", NOW.date() + timedelta(days=days)) for days in range(-1, 5)]
    assert [[row["name"] for row in rows] for rows in seen] == [
        *([], ["Ashgrove Fittings"], ["Ashgrove Fittings"]),
        *(["Ashgrove Group"], ["Ashgrove Group"], []),
    ]


def test_a_fact_that_has_not_happened_yet_does_not_show(book: Ledger) -> None:
    ledger.record(book, [ACCOUNT], by="k", source="form", now=NOW)
    row: dict[str, Value] = {
        "promise_id": "p",
        "account_id": "account_a",
        "words": "w",
        "made_on": date(2026, 5, 1),
    }
    write(book, "promises", row, NOW)
    assert ledger.as_of(book, "promises", date(2026, 4, 30)) == []
    assert len(ledger.as_of(book, "promises", date(2026, 5, 1))) == 1


def test_a_value_shows_from_the_day_it_was_learnt(book: Ledger) -> None:
    ledger.record(book, [ACCOUNT], by="k", source="form", now=datetime(2026, 1, 1, tzinfo=UTC))
    row: dict[str, Value] = {
        "action_id": "act",
        "account_id": "account_a",
        "kind": "call",
        "planned_on": date(2026, 2, 1),
        "state": "done",
        "state_on": date(2026, 2, 10),
        "reason": "asked to",
    }
    write(book, "actions", row, datetime(2026, 1, 2, tzinfo=UTC))
    before, after = (ledger.as_of(book, "actions", date(2026, 2, day)) for day in (9, 10))
    assert [(fact["state"], fact["reason"]) for fact in before] == [("planned", None)]
    assert [(fact["state"], fact["reason"]) for fact in after] == [("done", "asked to")]


def test_facts_are_filtered_by_value_by_list_and_by_emptiness(peopled: Ledger) -> None:
    def ids(**filters: object) -> list[object]:
        return [row["person_id"] for row in ledger.current(peopled, "people", **filters)]  # type: ignore[arg-type]

    assert ids(name="Ona Example") == ["person_one"]
    assert ids(person_id=["person_three", "person_one"]) == ["person_one", "person_three"]
    assert ids(email=None) == ["person_three"]
    assert ids(person_id=[]) == []


def test_unknown_tables_columns_and_zones_are_refused_with_a_sentence(book: Ledger) -> None:
    with pytest.raises(BookError, match="did you mean people"):
        ledger.current(book, "peeple")
    with pytest.raises(BookError, match="did you mean email"):
        ledger.current(book, "people", mail="x")
    keep_time_of(book, "Europe/Atlantis")
    with pytest.raises(BookError, match="give a name like Europe/Berlin"):
        ledger.as_of(book, "people", date(2026, 1, 1))

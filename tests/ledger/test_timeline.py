"""The timeline of an account is what was known of it on the day, in order, found and paged in the database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Asked, Ledger, count_timeline, timeline
from troth.model import TABLES, Facts

AT = date(2026, 3, 2)


def record(book: Ledger, table: str, *rows: dict[str, Any], on: date = date(2026, 1, 1)) -> None:
    """Record rows as known since a day."""
    known_at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    cells = tuple((*(row.get(name) for name in columns), known_at) for row in rows)
    ledger.record(book, [Facts(table, (*columns, "recorded_at"), cells)], "test", "test", NOW)


@pytest.fixture
def told(book: Ledger) -> Ledger:
    """An account of two people, with a fact of each kind of place in time, and a stranger's account."""
    record(book, "accounts", {"account_id": "a", "name": "A"}, {"account_id": "b", "name": "B"})
    record(book, "people", {"person_id": "pia", "name": "Pia"}, {"person_id": "ben", "name": "Ben"})
    roles = ({"buying_role_id": f"r-{who}", "person_id": who, "account_id": "a"} for who in ("pia", "ben"))
    record(book, "buying_roles", *({**role, "since": date(2025, 5, 1)} for role in roles))
    record(book, "needs", {"need_id": "n", "person_id": "pia", "account_id": "a", "code": "uptime"})
    rating = {"rating_id": "x", "need_id": "n", "expected": 8, "rated_by": "staff", "rated_on": AT}
    record(book, "need_ratings", rating)
    contact = {"account_id": "a", "person_id": "ben", "kind": "email", "direction": "in"}
    record(
        book,
        "interactions",
        {**contact, "interaction_id": "late", "happened_at": datetime(2026, 3, 2, 23, 30, tzinfo=UTC)},
        {**contact, "interaction_id": "noon", "happened_at": datetime(2026, 3, 2, 12, tzinfo=UTC)},
    )
    promise = {"account_id": "a", "words": "Seals", "made_on": date(2026, 1, 5)}
    record(book, "promises", {**promise, "promise_id": "ours", "person_id": "pia"})
    record(book, "promises", {**promise, "promise_id": "theirs", "account_id": "b"})
    record(book, "promises", {**promise, "promise_id": "later"}, on=date(2026, 3, 3))
    return book


def shown(book: Ledger, **asked: Any) -> list[str]:
    return [each.fact_id for each in timeline(book, Asked(AT, ["a"], **asked), offset=0, limit=99)]


def test_the_newest_day_comes_first_and_what_was_not_known_is_left_out(told: Ledger) -> None:
    assert shown(told) == ["noon", "x", "ours", "a", "n", "ben", "pia", "r-ben", "r-pia"]


def test_pages_are_parts_of_the_whole(told: Ledger) -> None:
    pages = [timeline(told, Asked(AT, ["a"]), offset=start, limit=4) for start in (0, 4, 8)]
    assert [each.fact_id for page in pages for each in page] == shown(told)


def test_counts_are_those_of_the_facts_shown(told: Ledger) -> None:
    counts = count_timeline(told, Asked(AT, ["a"]))
    assert counts["buying_roles"] == 2
    assert sum(counts.values()) == len(shown(told))


def test_one_kind_alone_can_be_asked_for(told: Ledger) -> None:
    assert shown(told, tables=["promises", "needs"]) == ["ours", "n"]


def test_a_persons_facts_are_those_that_name_them_and_what_hangs_on_these(told: Ledger) -> None:
    assert shown(told, person_ids=["pia"]) == ["x", "ours", "n", "pia", "r-pia"]


def test_every_fact_as_known_on_the_day_is_there(told: Ledger) -> None:
    known = {
        row[TABLES[name].key]
        for name in ("accounts", "buying_roles", "needs", "interactions", "promises")
        for row in ledger.as_of(told, name, AT, account_id="a")
    }
    assert known <= set(shown(told))


def test_facts_up_to_a_day_are_left_out(told: Ledger) -> None:
    assert shown(told, after=date(2026, 1, 5)) == ["noon", "x"]
    assert count_timeline(told, Asked(AT, ["a"], after=date(2026, 1, 5))) == {
        "interactions": 1,
        "need_ratings": 1,
    }

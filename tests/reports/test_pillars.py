"""Our promise: what each part serves and how it is kept, and which important needs no part answers."""

from __future__ import annotations

from datetime import date

from tests.reports.rows import known
from troth.reports import NeedTally, PillarsPage, PromiseTally, pillars


def tally(pillar_id: str | None, code: str, important: int = 1, people: int = 2) -> NeedTally:
    return NeedTally(
        pillar_id,
        code,
        needs=people,
        important=important,
        people=people,
        accounts=1,
        importance_sum=4 * people,
    )


def page(*needs: NeedTally, promises: dict[str | None, PromiseTally] | None = None) -> PillarsPage:
    """The page of two parts in force and one that holds no more."""
    read = known(
        pillars=[
            {"pillar_id": "day", "name": "On the day", "statement": "It arrives."},
            {"pillar_id": "bill", "name": "No surprises", "statement": "The price stands."},
            {"pillar_id": "old", "name": "Old", "statement": "Gone.", "until": date(2026, 1, 1)},
        ],
        codes=[{"kind": "need", "code": "uptime", "label": "running machines"}],
    )
    return pillars(read, needs, promises or {})


def test_the_part_with_the_most_important_needs_comes_first() -> None:
    found = page(tally("bill", "price", important=3), tally("day", "uptime", important=1))
    assert [row.name for row in found.pillars] == ["No surprises", "On the day"]
    assert (found.pillars[0].important, found.pillars[0].needs[0].importance) == (3, 4.0)


def test_an_important_need_of_no_part_in_force_is_unserved() -> None:
    found = page(tally(None, "uptime"), tally("old", "price"), tally(None, "small", important=0))
    assert [(need.code, need.label) for need in found.unserved] == [
        ("price", "price"),
        ("uptime", "running machines"),
    ]


def test_kept_carries_its_counts_and_interval() -> None:
    found = page(promises={"day": PromiseTally(live=3, overdue=1, due=10, kept=8)})
    day = next(row for row in found.pillars if row.pillar_id == "day")
    assert (day.live, day.overdue, str(day.kept.words)) == (3, 1, "8 of 10 kept")
    assert day.kept.interval is not None


def test_promises_outside_of_all_parts_are_told_apart() -> None:
    found = page(promises={None: PromiseTally(live=2, overdue=0, due=4, kept=1)})
    assert (found.outside.live, str(found.outside_kept.words)) == (2, "1 of 4 kept")


def test_a_part_nobody_needs_and_nothing_is_promised_in_is_still_shown() -> None:
    assert [row.kept.due for row in page().pillars] == [0, 0]

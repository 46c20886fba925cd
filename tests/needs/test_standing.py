"""Where needs stand, which are not met or not served, and how promises and needs meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.measured import Measured, measured
from troth.model import Rules, measure
from troth.needs import FIT_MEASURES
from troth.needs.ratings import usable_ratings

if TYPE_CHECKING:
    import ibis.expr.types as ir

AT = date(2026, 6, 30)


def days_ago(days: int) -> date:
    return AT - timedelta(days=days)


@measure(question="Who is active?", grain=("person_id",), reads=("people",), source="stand-in")
def members(tables: Mapping[str, ir.Table], _rules: Rules) -> ir.Table:
    """Everybody in the account alder; active unless titled as retired."""
    people = tables["people"]
    return people.select("person_id", account_id=people.department, active=people.title != "retired")


@measure(question="Where do promises stand?", grain=("promise_id",), reads=("promises",), source="stand-in")
def promise_standing(tables: Mapping[str, ir.Table], _rules: Rules) -> ir.Table:
    """Every promise in the state its words name."""
    promises = tables["promises"]
    return promises.select(
        "promise_id", "account_id", "person_id", "need_id", "pillar_id", state=promises.words
    )


MEASURES = (members, promise_standing, usable_ratings, *FIT_MEASURES)


def need(need_id: str, **more: Any) -> dict[str, Any]:
    row = {"need_id": need_id, "person_id": "ann", "account_id": "alder", "code": "speed", "importance": 3}
    return {**row, "kano": "performance", "since": None, "until": None, "pillar_id": None, **more}


def rating(rating_id: str, need_id: str, perceived: float | None, age_days: int = 0) -> dict[str, Any]:
    row = {"rating_id": rating_id, "need_id": need_id, "expected": 5, "perceived": perceived}
    return {**row, "rated_by": "customer", "rated_on": days_ago(age_days)}


def promise(
    promise_id: str, state: str, need_id: str | None = None, account_id: str = "alder"
) -> dict[str, Any]:
    row = {"promise_id": promise_id, "account_id": account_id, "need_id": need_id, "words": state}
    return {**row, "made_on": days_ago(9)}


def standing_of(
    folder: Path, needs: Sequence[dict[str, Any]], **tables: Sequence[Mapping[str, Any]]
) -> Measured:
    book = {
        "accounts": [{"account_id": name, "name": name.title()} for name in ("alder", "birch")],
        "people": [
            {"person_id": "ann", "name": "Ann", "title": "buyer", "department": "alder"},
            {"person_id": "old", "name": "Old", "title": "retired", "department": "alder"},
        ],
        "pillars": [{"pillar_id": "fast", "name": "Fast", "statement": "We are fast"}],
        "needs": needs,
        **tables,
    }
    return measured(folder, book, MEASURES, AT)


def ids(measures: Measured, name: str) -> list[str]:
    return sorted(row["need_id"] for row in measures.rows(name))


def test_a_need_stands_where_its_latest_usable_rating_puts_it(tmp_path: Path) -> None:
    ratings = [
        rating("b", "n", 8, 5),
        rating("a", "n", 2, 5),
        rating("c", "n", None, 1),
        rating("d", "n", 1, 9),
    ]
    measures = standing_of(tmp_path, [need("n"), need("unrated")], need_ratings=ratings)
    rated, unrated = measures.rows("need_standing")
    assert (rated["expected"], rated["perceived"], rated["met"]) == (5, 8, 1.0)
    assert (rated["rated_by"], rated["rated_on"]) == ("customer", days_ago(5))
    assert (unrated["need_id"], unrated["met"], unrated["rated_on"]) == ("unrated", None, None)


def test_a_need_is_in_force_from_since_up_to_until(tmp_path: Path) -> None:
    needs = [
        need("always"),
        need("from today", since=AT),
        need("from tomorrow", since=AT + timedelta(days=1)),
        need("until today", until=AT),
        need("until tomorrow", until=AT + timedelta(days=1)),
    ]
    assert standing_of(tmp_path, needs).column("need_standing", "need_id", "in_force") == {
        "always": True,
        "from today": True,
        "from tomorrow": False,
        "until today": False,
        "until tomorrow": True,
    }


def test_rule_35_unmet_needs_are_those_in_force_of_active_people_rated_below_met(tmp_path: Path) -> None:
    needs = [
        need("unmet"),
        need("met"),
        need("unrated"),
        need("ended", until=AT),
        need("whatever", kano="indifferent"),
        need("of a leaver", person_id="old"),
        need("elsewhere", account_id="birch"),
    ]
    ratings = [
        rating(f"r {row['need_id']}", row["need_id"], 4) for row in needs if row["need_id"] != "unrated"
    ]
    later = [rating("s", "met", 5), rating("r before", "unmet", 9, 3)]
    measures = standing_of(tmp_path, needs, need_ratings=[*ratings, *later])
    assert measures.rows("unmet_needs") == [
        {"account_id": "alder", "person_id": "ann", "need_id": "unmet", "met": 0.166667, "rated_on": AT}
    ]


def test_rule_35_an_important_need_is_served_by_a_pillar_or_an_open_promise(tmp_path: Path) -> None:
    needs = [
        need("minor", importance=3),
        need("bare", importance=4),
        need("pillar", importance=5, pillar_id="fast"),
        need("open", importance=4),
        need("overdue", importance=4),
        need("kept", importance=4),
        need("promised elsewhere", importance=4),
        need("of a leaver", importance=5, person_id="old"),
        need("ended", importance=5, until=AT),
    ]
    promises = [
        promise("p1", "open", "open"),
        promise("p2", "open", "open"),
        promise("p3", "overdue", "overdue"),
        promise("p4", "kept", "kept"),
        promise("p5", "open", "promised elsewhere", account_id="birch"),
        promise("p6", "open"),
        promise("p7", "unknown"),
    ]
    measures = standing_of(tmp_path, needs, promises=promises)
    assert ids(measures, "unserved_needs") == ["bare", "kept", "overdue", "promised elsewhere"]
    assert measures.rows("brand_fit") == [
        {
            "account_id": "alder",
            "important_needs": 6,
            "important_needs_served": 2,
            "live_promises": 4,
            "live_promises_serving_need": 3,
        },
        {
            "account_id": "birch",
            "important_needs": 0,
            "important_needs_served": 0,
            "live_promises": 1,
            "live_promises_serving_need": 1,
        },
    ]

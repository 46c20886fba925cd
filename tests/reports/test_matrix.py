"""Needs against our brand promise: what nothing serves comes first, and no promise is counted twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tests.reports.rows import known
from troth.model import Rules
from troth.reports import Matrix, matrix

PILLARS: list[dict[str, object]] = [
    {"pillar_id": "day", "name": "On the day", "statement": "It arrives on the day."},
    {"pillar_id": "old", "name": "Old", "statement": "Gone.", "until": date(2026, 1, 1)},
]


def need(need_id: str, importance: int = 5, **more: object) -> dict[str, object]:
    return {
        "need_id": need_id,
        "person_id": "pia",
        "account_id": "a",
        "code": need_id,
        "importance": importance,
        "kano": "performance",
        **more,
    }


def promise(promise_id: str, **more: object) -> dict[str, object]:
    return {"promise_id": promise_id, "account_id": "a", "made_by": "us", "words": promise_id, **more}


def shown(**tables: Sequence[Mapping[str, object]]) -> Matrix:
    """The matrix of an account, with two parts of our promise, one of which holds no more."""
    read = known(
        accounts=[{"account_id": "a", "name": "A", "segment": "food"}],
        people=[{"person_id": "pia", "name": "Pia"}],
        pillars=PILLARS,
        **tables,
    )
    return matrix(read, "a", Rules())


def test_an_important_need_that_nothing_serves_comes_first_and_is_told() -> None:
    found = shown(needs=[need("served", pillar_id="day"), need("unserved", 4), need("small", 3)])
    assert [line.code for line in found.lines] == ["unserved", "served", "small"]
    assert [line.code for line in found.unserved] == ["unserved"]


def test_a_live_promise_serves_and_one_that_ended_does_not() -> None:
    promises = [promise("live", need_id="n"), promise("ended", need_id="m")]
    scores = [{"promise_id": "live", "state": "open"}, {"promise_id": "ended", "state": "kept"}]
    found = shown(needs=[need("n"), need("m")], promises=promises, promise_scores=scores)
    assert [line.code for line in found.unserved] == ["m"]


def test_a_promise_stands_in_the_column_of_its_pillar_or_outside_of_all() -> None:
    promises = [promise("in", need_id="n", pillar_id="day"), promise("out", need_id="n")]
    scores = [{"promise_id": each, "state": "open"} for each in ("in", "out")]
    (line,) = shown(needs=[need("n")], promises=promises, promise_scores=scores).lines
    assert [[each.promise_id for each in cell.promises] for cell in line.cells] == [["in"], ["out"]]


def test_promises_that_serve_no_need_are_told_apart() -> None:
    promises = [promise("loose", pillar_id="day"), promise("serving", need_id="n")]
    scores = [{"promise_id": each, "state": "overdue"} for each in ("loose", "serving")]
    found = shown(needs=[need("n")], promises=promises, promise_scores=scores)
    assert [each.promise_id for each in found.loose_promises] == ["loose"]


def test_a_need_of_several_people_is_one_line_with_the_greatest_importance() -> None:
    needs = [need("n", 2), {**need("n", 5), "need_id": "n2"}]
    (line,) = shown(needs=needs).lines
    assert (line.importance, len(line.needs)) == (5, 2)


def test_a_part_that_holds_no_more_has_no_column() -> None:
    assert [pillar.name for pillar in shown().pillars] == ["On the day"]


def test_a_part_that_holds_no_more_stays_where_a_need_names_it() -> None:
    found = shown(needs=[need("n", pillar_id="old")])
    assert [pillar.name for pillar in found.pillars] == ["On the day", "Old"]

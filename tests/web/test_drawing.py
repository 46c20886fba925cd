"""A trend is drawn where it is known, broken where it is not; the map carries plain names."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from troth.reports.connections import Connection
from troth.reports.influence_map import Edge, InfluenceMap, Node
from troth.reports.phrases import gettext
from troth.web.drawing import SPARK_HEIGHT, SPARK_WIDTH, map_data, sparkline

START = date(2025, 3, 2)


def trend(*values: float | None) -> list[tuple[date, float | None]]:
    return [(START + timedelta(days=30 * month), value) for month, value in enumerate(values)]


def test_a_year_without_figures_draws_nothing() -> None:
    assert sparkline(trend(None, None)).last_value is None


def test_a_month_without_a_figure_breaks_the_line() -> None:
    drawn = sparkline(trend(0.5, 0.6, None, 0.7, 0.8))
    assert [len(line.split()) for line in drawn.lines] == [2, 2]


def test_a_month_between_two_without_is_a_point() -> None:
    drawn = sparkline(trend(None, 0.5, None))
    assert (drawn.lines, len(drawn.points), drawn.last) == ((), 1, None)


def test_the_end_is_marked_only_where_the_last_day_has_a_figure() -> None:
    assert sparkline(trend(0.5, 0.6)).last is not None
    assert sparkline(trend(0.5, None)).last is None


def test_a_steady_account_is_drawn_steady() -> None:
    line = sparkline(trend(0.5, 0.51, 0.5)).lines[0]
    heights = [float(spot.partition(",")[2]) for spot in line.split()]
    assert max(heights) - min(heights) < 1


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=14))
def test_every_spot_lies_in_the_drawing(values: list[float | None]) -> None:
    drawn = sparkline(trend(*values))
    spots = [spot.split(",") for line in drawn.lines for spot in line.split()]
    every = [(float(x), float(y)) for x, y in spots] + list(drawn.points)
    assert all(0 <= x <= SPARK_WIDTH and 0 <= y <= SPARK_HEIGHT for x, y in every)


def person(name: str, column: int = 1, row: int = 0, department: str = "", company: str = "") -> Node:
    return Node(name, name, 0.4, 0.7, "high", "ok", column, row, department, company, person_id=name)


def test_the_map_hands_on_names_as_they_are() -> None:
    seat = Node("seat:end_user", gettext("nobody yet"), 0.0, None, "seat", "none", 3, 0)
    edge = Edge("p", "q", "Pia", "Quin", 2, "advice")
    data = map_data(InfluenceMap((person("<b>Pia</b>"), seat), (edge,)))
    assert [node["name"] for node in data["nodes"]] == ["<b>Pia</b>", "nobody yet"]
    assert data["edges"] == [{"source": "q", "target": "p", "strength": 2, "kind": "advice"}]
    assert data["roles"][-1] == "role not known"


def test_departments_are_columns_and_whose_is_not_known_stands_last() -> None:
    people = (person("a", department="works"), person("b"), person("c", department="board"), person("d"))
    data = map_data(InfluenceMap(people, ()))
    assert data["departments"] == ["board", "works", "department not known"]
    assert [node["byDepartment"] for node in data["nodes"]] == [[1, 0], [2, 0], [0, 0], [2, 1]]


def test_without_any_department_there_is_nothing_to_arrange_by() -> None:
    assert map_data(InfluenceMap((person("a"),), ()))["departments"] == []


def test_a_companys_name_stands_beside_its_first_row() -> None:
    people = (person("a", row=0, company="North"), person("b", row=2, company="South"))
    data = map_data(InfluenceMap(people, ()))
    assert data["companies"] == [{"name": "North", "row": 0}, {"name": "South", "row": 2}]


def test_our_people_are_drawn_once_with_a_line_to_everybody_they_know() -> None:
    known = [
        Connection("sam", "Sam", who, who, contacts=2, is_two_way=True, last_on=START) for who in ("a", "b")
    ]
    data = map_data(InfluenceMap((person("a"), person("b")), (), tuple(known)))
    assert data["staff"] == [{"id": "sam", "name": "Sam"}]
    assert [(each["person"], each["way"]) for each in data["connections"]] == [("a", "both"), ("b", "both")]

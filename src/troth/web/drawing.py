"""Small drawings made on the server, and the data of those made in the browser; geometry only, no figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from troth.reports.influence_map import InfluenceMap, Node
from troth.reports.labels import ROLE_UNKNOWN, ROLES
from troth.web.words import said

SPARK_WIDTH = 96.0
SPARK_HEIGHT = 24.0
_MARGIN = 3.0
_LEAST_SPAN = 0.2  # of loyalty, so that a steady account is drawn steady


@dataclass(frozen=True)
class Sparkline:
    """Lines through the days that have a value, broken where one has none; `points` are days between gaps."""

    lines: tuple[str, ...]
    points: tuple[tuple[float, float], ...]
    last: tuple[float, float] | None
    first_value: float | None
    last_value: float | None


def sparkline(trend: Sequence[tuple[date, float | None]]) -> Sparkline:
    """The line of a year of loyalty; days keep their distance."""
    known = [value for _day, value in trend if value is not None]
    if not known:
        return Sparkline((), (), None, None, None)
    runs = _runs([(_x(trend, day), None if value is None else _y(known, value)) for day, value in trend])
    return Sparkline(
        lines=tuple(" ".join(f"{x:.1f},{y:.1f}" for x, y in run) for run in runs if len(run) > 1),
        points=tuple(run[0] for run in runs if len(run) == 1),
        last=runs[-1][-1] if trend[-1][1] is not None else None,
        first_value=known[0],
        last_value=known[-1],
    )


def map_data(drawn: InfluenceMap) -> Mapping[str, Any]:
    """What the script of the influence map draws: texts are plain, and stay so."""
    departments = sorted({node.department for node in drawn.nodes if node.department})
    companies = list(dict.fromkeys(node.company for node in drawn.nodes if node.company))
    staff = {each.staff_id: each.staff for each in drawn.connections}
    return {
        "roles": [said(label) for label in (*ROLES.values(), ROLE_UNKNOWN)],
        "departments": [*departments, gettext("department not known")] if departments else [],
        "companies": [_company(drawn, name) for name in companies],
        "nodes": [
            _node(node, place)
            for node, place in zip(drawn.nodes, _by_department(drawn, departments), strict=True)
        ],
        "edges": [
            {
                "source": edge.source_id,
                "target": edge.listener_id,
                "strength": edge.strength,
                "kind": edge.kind,
            }
            for edge in drawn.edges
        ],
        "staff": [{"id": staff_id, "name": name} for staff_id, name in staff.items()],
        "connections": [
            {"staff": each.staff_id, "person": each.person_id, "way": each.way} for each in drawn.connections
        ],
    }


def _node(node: Node, by_department: tuple[int, int]) -> Mapping[str, Any]:
    return {
        "id": node.node_id,
        "person": node.person_id,
        "name": node.label if isinstance(node.label, str) else said(node.label),
        "influence": node.influence,
        "loyalty": node.loyalty,
        "level": node.level,
        "evidence": node.evidence,
        "byRole": [node.column, node.row],
        "byDepartment": list(by_department),
    }


def _by_department(drawn: InfluenceMap, departments: Sequence[str]) -> list[tuple[int, int]]:
    """The column and row of each node where departments are the columns; whose is not known stands last."""
    rows = [0] * (len(departments) + 1)
    places = []
    for node in drawn.nodes:
        column = departments.index(node.department) if node.department else len(departments)
        places.append((column, rows[column]))
        rows[column] += 1
    return places


def _company(drawn: InfluenceMap, name: str) -> Mapping[str, Any]:
    """The first row of a company, which its name stands beside."""
    return {"name": name, "row": min(node.row for node in drawn.nodes if node.company == name)}


Spot = tuple[float, float]


def _runs(spots: list[tuple[float, float | None]]) -> list[list[Spot]]:
    """The stretches of days that have a value."""
    runs: list[list[Spot]] = [[]]
    for x, y in spots:
        if y is None:
            runs.append([])
        else:
            runs[-1].append((round(x, 1), round(y, 1)))
    return [run for run in runs if run]


def _x(trend: Sequence[tuple[date, float | None]], day: date) -> float:
    days = (trend[-1][0] - trend[0][0]).days
    share = (day - trend[0][0]).days / days if days else 1.0
    return _MARGIN + share * (SPARK_WIDTH - 2 * _MARGIN)


def _y(known: Sequence[float], value: float) -> float:
    low, high = min(known), max(known)
    span = max(high - low, _LEAST_SPAN)
    bottom = min(max((low + high - span) / 2, 0.0), 1.0 - span)
    return SPARK_HEIGHT - _MARGIN - (value - bottom) / span * (SPARK_HEIGHT - 2 * _MARGIN)

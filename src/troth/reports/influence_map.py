"""Who sways whom: people as nodes in columns of roles, ties as edges, roles nobody fills as empty seats."""

from __future__ import annotations

from dataclasses import dataclass

from troth.reports.known import Known, Row
from troth.reports.labels import ROLES, TIES
from troth.reports.people import PersonRow, Seat
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

_NO_ROLE = len(ROLES)  # the column of people whose role is not known


@dataclass(frozen=True)
class Node:
    """A person or an empty seat, in a column of the map (0 gatekeeper .. 5 role not known) and a row (0 on top).

    `influence` is a share of the account's decisions; `level` is high, middle, low or unknown, or seat.
    """

    node_id: str
    label: str | Phrase
    influence: float
    loyalty: float | None
    level: str
    column: int
    row: int


@dataclass(frozen=True)
class Edge:
    """A tie: `listener` takes account of `source`; `strength` 1 weak to 3 strong."""

    listener_id: str
    source_id: str
    listener: str
    source: str
    strength: int
    kind: str

    @property
    def words(self) -> Phrase:
        """What the listener does."""
        return TIES[self.kind]


@dataclass(frozen=True)
class InfluenceMap:
    """The nodes and edges of one account."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def influence_map(
    known: Known, account_id: str, people: tuple[PersonRow, ...], seats: tuple[Seat, ...]
) -> InfluenceMap:
    """The map of the active people of an account; `people` come most influential first, and stay so in each column."""
    active = [person for person in people if person.is_active]
    rows = [0] * (_NO_ROLE + 1)
    nodes = []
    for person in active:
        column = _column(person)
        nodes.append(_node(person, column, rows[column]))
        rows[column] += 1
    empty = [seat for seat in seats if seat.is_required and not seat.holders]
    nodes += [_seat(seat, rows[list(ROLES).index(seat.role)]) for seat in empty]
    shown = {person.person_id for person in active}
    ties = [
        row for row in known.where("influence_ties", "account_id", account_id) if _joins(row, shown, known)
    ]
    return InfluenceMap(tuple(nodes), tuple(_edge(known, row) for row in ties))


def _column(person: PersonRow) -> int:
    return list(ROLES).index(person.roles[0]) if person.roles else _NO_ROLE


def _node(person: PersonRow, column: int, row: int) -> Node:
    return Node(
        person.person_id,
        person.name,
        person.influence or 0.0,
        person.loyalty.value,
        person.level,
        column,
        row,
    )


def _seat(seat: Seat, row: int) -> Node:
    return Node(f"seat:{seat.role}", _("nobody yet"), 0.0, None, "seat", list(ROLES).index(seat.role), row)


def _joins(row: Row, shown: set[str], known: Known) -> bool:
    begun = row["since"] is None or row["since"] <= known.at
    holds = begun and (row["until"] is None or row["until"] > known.at)
    return (
        holds and row["listener_id"] != row["source_id"] and {row["listener_id"], row["source_id"]} <= shown
    )


def _edge(known: Known, row: Row) -> Edge:
    listener, source = row["listener_id"], row["source_id"]
    return Edge(listener, source, known.person(listener), known.person(source), row["strength"], row["kind"])

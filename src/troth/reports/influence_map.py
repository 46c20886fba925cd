"""Who sways whom: people in columns of roles or of departments, ties between them, roles nobody fills as empty seats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from troth.reports.connections import Connection
from troth.reports.known import Known, Row
from troth.reports.labels import ROLES, TIES
from troth.reports.people import PersonRow, Seat
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

_NO_ROLE = len(ROLES)  # the column of people whose role is not known


@dataclass(frozen=True)
class Node:
    """A person or an empty seat, in a column of the map (0 gatekeeper .. 5 role not known) and a row (0 on top).

    `influence` is a share of the account's decisions; `level` is high, middle, low or unknown, or seat; `evidence` is
    the class of the loyalty. `department` is empty where it is not known; `company` names the account where people of
    several are on one map.
    """

    node_id: str
    label: str | Phrase
    influence: float
    loyalty: float | None
    level: str
    evidence: str
    column: int
    row: int
    department: str = ""
    company: str = ""
    person_id: str | None = None


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
    """The nodes and edges of an account, or of several; `connections` are those of our own people to them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    connections: tuple[Connection, ...] = ()


@dataclass(frozen=True)
class Company:
    """What a map shows of one account: its people, the most influential first, and its seats."""

    account_id: str
    name: str
    people: tuple[PersonRow, ...]
    seats: tuple[Seat, ...]


def influence_map(
    known: Known, account_id: str, people: tuple[PersonRow, ...], seats: tuple[Seat, ...]
) -> InfluenceMap:
    """The map of the active people of an account; `people` come most influential first, and stay so in each column."""
    return map_of_companies(known, [Company(account_id, "", people, seats)])


def map_of_companies(known: Known, companies: Iterable[Company]) -> InfluenceMap:
    """One map of the active people of several accounts, an account below the other; who is in two stands twice."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    top = 0
    for company in companies:
        placed = _placed(company, top)
        nodes += placed
        edges += _edges(known, company)
        top = max((node.row for node in placed), default=top - 1) + 1
    return InfluenceMap(tuple(nodes), tuple(edges))


def _placed(company: Company, top: int) -> list[Node]:
    """The people and empty seats of a company, from the row `top` downwards."""
    rows = [top] * (_NO_ROLE + 1)
    nodes = []
    for person in company.people:
        if person.is_active:
            column = _column(person)
            nodes.append(_node(company, person, column, rows[column]))
            rows[column] += 1
    empty = [seat for seat in company.seats if seat.is_required and not seat.holders]
    return nodes + [_seat(company, seat, rows[list(ROLES).index(seat.role)]) for seat in empty]


def _column(person: PersonRow) -> int:
    return list(ROLES).index(person.roles[0]) if person.roles else _NO_ROLE


def _node(company: Company, person: PersonRow, column: int, row: int) -> Node:
    return Node(
        node_id=_node_id(company, person.person_id),
        label=person.name,
        influence=person.influence or 0.0,
        loyalty=None if person.objects else person.loyalty.value,
        level="unknown" if person.objects else person.level,
        evidence="none" if person.objects else person.loyalty.evidence,
        column=column,
        row=row,
        department=person.department,
        company=company.name,
        person_id=person.person_id,
    )


def _seat(company: Company, seat: Seat, row: int) -> Node:
    return Node(
        node_id=_node_id(company, f"seat:{seat.role}"),
        label=_("nobody yet"),
        influence=0.0,
        loyalty=None,
        level="seat",
        evidence="none",
        column=list(ROLES).index(seat.role),
        row=row,
        company=company.name,
    )


def _node_id(company: Company, part: str) -> str:
    """Who is in two companies is two nodes; on the map of one account a node is the person."""
    return f"{company.account_id}:{part}" if company.name else part


def _edges(known: Known, company: Company) -> list[Edge]:
    shown = {person.person_id for person in company.people if person.is_active}
    ties = known.where("influence_ties", "account_id", company.account_id)
    return [_edge(known, company, row) for row in ties if _joins(row, shown, known)]


def _joins(row: Row, shown: set[str], known: Known) -> bool:
    begun = row["since"] is None or row["since"] <= known.at
    holds = begun and (row["until"] is None or row["until"] > known.at)
    return (
        holds and row["listener_id"] != row["source_id"] and {row["listener_id"], row["source_id"]} <= shown
    )


def _edge(known: Known, company: Company, row: Row) -> Edge:
    listener, source = row["listener_id"], row["source_id"]
    return Edge(
        listener_id=_node_id(company, listener),
        source_id=_node_id(company, source),
        listener=known.person(listener),
        source=known.person(source),
        strength=row["strength"],
        kind=row["kind"],
    )

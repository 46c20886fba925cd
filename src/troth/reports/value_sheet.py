"""The value sheet of an account: each claim of value by each person who decides, what is lost, what both sides gain, and who
is to hear of us after a won deal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from troth.reports.consent import claim_words
from troth.reports.known import Known, Row
from troth.reports.phrases import Phrase
from troth.reports.value import ValueSums, amount, sums_of

MOST_TO_TELL = 5
TOLD_STATES = ("told", "seen", "acknowledged", "repeated")
UNCONFIRMED_GRADE = 2


class Cell(Protocol):
    """One person and one claim as the measures see them; every figure is 0 to 1."""

    @property
    def person_id(self) -> str: ...
    @property
    def claim_id(self) -> str: ...
    @property
    def influence(self) -> float: ...
    @property
    def fits(self) -> bool: ...
    @property
    def gap(self) -> float: ...


class Step(Protocol):
    """One step after a won deal with a person who took part."""

    @property
    def deal_id(self) -> str: ...
    @property
    def person_id(self) -> str: ...
    @property
    def step(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def due_on(self) -> date: ...
    @property
    def days_taken(self) -> int | None: ...


@dataclass(frozen=True)
class Stakeholder:
    """A person who decides, by influence on the account's decisions, 0 to 1."""

    person_id: str
    name: str
    influence: float


@dataclass(frozen=True)
class Knowledge:
    """How far one person knows of one claim: said, confirmed, repeated, acknowledged, seen, told or untold.

    `aside` marks an untold claim that does not speak to the needs of the person's role.
    """

    state: str
    aside: bool = False


@dataclass(frozen=True)
class ClaimLine:
    """A claim of value as a line; `money` is amount times the customer's price, `knowledge` in the order of the people."""

    claim_id: str
    words: str | Phrase
    person: str
    pillar: str
    stated_on: date
    amount: Decimal | None
    unit: str
    money: Decimal | None
    grade: int
    is_released: bool
    knowledge: tuple[Knowledge, ...] = ()


@dataclass(frozen=True)
class Telling:
    """Whom to tell of what next."""

    person_id: str
    person: str
    words: str | Phrase


@dataclass(frozen=True)
class Statement:
    """What was said of a supplier's offering, in the book's currency a year; `net` is empty unless all three are known."""

    supplier: str
    is_ours: bool
    offering: str
    value: Decimal | None
    price: Decimal | None
    own_cost: Decimal | None
    net: Decimal | None
    by_customer: bool
    stated_on: date


@dataclass(frozen=True)
class FollowedUp:
    """Someone who took part in a won deal, with the steps due with them in their order."""

    person_id: str
    person: str
    deal: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ValueSheetPage:
    """The value sheet of an account on a day."""

    sums: ValueSums
    coverage: float | None
    evidence: str
    people: tuple[Stakeholder, ...]
    claims: tuple[ClaimLine, ...]
    lost: tuple[ClaimLine, ...]
    others: tuple[ClaimLine, ...]
    to_tell: tuple[Telling, ...]
    importance: str
    exchange: str
    net_value: Decimal | None
    net_advantage: Decimal | None
    gross_profit: Decimal | None
    offerings_compared: int
    statements: tuple[Statement, ...]
    followed: tuple[FollowedUp, ...]


def value_sheet_page(
    known: Known, account_id: str, cells: Sequence[Cell], steps: Iterable[Step]
) -> ValueSheetPage:
    """The sheet of an account; `known` holds its value_scores and the facts of the tables it speaks of."""
    score: Row = known.one("value_scores", "account_id", account_id) or {}
    people = _people(known, cells)
    counting = {cell.claim_id for cell in cells}
    rows = sorted(
        known.where("value_claims", "account_id", account_id),
        key=lambda row: (-row["stated_on"].toordinal(), row["claim_id"]),
    )
    by_place = {(cell.claim_id, cell.person_id): cell for cell in cells}
    lost = [row for row in rows if row["amount"] is not None and row["amount"] < 0]
    return ValueSheetPage(
        sums=sums_of(score),
        coverage=score.get("value_coverage"),
        evidence=score.get("value_coverage_evidence") or "none",
        people=people,
        claims=tuple(_line(known, row, people, by_place) for row in rows if row["claim_id"] in counting),
        lost=tuple(_line(known, row) for row in lost),
        others=tuple(
            _line(known, row) for row in rows if row["claim_id"] not in counting and row not in lost
        ),
        to_tell=_to_tell(known, cells),
        importance=score.get("importance") or "",
        exchange=score.get("exchange") or "",
        net_value=amount(score.get("net_value")),
        net_advantage=amount(score.get("net_advantage")),
        gross_profit=amount(score.get("gross_profit")),
        offerings_compared=score.get("offerings_compared") or 0,
        statements=_statements(known, account_id),
        followed=_followed(known, steps),
    )


def _people(known: Known, cells: Sequence[Cell]) -> tuple[Stakeholder, ...]:
    influence = {cell.person_id: cell.influence for cell in cells}
    in_order = sorted(influence, key=lambda person_id: (-influence[person_id], person_id))
    return tuple(Stakeholder(each, known.person(each), influence[each]) for each in in_order)


def _line(
    known: Known,
    row: Row,
    people: Sequence[Stakeholder] = (),
    cells: Mapping[tuple[str, str], Cell] | None = None,
) -> ClaimLine:
    pillar = known.one("pillars", "pillar_id", row["pillar_id"])
    priced = row["amount"] is not None and row["unit_price"] is not None
    confirmed = row["confirmed_on"] is not None
    return ClaimLine(
        claim_id=row["claim_id"],
        words=claim_words(known, row["claim_id"], row["person_id"], row["words"]),
        person=known.person(row["person_id"]),
        pillar=str(pillar["name"]) if pillar else "",
        stated_on=row["stated_on"],
        amount=row["amount"],
        unit=row["unit"] or "",
        money=row["amount"] * row["unit_price"] if priced else None,
        grade=row["grade"] if confirmed else min(row["grade"], UNCONFIRMED_GRADE),
        is_released=bool(row["shared_on"] and row["shared_words"]),
        knowledge=tuple(_knowledge(known, row, each, cells or {}) for each in people),
    )


def _knowledge(
    known: Known, claim: Row, person: Stakeholder, cells: Mapping[tuple[str, str], Cell]
) -> Knowledge:
    if claim["person_id"] == person.person_id:
        return Knowledge("said")
    if claim["confirmed_by"] == person.person_id:
        return Knowledge("confirmed")
    reached = [
        TOLD_STATES.index(row["state"] or TOLD_STATES[0])
        for row in known.where("value_communications", "claim_id", claim["claim_id"])
        if row["person_id"] == person.person_id
    ]
    if reached:
        return Knowledge(TOLD_STATES[max(reached)])
    cell = cells.get((claim["claim_id"], person.person_id))
    return Knowledge("untold", aside=cell is not None and not cell.fits)


def _to_tell(known: Known, cells: Sequence[Cell]) -> tuple[Telling, ...]:
    """The widest gaps that speak to the person; cells come with the widest first."""
    fitting = [cell for cell in cells if cell.fits and cell.gap > 0][:MOST_TO_TELL]
    return tuple(
        Telling(cell.person_id, known.person(cell.person_id), _words(known, cell.claim_id))
        for cell in fitting
    )


def _words(known: Known, claim_id: str) -> str | Phrase:
    row = known.one("value_claims", "claim_id", claim_id)
    return claim_words(known, claim_id, row["person_id"], row["words"]) if row else claim_id


def _statements(known: Known, account_id: str) -> tuple[Statement, ...]:
    """What was said of suppliers, by offering, ours first, the newest first."""
    found = [_statement(known, row) for row in known.where("alternatives", "account_id", account_id)]
    return tuple(
        sorted(
            found,
            key=lambda each: (each.offering, not each.is_ours, each.supplier, -each.stated_on.toordinal()),
        )
    )


def _statement(known: Known, row: Row) -> Statement:
    offering = known.one("offerings", "offering_id", row["offering_id"])
    value, price, own_cost = row["value_per_year"], row["price_per_year"], row["own_cost_per_year"]
    is_whole = None not in (value, price, own_cost)
    return Statement(
        supplier=row["supplier"],
        is_ours=row["supplier"] == "us",
        offering=str(offering["name"]) if offering else "",
        value=value,
        price=price,
        own_cost=own_cost,
        net=value - price - own_cost if is_whole else None,
        by_customer=row["said_by"] == "customer",
        stated_on=row["stated_on"],
    )


def _followed(known: Known, steps: Iterable[Step]) -> tuple[FollowedUp, ...]:
    """People of won deals, those first whose first open step is due first, then the others by name."""
    by_person: dict[tuple[str, str], list[Step]] = {}
    for step in steps:
        by_person.setdefault((step.deal_id, step.person_id), []).append(step)
    found = [
        FollowedUp(
            person_id,
            known.person(person_id),
            _deal(known, deal_id),
            tuple(sorted(own, key=lambda s: s.due_on)),
        )
        for (deal_id, person_id), own in by_person.items()
    ]
    return tuple(sorted(found, key=lambda each: (_first_open(each), each.person, each.deal)))


def _first_open(followed: FollowedUp) -> date:
    missing = (step.due_on for step in followed.steps if step.state in {"overdue", "not_due"})
    return min(missing, default=date.max)


def _deal(known: Known, deal_id: str) -> str:
    row = known.one("deals", "deal_id", deal_id)
    return str(row["name"] or deal_id) if row else deal_id

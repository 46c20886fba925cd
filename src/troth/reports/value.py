"""The value customers had from us, the most important first: delivered, confirmed, known to those who decide, and untold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from troth.reports.known import Known, Row

COUNTS = ("claims_created", "claims_priced", "claims_confirmed", "claims_destroyed")
CENT = Decimal("0.01")


@dataclass(frozen=True)
class ValueSums:
    """Some accounts together, `heard` of which have a claim of value. Money is in the book's currency, empty if none is known.

    `created` and `destroyed` are of the claims with a price; `untold` is what of `created` those who decide do not know of.
    """

    accounts: int = 0
    heard: int = 0
    claims_created: int = 0
    claims_priced: int = 0
    claims_confirmed: int = 0
    claims_destroyed: int = 0
    revenue: Decimal | None = None
    created: Decimal | None = None
    confirmed: Decimal | None = None
    destroyed: Decimal | None = None
    untold: Decimal | None = None

    @property
    def unpriced(self) -> int:
        """Claims of value created that no figure of money holds."""
        return self.claims_created - self.claims_priced

    @property
    def told_share(self) -> float | None:
        """The share of the priced value that those who decide know of; none where nothing is priced."""
        if not self.created or self.untold is None:
            return None
        return float(1 - self.untold / self.created)


@dataclass(frozen=True)
class ValueRow:
    """An account of the list. `importance` is share, strategic, reference or empty; `evidence` that of `coverage`."""

    account_id: str
    name: str
    segment: str
    importance: str
    sums: ValueSums
    coverage: float | None
    evidence: str
    exchange: str


@dataclass(frozen=True)
class PillarValue:
    """What customers had, and lost, through one part of our brand promise; without a name: claims that name none."""

    name: str
    claims: int
    priced: int
    created: Decimal
    lost: int
    destroyed: Decimal


@dataclass(frozen=True)
class Came:
    """How much of the value promised up to the day came, of so many accounts; the interval is empty below the minimum."""

    ratio: float | None
    low: float | None
    high: float | None
    accounts: int
    least: int


@dataclass(frozen=True)
class Value:
    """A page of the accounts asked for, with the sums of all that may be seen: of the important ones, and of every segment."""

    at: date
    rows: tuple[ValueRow, ...]
    found: int
    every: ValueSums
    important: ValueSums
    segments: tuple[tuple[str, ValueSums], ...]
    pillars: tuple[PillarValue, ...]
    came: Came
    withheld: int = 0

    @property
    def revenue_share(self) -> float | None:
        """What share of all revenue the most important customers bring."""
        if not self.every.revenue or self.important.revenue is None:
            return None
        return float(self.important.revenue / self.every.revenue)


def amount(value: float | None) -> Decimal | None:
    """An amount of a run in the book's currency."""
    return None if value is None else Decimal(str(value)).quantize(CENT)


def added(sums: Iterable[ValueSums]) -> ValueSums:
    """Sums of accounts together; money that none of them has stays empty."""
    every = list(sums)

    def total(name: str, nothing: Any) -> Any:
        known = [getattr(each, name) for each in every if getattr(each, name) is not None]
        return sum(known) if known else nothing

    return ValueSums(**{each.name: total(each.name, each.default) for each in fields(ValueSums)})


def in_segments(groups: Sequence[tuple[str, ValueSums]]) -> tuple[tuple[str, ValueSums], ...]:
    """Groups of accounts added up by segment, the most value first, without a segment last."""
    names = dict.fromkeys(name for name, _ in groups)
    found = [(name, added(sums for each, sums in groups if each == name)) for name in names]
    return tuple(sorted(found, key=lambda pair: (not pair[0], -(pair[1].created or 0), pair[0])))


def value_rows(known: Known, account_ids: Sequence[str]) -> tuple[ValueRow, ...]:
    """The accounts in this order; `known` holds their accounts and value_scores."""
    return tuple(_row(known, account_id) for account_id in account_ids)


def _row(known: Known, account_id: str) -> ValueRow:
    about: Row = known.one("accounts", "account_id", account_id) or {}
    score: Row = known.one("value_scores", "account_id", account_id) or {}
    return ValueRow(
        account_id=account_id,
        name=known.account(account_id),
        segment=about.get("segment") or "",
        importance=score.get("importance") or "",
        sums=sums_of(score),
        coverage=score.get("value_coverage"),
        evidence=score.get("value_coverage_evidence") or "none",
        exchange=score.get("exchange") or "",
    )


def sums_of(score: Row) -> ValueSums:
    """The value_scores of one account as sums."""
    counts = {name: score.get(name) or 0 for name in COUNTS}
    return ValueSums(
        accounts=1,
        heard=int(counts["claims_created"] + counts["claims_destroyed"] > 0),
        **counts,
        revenue=amount(score.get("revenue")),
        created=amount(score.get("value_created")),
        confirmed=amount(score.get("value_confirmed")),
        destroyed=amount(score.get("value_destroyed")),
        untold=amount(score.get("value_untold")),
    )


def pillar_values(known: Known, quantities: Mapping[tuple[str, str], float]) -> tuple[PillarValue, ...]:
    """Value by pillar, the most first; `quantities` maps (figure, pillar_id) to what the run kept, `known` holds pillars."""
    found = [
        _pillar(
            known, pillar_id, {figure: value for (figure, of), value in quantities.items() if of == pillar_id}
        )
        for pillar_id in dict.fromkeys(pillar_id for _, pillar_id in quantities)
    ]
    return tuple(sorted(found, key=lambda each: (not each.name, -each.created, -each.claims, each.name)))


def _pillar(known: Known, pillar_id: str, found: Mapping[str, float]) -> PillarValue:
    row = known.one("pillars", "pillar_id", pillar_id)
    return PillarValue(
        name=str(row["name"]) if row else pillar_id,
        claims=round(found["claims"]),
        priced=round(found["priced"]),
        created=amount(found["created"]) or Decimal(0),
        lost=round(found["lost"]),
        destroyed=amount(found["destroyed"]) or Decimal(0),
    )

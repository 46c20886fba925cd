"""A parent and its companies side by side: a row each, all people on one map, and no average of their loyalties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from troth.reports.figures import Figure, Kept, figure, kept_of
from troth.reports.gaps import Gap, gaps_of
from troth.reports.influence_map import Company, InfluenceMap, map_of_companies
from troth.reports.known import Known, Row
from troth.reports.people import PersonRow, people_of, seats
from troth.reports.promises import PromiseRow, our_promises
from troth.reports.stake import Billed


@dataclass(frozen=True)
class CompanyRow:
    """One company of the group. `depth` is 0 for the parent, 1 for its subsidiaries, 2 for theirs.

    `profit` is revenue less cost of the invoices of 365 days; none without invoices, or where a line lacks its cost.
    """

    account_id: str
    name: str
    depth: int
    owner: str
    trust: Figure
    respect: Figure
    loyalty: Figure
    kept: Kept
    profit: Decimal | None
    people: int
    overdue: int
    heaviest_gap: Gap | None


@dataclass(frozen=True)
class Weighted:
    """Loyalty weighted by profit, over the companies that have both; its ends are weighted alike, so it is no narrower.

    `counted` of `companies` went in; the class is the weakest among them.
    """

    figure: Figure
    counted: int
    companies: int


@dataclass(frozen=True)
class Shared:
    """Somebody with a role in more than one company of the group."""

    person_id: str
    person: str
    companies: tuple[str, ...]


@dataclass(frozen=True)
class GroupPage:
    """A group: `withheld` counts the companies of it that the reader may not see, which are not in here."""

    at: date
    account_id: str
    name: str
    rows: tuple[CompanyRow, ...]
    lowest: CompanyRow | None
    weighted: Weighted
    map: InfluenceMap
    shared: tuple[Shared, ...]
    overdue: tuple[PromiseRow, ...]
    withheld: int

    @property
    def has_subsidiaries(self) -> bool:
        """Whether any company names it as its parent."""
        return len(self.rows) + self.withheld > 1


def group(
    known: Known, depths: Mapping[str, int], billed: Mapping[str, Billed], *, root: str, withheld: int = 0
) -> GroupPage:
    """The group under `root`: `depths` gives each company that may be shown and how far below the parent it stands."""
    people = {account_id: people_of(known, account_id) for account_id in depths}
    rows = tuple(_row(known, account_id, depths, billed, people[account_id]) for account_id in depths)
    shown = [row for row in rows if row.loyalty.value is not None]
    overdue = [each for name in depths for each in our_promises(known, name) if each.state == "overdue"]
    return GroupPage(
        at=known.at,
        account_id=root,
        name=known.account(root),
        rows=rows,
        lowest=min(shown, key=lambda row: (row.loyalty.value, row.account_id), default=None),
        weighted=_weighted(rows),
        map=map_of_companies(known, [_company(known, name, people[name]) for name in depths]),
        shared=_shared(known, people),
        overdue=tuple(sorted(overdue, key=lambda each: (each.due_on or date.max, each.promise_id))),
        withheld=withheld,
    )


def _row(
    known: Known,
    account_id: str,
    depths: Mapping[str, int],
    billed: Mapping[str, Billed],
    people: tuple[PersonRow, ...],
) -> CompanyRow:
    score = known.one("account_scores", "account_id", account_id)
    about: Row = known.one("accounts", "account_id", account_id) or {}
    promises = our_promises(known, account_id)
    own = billed.get(account_id)
    return CompanyRow(
        account_id=account_id,
        name=known.account(account_id),
        depth=depths[account_id],
        owner=known.staff(about.get("owner_id")),
        trust=figure(score, "trust"),
        respect=figure(score, "respect"),
        loyalty=figure(score, "loyalty"),
        kept=kept_of(score),
        profit=None if own is None or own.cost is None else own.amount - own.cost,
        people=sum(1 for person in people if person.is_active),
        overdue=sum(1 for promise in promises if promise.state == "overdue"),
        heaviest_gap=next(iter(gaps_of(known, account_id)), None),
    )


def _company(known: Known, account_id: str, people: tuple[PersonRow, ...]) -> Company:
    about: Row = known.one("accounts", "account_id", account_id) or {}
    gaps = known.where("gaps", "account_id", account_id)
    empty = {row["role"] for row in gaps if row["kind"] == "empty_role"}
    filled = seats(people, is_indirect=bool(about.get("indirect")), empty=empty)
    return Company(account_id, known.account(account_id), people, filled)


def _weighted(rows: tuple[CompanyRow, ...]) -> Weighted:
    """The companies with a loyalty and a profit above 0, each with the weight of its profit."""
    counted = [row for row in rows if row.loyalty.value is not None and row.profit and row.profit > 0]
    total = float(sum((row.profit for row in counted if row.profit), Decimal(0)))
    if not counted:
        return Weighted(Figure("loyalty", None, None, None, "none"), 0, len(rows))

    def mean(ends: Callable[[Figure], float | None]) -> float:
        return sum(float(row.profit or 0) * (ends(row.loyalty) or 0.0) for row in counted) / total

    shown = Figure(
        name="loyalty",
        value=mean(lambda figure: figure.value),
        low=mean(lambda figure: figure.low),
        high=mean(lambda figure: figure.high),
        evidence="thin" if any(row.loyalty.evidence == "thin" for row in counted) else "ok",
    )
    return Weighted(shown, len(counted), len(rows))


def _shared(known: Known, people: Mapping[str, tuple[PersonRow, ...]]) -> tuple[Shared, ...]:
    where: dict[str, list[str]] = {}
    for account_id, persons in people.items():
        for person in persons:
            if person.is_active:
                where.setdefault(person.person_id, []).append(known.account(account_id))
    return tuple(
        Shared(person_id, known.person(person_id), tuple(names))
        for person_id, names in sorted(where.items())
        if len(names) > 1
    )

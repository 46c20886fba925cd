"""One account at a glance: how it stands, who decides there, what we owe them, and what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from troth.model import Rules
from troth.reports.figures import Figure, Kept, figure, kept_of
from troth.reports.gaps import Gap, gaps_of
from troth.reports.known import Known, Row
from troth.reports.missing import missing_of
from troth.reports.people import PersonRow, Seat, people_of, seats
from troth.reports.phrases import Phrase
from troth.reports.promises import ENDED, PromiseRow, our_promises


@dataclass(frozen=True)
class Standing:
    """How an account stands: the figures of its own row of scores, each with its evidence class."""

    trust: Figure
    respect: Figure
    loyalty: Figure
    kept: Kept
    weakest_person_id: str | None
    weakest_person: str
    weakest_loyalty: float | None
    role_coverage: float | None
    influence_coverage: float | None
    effective_contacts: float | None
    unknown_share: float | None
    loyalty_class: str | None


@dataclass(frozen=True)
class AccountHead:
    """What stands above every section of an account. `change` is its loyalty less that on `compared_on`.

    `parent` names the company it belongs to; `companies` counts those that belong to it.
    """

    at: date
    account_id: str
    name: str
    about: tuple[str, ...]
    owner: str
    is_closed: bool
    parent_id: str | None
    parent: str
    companies: int
    standing: Standing
    compared_on: date | None
    change: float | None


@dataclass(frozen=True)
class AccountPage:
    """How an account stands and what to do there. `missing` says what a figure lacks, empty where it lacks nothing."""

    at: date
    account_id: str
    standing: Standing
    missing: tuple[Phrase, ...]
    seats: tuple[Seat, ...]
    people: tuple[PersonRow, ...]
    promises: tuple[PromiseRow, ...]
    gaps: tuple[Gap, ...]

    @property
    def promises_ahead(self) -> tuple[PromiseRow, ...]:
        """Promises that still want something of us: overdue, open, or of unknown outcome."""
        return tuple(promise for promise in self.promises if promise.state not in ENDED)


def account_head(
    known: Known, account_id: str, compared_on: date | None, before: float | None
) -> AccountHead:
    """The head of an account; `before` is its loyalty on `compared_on`. Raises KeyError as `account` does."""
    row = known.one("accounts", "account_id", account_id)
    if row is None:
        raise KeyError(account_id)
    standing = _standing(known, account_id)
    now = standing.loyalty.value
    return AccountHead(
        at=known.at,
        account_id=account_id,
        name=row["name"],
        about=_about(row),
        owner=known.staff(row["owner_id"]),
        is_closed=row["closed_on"] is not None and row["closed_on"] <= known.at,
        parent_id=row["parent_id"],
        parent=known.account(row["parent_id"]) if row["parent_id"] else "",
        companies=len(known.where("accounts", "parent_id", account_id)),
        standing=standing,
        compared_on=compared_on,
        change=None if now is None or before is None else now - before,
    )


def account(known: Known, account_id: str, rules: Rules) -> AccountPage:
    """What is to be known of an account on the day of `known`, which holds the rows of that account.

    Raises KeyError when the account was not known on that day.
    """
    row = known.one("accounts", "account_id", account_id)
    if row is None:
        raise KeyError(account_id)
    people = people_of(known, account_id)
    filled = seats(people, is_indirect=bool(row["indirect"]), empty=_empty_roles(known, account_id))
    standing = _standing(known, account_id)
    return AccountPage(
        at=known.at,
        account_id=account_id,
        standing=standing,
        missing=missing_of(standing.loyalty, people, rules),
        seats=filled,
        people=people,
        promises=our_promises(known, account_id),
        gaps=gaps_of(known, account_id),
    )


def _about(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in ("segment", "industry", "country", "size_band") if row[name])


def _empty_roles(known: Known, account_id: str) -> set[str]:
    gaps = known.where("gaps", "account_id", account_id)
    return {row["role"] for row in gaps if row["kind"] == "empty_role"}


def _standing(known: Known, account_id: str) -> Standing:
    score = known.one("account_scores", "account_id", account_id)
    found: Row = score or {}
    return Standing(
        trust=figure(score, "trust"),
        respect=figure(score, "respect"),
        loyalty=figure(score, "loyalty"),
        kept=kept_of(score),
        weakest_person_id=found.get("weakest_person_id"),
        weakest_person=known.person(found.get("weakest_person_id")),
        weakest_loyalty=found.get("weakest_loyalty"),
        role_coverage=found.get("role_coverage"),
        influence_coverage=found.get("influence_coverage"),
        effective_contacts=found.get("effective_contacts"),
        unknown_share=found.get("unknown_share"),
        loyalty_class=found.get("loyalty_class"),
    )

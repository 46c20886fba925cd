"""Whom to ask in a campaign: the customers that matter most, and their people with most influence; both can be changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from troth.reports.campaign import Ask, is_in_force, key_people, role_of
from troth.reports.known import Known
from troth.reports.labels import ROLE_UNKNOWN, ROLES
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

REASONS: Mapping[str, Phrase] = {
    "revenue": _("among the fewest that bring most of the revenue"),
    "profit": _("among the fewest that bring most of the profit"),
    "strategic": _("strategic"),
    "reference": _("reference"),
}


@dataclass(frozen=True)
class Customer:
    """A customer that may be chosen: revenue of the last 365 days, and why it is proposed; `reason` is empty if it is not."""

    account_id: str
    name: str
    owner: str
    money: Decimal | None
    reason: str
    is_chosen: bool

    @property
    def reason_label(self) -> Phrase | None:
        """Why it is proposed, as people read it."""
        return REASONS.get(self.reason)


@dataclass(frozen=True)
class Customers:
    """Customers to choose from, in order; `more` says that there are others, to be searched for."""

    rows: tuple[Customer, ...]
    more: bool

    @property
    def has_money(self) -> bool:
        """Whether revenue is known of any of them."""
        return any(row.money is not None for row in self.rows)


@dataclass(frozen=True)
class Candidate:
    """A person who may be asked; `ask` is what is planned so far, none where nothing is."""

    account_id: str
    person_id: str
    name: str
    title: str
    role: str
    influence: float | None
    is_key: bool
    ask: Ask | None

    @property
    def key(self) -> str:
        """What tells them from all others on a form."""
        return f"{self.account_id}|{self.person_id}"

    @property
    def role_label(self) -> Phrase:
        """The role as people read it."""
        return ROLES.get(self.role, ROLE_UNKNOWN)


@dataclass(frozen=True)
class CustomerPeople:
    """The people of one customer, those with most influence first; `owner_id` is who of us would ask them."""

    account_id: str
    name: str
    owner_id: str
    people: tuple[Candidate, ...]


def customers(
    known: Known, order: Iterable[str], importance: Mapping[str, str], chosen: Collection[str] | None
) -> tuple[Customer, ...]:
    """Customers in this order; while nothing was `chosen` (none), those that are important are proposed."""
    return tuple(_customer(known, account_id, importance.get(account_id, ""), chosen) for account_id in order)


def candidates(known: Known, accounts: Iterable[str], asks: Iterable[Ask]) -> tuple[CustomerPeople, ...]:
    """The people of these customers who may be asked, with what is planned for them so far."""
    planned = {(ask.account_id, ask.person_id): ask for ask in asks}
    return tuple(
        sorted(
            (_people(known, account_id, planned) for account_id in accounts),
            key=lambda each: (each.name, each.account_id),
        )
    )


def _customer(known: Known, account_id: str, reason: str, chosen: Collection[str] | None) -> Customer:
    account = known.one("accounts", "account_id", account_id) or {}
    line = known.one("account_lines", "account_id", account_id) or {}
    return Customer(
        account_id=account_id,
        name=known.account(account_id),
        owner=known.staff(account.get("owner_id")),
        money=line.get("amount"),
        reason=reason,
        is_chosen=bool(reason) if chosen is None else account_id in chosen,
    )


def _people(known: Known, account_id: str, planned: Mapping[tuple[str, str], Ask]) -> CustomerPeople:
    account = known.one("accounts", "account_id", account_id) or {}
    keys = key_people(known, account_id)
    persons = {
        row["person_id"]
        for row in known.where("buying_roles", "account_id", account_id)
        if is_in_force(row, known.at) and _may_be_asked(known, row["person_id"], known.at)
    }
    persons |= {person for company, person in planned if company == account_id}
    rows = [_candidate(known, account_id, each, planned, is_key=each in keys) for each in persons]
    return CustomerPeople(
        account_id=account_id,
        name=known.account(account_id),
        owner_id=account.get("owner_id") or "",
        people=tuple(sorted(rows, key=lambda row: (-(row.influence or 0), row.name, row.person_id))),
    )


def _may_be_asked(known: Known, person_id: str, at: date) -> bool:
    about = known.one("people", "person_id", person_id)
    return about is not None and (about["left_on"] is None or about["left_on"] > at)


def _candidate(
    known: Known,
    account_id: str,
    person_id: str,
    planned: Mapping[tuple[str, str], Ask],
    *,
    is_key: bool,
) -> Candidate:
    about = known.one("people", "person_id", person_id) or {}
    scores = known.where("person_scores", "person_id", person_id)
    return Candidate(
        account_id=account_id,
        person_id=person_id,
        name=known.person(person_id),
        title=about.get("title") or "",
        role=role_of(known, account_id, person_id),
        influence=next((row["influence"] for row in scores if row["account_id"] == account_id), None),
        is_key=is_key,
        ask=planned.get((account_id, person_id)),
    )

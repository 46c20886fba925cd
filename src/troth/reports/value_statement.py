"""What one of the customer's people had from us and what is still to come: the page, the PDF and the slides they are sent.

Made of released claims and released promises alone, so it can show nobody's words against their will and cannot promise
anything that was not promised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from troth.reports.known import Known, Row
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.portal import SharedPromise, is_released, shared_promise
from troth.reports.statement_claims import StatementClaim, released_claims
from troth.reports.statement_figures import (
    Chart,
    Payback,
    Punctuality,
    Total,
    chart,
    money_total,
    payback,
    punctuality,
    unit_totals,
)
from troth.reports.statement_roles import (
    LEADS,
    NO_ROLE,
    ROLE_ORDER,
    SPEAKS_OF_MONEY,
    TITLES,
    in_order,
    lines_of,
    rounded,
    short,
)

MOST_FIGURES = 4
PROVEN_FROM_GRADE = 3


@dataclass(frozen=True)
class Sender:
    """Who sends the statement, and the currency of the book's money."""

    name: str
    currency: str


@dataclass(frozen=True)
class KeyFigure:
    """A figure the statement leads with, and what it is a figure of."""

    value: Phrase
    label: Phrase


@dataclass(frozen=True)
class ToldClaim:
    """A claim with what a reader of this role is told of it beside its words."""

    claim: StatementClaim
    lines: tuple[Phrase, ...]


@dataclass(frozen=True)
class ValueStatement:
    """The statement for one person of one account, in the terms of `role` (empty where they hold none).

    `created` and `destroyed` are the claims; `to_come` our open, dated promises; `roles` those the sender may choose from.
    """

    at: date
    sender: Sender
    account_id: str
    account: str
    person_id: str
    person: str
    role: str
    roles: tuple[str, ...]
    figures: tuple[KeyFigure, ...]
    created: tuple[ToldClaim, ...]
    destroyed: tuple[ToldClaim, ...]
    to_come: tuple[SharedPromise, ...]
    chart: Chart | None

    @property
    def title(self) -> Phrase:
        """What it is about, for this role."""
        return TITLES[self.role]

    @property
    def claims(self) -> tuple[StatementClaim, ...]:
        """Every claim on it."""
        return tuple(told.claim for told in (*self.created, *self.destroyed))

    @property
    def is_seen(self) -> bool:
        """Whether the person said of every claim on it that they have seen it, or more than that."""
        got = [claim.answer is not None and claim.answer.state != "told" for claim in self.claims]
        return bool(got) and all(got)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: no released claim, and no released promise ahead."""
        return not (self.created or self.destroyed or self.to_come)

    def claim(self, claim_id: str) -> StatementClaim | None:
        """A claim on it."""
        return next((each for each in self.claims if each.claim_id == claim_id), None)


def value_statement(
    known: Known, account_id: str, person_id: str, sender: Sender, role: str = ""
) -> ValueStatement:
    """The statement for a person of an account on the day of `known`, in the terms of a role they hold, else of their first.

    Raises KeyError where the book does not know the person.
    """
    person = known.one("people", "person_id", person_id)
    if person is None:
        raise KeyError(person_id)
    roles = roles_of(known, account_id, person_id)
    chosen = role if role in roles else next(iter(roles), NO_ROLE)
    claims = in_order(released_claims(known, account_id, person_id), chosen)
    promises = _promises(known, account_id, person_id)
    parts = _Parts(
        claims=claims,
        money=money_total(claims),
        totals=unit_totals(claims),
        kept=punctuality(promises, known.at),
        payback=payback(known, account_id, person_id),
        currency=sender.currency,
    )
    told = [ToldClaim(claim, lines_of(claim, chosen, sender.currency)) for claim in claims]
    return ValueStatement(
        at=known.at,
        sender=sender,
        account_id=account_id,
        account=known.account(account_id),
        person_id=person_id,
        person=person["name"],
        role=chosen,
        roles=roles,
        figures=tuple(_figures(parts, chosen))[:MOST_FIGURES],
        created=tuple(each for each in told if not each.claim.is_destroyed),
        destroyed=tuple(each for each in told if each.claim.is_destroyed),
        to_come=tuple(each for each in promises if each.is_open and each.due_on is not None),
        chart=chart(claims, in_money=chosen in SPEAKS_OF_MONEY),
    )


def roles_of(known: Known, account_id: str, person_id: str) -> tuple[str, ...]:
    """The roles a person holds in an account on the day of `known`, in the order in which they decide what is told."""
    held = {
        row["role"]
        for row in known.where("buying_roles", "person_id", person_id)
        if row["account_id"] == account_id and _is_in_force(row, known.at)
    }
    return tuple(role for role in ROLE_ORDER if role in held)


@dataclass(frozen=True)
class _Parts:
    """What key figures are made of."""

    claims: tuple[StatementClaim, ...]
    money: Total | None
    totals: tuple[Total, ...]
    kept: Punctuality
    payback: Payback | None
    currency: str


def _figures(parts: _Parts, role: str) -> Iterator[KeyFigure]:
    for lead in LEADS[role]:
        yield from _LEADING[lead](parts)


def _money(parts: _Parts) -> Iterator[KeyFigure]:
    if parts.money is not None:
        value = _("{amount} {currency}", amount=rounded(parts.money.created), currency=parts.currency)
        yield KeyFigure(value, _("value to date, at your own prices"))


def _lost(parts: _Parts) -> Iterator[KeyFigure]:
    if parts.money is not None and parts.money.destroyed:
        value = _("{amount} {currency}", amount=rounded(parts.money.destroyed), currency=parts.currency)
        yield KeyFigure(value, _("lost to you, kept beside it"))


def _payback(parts: _Parts) -> Iterator[KeyFigure]:
    if parts.payback is not None:
        yield KeyFigure(
            _("{months} months", months=short(parts.payback.months)),
            _("until a year's price and your own cost had come back, by your figures"),
        )


def _units(parts: _Parts) -> Iterator[KeyFigure]:
    for total in parts.totals:
        if total.created:
            yield KeyFigure(
                _("{amount} {unit}", amount=short(total.created), unit=total.unit),
                _("{words}", words=total.metric),
            )


def _kept(parts: _Parts) -> Iterator[KeyFigure]:
    if parts.kept.due:
        value = _("{kept} of {due}", kept=parts.kept.kept, due=parts.kept.due)
        yield KeyFigure(value, _("promises to you kept on the day"))


def _reached(parts: _Parts) -> Iterator[KeyFigure]:
    shares = [share for claim in parts.claims if (share := claim.reached_share) is not None]
    if shares:
        value = _("{kept} of {due}", kept=sum(share >= 1 for share in shares), due=len(shares))
        yield KeyFigure(value, _("promised levels reached in full"))


def _proven(parts: _Parts) -> Iterator[KeyFigure]:
    if parts.claims:
        proven = sum(claim.grade >= PROVEN_FROM_GRADE for claim in parts.claims)
        value = _("{kept} of {due}", kept=proven, due=len(parts.claims))
        yield KeyFigure(value, _("points shown by evidence"))


_LEADING: Mapping[str, Callable[[_Parts], Iterator[KeyFigure]]] = {
    "money": _money,
    "lost": _lost,
    "payback": _payback,
    "units": _units,
    "kept": _kept,
    "reached": _reached,
    "proven": _proven,
}


def _promises(known: Known, account_id: str, person_id: str) -> list[SharedPromise]:
    """Our promises released to the person, or to the account as a whole, by due day."""
    shown = [
        shared_promise(known, row, person_id)
        for row in known.where("promises", "account_id", account_id)
        if row["person_id"] in {None, person_id} and is_released(row, known.at)
    ]
    return sorted(shown, key=lambda each: (each.due_on or date.max, each.promise_id))


def _is_in_force(row: Row, at: date) -> bool:
    begun = row["since"] is None or row["since"] <= at
    return begun and (row["until"] is None or row["until"] > at)

"""The board of a campaign: who was asked for the value they had from us, who answered, and who is silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from troth.model.asking import SILENT_AFTER_DAYS
from troth.reports.figures import exact_interval
from troth.reports.known import Known, Row
from troth.reports.labels import ROLE_UNKNOWN, ROLES
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

STATES: Mapping[str, Phrase] = {
    "planned": _("planned"),
    "invited": _("invited"),
    "silent": _("no answer"),
    "declined": _("declined"),
    "answered": _("answered"),
}


@dataclass(frozen=True)
class Ask:
    """Somebody to be asked, as it is kept beside the book; `feedback_id` names the fact that they were, else it is empty."""

    ask_id: int
    account_id: str
    person_id: str
    staff_id: str
    planned_on: date
    channel: str
    feedback_id: str
    declined_on: date | None


@dataclass(frozen=True)
class AskRow:
    """One person of the board. `money` is what the account was billed in the last 365 days, `influence` their share of it."""

    ask: Ask
    account: str
    person: str
    role: str
    staff: str
    state: str
    asked_on: date | None
    answered_on: date | None
    influence: float | None
    money: Decimal | None

    @property
    def label(self) -> Phrase:
        """The state as people read it."""
        return STATES[self.state]

    @property
    def role_label(self) -> Phrase:
        """The role as people read it."""
        return ROLES.get(self.role, ROLE_UNKNOWN)

    @property
    def at_stake(self) -> Decimal | None:
        """The account's money as far as this person has the say over it, for the order of those who are silent."""
        if self.money is None or self.influence is None:
            return None
        return max(self.money, Decimal(0)) * Decimal(self.influence)


@dataclass(frozen=True)
class RoleResponse:
    """How many people of one role were asked and answered; never a share without its counts."""

    role: Phrase
    asked: int
    answered: int

    @property
    def rate(self) -> float | None:
        """The share that answered; none where nobody was asked."""
        return self.answered / self.asked if self.asked else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The exact 90 % interval of the share."""
        return exact_interval(self.answered, self.asked)


@dataclass(frozen=True)
class Board:
    """The people of a campaign as far as they may be told of, by account and person; `withheld` counts the others."""

    rows: tuple[AskRow, ...]
    withheld: int = 0

    @property
    def counts(self) -> tuple[tuple[str, Phrase, int], ...]:
        """How many people are in each state: the state, as people read it, and the number."""
        return tuple((name, label, len(self.of(name))) for name, label in STATES.items())

    @property
    def response(self) -> RoleResponse:
        """All who were asked, whatever their role."""
        return _response(_("all"), self.rows)

    @property
    def responses(self) -> tuple[RoleResponse, ...]:
        """Those who were asked, by role, in the order roles are listed."""
        labels = dict.fromkeys([*ROLES, ""])
        return tuple(
            _response(ROLES.get(role, ROLE_UNKNOWN), rows)
            for role in labels
            if (rows := [row for row in self.rows if row.role == role and row.asked_on])
        )

    @property
    def silent(self) -> tuple[AskRow, ...]:
        """Who was asked long enough ago and did not answer, most at stake first; where that is not known, last."""
        return tuple(
            sorted(
                self.of("silent"),
                key=lambda row: (row.at_stake is None, -(row.at_stake or 0), row.account, row.person),
            )
        )

    def of(self, state: str) -> tuple[AskRow, ...]:
        """The people in one state."""
        return tuple(row for row in self.rows if row.state == state)


def board(known: Known, asks: Iterable[Ask], withheld: int = 0) -> Board:
    """The board of these asks on the day of `known`, which holds what they speak of."""
    rows = (ask_row(known, ask) for ask in asks)
    order = sorted(rows, key=lambda row: (row.account, -(row.influence or 0), row.person, row.ask.ask_id))
    return Board(tuple(order), withheld)


def ask_row(known: Known, ask: Ask) -> AskRow:
    """One person of the board."""
    fact = known.one("feedback", "feedback_id", ask.feedback_id) if ask.feedback_id else None
    scores = known.where("person_scores", "person_id", ask.person_id)
    influence = next((row["influence"] for row in scores if row["account_id"] == ask.account_id), None)
    line = known.one("account_lines", "account_id", ask.account_id)
    return AskRow(
        ask=ask,
        account=known.account(ask.account_id),
        person=known.person(ask.person_id),
        role=role_of(known, ask.account_id, ask.person_id),
        staff=known.staff(ask.staff_id or None),
        state=_state(ask, fact, known.at),
        asked_on=fact["asked_on"] if fact else None,
        answered_on=fact["answered_on"] if fact else None,
        influence=influence,
        money=line["amount"] if line else None,
    )


def role_of(known: Known, account_id: str, person_id: str) -> str:
    """The role somebody holds in an account on the day, the first of several in the order they are listed; empty without."""
    held = {
        row["role"]
        for row in known.where("buying_roles", "person_id", person_id)
        if row["account_id"] == account_id and row["role"] and is_in_force(row, known.at)
    }
    return next((role for role in ROLES if role in held), "")


def is_in_force(row: Row, at: date) -> bool:
    """Whether a role is held on a day."""
    begun = row["since"] is None or row["since"] <= at
    return begun and (row["until"] is None or row["until"] > at)


def key_people(known: Known, account_id: str) -> frozenset[str]:
    """The people of an account to be asked first: as much influence as half of its people have, or a right of veto.

    Rule 15 of methods: key persons. Somebody who left is none.
    """
    active = {
        row["person_id"]
        for row in known.where("buying_roles", "account_id", account_id)
        if is_in_force(row, known.at) and not _has_left(known, row["person_id"])
    }
    influence = {
        row["person_id"]: row["influence"]
        for row in known.where("person_scores", "account_id", account_id)
        if row["person_id"] in active
    }
    middle = median(influence.values()) if influence else 0.0
    veto = {
        row["person_id"]
        for row in known.where("buying_roles", "account_id", account_id)
        if row["power"] == "veto" and row["person_id"] in active and is_in_force(row, known.at)
    }
    return frozenset({each for each, share in influence.items() if share >= middle} | veto)


def _has_left(known: Known, person_id: str) -> bool:
    about = known.one("people", "person_id", person_id)
    return about is not None and about["left_on"] is not None and about["left_on"] <= known.at


def _state(ask: Ask, fact: Row | None, at: date) -> str:
    if fact is not None and fact["answered_on"] is not None:
        return "answered"
    if ask.declined_on is not None and ask.declined_on <= at:
        return "declined"
    if fact is None:
        return "planned"
    return "silent" if fact["asked_on"] + timedelta(days=SILENT_AFTER_DAYS) <= at else "invited"


def _response(label: Phrase, rows: Iterable[AskRow]) -> RoleResponse:
    asked = [row for row in rows if row.asked_on]
    return RoleResponse(label, len(asked), sum(row.state == "answered" for row in asked))

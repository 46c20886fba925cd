"""One person: who they are, what they need, what we owe them, what they told us, and what they think of our word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from troth.reports.consent import is_withdrawn
from troth.reports.known import Known, Row
from troth.reports.labels import CONTACTS, INSTRUMENTS
from troth.reports.needs import NeedRow, needs_of
from troth.reports.people import PersonRow, people_of
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.promises import ENDED, PromiseRow, our_promises
from troth.reports.saying_dealings import interaction
from troth.reports.saying_people import CHOICES, LEVELS_OF_INFLUENCE, RATED_BY


@dataclass(frozen=True)
class Position:
    """The person in one account: roles, figures and ties there. `listens_to` and `heard_by` are names."""

    account_id: str
    account: str
    row: PersonRow
    listens_to: tuple[str, ...]
    heard_by: tuple[str, ...]


@dataclass(frozen=True)
class Saying:
    """Something the person told us: an answer, a word on a promise, or value in their own words.

    `words` is empty where there is a score alone; `is_withdrawn` where they took a quote back, whose words are left out.
    """

    on: date | None
    account: str
    about: Phrase
    words: str
    score: Decimal | None = None
    best: Decimal | None = None
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Contact:
    """A contact with the person: when, who of us, what it was, and the note."""

    at: datetime
    account: str
    staff: str
    what: Phrase
    kind: Phrase
    note: str


@dataclass(frozen=True)
class Rating:
    """How much somebody thinks the person sways decisions; `is_ours` where one of us thinks so."""

    account: str
    level: Phrase
    by: Phrase
    rater: str
    is_ours: bool
    on: date


@dataclass(frozen=True)
class Choice:
    """What the person decided about their data."""

    kind: str
    words: Phrase
    on: date
    until: date | None


@dataclass(frozen=True)
class PersonPage:
    """Everything known of a person in the accounts the reader may see; `withheld` counts the others.

    `objects`: is not to be scored, so no position has a figure.
    """

    at: date
    person_id: str
    name: str
    title: str
    department: str
    organisation: str
    email: str
    phone: str
    left_on: date | None
    objects: bool
    choices: tuple[Choice, ...]
    positions: tuple[Position, ...]
    needs: tuple[NeedRow, ...]
    promises: tuple[PromiseRow, ...]
    sayings: tuple[Saying, ...]
    contacts: tuple[Contact, ...]
    ratings: tuple[Rating, ...]
    withheld: int

    @property
    def promises_ahead(self) -> tuple[PromiseRow, ...]:
        """What we owe them."""
        return tuple(promise for promise in self.promises if promise.state not in ENDED)

    @property
    def promises_past(self) -> tuple[PromiseRow, ...]:
        """What came to its end."""
        return tuple(promise for promise in self.promises if promise.state in ENDED)

    @property
    def is_informed(self) -> bool:
        """Whether they were told what we hold about them and why."""
        return any(choice.kind == "informed" for choice in self.choices)


def person(known: Known, person_id: str, *, objects: bool, withheld: int = 0) -> PersonPage:
    """The page of a person from the facts of the accounts in `known`; raises KeyError when nobody knew them that day."""
    about = known.one("people", "person_id", person_id)
    if about is None:
        raise KeyError(person_id)
    accounts = [row["account_id"] for row in known.rows("accounts")]
    return PersonPage(
        at=known.at,
        person_id=person_id,
        name=about["name"],
        title=about["title"] or "",
        department=about["department"] or "",
        organisation=about["organisation"] or "",
        email=about["email"] or "",
        phone=about["phone"] or "",
        left_on=about["left_on"],
        objects=objects,
        choices=_choices(known, person_id),
        positions=_positions(known, person_id, accounts),
        needs=tuple(
            need for name in accounts for need in needs_of(known, name) if need.person_id == person_id
        ),
        promises=tuple(
            each for name in accounts for each in our_promises(known, name) if each.person_id == person_id
        ),
        sayings=_sayings(known, person_id),
        contacts=_contacts(known, person_id),
        ratings=_ratings(known, person_id),
        withheld=withheld,
    )


def _positions(known: Known, person_id: str, accounts: list[str]) -> tuple[Position, ...]:
    found = [(name, row) for name in accounts for row in people_of(known, name) if row.person_id == person_id]
    return tuple(
        Position(
            account_id=name,
            account=known.account(name),
            row=row,
            listens_to=_tied(known, name, "listener_id", "source_id", person_id),
            heard_by=_tied(known, name, "source_id", "listener_id", person_id),
        )
        for name, row in found
    )


def _tied(known: Known, account_id: str, own: str, other: str, person_id: str) -> tuple[str, ...]:
    ties = [row for row in known.where("influence_ties", "account_id", account_id) if row[own] == person_id]
    names = {known.person(row[other]) for row in ties if _holds(row, known.at) and row[other] != person_id}
    return tuple(sorted(names))


def _holds(row: Row, at: date) -> bool:
    begun = row["since"] is None or row["since"] <= at
    return begun and (row["until"] is None or row["until"] > at)


def _choices(known: Known, person_id: str) -> tuple[Choice, ...]:
    rows = known.where("person_choices", "person_id", person_id)
    in_force = [row for row in rows if row["until"] is None or row["until"] > known.at]
    shown = [Choice(row["kind"], CHOICES[row["kind"]], row["chosen_on"], row["until"]) for row in in_force]
    return tuple(sorted(shown, key=lambda choice: (choice.on, choice.kind), reverse=True))


def _sayings(known: Known, person_id: str) -> tuple[Saying, ...]:
    """What they said, the newest first."""
    said = [*_answers(known, person_id), *_verdicts(known, person_id), *_quotes(known, person_id)]
    return tuple(sorted(said, key=lambda each: each.on or date.min, reverse=True))


def _answers(known: Known, person_id: str) -> list[Saying]:
    rows = known.where("feedback", "person_id", person_id)
    return [
        Saying(
            on=row["answered_on"],
            account=known.account(row["account_id"]),
            about=INSTRUMENTS[row["instrument"]],
            words=row["words"] or "",
            score=row["score"],
            best=row["scale_high"],
        )
        for row in rows
        if row["answered_on"] is not None
    ]


def _verdicts(known: Known, person_id: str) -> list[Saying]:
    said = []
    for row in known.where("promise_events", "said_by", person_id):
        promise = known.one("promises", "promise_id", row["promise_id"])
        if row["kind"] == "verdict" and promise is not None:
            about = _("on the promise: {words}", words=promise["words"])
            said.append(
                Saying(row["happened_on"], known.account(promise["account_id"]), about, row["words"] or "")
            )
    return said


def _quotes(known: Known, person_id: str) -> list[Saying]:
    said = []
    for row in known.where("value_claims", "person_id", person_id):
        gone = is_withdrawn(known, person_id, row["claim_id"])
        words = "" if gone else row["words"]
        account = known.account(row["account_id"])
        about = _("on the value they had from us")
        said.append(Saying(row["stated_on"], account, about, words, is_withdrawn=gone))
    return said


def _contacts(known: Known, person_id: str) -> tuple[Contact, ...]:
    rows = known.where("interactions", "person_id", person_id)
    newest = sorted(rows, key=lambda row: (row["happened_at"], row["interaction_id"]), reverse=True)
    return tuple(
        Contact(
            at=row["happened_at"],
            account=known.account(row["account_id"]),
            staff=known.staff(row["staff_id"]),
            what=interaction(known, row),
            kind=CONTACTS[row["kind"]],
            note=row["note"] or "",
        )
        for row in newest
    )


def _ratings(known: Known, person_id: str) -> tuple[Rating, ...]:
    rows = known.where("influence_ratings", "person_id", person_id)
    newest = sorted(rows, key=lambda row: (row["rated_on"], row["rating_id"]), reverse=True)
    return tuple(
        Rating(
            account=known.account(row["account_id"]),
            level=LEVELS_OF_INFLUENCE[row["level"]],
            by=RATED_BY[row["rated_by"]],
            rater=known.staff(row["rater_id"])
            if row["rated_by"] == "staff"
            else known.person(row["rater_id"]),
            is_ours=row["rated_by"] == "staff",
            on=row["rated_on"],
        )
        for row in newest
    )

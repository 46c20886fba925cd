"""What one of the customer's people is shown: the promises released to them, in the approved words, and their own word.

Nothing here is made from a score, a rating, an importance or a note, nor from the words a promise was noted in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from troth.model.asking import INSTRUMENT
from troth.reports.consent import is_withdrawn
from troth.reports.known import Known, Row
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

CORRECTABLE = ("name", "title", "department", "email", "phone", "organisation")
SOURCE = "portal"  # of what was said there, in `batches` and as the channel of choices
UNNAMED_NEED = "not_named_yet"  # the code of a need stated there, until one of us has given it a name
VERDICTS = ("exceeded", "kept", "partly", "broken")  # what a visitor may say; `misled` is for us to note
VERDICT_LABELS: Mapping[str, Phrase] = {
    "exceeded": _("more than promised"),
    "kept": _("kept"),
    "partly": _("kept in part"),
    "broken": _("not kept"),
    "misled": _("not kept, and not told"),
}
STATE_LABELS: Mapping[str, Phrase] = {
    "overdue": _("past its date"),
    "open": _("open"),
    "delivered": _("delivered"),
    "withdrawn": _("taken back"),
}


@dataclass(frozen=True)
class Visitor:
    """One of the customer's people with what we hold of them, the accounts they act for (id -> name), and what they chose."""

    person_id: str
    details: Mapping[str, str]
    accounts: Mapping[str, str]
    has_left: bool
    declined_on: date | None
    objected_on: date | None

    @property
    def name(self) -> str:
        """What they are called."""
        return self.details["name"]

    @property
    def email(self) -> str:
        """Where mail reaches them; empty where that is not known."""
        return self.details["email"]

    @property
    def may_visit(self) -> bool:
        """Whether a link may let them in."""
        return not self.has_left and self.declined_on is None


@dataclass(frozen=True)
class Wish:
    """Another day a person asked for; `is_agreed` is empty until one of us has answered."""

    event_id: str
    asked_on: date
    new_due_on: date
    words: str
    is_agreed: bool | None


@dataclass(frozen=True)
class Word:
    """What a person said of a promise; `share` is how much of it was kept, 0 to 1, where they said so."""

    event_id: str
    said_on: date
    verdict: str
    share: Decimal | None
    words: str

    @property
    def label(self) -> Phrase:
        """The verdict as people read it."""
        return VERDICT_LABELS[self.verdict]


@dataclass(frozen=True)
class SharedPromise:
    """A promise as its receiver sees it. `word` is their own last word on it, `wishes` the days they asked for."""

    promise_id: str
    account_id: str
    account: str
    words: str
    due_on: date | None
    first_due_on: date | None
    state: str
    ended_on: date | None
    word: Word | None
    wishes: tuple[Wish, ...]

    @property
    def label(self) -> Phrase:
        """The state as people read it."""
        return STATE_LABELS[self.state]

    @property
    def is_open(self) -> bool:
        """Whether it is still to be delivered."""
        return self.state in {"open", "overdue"}


@dataclass(frozen=True)
class Told:
    """What a person told us in their own words: a need, or something about a promise."""

    told_on: date
    words: str


@dataclass(frozen=True)
class Quote:
    """Words of a person that we noted as value they had from us; withdrawn ones are quoted nowhere."""

    claim_id: str
    stated_on: date
    words: str
    is_withdrawn: bool


@dataclass(frozen=True)
class PortalPage:
    """The page of a visitor: open promises by due day, ended ones with the newest first, and what they told us."""

    visitor: Visitor
    open: tuple[SharedPromise, ...]
    ended: tuple[SharedPromise, ...]
    told: tuple[Told, ...]
    quotes: tuple[Quote, ...]

    def promise(self, promise_id: str) -> SharedPromise | None:
        """A promise on the page."""
        every = (*self.open, *self.ended)
        return next((each for each in every if each.promise_id == promise_id), None)


def visitor(known: Known, person_id: str) -> Visitor:
    """Who a person is and what they chose; raises KeyError where the book does not know them."""
    about = known.one("people", "person_id", person_id)
    if about is None:
        raise KeyError(person_id)
    left_on = about["left_on"]
    return Visitor(
        person_id=person_id,
        details={name: about[name] or "" for name in CORRECTABLE},
        accounts={
            row["account_id"]: known.account(row["account_id"])
            for row in known.where("buying_roles", "person_id", person_id)
            if _is_in_force(row, known.at)
        },
        has_left=left_on is not None and left_on <= known.at,
        declined_on=chosen_on(known, person_id, "portal_declined"),
        objected_on=chosen_on(known, person_id, "scoring_objected"),
    )


def portal_page(known: Known, person_id: str) -> PortalPage:
    """The page of a person; raises KeyError where the book does not know them."""
    who = visitor(known, person_id)
    shown = [
        shared_promise(known, row, person_id) for row in known.rows("promises") if _is_shown(known, row, who)
    ]
    last = date.max
    return PortalPage(
        visitor=who,
        open=tuple(
            sorted(
                (each for each in shown if each.is_open),
                key=lambda each: (each.due_on or last, each.promise_id),
            )
        ),
        ended=tuple(
            sorted(
                (each for each in shown if not each.is_open),
                key=lambda each: (-(each.ended_on or date.min).toordinal(), each.promise_id),
            )
        ),
        told=tuple(
            Told(row["answered_on"], row["words"])
            for row in reversed(known.where("feedback", "person_id", person_id))
            if row["instrument"] == INSTRUMENT and row["words"] and row["answered_on"]
        ),
        quotes=quotes_of(known, person_id),
    )


def quotes_of(known: Known, person_id: str) -> tuple[Quote, ...]:
    """The words of a person that might be quoted, the newest first.

    A withdrawal holds for the claim it names, or for all where it names none, unless the person allowed it later.
    """
    return tuple(
        Quote(
            row["claim_id"], row["stated_on"], row["words"], is_withdrawn(known, person_id, row["claim_id"])
        )
        for row in sorted(
            known.where("value_claims", "person_id", person_id),
            key=lambda row: (-row["stated_on"].toordinal(), row["claim_id"]),
        )
    )


def is_released(row: Row, at: date) -> bool:
    """Whether one of us released a promise of ours, with words approved for it, by that day."""
    shared_on = row["shared_on"]
    return row["made_by"] == "us" and bool(row["shared_words"]) and shared_on is not None and shared_on <= at


def chosen_on(known: Known, person_id: str, kind: str) -> date | None:
    """The day of a choice in force, empty without one."""
    made = [row for row in known.where("person_choices", "person_id", person_id) if row["kind"] == kind]
    in_force = [row["chosen_on"] for row in made if row["until"] is None or row["until"] > known.at]
    return max(in_force) if in_force else None


def shared_promise(known: Known, row: Row, person_id: str) -> SharedPromise:
    """A released promise as one person sees it: what others said of it does not show."""
    events = sorted(
        known.where("promise_events", "promise_id", row["promise_id"]),
        key=lambda event: (event["happened_on"], event["event_id"]),
    )
    due_on = next((each["new_due_on"] for each in reversed(events) if _moved(each)), row["due_on"])
    ending = next((each for each in reversed(events) if each["kind"] in _ENDINGS), None)
    overdue = due_on is not None and due_on < known.at
    return SharedPromise(
        promise_id=row["promise_id"],
        account_id=row["account_id"],
        account=known.account(row["account_id"]),
        words=row["shared_words"],
        due_on=due_on,
        first_due_on=row["due_on"] if row["due_on"] != due_on else None,
        state=_ENDINGS[ending["kind"]] if ending else "overdue" if overdue else "open",
        ended_on=ending["happened_on"] if ending else None,
        word=next((_word(each) for each in reversed(events) if _says(each, person_id)), None),
        wishes=tuple(_wish(each) for each in events if _wishes(each, person_id)),
    )


_ENDINGS = {"delivered": "delivered", "withdrawn": "withdrawn", "abandoned": "withdrawn"}


def _is_shown(known: Known, row: Row, who: Visitor) -> bool:
    to_them = row["person_id"] == who.person_id or (
        row["person_id"] is None and row["account_id"] in who.accounts
    )
    return to_them and is_released(row, known.at)


def _is_in_force(row: Row, at: date) -> bool:
    begun = row["since"] is None or row["since"] <= at
    return begun and (row["until"] is None or row["until"] > at)


def _moved(event: Row) -> bool:
    return event["kind"] == "renegotiated" and bool(event["agreed"]) and event["new_due_on"] is not None


def _says(event: Row, person_id: str) -> bool:
    return event["kind"] == "verdict" and event["verdict"] is not None and event["said_by"] == person_id


def _wishes(event: Row, person_id: str) -> bool:
    is_theirs = event["asked_by"] == "customer" and event["said_by"] == person_id
    return event["kind"] == "renegotiated" and is_theirs and event["new_due_on"] is not None


def _word(event: Row) -> Word:
    return Word(
        event["event_id"], event["happened_on"], event["verdict"], event["level"], event["words"] or ""
    )


def _wish(event: Row) -> Wish:
    return Wish(
        event["event_id"], event["happened_on"], event["new_due_on"], event["words"] or "", event["agreed"]
    )

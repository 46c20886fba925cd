"""Claims of value as one of the customer's people may read them: released, in approved words, and nobody quoted who did not allow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from troth.reports.consent import is_withdrawn, may_quote
from troth.reports.known import Known, Row
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

STATES = ("told", "seen", "acknowledged", "repeated")  # how far the telling of a claim got, in this order
MOST_UNCONFIRMED_GRADE = 2
PROOFS: Mapping[int, Phrase] = {
    0: _("our own record, not confirmed by you"),
    1: _("said by your side"),
    2: _("your side put the figure to it"),
    3: _("shown by evidence"),
    4: _("confirmed by your finance"),
}


@dataclass(frozen=True)
class Answer:
    """How far the telling of a claim got with its reader, and what they said: `words` their own, `perceived_amount` as they see it."""

    communication_id: str
    told_on: date
    state: str
    state_on: date | None
    perceived_amount: Decimal | None
    words: str

    @property
    def is_denied(self) -> bool:
        """Whether they say that it is not so: they have seen it, did not agree, and gave their word on it."""
        return self.state == "seen" and bool(self.words)

    @property
    def is_agreed(self) -> bool:
        """Whether they say that it is so."""
        return self.state in {"acknowledged", "repeated"}


@dataclass(frozen=True)
class StatementClaim:
    """One claim as its reader sees it; amounts in `unit`, `unit_price` in the book's currency and the customer's own.

    `source` tells whose words it rests on, `proof` how well it is shown, `confirmation` who of them confirmed it.
    """

    claim_id: str
    words: str
    stated_on: date
    pillar: str
    metric: str
    unit: str
    baseline: Decimal | None
    amount: Decimal | None
    unit_price: Decimal | None
    promised_amount: Decimal | None
    promised_by: date | None
    grade: int
    is_theirs: bool
    source: Phrase
    confirmation: Phrase | None
    answer: Answer | None

    @property
    def money(self) -> Decimal | None:
        """What it is worth at the customer's own price of a unit; empty where they gave none."""
        if self.amount is None or self.unit_price is None:
            return None
        return self.amount * self.unit_price

    @property
    def is_destroyed(self) -> bool:
        """Whether value was lost to them."""
        return self.amount is not None and self.amount < 0

    @property
    def counts(self) -> bool:
        """Whether it is part of a sum: what we alone say adds nothing to it, but a loss always shows."""
        return self.is_destroyed or self.grade > 0 or self.confirmation is not None

    @property
    def reached_share(self) -> Decimal | None:
        """How much of what was promised was reached, 1 being all; empty where nothing was promised."""
        if self.amount is None or not self.promised_amount:
            return None
        return self.amount / self.promised_amount

    @property
    def proof(self) -> Phrase:
        """How well it is shown."""
        return PROOFS[self.grade]


def released_claims(known: Known, account_id: str, person_id: str) -> tuple[StatementClaim, ...]:
    """The claims of an account that one of its people may be shown on the day of `known`, the newest first."""
    rows = [
        row
        for row in known.where("value_claims", "account_id", account_id)
        if is_claim_released(row, known.at) and may_read(known, row, person_id)
    ]
    rows.sort(key=lambda row: (-row["stated_on"].toordinal(), row["claim_id"]))
    return tuple(_claim(known, row, person_id) for row in rows)


def is_claim_released(row: Row, at: date) -> bool:
    """Whether one of us released a claim, in words approved for the customer, that may still be used on that day."""
    shared_on, expires_on = row["shared_on"], row["expires_on"]
    is_shared = bool(row["shared_words"]) and shared_on is not None and shared_on <= at
    return is_shared and (expires_on is None or expires_on > at)


def may_read(known: Known, row: Row, person_id: str) -> bool:
    """Whether a person may be shown a claim: what we say ourselves, their own words, and others' who allow it."""
    author, claim_id = row["person_id"], row["claim_id"]
    if author is None:
        return True
    if author == person_id:
        return not is_withdrawn(known, author, claim_id)
    return may_quote(known, author, claim_id)


def answer_of(known: Known, claim_id: str, person_id: str) -> Answer | None:
    """How far the telling of a claim got with a person: the best state reached; none where they were not told.

    Their own words about it stand in `feedback` under the id of the telling.
    """
    told = [
        row
        for row in known.where("value_communications", "claim_id", claim_id)
        if row["person_id"] == person_id
    ]
    if not told:
        return None
    row = max(told, key=lambda each: (STATES.index(each["state"]), each["told_on"], each["communication_id"]))
    said = known.one("feedback", "feedback_id", row["communication_id"])
    return Answer(
        communication_id=row["communication_id"],
        told_on=row["told_on"],
        state=row["state"],
        state_on=row["state_on"],
        perceived_amount=row["perceived_amount"],
        words=(said["words"] or "") if said else "",
    )


def _claim(known: Known, row: Row, person_id: str) -> StatementClaim:
    pillar = known.one("pillars", "pillar_id", row["pillar_id"])
    return StatementClaim(
        claim_id=row["claim_id"],
        words=row["shared_words"],
        stated_on=row["stated_on"],
        pillar=pillar["name"] if pillar else "",
        metric=row["metric"] or "",
        unit=row["unit"] or "",
        baseline=row["baseline"],
        amount=row["amount"],
        unit_price=row["unit_price"],
        promised_amount=row["promised_amount"],
        promised_by=row["promised_by"],
        grade=row["grade"] if row["confirmed_on"] else min(row["grade"], MOST_UNCONFIRMED_GRADE),
        is_theirs=row["person_id"] == person_id,
        source=_source(known, row, person_id),
        confirmation=_confirmation(known, row, person_id),
        answer=answer_of(known, row["claim_id"], person_id),
    )


def _source(known: Known, row: Row, person_id: str) -> Phrase:
    if row["person_id"] is None:
        return _("noted by us")
    if row["person_id"] == person_id:
        return _("your own words")
    return _("words of {name}", name=known.person(row["person_id"]))


def _confirmation(known: Known, row: Row, person_id: str) -> Phrase | None:
    """Who confirmed it: others by name only where they may be quoted."""
    confirmer, day = row["confirmed_by"], row["confirmed_on"]
    if day is None:
        return None
    if confirmer == person_id:
        return _("confirmed by you on {day}", day=day)
    if may_quote(known, confirmer, row["claim_id"]):
        return _("confirmed by {name} on {day}", name=known.person(confirmer), day=day)
    return _("confirmed by a colleague of yours on {day}", day=day)

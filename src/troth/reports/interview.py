"""One interview of a campaign: what somebody was asked, what they answered in their words, and the claims made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from troth.reports.campaign import Ask, AskRow, ask_row
from troth.reports.consent import WITHDRAWN, is_withdrawn, may_quote
from troth.reports.known import Known, Row
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

NOT_ALLOWED = _("(words not shown: they did not allow us to quote them)")
NO_CLAIM = ""  # what was chosen for all of a person's words holds for an answer


@dataclass(frozen=True)
class Words:
    """Somebody's words as one of us may read them; `note` says why they may not be read, and then there are none."""

    text: str = ""
    note: Phrase | None = None


@dataclass(frozen=True)
class InterviewClaim:
    """A claim of value made of somebody's words on one day; `grade` as the book's tables say."""

    claim_id: str
    words: Words
    pillar: str
    metric: str
    amount: Decimal | None
    unit: str
    unit_price: Decimal | None
    grade: int
    expires_on: date | None


@dataclass(frozen=True)
class Interview:
    """An interview as one of us may read it.

    `words` are empty until there is an answer. `may_quote` says whether others may read them, `quote_until` for how long,
    where that was said.
    """

    row: AskRow
    title: str
    email: str
    words: Words
    may_quote: bool
    quote_until: date | None
    claims: tuple[InterviewClaim, ...]


def interview(known: Known, ask: Ask, *, is_team: bool) -> Interview:
    """The interview of an ask; `is_team`: whoever reads it looks after the account."""
    about = known.one("people", "person_id", ask.person_id) or {}
    fact = known.one("feedback", "feedback_id", ask.feedback_id) if ask.feedback_id else None
    row = ask_row(known, ask)
    return Interview(
        row=row,
        title=about.get("title") or "",
        email=about.get("email") or "",
        words=answer_words(known, fact, is_team=is_team) if fact else Words(),
        may_quote=may_quote(known, ask.person_id, NO_CLAIM),
        quote_until=_quote_until(known, ask.person_id),
        claims=tuple(
            _claim(known, each, is_team=is_team)
            for each in known.where("value_claims", "person_id", ask.person_id)
            if each["account_id"] == ask.account_id and each["stated_on"] == row.answered_on
        ),
    )


def answer_words(known: Known, fact: Row, *, is_team: bool) -> Words:
    """The words of an answer as one of us may read them: the team of the account, and others where the person allows it.

    Whoever withdrew their words is quoted to nobody.
    """
    words, person_id = fact["words"] or "", fact["person_id"]
    if is_withdrawn(known, person_id, NO_CLAIM):
        return Words(note=WITHDRAWN)
    is_readable = is_team or may_quote(known, person_id, NO_CLAIM)
    return Words(words) if is_readable else Words(note=NOT_ALLOWED)


def _quote_until(known: Known, person_id: str) -> date | None:
    """The last day of the newest consent to quote all of somebody's words, where it has one."""
    given = [
        row
        for row in known.where("person_choices", "person_id", person_id)
        if row["kind"] == "quote_allowed" and row["claim_id"] is None
    ]
    newest = max(given, key=lambda row: row["chosen_on"], default=None)
    return newest["until"] if newest else None


def _claim(known: Known, row: Row, *, is_team: bool) -> InterviewClaim:
    person_id, claim_id = row["person_id"], row["claim_id"]
    is_readable = is_team or may_quote(known, person_id, claim_id)
    note = WITHDRAWN if is_withdrawn(known, person_id, claim_id) else None if is_readable else NOT_ALLOWED
    pillar = known.one("pillars", "pillar_id", row["pillar_id"])
    return InterviewClaim(
        claim_id=claim_id,
        words=Words(note=note) if note else Words(row["words"]),
        pillar=pillar["name"] if pillar else "",
        metric=row["metric"] or "",
        amount=row["amount"],
        unit=row["unit"] or "",
        unit_price=row["unit_price"],
        grade=row["grade"],
        expires_on=row["expires_on"],
    )

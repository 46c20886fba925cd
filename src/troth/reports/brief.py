"""The meeting brief: on one page, whom we meet, what they need and what we owe them. It is carried into the meeting, so no
score of a person stands on it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from troth.reports.brief_parts import Attendee, Need, Said, Value, shortened
from troth.reports.brief_question import question
from troth.reports.consent import is_withdrawn, may_quote
from troth.reports.known import Known, Row
from troth.reports.needs import NeedRow, needs_of
from troth.reports.people import PersonRow, people_of
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.promises import ENDED, PromiseRow, our_promises, promises_to_us

MOST_NEEDS = 3
MOST_PROMISES = 4
MOST_VALUES = 2
MOST_ATTENDEES = 8


@dataclass(frozen=True)
class Brief:
    """The page: who is there, what is owed to the account as a whole (also what was promised to somebody who left) and by
    it, and the one question to ask.

    `choices` are the people who may attend, so that others can be picked.
    """

    at: date
    account_id: str
    name: str
    owner: str
    attendees: tuple[Attendee, ...]
    owed_to_account: tuple[PromiseRow, ...]
    owed_to_us: tuple[PromiseRow, ...]
    question: Phrase
    why: Phrase
    choices: tuple[PersonRow, ...]


def brief(known: Known, account_id: str, person_ids: Collection[str]) -> Brief:
    """The brief for a meeting with these people of an account; with its most influential ones where none is named.

    Raises KeyError when the account is not known on that day. People who left or are not of the account are left out.
    """
    account = known.one("accounts", "account_id", account_id)
    if account is None:
        raise KeyError(account_id)
    active = tuple(person for person in people_of(known, account_id) if person.is_active)
    named = [person for person in active if person.person_id in person_ids]
    present = (named or list(active[:3]))[:MOST_ATTENDEES]
    promises = [each for each in our_promises(known, account_id) if each.state not in ENDED]
    here = {person.person_id for person in active}
    needs = needs_of(known, account_id)
    values = _values(known, account_id)
    attendees = tuple(_attendee(known, person, needs, promises, values) for person in present)
    asked, why = question(attendees)
    return Brief(
        at=known.at,
        account_id=account_id,
        name=account["name"],
        owner=known.staff(account["owner_id"]),
        attendees=attendees,
        owed_to_account=tuple(each for each in promises if each.person_id not in here)[:MOST_PROMISES],
        owed_to_us=tuple(each for each in promises_to_us(known, account_id) if each.state not in ENDED)[
            :MOST_PROMISES
        ],
        question=asked,
        why=why,
        choices=active,
    )


def _attendee(
    known: Known,
    person: PersonRow,
    needs: tuple[NeedRow, ...],
    promises: list[PromiseRow],
    values: list[Row],
) -> Attendee:
    owed = [each for each in promises if each.person_id == person.person_id]
    theirs = [need for need in needs if need.person_id == person.person_id]
    own = sorted(theirs, key=lambda need: (-need.importance, need.need_id))
    return Attendee(
        person_id=person.person_id,
        person=person,
        needs=tuple(Need(each) for each in own[:MOST_NEEDS]),
        owed=tuple(owed[:MOST_PROMISES]),
        more_owed=max(len(owed) - MOST_PROMISES, 0),
        said=_last_said(known, person.person_id),
        untold=_untold(known, person.person_id, values),
    )


def _values(known: Known, account_id: str) -> list[Row]:
    """The claims of value to the customer that may still be used: the best proven first, of equals the newest."""
    claims = [
        row
        for row in known.where("value_claims", "account_id", account_id)
        if (row["expires_on"] is None or row["expires_on"] > known.at)
        and (row["amount"] is None or row["amount"] > 0)
        and not is_withdrawn(known, row["person_id"], row["claim_id"])
    ]
    return sorted(claims, key=lambda row: (-row["grade"], -row["stated_on"].toordinal(), row["claim_id"]))


def _untold(known: Known, person_id: str, values: list[Row]) -> tuple[Value, ...]:
    """What the person neither said nor was told; what several said alike is told once."""
    told = {row["claim_id"] for row in known.where("value_communications", "person_id", person_id)}
    alike: dict[str, Row] = {}
    for row in values:
        if row["claim_id"] not in told and row["person_id"] != person_id:
            alike.setdefault(shortened(row["words"]).casefold(), row)
    return tuple(
        Value(
            row["claim_id"],
            shortened(row["words"]),
            known.person(row["person_id"]),
            row["stated_on"],
            row["grade"],
            is_quotable=row["person_id"] is None or may_quote(known, row["person_id"], row["claim_id"]),
        )
        for row in list(alike.values())[:MOST_VALUES]
    )


def _last_said(known: Known, person_id: str) -> Said | None:
    """The newest of their answers, their statements of value, their words on promises, and what was noted of contacts."""
    said = [
        *(
            Said(row["words"], row["answered_on"], _("asked by us"))
            for row in known.where("feedback", "person_id", person_id)
            if row["words"] and row["answered_on"]
        ),
        *(
            Said(row["words"], row["stated_on"], _("on the value they had"))
            for row in known.where("value_claims", "person_id", person_id)
            if not is_withdrawn(known, person_id, row["claim_id"])
        ),
        *(
            Said(row["words"], row["happened_on"], _("on a promise of ours"))
            for row in known.where("promise_events", "said_by", person_id)
            if row["words"]
        ),
        *(
            Said(row["note"], row["happened_at"].date(), _("as we noted it"))
            for row in known.where("interactions", "person_id", person_id)
            if row["note"]
        ),
    ]
    last = max(said, key=lambda each: (each.on, each.words), default=None)
    return Said(shortened(last.words), last.on, last.occasion) if last else None

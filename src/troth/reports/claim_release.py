"""Our side of claims of value: which of an account are released to the customer's people, in which words, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from troth.reports.consent import claim_words, is_withdrawn, may_quote
from troth.reports.known import Known, Row
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.statement_claims import is_claim_released


@dataclass(frozen=True)
class ClaimRelease:
    """A claim and what the customer's people may see of it; `version` tells whether somebody changed it since.

    `proposed` are the words a release begins with: never those of a person who may not be quoted.
    """

    claim_id: str
    version: str
    words: str | Phrase
    person: str
    stated_on: date
    is_released: bool
    shared_on: date | None
    shared_words: str
    proposed: str
    readers: Phrase
    is_withdrawn: bool
    is_expired: bool


def claim_releases(known: Known) -> tuple[ClaimRelease, ...]:
    """Every claim in `known`, which holds those of one account, the newest first."""
    rows = sorted(
        known.rows("value_claims"), key=lambda row: (-row["stated_on"].toordinal(), row["claim_id"])
    )
    return tuple(_release(known, row) for row in rows)


def _release(known: Known, row: Row) -> ClaimRelease:
    claim_id, person_id = row["claim_id"], row["person_id"]
    is_free = person_id is None or may_quote(known, person_id, claim_id)
    is_gone = is_withdrawn(known, person_id, claim_id)
    shared_words = "" if is_gone else row["shared_words"] or ""
    return ClaimRelease(
        claim_id=claim_id,
        version=str(row["batch_id"]),
        words=claim_words(known, claim_id, person_id, row["words"]),
        person=known.person(person_id),
        stated_on=row["stated_on"],
        is_released=is_claim_released(row, known.at),
        shared_on=row["shared_on"],
        shared_words=shared_words,
        proposed=shared_words or (row["words"] if is_free else ""),
        readers=_readers(known, row),
        is_withdrawn=is_gone,
        is_expired=row["expires_on"] is not None and row["expires_on"] <= known.at,
    )


def _readers(known: Known, row: Row) -> Phrase:
    """Who of the customer's people may read it once it is released."""
    person_id, claim_id = row["person_id"], row["claim_id"]
    if person_id is None:
        return _("noted by us: everybody there may read it")
    person = known.person(person_id)
    if is_withdrawn(known, person_id, claim_id):
        return _("{person} withdrew these words: nobody may read them", person=person)
    if may_quote(known, person_id, claim_id):
        return _("{person} may be quoted: everybody there may read it", person=person)
    return _("{person} has not allowed a quote: only they may read it", person=person)

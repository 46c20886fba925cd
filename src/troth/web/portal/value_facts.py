"""What a visitor said of the value they had, as facts: how far the telling got, their words, and a figure confirmed by them.

Their words stand in `feedback` under the id of the telling, so that the last word on a claim takes the place of the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from troth.ledger import Ledger, current
from troth.model import Facts
from troth.reports.portal import SOURCE
from troth.reports.statement_claims import STATES, StatementClaim
from troth.reports.value_statement import ValueStatement
from troth.web.portal.facts import fact, new_version
from troth.web.portal.guests import Guest
from troth.web.portal.statements import Statement
from troth.web.portal.value_form import CONFIRMS, DENIES
from troth.workspace.reading import ids_merged_with

SEEN = STATES.index("seen")


def seen_facts(guest: Guest, statement: ValueStatement, key: str) -> Iterator[Facts]:
    """The visitor says that they have seen their statement: every claim on it that got no further yet."""
    for claim in statement.claims:
        if claim.answer is None or STATES.index(claim.answer.state) < SEEN:
            yield _telling(guest, claim, f"said_{key}_{claim.claim_id}", state="seen")


def answer_facts(
    guest: Guest, statement: Statement, claim: StatementClaim, account_id: str
) -> Iterable[Facts]:
    """The visitor's word on one claim. "That is not so" leaves it seen, and takes their own confirmation back."""
    answer, words = statement.values["answer"], statement.values.get("words")
    amount = statement.values.get("perceived_amount")
    state = "seen" if answer == DENIES else "repeated" if words else "acknowledged"
    telling_id = claim.answer.communication_id if claim.answer else f"said_{statement.key}"
    yield _telling(
        guest, claim, telling_id, state=state, perceived_amount=Decimal(amount) if amount else None
    )
    if words or (claim.answer and claim.answer.words):
        yield _words(guest, telling_id, account_id, words)
    yield from _confirmation(guest, claim, answer)


def _telling(guest: Guest, claim: StatementClaim, new_id: str, **reached: Any) -> Facts:
    """The telling of a claim with the state it reached today; what nobody told them yet, the portal did."""
    if claim.answer is None:
        return fact(
            "value_communications",
            communication_id=new_id,
            claim_id=claim.claim_id,
            person_id=guest.person_id,
            told_on=guest.today,
            channel=SOURCE,
            state_on=guest.today,
            **reached,
        )
    row = _in_force(guest.ledger, "value_communications", communication_id=claim.answer.communication_id)
    return new_version("value_communications", row, state_on=guest.today, **reached)


def _words(guest: Guest, telling_id: str, account_id: str, words: str | None) -> Facts:
    return fact(
        "feedback",
        feedback_id=telling_id,
        account_id=account_id,
        person_id=guest.person_id,
        instrument="value_interview",
        campaign=SOURCE,
        asked_on=guest.today,
        answered_on=guest.today,
        words=words,
    )


def _confirmation(guest: Guest, claim: StatementClaim, answer: str) -> Iterator[Facts]:
    """A figure they confirm, or do not confirm any more; nobody takes back what another confirmed."""
    row = _in_force(guest.ledger, "value_claims", claim_id=claim.claim_id)
    confirmed: Mapping[str, str | date | None] = {}
    if answer == CONFIRMS and row["confirmed_on"] is None:
        confirmed = {"confirmed_by": guest.person_id, "confirmed_on": guest.today}
    if answer == DENIES and row["confirmed_by"] in ids_merged_with(
        guest.ledger, guest.person_id, guest.today
    ):
        confirmed = {"confirmed_by": None, "confirmed_on": None}
    if confirmed:
        yield new_version("value_claims", row, **confirmed)


def _in_force(ledger: Ledger, table: str, **filters: str) -> Mapping[str, Any]:
    rows = current(ledger, table, **filters)
    return rows[0]

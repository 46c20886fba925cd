"""What is asked and answered in a campaign, as facts of the book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from troth.ledger import Ledger, current
from troth.model import TABLES, Facts
from troth.model.asking import CODED_KINDS, INSTRUMENT
from troth.reports.campaign import Ask
from troth.web.entering.forms import new_id
from troth.web.portal.facts import fact, new_version

SAID, QUANTIFIED = 1, 2  # grades of a claim


@dataclass(frozen=True)
class Said:
    """What somebody answered on a day; `may_quote` and until when, where that was said."""

    words: str
    answered_on: date
    may_quote: bool
    quote_until: date | None = None


def asked(ask: Ask, feedback_id: str, campaign: str, asked_on: date) -> Mapping[str, Any]:
    """The row that says that somebody was asked."""
    return {
        **dict.fromkeys(TABLES["feedback"].by_name),
        "items": 1,
        "feedback_id": feedback_id,
        "account_id": ask.account_id,
        "person_id": ask.person_id,
        "instrument": INSTRUMENT,
        "campaign": campaign,
        "asked_on": asked_on,
    }


def invitation(row: Mapping[str, Any]) -> Facts:
    """That somebody was asked, as `asked` gives it; without an answer it is what measures see as silence."""
    return new_version("feedback", row)


def answer(row: Mapping[str, Any], said: Said, channel: str) -> Iterable[Facts]:
    """An answer to what was asked in `row`, in their words, and their consent to be quoted where they gave it."""
    yield new_version("feedback", row, answered_on=said.answered_on, words=said.words)
    if said.may_quote:
        yield consent(str(row["person_id"]), said.answered_on, said.quote_until, channel)


def consent(person_id: str, chosen_on: date, until: date | None, channel: str) -> Facts:
    """That somebody allows us to quote what they said of the value they had."""
    return fact(
        "person_choices",
        choice_id=new_id("person_choices"),
        person_id=person_id,
        kind="quote_allowed",
        chosen_on=chosen_on,
        until=until,
        channel=channel,
    )


def withdrawal(person_id: str, chosen_on: date, channel: str) -> Facts:
    """That somebody allows it no longer."""
    return fact(
        "person_choices",
        choice_id=new_id("person_choices"),
        person_id=person_id,
        kind="quote_withdrawn",
        chosen_on=chosen_on,
        channel=channel,
    )


def claim(ask: Ask, stated_on: date, filled: Mapping[str, Any]) -> Facts:
    """A claim of value made of what somebody said on a day."""
    values = {name: value for name, value in filled.items() if value not in {None, ""}}
    return fact(
        "value_claims",
        claim_id=new_id("value_claims"),
        account_id=ask.account_id,
        person_id=ask.person_id,
        grade=SAID if values.get("amount") is None else QUANTIFIED,
        stated_on=stated_on,
        **values,
    )


def codings(
    ledger: Ledger, feedback_id: str, coder_id: str, codes: Mapping[str, str], day: date
) -> list[Facts]:
    """How one of us codes an answer; codes they gave before are replaced."""
    rows = current(ledger, "codings", fact_table="feedback", fact_id=feedback_id, coder_id=coder_id)
    ids = {row["kind"]: str(row["coding_id"]) for row in rows}
    return [
        fact(
            "codings",
            coding_id=ids.get(kind) or new_id("codings"),
            fact_table="feedback",
            fact_id=feedback_id,
            coder_id=coder_id,
            kind=kind,
            code=codes[kind],
            coded_on=day,
        )
        for kind in CODED_KINDS
    ]

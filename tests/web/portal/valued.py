"""Value that people of Acorn Mills and Birch Foods had from us: claims of every kind a statement must tell apart."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.web.books import HOSTILE, MONTH_AGO, record
from troth.ledger import Ledger

STATED_ON = date(2026, 1, 10)
SHOWN_TO_VERA = (
    "Two days a month saved",
    "One invoice instead of twelve",
    "Calm nights, says Pia",
    "A shift lost",
)
# Nothing of these may reach Vera.
KEPT_FROM_VERA = ("Said by Ben in private", "Never approved", "No longer true", "Birch saved much")


def fill_value(ledger: Ledger) -> None:
    """Claims of Acorn: Vera's own, ours, Pia's who allows a quote, Ben's who does not, and some that may not be shown."""
    record(
        ledger,
        pillars=[{"pillar_id": "calm", "name": f"Calm {HOSTILE}", "statement": "Quiet nights"}],
        person_choices=[
            {"choice_id": "pia-may", "person_id": "pia", "kind": "quote_allowed", "chosen_on": MONTH_AGO}
        ],
        value_claims=[
            _claim(
                "of-vera",
                "Two days a month saved",
                person_id="vera",
                grade=2,
                metric="days saved",
                unit="days",
                amount=24,
                unit_price=300,
            ),
            _claim(
                "ours", "One invoice instead of twelve", metric="invoices spared", unit="invoices", amount=11
            ),
            _claim("of-pia", "Calm nights, says Pia", person_id="pia", pillar_id="calm"),
            _claim("lost", "A shift lost", metric="days saved", unit="days", amount=-1, unit_price=300),
            _claim("of-ben", "Said by Ben in private", person_id="ben"),
            _claim("ours-alone", None, words="Never approved"),
            _claim("expired", "No longer true", expires_on=MONTH_AGO),
            _claim("of-birch", "Birch saved much", account_id="birch"),
        ],
    )


def add_claims(ledger: Ledger, count: int) -> None:
    """Further claims that every reader at Acorn may see."""
    record(ledger, value_claims=[_claim(f"further-{number}", f"Further {number}") for number in range(count)])


def _claim(claim_id: str, shared_words: str | None, **more: Any) -> dict[str, Any]:
    return {
        "claim_id": claim_id,
        "account_id": "acorn",
        "words": f"Verbatim of {claim_id}",
        "grade": 1,
        "stated_on": STATED_ON,
        "shared_on": MONTH_AGO if shared_words else None,
        "shared_words": shared_words,
        **more,
    }

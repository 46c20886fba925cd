"""A customer with claims of value and promises, of which one person may be told some."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.reports.rows import AT, Tables, known
from troth.reports import Known
from troth.reports.value_statement import Sender, ValueStatement, value_statement

SENDER = Sender("Brook Drives (sample)", "EUR")
SHARED_ON = date(2026, 2, 1)
Fact = dict[str, object]


def claim(claim_id: str, **more: object) -> Fact:
    """A released claim of ours at Acorn."""
    return {
        "claim_id": claim_id,
        "account_id": "acorn",
        "words": f"verbatim {claim_id}",
        "shared_words": f"approved {claim_id}",
        "shared_on": SHARED_ON,
        "stated_on": date(2026, 1, 10),
        "grade": 1,
        **more,
    }


def promise(promise_id: str, **more: object) -> Fact:
    """A released promise to Pia."""
    return {
        "promise_id": promise_id,
        "account_id": "acorn",
        "person_id": "pia",
        "made_by": "us",
        "words": f"noted {promise_id}",
        "shared_words": f"approved {promise_id}",
        "shared_on": SHARED_ON,
        "due_on": date(2026, 5, 1),
        **more,
    }


def role(name: str, person_id: str = "pia", **more: object) -> Fact:
    """A role at Acorn."""
    return {
        "buying_role_id": f"{person_id} {name}",
        "person_id": person_id,
        "account_id": "acorn",
        "role": name,
        **more,
    }


def choice(kind: str, person_id: str = "ben", on: date = SHARED_ON) -> Fact:
    """What somebody chose about being quoted."""
    return {"choice_id": f"{kind} {person_id} {on}", "person_id": person_id, "kind": kind, "chosen_on": on}


def acorn(**more: list[Fact]) -> Known:
    """Pia and Ben of Acorn, and what else is known."""
    people: Tables = {
        "accounts": [
            {"account_id": "acorn", "name": "Acorn Mills"},
            {"account_id": "birch", "name": "Birch"},
        ],
        "people": [{"person_id": "pia", "name": "Pia Example"}, {"person_id": "ben", "name": "Ben Sample"}],
    }
    return known(**{**people, **more})


def statement(book: Known, role_asked: str = "") -> ValueStatement:
    """Pia's statement."""
    return value_statement(book, "acorn", "pia", SENDER, role_asked)


def worth(amount: int, price: str | None = "10", **more: object) -> Fact:
    """What a claim needs to be counted: hours, at the customer's price of one."""
    return {
        "metric": "hours saved",
        "unit": "h",
        "amount": Decimal(amount),
        "unit_price": None if price is None else Decimal(price),
        **more,
    }


__all__ = ["AT", "SENDER", "acorn", "choice", "claim", "promise", "role", "statement", "worth"]

"""A book of claims of value at Alder: Ann and Ben decide there, and what its measures come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.measured import Measured, measured
from tests.worktop import given
from troth.influence import INFLUENCE_MEASURES
from troth.model import Rules
from troth.needs import CONTACT_MEASURES
from troth.value import MEASURES

AT = date(2026, 6, 30)
NO_NEEDS = given("live_needs", [{"account_id": "elsewhere", "person_id": "zoe", "pillar_id": "day"}])
Row = Mapping[str, Any]


def days_ago(days: int) -> date:
    return AT - timedelta(days=days)


def claim(claim_id: str = "c", **more: Any) -> dict[str, Any]:
    """Hours saved, in the words of Ann, who put a number on them; priced unless said otherwise."""
    said = {"person_id": "ann", "words": "It saves us hours", "unit": "hours", "grade": 2}
    return {
        "claim_id": claim_id,
        "account_id": "alder",
        **said,
        "amount": 10,
        "unit_price": 30,
        "stated_on": days_ago(200),
        **more,
    }


def choice(kind: str, days: int, **more: Any) -> dict[str, Any]:
    """What Ann decided about her words so many days ago."""
    made = {"choice_id": f"{kind} {days}", "person_id": "ann", "kind": kind, "chosen_on": days_ago(days)}
    return {**made, "claim_id": None, "until": None, **more}


def role(person_id: str, role: str, **more: Any) -> dict[str, Any]:
    return {
        "buying_role_id": f"{person_id} {role}",
        "person_id": person_id,
        "account_id": "alder",
        "role": role,
        **more,
    }


def value_of(folder: Path, rules: Rules | None = None, **tables: Sequence[Row]) -> Measured:
    """The measures of value over the given tables."""
    book = {
        "accounts": [{"account_id": "alder", "name": "Alder Works"}],
        "people": [{"person_id": name, "name": name.title()} for name in ("ann", "ben")],
        **tables,
    }
    return measured(folder, book, (*CONTACT_MEASURES, *INFLUENCE_MEASURES, NO_NEEDS, *MEASURES), AT, rules)

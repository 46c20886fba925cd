"""One account for the pages of the first week: Pia decides, Ben uses, and Cleo objects to being scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from tests.reports.rows import Tables, known
from troth.reports import Known

HOSTILE = "<script>alert('x')</script> *#import \"x\"* $x$ =cmd() @x \u05d0\u05d1"


TABLES: Tables = {
    "accounts": [{"account_id": "acorn", "name": f"Acorn {HOSTILE}", "owner_id": "sam"}],
    "staff": [{"staff_id": "sam", "name": "Sam"}, {"staff_id": "kim", "name": "Kim", "team": "north"}],
    "people": [
        {"person_id": "pia", "name": f"Pia {HOSTILE}", "title": "Head of purchasing"},
        {"person_id": "ben", "name": "Ben"},
        {"person_id": "cleo", "name": "Cleo"},
    ],
    "person_choices": [
        {
            "choice_id": "o1",
            "person_id": "cleo",
            "kind": "scoring_objected",
            "chosen_on": date(2026, 1, 1),
        }
    ],
    "buying_roles": [
        {
            "buying_role_id": f"r-{person}",
            "person_id": person,
            "account_id": "acorn",
            "role": role,
            "power": power,
        }
        for person, role, power in (
            ("pia", "financial_buyer", "decide"),
            ("ben", "end_user", None),
            ("cleo", None, None),
        )
    ],
    "person_scores": [
        {"account_id": "acorn", "person_id": person, "influence": influence}
        for person, influence in (("pia", 0.5), ("ben", 0.3))
    ],
    "codes": [{"code_id": "c1", "kind": "need", "code": "uptime", "label": "The line never stands still"}],
    "needs": [{"need_id": "n1", "person_id": "pia", "account_id": "acorn", "code": "uptime"}],
    "need_ratings": [
        {
            "rating_id": "q1",
            "need_id": "n1",
            "expected": Decimal("8.000000"),
            "perceived": Decimal("6.500000"),
            "rated_by": "customer",
            "rated_on": date(2026, 1, 5),
        }
    ],
    "interactions": [
        {
            "interaction_id": "t1",
            "person_id": "pia",
            "account_id": "acorn",
            "staff_id": "sam",
            "kind": "call",
            "direction": "both",
            "happened_at": datetime(2026, 2, 10, 9, tzinfo=UTC),
        }
    ],
    "promises": [
        {
            "promise_id": "seals",
            "account_id": "acorn",
            "person_id": "pia",
            "promiser_id": "sam",
            "words": f"Seals on the dock {HOSTILE}",
            "made_on": date(2026, 1, 1),
            "due_on": date(2026, 2, 20),
        }
    ],
    "promise_scores": [{"promise_id": "seals", "state": "overdue"}],
}


def acorn(**more: Sequence[Mapping[str, object]]) -> Known:
    """The account as known on the day AT; rows of `more` come beside those of the same table."""
    return known(**{name: [*TABLES.get(name, []), *more.get(name, [])] for name in {**TABLES, **more}})

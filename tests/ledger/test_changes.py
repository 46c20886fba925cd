"""What a batch changed is told as new facts, and as what each other fact was and is."""

from __future__ import annotations

from datetime import timedelta

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Difference, Ledger
from troth.model import Facts

LATER = NOW + timedelta(days=1)
TOLD = Facts(
    "accounts",
    ("account_id", "name", "segment"),
    (
        ("account_a", "Ashgrove Group", "north"),
        ("account_b", "Brightwater Pumps", None),
        ("account_c", "Coldharbour", None),
        ("account_d", "Downfield", None),
    ),
)


def test_a_batch_tells_its_new_facts_and_what_the_others_were(peopled: Ledger) -> None:
    told = ledger.refresh(peopled, [TOLD], by="keeper", source="crm.csv", now=LATER)
    changes = ledger.changes_of_batch(peopled, told.batch_id, 5)
    assert set(changes) == {"accounts"}
    assert [row["account_id"] for row in changes["accounts"].created] == ["account_c", "account_d"]
    assert changes["accounts"].changed == (
        Difference(
            "account_a",
            {"name": ("Ashgrove Fittings", "Ashgrove Group"), "segment": (None, "north")},
        ),
    )


def test_no_more_are_told_than_asked_for(peopled: Ledger) -> None:
    told = ledger.refresh(peopled, [TOLD], by="keeper", source="crm.csv", now=LATER)
    changes = ledger.changes_of_batch(peopled, told.batch_id, 1)
    assert [row["account_id"] for row in changes["accounts"].created] == ["account_c"]


def test_a_rehearsal_is_looked_at_and_leaves_nothing(peopled: Ledger) -> None:
    seen = []

    def look(batch_id: str) -> None:
        seen.append(ledger.changes_of_batch(peopled, batch_id, 5)["accounts"].changed[0].key)

    ledger.rehearse(peopled, [TOLD], by="keeper", source="crm.csv", now=LATER, look=look)
    assert seen == ["account_a"]
    assert [row["account_id"] for row in ledger.current(peopled, "accounts")] == ["account_a", "account_b"]

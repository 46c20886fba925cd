"""Contact: what counts as one, how it fades, who is engaged, and where nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.measured import Measured, measured
from troth.needs import CONTACT_MEASURES

AT = date(2026, 6, 30)
ALDER, BIRCH = "alder", "birch"


def days_ago(days: int) -> date:
    return AT - timedelta(days=days)


def contact(person: str, age_days: int, **more: Any) -> dict[str, Any]:
    """A meeting with a person of Alder, or what `more` makes of it."""
    row = {
        "event_key": None,
        "account_id": ALDER,
        "person_id": person,
        "kind": "meeting",
        "direction": "both",
        "happened_at": days_ago(age_days),
        "held": None,
        "replied_at": None,
    }
    return {**row, **more}


def contacts_of(folder: Path, rows: Sequence[dict[str, Any]]) -> Measured:
    """The measures of contact over the rows, which are numbered i0, i1, ..."""
    numbered = [{"interaction_id": f"i{number}", **row} for number, row in enumerate(rows)]
    book = {
        "accounts": [{"account_id": name, "name": name.title()} for name in (ALDER, BIRCH)],
        "people": [
            {"person_id": name, "name": name.title()} for name in sorted({r["person_id"] for r in rows})
        ],
        "interactions": numbered,
    }
    return measured(folder, book, CONTACT_MEASURES, AT)


def test_a_meeting_today_gives_3_of_9_and_weighs_half_after_90_days(tmp_path: Path) -> None:
    measures = contacts_of(tmp_path, [contact("ann", 0), contact("ben", 90)])
    assert measures.column("contacts", "person_id", "contact_nano") == {
        "ann": 3_000_000_000,
        "ben": 1_500_000_000,
    }
    assert measures.column("contacts", "person_id", "connection") == {"ann": 0.333333333, "ben": 0.2}
    assert measures.column("contacts", "person_id", "last_contact_on") == {"ann": AT, "ben": days_ago(90)}


WEIGHTS: list[tuple[dict[str, Any], int]] = [
    ({"kind": "meeting"}, 3),
    ({"kind": "meeting", "held": True}, 3),
    ({"kind": "meeting", "held": False}, 0),
    ({"kind": "call", "direction": "in"}, 3),
    ({"kind": "call", "held": False}, 0),
    ({"kind": "message", "direction": "both"}, 1),
    ({"kind": "email", "direction": "in"}, 0),
    ({"kind": "email", "direction": "in", "replied_at": days_ago(1)}, 1),
    ({"kind": "email", "direction": "out"}, 0),
    ({"kind": "email", "direction": "out", "replied_at": days_ago(76)}, 1),
    ({"kind": "email", "direction": "out", "replied_at": days_ago(75)}, 0),
    ({"kind": "email", "direction": "in", "replied_at": AT + timedelta(days=1)}, 0),
]


def test_rule_46_what_an_event_weighs(tmp_path: Path) -> None:
    rows = [contact(f"person {number}", 90, **more) for number, (more, _) in enumerate(WEIGHTS)]
    measures = contacts_of(tmp_path, rows)
    found = measures.column("contact_evidence", "fact_id", "weight_nano")
    assert found == {f"i{number}": weight * 500_000_000 for number, (_, weight) in enumerate(WEIGHTS)}
    two_way = measures.column("contact_evidence", "fact_id", "two_way")
    assert two_way == {f"i{number}": weight > 0 for number, (_, weight) in enumerate(WEIGHTS)}


def test_rule_46_an_event_counts_once_per_person_with_its_best_row_and_latest_day(tmp_path: Path) -> None:
    measures = contacts_of(
        tmp_path,
        [
            contact("ann", 92, event_key="kick-off", held=False),
            contact("ann", 91, event_key="kick-off", held=True),
            contact("ann", 90, event_key="kick-off", kind="email", direction="in"),
            contact("ben", 90, event_key="kick-off"),
        ],
    )
    assert measures.column("contact_evidence", "person_id", "fact_id") == {"ann": "i0", "ben": "i3"}
    assert measures.column("contacts", "person_id", "contact_events") == {"ann": 1, "ben": 1}
    assert measures.column("contacts", "person_id", "connection") == {"ann": 0.2, "ben": 0.2}


def test_an_event_key_equal_to_an_id_does_not_join_two_events(tmp_path: Path) -> None:
    (person,) = contacts_of(tmp_path, [contact("ann", 5, event_key="i1"), contact("ann", 5)]).rows("contacts")
    assert person["contact_events"] == 2


def test_the_weights_of_a_persons_contacts_sum_to_it(tmp_path: Path) -> None:
    measures = contacts_of(tmp_path, [contact("ann", age) for age in range(0, 400, 7)])
    (person,) = measures.rows("contacts")
    assert person["contact_nano"] == sum(row["weight_nano"] for row in measures.rows("contact_evidence"))


def test_no_contact_crosses_accounts(tmp_path: Path) -> None:
    rows = [contact("ann", 0), *[contact("ann", 0, account_id=BIRCH)] * 2]
    found = contacts_of(tmp_path, rows).column("contacts", "account_id", "connection")
    assert found == {ALDER: 0.333333333, BIRCH: 0.5}


ENGAGED: list[tuple[list[tuple[int, dict[str, Any]]], bool]] = [
    ([(180, {})], True),
    ([(181, {})], False),
    ([(10, {"held": False})], False),
    ([(10, {"kind": "email", "direction": "in"})], False),
    ([(10, {"kind": "email", "direction": "in"}), (10, {"kind": "email", "direction": "out"})], False),
    ([(10, {"kind": "email", "direction": "in"}), (20, {"kind": "email", "direction": "both"})], True),
]


def test_rule_46_engaged_by_two_way_contact_at_most_180_days_old(
    tmp_path: Path,
) -> None:
    rows = [
        contact(f"person {number}", age, **more)
        for number, (contacts, _) in enumerate(ENGAGED)
        for age, more in contacts
    ]
    found = contacts_of(tmp_path, rows).column("contacts", "person_id", "engaged")
    assert found == {f"person {number}": engaged for number, (_, engaged) in enumerate(ENGAGED)}


def test_rule_47_evidence_of_connection_by_the_contacts_of_365_days(tmp_path: Path) -> None:
    ages = {"none": (365, 400), "one": (364,), "two": (1, 2, 365), "three": (1, 2, 364)}
    rows = [contact(person, age) for person, days in ages.items() for age in days]
    found = contacts_of(tmp_path, rows).column("contacts", "person_id", "connection_evidence")
    assert found == {"none": "none", "one": "thin", "two": "thin", "three": "ok"}


def test_contact_is_observed_where_anyone_was_in_touch_within_365_days(tmp_path: Path) -> None:
    rows = [contact("ann", 364, kind="email", direction="out"), contact("ben", 365, account_id=BIRCH)]
    assert contacts_of(tmp_path, rows).rows("contact_observed") == [{"account_id": ALDER}]


@pytest.mark.parametrize(("replied_at", "value"), [(None, 0.0), (AT + timedelta(days=1), 0.0), (AT, 1.0)])
def test_rule_46_whether_any_day_of_reply_is_known(
    tmp_path: Path, replied_at: date | None, value: float
) -> None:
    measures = contacts_of(tmp_path, [contact("ann", 5, kind="email", direction="in", replied_at=replied_at)])
    assert measures.rows("reply_records") == [{"name": "reply_records", "segment": "", "value": value}]


def test_a_book_without_contact_knows_none(tmp_path: Path) -> None:
    measures = contacts_of(tmp_path, [contact("ann", -1)])
    assert [measures.rows(name) for name in ("contacts", "contact_evidence", "contact_observed")] == [
        [],
        [],
        [],
    ]
    assert measures.column("reply_records", "name", "value") == {"reply_records": 0.0}

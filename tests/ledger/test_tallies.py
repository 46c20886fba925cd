"""What is said of our brand promise counts what was known on the day of the run, and follows a saved fact."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.ledger.listed import AT, RUN, account, promise, record, score, states
from troth import ledger
from troth.ledger import Ledger, TallyAsked

IMPORTANT_FROM = 4
EVERY = TallyAsked(RUN)
TOMORROW = AT + timedelta(days=1)


@pytest.fixture
def promised(book: Ledger) -> Ledger:
    """Two accounts with needs of their people, a part of our promise, and promises made in its name and in none."""
    record(
        book,
        accounts=[{"account_id": name, "name": name} for name in ("a", "b")],
        people=[{"person_id": name, "name": name} for name in ("pia", "ben")],
        pillars=[{"pillar_id": "day", "name": "On the day", "statement": "It arrives on the day."}],
        needs=[
            need("n1", "pia", "a", importance=5),
            need("n2", "ben", "a", importance=2),
            need("n3", "pia", "b", importance=4),
            need("n4", "pia", "b", code="price", pillar_id=None),
            need("over", "ben", "b", until=date(2026, 2, 1)),
            need("ahead", "ben", "b", since=TOMORROW),
        ],
        promises=[
            *(promise(name, pillar_id="day") for name in ("open", "overdue", "kept")),
            promise("ahead", due_on=TOMORROW, pillar_id="day"),
            promise("elsewhere", "b"),
            promise("theirs", made_by="customer", pillar_id="day"),
        ],
    )
    found = states(open="open", overdue="overdue", kept="kept", ahead="kept", elsewhere="broken")
    score(book, account_scores=[account("a"), account("b")], promise_scores=found)
    return book


def need(need_id: str, person_id: str, account_id: str, **more: Any) -> dict[str, Any]:
    """A need for machines that run, which the part of our promise answers."""
    about = {"code": "uptime", "pillar_id": "day", "importance": 3}
    return {"need_id": need_id, "person_id": person_id, "account_id": account_id, **about, **more}


def test_needs_in_force_are_counted_by_part_and_code(promised: Ledger) -> None:
    rows = ledger.tally_needs(promised, EVERY, IMPORTANT_FROM)
    assert sorted(rows, key=repr) == [("day", "uptime", 3, 2, 3, 2, 11), (None, "price", 1, 0, 1, 1, 3)]


def test_what_is_important_is_decided_when_it_is_asked(promised: Ledger) -> None:
    important = {
        step: sum(row[3] for row in ledger.tally_needs(promised, EVERY, step)) for step in (1, 2, 4, 5, 6)
    }
    assert important == {1: 4, 2: 4, 4: 2, 5: 1, 6: 0}


def test_promises_of_ours_are_counted_by_part_and_due_ones_once_their_day_has_come(promised: Ledger) -> None:
    rows = ledger.tally_promises(promised, EVERY)
    assert sorted(rows, key=repr) == [("day", 2, 1, 2, 1), (None, 0, 0, 1, 0)]


def test_of_withheld_accounts_nothing_is_counted(promised: Ledger) -> None:
    asked = TallyAsked(RUN, ["b"])
    assert ledger.tally_promises(promised, asked) == [(None, 0, 0, 1, 0)]
    assert sorted(row[:3] for row in ledger.tally_needs(promised, asked, IMPORTANT_FROM) if row[0]) == [
        ("day", "uptime", 1)
    ]
    assert ledger.tally_needs(promised, TallyAsked(RUN, []), IMPORTANT_FROM) == []


def test_an_account_whose_figures_are_replaced_is_counted_anew_and_no_other(promised: Ledger) -> None:
    record(promised, needs=[need("new", "ben", "a", importance=5)])
    assert ("day", "uptime", 3, 2, 3, 2, 11) in ledger.tally_needs(promised, EVERY, IMPORTANT_FROM)
    kept = ("overdue", "kept", 1.0, None, 1.0, 0.0, None)
    ledger.replace_account(promised, RUN, "a", {"promise_scores": [kept]})
    assert ("day", "uptime", 4, 3, 3, 2, 16) in ledger.tally_needs(promised, EVERY, IMPORTANT_FROM)
    assert (None, 0, 0, 1, 0) in ledger.tally_promises(promised, EVERY)

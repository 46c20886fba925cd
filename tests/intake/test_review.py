"""A filled account review becomes the facts that were changed, or problems at their cells, never half of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import count

import pytest

from tests.reports.rows import AT, Tables, known
from troth.intake.review import Filled, Reviewed, facts_of_review
from troth.intake.review_cells import Reviewer
from troth.intake.review_writing import PromiseOutcome, Stored
from troth.model import TABLES, problems_of
from troth.model.facts import Value
from troth.reports import Known, Review, review

PIA, NEW_ROW, SEALS = "person:pia", "new:1", "promise:seals"


BOOK: Tables = {
    "accounts": [{"account_id": "acorn", "name": "Acorn Mills", "owner_id": "sam"}],
    "people": [{"person_id": "pia", "name": "Pia"}, {"person_id": "ben", "name": "Ben"}],
    "buying_roles": [
        {"buying_role_id": "r1", "person_id": "pia", "account_id": "acorn", "role": "financial_buyer"},
        {"buying_role_id": "r2", "person_id": "ben", "account_id": "acorn", "since": date(2025, 1, 1)},
    ],
    "influence_ratings": [
        {
            "rating_id": "i1",
            "person_id": "pia",
            "account_id": "acorn",
            "level": 3,
            "rated_by": "customer",
            "rated_on": date(2026, 1, 1),
        }
    ],
    "needs": [
        {"need_id": "n1", "person_id": "pia", "account_id": "acorn", "code": "uptime", "importance": 5}
    ],
    "need_ratings": [
        {
            "rating_id": "q1",
            "need_id": "n1",
            "expected": Decimal("8.000000"),
            "perceived": Decimal("6.500000"),
            "rated_by": "staff",
            "rated_on": date(2026, 1, 1),
        }
    ],
    "codes": [
        {"code_id": "c1", "kind": "need", "code": "uptime", "label": "The line never stands still"},
        {"code_id": "c2", "kind": "need", "code": "price", "label": "A price that holds"},
    ],
    "interactions": [
        {
            "interaction_id": "t1",
            "person_id": "pia",
            "account_id": "acorn",
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
            "words": "Seals on the dock",
            "made_on": date(2026, 1, 1),
            "due_on": date(2026, 2, 20),
            "floor": Decimal(0),
            "promised_level": Decimal(4),
        }
    ],
    "promise_scores": [{"promise_id": "seals", "state": "overdue"}],
}


def book() -> Known:
    return known(**BOOK)


def stored(found: Known) -> Stored:
    keys = {name: TABLES[name].key for name in ("people", "buying_roles", "needs", "interactions")}
    return {name: {row[key]: row for row in found.rows(name)} for name, key in keys.items()}


@pytest.fixture
def sheet() -> Review:
    return review(book(), "acorn", "sam")


@pytest.fixture
def reviewer() -> Reviewer:
    numbers: Iterator[int] = count(1)
    return Reviewer(
        staff_id="sam",
        today=AT,
        noon=lambda day: datetime.combine(day, time(12), UTC),
        new_id=lambda kind: f"{kind}-{next(numbers)}",
    )


def filled(sheet: Review, **rows: Mapping[str, str]) -> Filled:
    """The sheet as handed out, with cells written over; rows are named person, other, new and promise."""
    names = {"person": PIA, "other": "person:ben", "new": NEW_ROW, "second": "new:2", "promise": SEALS}
    after = {row: dict(cells) for row, cells in sheet.cells.items()}
    for name, cells in rows.items():
        after.setdefault(names[name], {}).update(cells)
    return Filled(sheet.cells, after)


def reviewed(sheet: Review, reviewer: Reviewer, **rows: Mapping[str, str]) -> Reviewed:
    return facts_of_review(sheet, stored(book()), filled(sheet, **rows), reviewer)


def rows_of(found: Reviewed) -> list[tuple[str, dict[str, Value]]]:
    assert found.problems == ()
    made = [
        (facts.table, dict(zip(facts.columns, row, strict=True)))
        for facts in found.facts
        for row in facts.rows
    ]
    assert [says for table, row in made for says in problems_of(TABLES[table], row, table)] == []
    return made


def one_problem(found: Reviewed) -> tuple[str, str, str]:
    assert (found.facts, found.outcomes) == ((), ())
    (problem,) = found.problems
    return problem.row, problem.column, str(problem.says)


def test_what_is_known_is_filled_in(sheet: Review) -> None:
    (line,) = [line for line in sheet.people if line.key == PIA]
    assert line.cells == {
        "name": "Pia",
        "role": "financial_buyer",
        "power": "",
        "level": "3",
        "need_1": "The line never stands still",
        "expected_1": "8",
        "perceived_1": "6.5",
        "talked_on": "2026-02-10",
        "talked_how": "call",
    }
    assert line.ours == {"expected_1", "perceived_1"}  # the level is the customer's own word


def test_a_sheet_left_as_it_is_makes_no_fact(sheet: Review, reviewer: Reviewer) -> None:
    found = reviewed(sheet, reviewer)
    assert (found.facts, found.changes) == ((), ())


def test_an_emptied_cell_says_nothing(sheet: Review, reviewer: Reviewer) -> None:
    emptied = dict.fromkeys(("name", "role", "level", "need_1", "expected_1", "talked_on"), "")
    assert rows_of(reviewed(sheet, reviewer, person=emptied)) == []


def test_a_new_person_needs_nothing_but_a_name(sheet: Review, reviewer: Reviewer) -> None:
    made = rows_of(reviewed(sheet, reviewer, new={"name": "Zoe"}))
    assert made == [
        ("people", {"person_id": "person-1", "name": "Zoe"}),
        ("buying_roles", {"buying_role_id": "role-2", "person_id": "person-1", "account_id": "acorn"}),
    ]


def test_a_new_role_is_a_new_version_of_the_old_one(sheet: Review, reviewer: Reviewer) -> None:
    ((table, row),) = rows_of(reviewed(sheet, reviewer, other={"power": "veto"}))
    assert (table, row["buying_role_id"], row["power"], row["since"]) == (
        "buying_roles",
        "r2",
        "veto",
        date(2025, 1, 1),
    )


def test_a_rating_of_influence_is_by_the_reviewer_today(sheet: Review, reviewer: Reviewer) -> None:
    ((table, row),) = rows_of(reviewed(sheet, reviewer, person={"level": "4"}))
    assert table == "influence_ratings"
    assert (row["level"], row["rated_by"], row["rater_id"], row["rated_on"]) == (4, "staff", "sam", AT)


def test_only_the_side_of_a_need_that_changed_is_rated_anew(sheet: Review, reviewer: Reviewer) -> None:
    ((table, row),) = rows_of(reviewed(sheet, reviewer, person={"perceived_1": "7,5"}))
    assert table == "need_ratings"
    assert (row["need_id"], row["expected"], row["perceived"]) == ("n1", None, Decimal("7.5"))


def test_another_need_in_a_cell_ends_the_one_before_and_takes_the_points(
    sheet: Review, reviewer: Reviewer
) -> None:
    made = rows_of(reviewed(sheet, reviewer, person={"need_1": "a price that holds", "perceived_1": "2"}))
    ended, new, rated = (row for _table, row in made)
    assert (ended["need_id"], ended["until"], ended["importance"]) == ("n1", AT, 5)
    assert (new["code"], new["person_id"], new["account_id"]) == ("price", "pia", "acorn")
    assert (rated["need_id"], rated["expected"], rated["perceived"]) == (new["need_id"], 8, 2)


def test_a_need_the_book_does_not_list_is_listed_once(sheet: Review, reviewer: Reviewer) -> None:
    words = {"need_1": "Später liefern können"}
    made = rows_of(reviewed(sheet, reviewer, other=words, new={"name": "Zoe", **words}))
    listed = [row for table, row in made if table == "codes"]
    assert [(row["code"], row["label"]) for row in listed] == [
        ("spater_liefern_konnen", "Später liefern können")
    ]
    assert [row["code"] for table, row in made if table == "needs"] == ["spater_liefern_konnen"] * 2


def test_a_conversation_is_a_meeting_unless_said_otherwise(sheet: Review, reviewer: Reviewer) -> None:
    ((table, row),) = rows_of(reviewed(sheet, reviewer, other={"talked_on": "2026-03-01"}))
    assert (table, row["kind"], row["held"], row["staff_id"]) == ("interactions", "meeting", True, "sam")
    assert row["happened_at"] == datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cells", "on"),
    [
        ({"outcome": "kept"}, None),
        ({"outcome": "kept", "ended_on": "2026-02-18"}, date(2026, 2, 18)),
        ({"outcome": "late"}, None),
        ({"outcome": "partly", "ended_on": "2026-03-01"}, date(2026, 3, 1)),
        ({"outcome": "broken"}, None),
    ],
)
def test_what_became_of_a_promise_is_told_with_its_day(
    sheet: Review, reviewer: Reviewer, cells: dict[str, str], on: date | None
) -> None:
    found = reviewed(sheet, reviewer, promise=cells)
    assert rows_of(found) == []
    assert found.outcomes == (PromiseOutcome("seals", cells["outcome"], on),)


@pytest.mark.parametrize(
    ("filling", "place", "says"),
    [
        ({"new": {"role": "end_user"}}, (NEW_ROW, "name"), "Give the name; it is all a new person needs"),
        ({"new": {"name": "PIA"}}, (NEW_ROW, "name"), "PIA has a row already; fill in that one"),
        ({"person": {"role": "boss"}}, (PIA, "role"), "“boss” came; allowed are gatekeeper"),
        (
            {"person": {"perceived_1": "11"}},
            (PIA, "perceived_1"),
            "“11” came; points from 0 to 10 are allowed",
        ),
        ({"person": {"perceived_1": "=cmd()"}}, (PIA, "perceived_1"), "“=cmd()” came; points"),
        ({"person": {"perceived_2": "3"}}, (PIA, "need_2"), "Say which need the points are about"),
        ({"person": {"need_2": "UPTIME"}}, (PIA, "need_2"), "This need is there already"),
        ({"person": {"need_2": "x" * 81}}, (PIA, "need_2"), "A need has at most 80 characters; 81 came"),
        ({"person": {"talked_on": "2026-03-03"}}, (PIA, "talked_on"), "3 Mar 2026 lies ahead"),
        ({"person": {"talked_on": "soon"}}, (PIA, "talked_on"), "“soon” is no day; write it as 2026-03-02"),
        ({"person": {"talked_on": "2026-01-03"}}, (PIA, "talked_on"), "We know of a later conversation"),
        ({"other": {"talked_how": "call"}}, ("person:ben", "talked_on"), "Give the day of the conversation"),
        ({"promise": {"ended_on": "2026-02-18"}}, (SEALS, "outcome"), "Say what became of the promise"),
        (
            {"promise": {"outcome": "kept", "ended_on": "2026-02-21"}},
            (SEALS, "ended_on"),
            "After 20 Feb 2026, when it fell due, it was kept late",
        ),
        (
            {"promise": {"outcome": "late", "ended_on": "2026-02-20"}},
            (SEALS, "ended_on"),
            "Kept by the day it fell due is on time",
        ),
        (
            {"promise": {"outcome": "broken", "ended_on": "2025-12-31"}},
            (SEALS, "ended_on"),
            "The promise was only given on 1 Jan 2026",
        ),
    ],
)
def test_a_problem_is_said_at_its_cell(
    sheet: Review,
    reviewer: Reviewer,
    filling: dict[str, dict[str, str]],
    place: tuple[str, str],
    says: str,
) -> None:
    row, column, sentence = one_problem(reviewed(sheet, reviewer, **filling))
    assert (row, column) == place
    assert sentence.startswith(says)


def test_all_problems_come_at_once_and_nothing_is_half_made(sheet: Review, reviewer: Reviewer) -> None:
    found = reviewed(
        sheet, reviewer, person={"level": "9", "talked_on": "soon"}, new={"role": "x"}, other={"level": "2"}
    )
    assert {(each.row, each.column) for each in found.problems} >= {
        (PIA, "level"),
        (PIA, "talked_on"),
        (NEW_ROW, "role"),
    }
    assert found.facts == ()


def test_what_somebody_else_changed_meanwhile_is_told_and_not_lost(sheet: Review, reviewer: Reviewer) -> None:
    handed_out = {**sheet.cells, PIA: {**sheet.cells[PIA], "level": "2"}}
    mine = {**handed_out, PIA: {**handed_out[PIA], "level": "4"}}
    found = facts_of_review(sheet, stored(book()), Filled(handed_out, mine), reviewer)
    assert one_problem(found)[:2] == (PIA, "level")
    assert [change.after for change in found.changes] == ["4"]


def test_what_somebody_else_changed_and_i_did_not_stays_as_it_is(sheet: Review, reviewer: Reviewer) -> None:
    handed_out = {**sheet.cells, PIA: {**sheet.cells[PIA], "level": "2"}}
    assert facts_of_review(sheet, stored(book()), Filled(handed_out, handed_out), reviewer).facts == ()


def test_a_row_that_is_gone_is_told(sheet: Review, reviewer: Reviewer) -> None:
    after = {**sheet.cells, "person:left": {"name": "Lea"}}
    found = facts_of_review(sheet, stored(book()), Filled(sheet.cells, after), reviewer)
    assert one_problem(found)[:2] == ("person:left", "")


def test_who_does_not_want_to_be_scored_is_not_rated(sheet: Review, reviewer: Reviewer) -> None:
    objecting = replace(sheet, people=tuple(replace(line, objects=True) for line in sheet.people))
    found = reviewed(objecting, reviewer, person={"level": "4", "power": "veto"})
    assert one_problem(found)[:2] == (PIA, "level")


@pytest.mark.parametrize("row", ["", "x", "person", "batch:1", "settings:s1"])
def test_a_row_of_another_kind_says_nothing(sheet: Review, reviewer: Reviewer, row: str) -> None:
    after = {**sheet.cells, row: {"name": "x", "level": "9", "word": "y"}}
    assert facts_of_review(sheet, stored(book()), Filled(sheet.cells, after), reviewer).facts == ()

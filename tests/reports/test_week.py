"""The week asks first for what is overdue, then for what falls due, each by the influence at stake."""

from __future__ import annotations

from datetime import date, timedelta

from tests.reports.rows import AT, known
from troth.reports.week import Week, week

PEOPLE = {"pia": 0.7, "ben": 0.2}


def promise(
    name: str, due_in_days: int, state: str, person: str | None = "pia", account: str = "a"
) -> dict[str, object]:
    due_on = AT + timedelta(days=due_in_days)
    return {
        "promise_id": name,
        "account_id": account,
        "words": name,
        "person_id": person,
        "due_on": due_on,
        "state": state,
    }


def this_week(*promises: dict[str, object], gaps: list[dict[str, object]] | None = None) -> Week:
    weights = {"a": 1.0, "b": 10.0}
    found = known(
        accounts=[{"account_id": name, "name": f"Account {name}"} for name in weights],
        people=[{"person_id": name, "name": name.title()} for name in PEOPLE],
        person_scores=[
            {"account_id": account, "person_id": name, "influence": share}
            for account in weights
            for name, share in PEOPLE.items()
        ],
        promises=[{name: value for name, value in each.items() if name != "state"} for each in promises],
        promise_scores=[{"promise_id": each["promise_id"], "state": each["state"]} for each in promises],
        gaps=gaps or [],
    )
    return week(found, weights)


def test_only_promises_due_within_seven_days_are_of_this_week() -> None:
    found = this_week(promise("near", 7, "open"), promise("far", 8, "open"), promise("done", 1, "kept"))
    assert [each.promise.words for each in found.due] == ["near"]


def test_promises_come_by_influence_times_what_the_account_stands_for() -> None:
    found = this_week(
        promise("small", -9, "overdue", "ben"),
        promise("large", -1, "overdue"),
        promise("elsewhere", -1, "overdue", "ben", "b"),
    )
    assert [each.promise.words for each in found.overdue] == ["elsewhere", "large", "small"]


def test_a_promise_to_the_account_weighs_as_all_its_people() -> None:
    found = this_week(promise("to pia", -1, "overdue"), promise("to all", -1, "overdue", None))
    assert [each.promise.words for each in found.overdue] == ["to all", "to pia"]


def test_a_promise_the_customer_made_is_not_ours_to_keep() -> None:
    theirs = {**promise("theirs", -1, "overdue"), "made_by": "customer"}
    assert this_week(theirs).overdue == ()


def test_people_are_called_for_silence_single_contact_and_empty_roles_alone() -> None:
    kinds = ("stale_rating", "empty_role", "silent_key_person", "unmet_need", "single_contact")
    gaps = [
        {"account_id": "a", "kind": kind, "person_id": "pia", "role": "end_user", "weight": weight / 10}
        for weight, kind in enumerate(kinds)
    ]
    found = this_week(gaps=gaps)
    assert [each.gap.kind for each in found.calls] == ["single_contact", "silent_key_person", "empty_role"]


def test_the_week_reads_in_sentences() -> None:
    gaps = [{"account_id": "a", "kind": "silent_key_person", "person_id": "pia", "weight": 0.5}]
    found = this_week(promise("Seals on the dock", -3, "overdue"), gaps=gaps)
    assert [str(line) for line in found.lines()] == [
        "Account a, Pia: Seals on the dock (3 days overdue)",
        "Account a: Call Pia. Pia has weight there, and there was no exchange for half a year.",
    ]


def test_a_long_week_is_cut_to_the_most_at_stake() -> None:
    found = this_week(*(promise(f"p{number}", -1, "overdue") for number in range(9)))
    assert len(found.lines(most=2)) == 2


def test_a_quiet_week_says_nothing() -> None:
    assert Week(date(2026, 3, 2), (), (), ()).lines() == ()

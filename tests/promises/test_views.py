"""With whose eyes a promise is seen, and whose word counts."""

from __future__ import annotations

import pytest

from tests.measured import Measured, Row
from tests.promises.fir import on_days, promise
from tests.reference.small_book import day, delivered, verdict

AT = 100


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    stories = {
        "to ann": promise(
            delivered(60), verdict(61, "kept", "ann"), verdict(62, "broken"), verdict(63, "misled", "ben")
        ),
        "on one day": promise(verdict(61, "kept", "ann"), verdict(61, "partly", "ann")),
        "to all": promise(
            delivered(60), verdict(61, "exceeded"), verdict(62, "broken", "ben"), person_id=None
        ),
        "to all, early": promise(delivered(5), person_id=None, due_on=day(10)),
        "to all, open": promise(person_id=None, due_on=day(150)),
    }
    people = ("ann", "ben", "cleo", "dan")
    roles: list[Row] = [
        {"person_id": "ann"},
        {"person_id": "ben", "until": day(60)},
        {"person_id": "ben", "since": day(70)},
        {"person_id": "cleo", "since": day(60), "until": day(100)},
        {"person_id": "dan"},
    ]
    return on_days(
        tmp_path_factory.mktemp("views") / "book",
        stories,
        [AT],
        people=[
            {"person_id": name, "name": name.title(), "left_on": day(50) if name == "dan" else None}
            for name in people
        ],
        buying_roles=[
            {"buying_role_id": f"r{number}", "account_id": "fir", "role": "end_user", **row}
            for number, row in enumerate(roles)
        ],
    )[AT]


def said(measures: Measured) -> dict[tuple[str, str], str]:
    return {(row["promise_id"], row["viewer_id"]): row["verdict"] for row in measures.rows("verdicts")}


def test_rule_41_for_a_person_the_last_verdict_counts_that_is_signed_by_him_or_unsigned(
    measures: Measured,
) -> None:
    assert said(measures)["to ann", "ann"] == "broken"
    assert said(measures)["on one day", "ann"] == "partly"


def test_rule_41_the_accounts_own_view_takes_unsigned_verdicts_only(measures: Measured) -> None:
    found = said(measures)
    assert (found["to all", ""], found["to all", "ann"], found["to all", "ben"]) == (
        "exceeded",
        "exceeded",
        "broken",
    )


def viewers(measures: Measured, name: str) -> set[str]:
    return {row["viewer_id"] for row in measures.rows("promise_evidence") if row["promise_id"] == name}


def test_a_promise_to_a_person_is_seen_with_his_eyes_alone(measures: Measured) -> None:
    assert viewers(measures, "to ann") == {"ann"}


def test_rule_43_a_promise_to_the_account_counts_for_those_in_office_on_its_day(measures: Measured) -> None:
    # Delivered on day 60; Ben's own word dates it there, too, and his first role ends that day.
    assert viewers(measures, "to all") == {"", "ann", "cleo"}
    assert viewers(measures, "to all, early") == {"", "ann", "ben", "dan"}


def test_rule_43_without_evidence_the_day_is_today(measures: Measured) -> None:
    assert viewers(measures, "to all, open") == {"", "ann", "ben"}


def test_a_person_who_left_is_in_office_until_that_day(measures: Measured) -> None:
    until = {(row["person_id"], row["since"]): row["until"] for row in measures.rows("terms_of_office")}
    assert until == {
        ("ann", None): None,
        ("ben", None): day(60),
        ("ben", day(70)): None,
        ("cleo", day(60)): day(100),
        ("dan", None): day(50),
    }

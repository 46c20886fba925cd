"""How each of our people keeps their word: counts, slips announced, expectations asked for."""

from __future__ import annotations

import pytest

from tests.measured import Measured, Row
from tests.promises.fir import on_days, promise
from tests.reference.small_book import day, delivered, event, renegotiated

AT = 200


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    sam = {"promiser_id": "sam"}
    stories = {
        "late, warned of": promise(event("warned", 60), delivered(75), need_id="asked too late", **sam),
        "late": promise(delivered(75), need_id="of ben", **sam),
        "given up, warned too late": promise(event("warned", 61), event("abandoned", 70), **sam),
        "kept on new terms": promise(renegotiated(50, 75), delivered(70), **sam),
        "kept as they wished": promise(renegotiated(50, 75, "customer"), delivered(70), **sam),
        "kept": promise(delivered(60), need_id="asked in time", **sam),
        "taken back": promise(event("withdrawn", 50), **sam),
        "given back": promise(event("withdrawn", 50, asked_by="customer"), **sam),
        "open": promise(due_on=day(AT + 1), promiser_id="kim"),
        "lower level agreed": promise(
            {**renegotiated(50, 60), "new_level": 0.5, "agreed": True}, delivered(60, 0.5), promiser_id="lee"
        ),
        "of nobody": promise(delivered(60)),
    }
    needs = [
        {"need_id": name, "person_id": person, "account_id": "fir", "code": "speed"}
        for name, person in (("asked in time", "ann"), ("asked too late", "ann"), ("of ben", "ben"))
    ]
    ratings = [
        {"need_id": "asked in time", "rated_on": day(0)},
        {"need_id": "asked too late", "rated_on": day(1)},
        {"need_id": "of ben", "rated_on": day(0)},
    ]
    return on_days(
        tmp_path_factory.mktemp("promisers") / "book",
        stories,
        [AT],
        needs=needs,
        need_ratings=[
            {"rating_id": f"r{number}", "expected": 5, "rated_by": "customer", **row}
            for number, row in enumerate(ratings)
        ],
    )[AT]


def of(measures: Measured, staff: str) -> Row:
    return next(row for row in measures.rows("promiser_scores") if row["staff_id"] == staff)


def test_rule_44_a_promiser_counts_each_promise_once(measures: Measured) -> None:
    sam = of(measures, "sam")
    assert (sam["promises_due"], sam["promises_kept"], sam["kept_rate"]) == (7, 3, 0.428571429)


def test_rule_45_transparency_is_slips_announced_by_the_original_due_day_over_all_slips(
    measures: Measured,
) -> None:
    # Slips: two late, one given up, one taken back, one kept on new terms; two were told of in time.
    assert of(measures, "sam")["transparency"] == 0.4
    assert of(measures, "lee")["transparency"] == 1.0


def test_rule_45_listening_asks_for_an_expectation_of_that_person_by_the_day_of_making(
    measures: Measured,
) -> None:
    assert of(measures, "sam")["listening"] == 0.125


def test_without_a_slip_or_a_due_promise_there_is_no_share(measures: Measured) -> None:
    kim = of(measures, "kim")
    assert (kim["promises_due"], kim["kept_rate"], kim["transparency"], kim["listening"]) == (
        0,
        None,
        None,
        0.0,
    )


def test_a_promise_of_nobody_known_has_no_promiser(measures: Measured) -> None:
    assert {row["staff_id"] for row in measures.rows("promiser_scores")} == {"sam", "kim", "lee"}

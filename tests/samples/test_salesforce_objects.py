"""Facts stand in Salesforce's objects as a company would keep them there."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from troth.samples.salesforce_objects import (
    OWN_OBJECTS,
    Fact,
    objects_of,
    opportunity,
    salesforce_id,
    signs_of_check,
    text,
)

MOMENT = datetime(2025, 1, 2, 9, 30, tzinfo=UTC)
DEAL: Fact = {
    "deal_id": "dea-0001",
    "account_id": "acc-0001",
    "offering_id": None,
    "owner_id": "sta-001",
    "name": "Pumps",
    "kind": "new",
    "competitor": None,
    "opened_on": date(2025, 1, 2),
    "signed_on": None,
    "recorded_at": MOMENT,
}
OUTCOME: Fact = {
    "outcome": "won",
    "amount": Decimal("1200.00"),
    "closed_on": date(2025, 6, 30),
    "recorded_at": MOMENT,
}
FORECAST: Fact = {"probability": Decimal("0.70"), "amount": Decimal("900.00"), "close_on": date(2025, 7, 1)}


@pytest.mark.parametrize(
    "whole", ["001A0000006Vm9rIAC", "0015500000Xyy06AAB"], ids=["salesforce_help", "a_real_export"]
)
def test_an_id_ends_in_the_three_signs_of_check_that_salesforce_appends(whole: str) -> None:
    assert signs_of_check(whole[:15]) == whole[15:]
    assert salesforce_id("accounts", "acc-0012") == "0015g0000000012" + signs_of_check("0015g0000000012")


def test_ids_of_one_table_sort_as_those_of_the_book_do() -> None:
    keys = [f"per-{number:05d}" for number in (1, 2, 10, 99, 12_345)]
    assert sorted(salesforce_id("people", key) for key in keys) == [
        salesforce_id("people", key) for key in keys
    ]


def test_no_two_tables_share_an_id() -> None:
    tables = (
        *OWN_OBJECTS,
        "accounts",
        "people",
        "staff",
        "deals",
        "forecasts",
        "offerings",
        "interactions",
        "contracts",
    )
    assert len({salesforce_id(table, "x-1") for table in tables}) == len(tables)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (MOMENT, "2025-01-02T09:30:00.000Z"),
        (date(2025, 1, 2), "2025-01-02"),
        (Decimal("0.50"), "0.50"),
    ],
)
def test_values_are_written_as_a_data_export_writes_them(value: object, written: str) -> None:
    assert text(value) == written  # type: ignore[arg-type]


def test_a_meeting_is_an_event_and_a_mail_a_done_task() -> None:
    contact: Fact = {
        "interaction_id": "int-1",
        "event_key": "evt-1",
        "account_id": "acc-1",
        "person_id": "per-1",
        "staff_id": "sta-1",
        "direction": "both",
        "happened_at": MOMENT,
        "held": True,
        "replied_at": None,
        "recorded_at": MOMENT,
    }
    ((event, fields),) = objects_of("interactions", {**contact, "kind": "meeting"})
    assert (event, fields["StartDateTime"], fields["Held__c"]) == ("Event", text(MOMENT), "true")
    ((task, fields),) = objects_of("interactions", {**contact, "kind": "email"})
    assert (task, fields["TaskSubtype"], fields["IsClosed"]) == ("Task", "Email", "true")


def test_a_deal_stands_as_it_ended_or_else_as_it_was_last_expected() -> None:
    name, ended = opportunity(DEAL, OUTCOME, FORECAST)
    assert name == "Opportunity"
    assert [ended[field] for field in ("StageName", "IsClosed", "IsWon", "Amount", "CloseDate")] == [
        *("Closed Won", "true", "true", "1200.00", "2025-06-30"),
    ]
    _, stands = opportunity(DEAL, None, FORECAST)
    assert [stands[field] for field in ("IsClosed", "Amount", "CloseDate", "Probability")] == [
        *("false", "900.00", "2025-07-01", "70"),
    ]


def test_what_an_export_does_not_tell_has_no_object() -> None:
    assert list(objects_of("settings", {"setting_id": "set-01"})) == []

"""Each object of a Salesforce export becomes the facts it stands for, stamped as Salesforce stamped it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from tests.intake.sources.exports import Read, read_export, unaccounted, write_export
from troth.intake.sources.export import NOT_READ
from troth.intake.sources.salesforce import SOURCE, open_salesforce, salesforce_export
from troth.model import TABLES

CREATED = "2025-01-02T03:04:05.000Z"
STAMP = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
WHO = {
    "User.csv": f"Id,FirstName,LastName,CreatedDate\n005,Ada,Ourwright,{CREATED}\n",
    "Account.csv": f"Id,Name,OwnerId,Website,CreatedDate\n001,Umbra (sample),005,https://www.umbra.example,{CREATED}\n",
    "Contact.csv": "Id,FirstName,LastName,AccountId,ReportsToId,CreatedDate\n"
    f"003A,Max,Samplewright,001,003B,{CREATED}\n003B,Eva,Samplewright,001,,{CREATED}\n",
}
read_salesforce = partial(read_export, open_salesforce)


def read_tables(folder: Path, tables: dict[str, str]) -> Read:
    return read_salesforce(write_export(folder, {**WHO, **tables}))


def test_people_are_known_with_their_account_and_whom_they_report_to(tmp_path: Path) -> None:
    read = read_tables(tmp_path, {})
    assert read.problems == []
    assert read.column("people", "name") == ["Max Samplewright", "Eva Samplewright"]
    assert read.column("accounts", "domains") == ["umbra.example"]
    assert [row["account_id"] for row in read.facts["buying_roles"]] == ["001", "001"]
    tie = read.facts["influence_ties"][0]
    assert (tie["listener_id"], tie["source_id"], tie["kind"]) == ("003A", "003B", "reports_to")


def test_the_stamp_of_salesforce_is_when_a_fact_was_known(tmp_path: Path) -> None:
    read = read_tables(tmp_path, {})
    for table in read.facts:
        assert set(read.column(table, "recorded_at")) == {STAMP}
        assert set(read.column(table, "recorded_basis")) == {"source"}


def test_without_a_stamp_a_deal_is_assumed_known_on_its_own_day(tmp_path: Path) -> None:
    read = read_tables(tmp_path, {"Opportunity.csv": "Id,AccountId,CloseDate\n006,001,2025-03-04\n"})
    deal = read.facts["deals"][0]
    assert (deal["recorded_at"], deal["recorded_basis"]) == (datetime(2025, 3, 3, 23, tzinfo=UTC), "assumed")


def test_snake_case_and_a_product_in_the_name_of_the_file_tell_the_same(tmp_path: Path) -> None:
    native = read_tables(tmp_path / "native", {})
    snake = {
        "sf_user_data.csv": f"id,first_name,last_name,created_date\n005,Ada,Ourwright,{CREATED}\n",
        "sf_account_data.csv": "id,name,owner_id,website,created_date\n"
        "001,Umbra (sample),005,https://www.umbra.example,2025-01-02 03:04:05\n",
        "sf_contact_data.csv": "id,first_name,last_name,account_id,reports_to_id,created_date\n"
        f"003A,Max,Samplewright,001,003B,{CREATED}\n003B,Eva,Samplewright,001,,{CREATED}\n",
    }
    assert read_salesforce(write_export(tmp_path / "snake", snake)).facts == native.facts


def test_what_is_deleted_is_left_out_and_what_refers_to_it_is_told(tmp_path: Path) -> None:
    accounts = "Id,Name,IsDeleted\n001,Umbra,TRUE\n002,Sol,false\n"
    read = read_tables(tmp_path, {"Account.csv": accounts})
    assert read.column("accounts", "account_id") == ["002"]
    assert read.tallies["Account.csv"].skipped == {"is deleted in Salesforce": 1}
    assert read.column("people", "person_id") == ["003A", "003B"]
    assert "buying_roles" not in read.facts
    assert len(read.problems) == 3


def test_relations_tell_the_roles_in_place_of_the_contacts_and_several_roles_are_several_facts(
    tmp_path: Path,
) -> None:
    relations = (
        "Id,AccountId,ContactId,Roles,IsActive,StartDate,EndDate\n07k1,001,003A,Economic Buyer;Influencer,1,2025-01-01,\n"
        "07k2,001,003B,Technical Buyer,0,2025-01-01,2025-02-01\n07k3,001,003B,Gatekeeper,0,2024-01-01,\n"
    )
    read = read_tables(tmp_path, {"AccountContactRelation.csv": relations})
    roles = read.facts["buying_roles"]
    assert [(row["buying_role_id"], row["role"], row["until"]) for row in roles] == [
        ("07k1", "financial_buyer", None),
        ("07k1-2", None, None),
        ("07k2", "technical_buyer", date(2025, 2, 1)),
    ]
    tally = read.tallies["AccountContactRelation.csv"]
    assert (tally.rows, tally.skipped) == (3, {"has ended, and nobody knows when": 1})


@pytest.mark.parametrize(
    ("won", "stage", "outcome"),
    [
        ("true", "Closed Won", "won"),
        ("0", "Closed Lost", "lost"),
        ("false", "Closed - No Decision", "no_decision"),
    ],
)
def test_a_closed_opportunity_is_a_deal_with_its_outcome(
    won: str, stage: str, outcome: str, tmp_path: Path
) -> None:
    deals = (
        "Id,AccountId,Name,Type,Amount,CloseDate,IsClosed,IsWon,StageName,CreatedDate,LastStageChangeDate\n"
        f"006,001,Pumps,Renewal,1200.50,2025-06-30 00:00:00,true,{won},{stage},{CREATED},2025-07-01T08:00:00.000+0000\n"
    )
    read = read_tables(tmp_path, {"Opportunity.csv": deals})
    assert read.problems == []
    assert (read.facts["deals"][0]["kind"], read.facts["deals"][0]["opened_on"]) == (
        "renewal",
        date(2025, 1, 2),
    )
    ended = read.facts["deal_outcomes"][0]
    assert (ended["outcome"], ended["closed_on"], ended["amount"]) == (
        outcome,
        date(2025, 6, 30),
        Decimal("1200.5"),
    )
    assert (ended["recorded_at"], ended["recorded_basis"]) == (datetime(2025, 7, 1, 8, tzinfo=UTC), "source")
    assert "forecasts" not in read.facts


OPEN = (
    "Id,AccountId,OwnerId,Amount,Probability,CloseDate,IsClosed,IsWon,CreatedDate,LastModifiedDate\n"
    f"006,001,005,900,60,2025-06-30,false,false,{CREATED},2025-04-01T00:00:00.000Z\n"
)


def test_an_open_opportunity_without_history_is_expected_as_it_stands_since_it_was_last_touched(
    tmp_path: Path,
) -> None:
    forecast = read_tables(tmp_path, {"Opportunity.csv": OPEN}).facts["forecasts"][0]
    assert (forecast["probability"], forecast["amount"], forecast["made_on"]) == (
        Decimal("0.60"),
        Decimal("900.00"),
        date(2025, 4, 1),
    )


def test_the_history_of_fields_tells_what_was_expected_at_each_of_its_own_dates(tmp_path: Path) -> None:
    history = (
        "Id,OpportunityId,Field,OldValue,NewValue,CreatedDate,CreatedById\n"
        "017c,006,Probability,30,60,2025-03-01T10:00:00.000Z,005\n"
        "017a,006,Amount,500,700,2025-02-01T10:00:00.000Z,005\n"
        "017d,006,Amount,700,900,2025-03-01T10:00:00.000Z,005\n"
        "017b,006,StageName,New,Proposal,2025-02-01T10:00:00.000Z,005\n"
    )
    read = read_tables(tmp_path, {"Opportunity.csv": OPEN, "OpportunityFieldHistory.csv": history})
    told = [
        (row["made_on"], row["amount"], row["probability"], row["close_on"])
        for row in read.facts["forecasts"]
    ]
    assert told == [
        (date(2025, 1, 2), Decimal(500), Decimal("0.3"), date(2025, 6, 30)),
        (date(2025, 2, 1), Decimal(700), Decimal("0.3"), date(2025, 6, 30)),
        (date(2025, 3, 1), Decimal(900), Decimal("0.6"), date(2025, 6, 30)),
    ]
    tally = read.tallies["OpportunityFieldHistory.csv"]
    assert (tally.rows, tally.skipped) == (4, {"is a change of something no forecast holds": 1})


def test_the_history_of_stages_tells_forecasts_and_the_history_of_fields_then_nothing(tmp_path: Path) -> None:
    stages = (
        "Id,OpportunityId,Amount,Probability,CloseDate,ForecastCategory,CreatedDate,CreatedById\n"
        f"008a,006,500,30,2025-06-30,Pipeline,{CREATED},005\n008b,006,500,100,2025-06-30,Closed,{CREATED},005\n"
    )
    fields = f"OpportunityId,Field,OldValue,NewValue,CreatedDate\n006,Amount,1,2,{CREATED}\n"
    tables = {
        "Opportunity.csv": OPEN,
        "OpportunityHistory.csv": stages,
        "OpportunityFieldHistory.csv": fields,
    }
    read = read_tables(tmp_path, tables)
    assert read.column("forecasts", "forecast_id") == ["008a"]
    assert read.tallies["OpportunityFieldHistory.csv"].skipped == {"is told by OpportunityHistory": 1}


def test_the_role_in_an_opportunity_is_the_part_in_the_deal(tmp_path: Path) -> None:
    roles = "Id,OpportunityId,ContactId,Role\n00K1,006,003A,Decision Maker\n00K2,006,003B,Executive Sponsor\n"
    read = read_tables(tmp_path, {"Opportunity.csv": OPEN, "OpportunityContactRole.csv": roles})
    assert read.column("deal_people", "part") == ["decided", "advised"]


def test_done_mails_and_calls_and_events_are_contacts(tmp_path: Path) -> None:
    tasks = (
        "Id,WhoId,AccountId,OwnerId,TaskSubtype,Type,CallType,Status,ActivityDate,CreatedDate\n"
        f"00T1,003A,001,005,Email,,,Completed,2025-02-03,{CREATED}\n00T2,003A,001,005,Call,,Inbound,Completed,2025-02-03,{CREATED}\n"
        f"00T3,003A,001,005,Task,Other,,Completed,2025-02-03,{CREATED}\n00T4,003A,001,005,Call,,,Not Started,2025-02-03,{CREATED}\n"
        f"00T5,,001,005,Call,,,Completed,2025-02-03,{CREATED}\n00T6,00Q1,,005,Call,,,Completed,2025-02-03,{CREATED}\n"
    )
    events = f"Id,WhoId,AccountId,OwnerId,StartDateTime,IsChild,CreatedDate\n00U1,003A,001,005,2025-02-03T09:00:00.000Z,0,{CREATED}\n"
    read = read_tables(tmp_path, {"Task.csv": tasks, "Event.csv": events})
    assert [(row["kind"], row["direction"], row["happened_at"]) for row in read.facts["interactions"]] == [
        ("email", "out", datetime(2025, 2, 2, 23, tzinfo=UTC)),
        ("call", "in", datetime(2025, 2, 2, 23, tzinfo=UTC)),
        ("meeting", "both", datetime(2025, 2, 3, 9, tzinfo=UTC)),
    ]
    assert read.tallies["Task.csv"].skipped == {
        "is a to-do, no contact with the customer": 1,
        "is not done": 1,
        "names nobody on the customer's side": 1,
        "belongs to no account": 1,
    }


def test_a_case_is_a_contact_from_the_customer(tmp_path: Path) -> None:
    cases = (
        f"Id,AccountId,ContactId,Origin,CreatedDate\n500,001,003A,Phone,{CREATED}\n501,001,,Web,{CREATED}\n"
    )
    read = read_tables(tmp_path, {"Case.csv": cases})
    assert [(row["kind"], row["direction"]) for row in read.facts["interactions"]] == [("call", "in")]
    assert sum(read.tallies["Case.csv"].skipped.values()) == 1


def test_objects_of_troths_own_hold_what_salesforce_does_not(tmp_path: Path) -> None:
    promises = (
        "Id,Account_Id__c,Person_Id__c,Words__c,Made_On__c,Due_On__c,Importance__c,CreatedDate\n"
        f"a1,001,003A,Ten days,2025-01-02,2025-02-03,critical,{CREATED}\n"
    )
    read = read_tables(tmp_path, {"Troth_Promise__c.csv": promises})
    promise = read.facts["promises"][0]
    assert (promise["words"], promise["due_on"], promise["importance"]) == (
        "Ten days",
        date(2025, 2, 3),
        "critical",
    )


def test_every_table_but_those_that_a_book_keeps_of_itself_can_come_from_salesforce() -> None:
    made = {table for layout in salesforce_export().layouts for table in layout.makes}
    assert set(TABLES) - made == {
        "batches",
        "settings",
        "merges",
        "distinctions",
        "external_ids",
        "role_suggestions",
    }


def test_the_sample_rows_of_a_real_export_are_all_accounted_for(real_data: Path) -> None:
    read = read_salesforce(real_data / "salesforce_export")
    rows = {name: tally.rows for name, tally in read.tallies.items()}
    assert (len(rows), sum(rows.values())) == (14, 111)
    assert all(tally.rows_set_aside == 0 for tally in read.tallies.values())
    taken = {name: unaccounted(tally) for name, tally in read.tallies.items() if unaccounted(tally)}
    assert taken == {
        "sf_user_data.csv": 10,
        "sf_product_2_data.csv": 2,
        "sf_account_data.csv": 1,
        "sf_contact_data.csv": 4,
    }
    assert {table: len(facts) for table, facts in read.facts.items()} == {
        "staff": 10,
        "offerings": 2,
        "accounts": 1,
        "people": 4,
    }
    assert read.tallies["sf_account_data.csv"].skipped == {"is deleted in Salesforce": 9}
    assert read.tallies["sf_lead_data.csv"].skipped == {NOT_READ: 1}


def test_it_is_found_under_its_name() -> None:
    assert (SOURCE.name, SOURCE.needs) == ("salesforce", frozenset())

"""Each table of a HubSpot export becomes the facts it stands for; what belongs together is joined by its associations."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

from tests.intake.sources.exports import Read, read_export, unaccounted, write_export
from troth.intake.sources.export import NOT_READ
from troth.intake.sources.hubspot import SOURCE, open_hubspot

CREATED = "2025-01-02 9:04:05"
STAMP = datetime(2025, 1, 2, 9, 4, 5, tzinfo=UTC)
WHO = {
    "owner_data.csv": f"owner_id,first_name,last_name,email,created_at\n7,Ada,Ourwright,ada@ours.example,{CREATED}\n",
    "company_data.csv": "id,property_name,property_domain,property_hubspot_owner_id,property_createdate\n"
    f"1,Umbra (sample),umbra.example,7,{CREATED}\n2,Sol (sample),,,{CREATED}\n",
    "contact_data.csv": "id,property_firstname,property_lastname,property_hs_buying_role,property_createdate\n"
    f"1,Max,Samplewright,BUDGET_HOLDER,{CREATED}\n2,Eva,Samplewright,CHAMPION,{CREATED}\n",
    "contact_company_data.csv": "contact_id,company_id,type_id\n1,1,279\n1,1,1\n2,2,279\n",
}
STAGES = (
    "stage_id,label,pipeline_id,probability,is_closed,closed_won\nopen,Offer,p,0.4,FALSE,FALSE\n"
    "late,Talks,p,0.8,FALSE,FALSE\nwon,Won,p,1.0,TRUE,TRUE\nlost,Lost,p,0.0,TRUE,FALSE\n"
)
DEALS = (
    "deal_id,deal_pipeline_stage_id,owner_id,property_dealname,property_amount,property_closedate,property_createdate\n"
    f"1,won,7,Pumps,1200,2025-06-30 10:00:00,{CREATED}\n2,lost,7,Mills,50,2025-07-31 10:00:00,{CREATED}\n"
    f"3,open,7,Spares,90,2025-12-31 10:00:00,{CREATED}\n4,open,7,Nobody's,90,2025-12-31 10:00:00,{CREATED}\n"
)
OF_DEALS = {
    "deal_data.csv": DEALS,
    "deal_pipeline_stage_data.csv": STAGES,
    "deal_company_data.csv": "company_id,deal_id\n1,1\n1,2\n2,3\n",
}
read_hubspot = partial(read_export, open_hubspot)


def read_tables(folder: Path, tables: dict[str, str]) -> Read:
    return read_hubspot(write_export(folder, {**WHO, **tables}))


def test_people_take_part_in_the_companies_they_are_associated_with(tmp_path: Path) -> None:
    read = read_tables(tmp_path, {})
    assert read.problems == []
    assert read.column("accounts", "domains") == ["umbra.example", None]
    assert read.column("accounts", "owner_id") == ["7", None]
    roles = [
        (row["person_id"], row["account_id"], row["role"], row["champion"])
        for row in read.facts["buying_roles"]
    ]
    assert roles == [("1", "1", "financial_buyer", None), ("2", "2", None, True)]


def test_the_stamp_of_hubspot_is_when_a_fact_was_known(tmp_path: Path) -> None:
    read = read_tables(tmp_path, {})
    for table in read.facts:
        assert set(read.column(table, "recorded_at")) == {STAMP}
        assert set(read.column(table, "recorded_basis")) == {"source"}


def test_lists_exported_by_hand_tell_the_same_people_and_each_of_several_companies(tmp_path: Path) -> None:
    lists = {
        "all-companies.csv": "Record ID,Company name\n1,Umbra (sample)\n2,Sol (sample)\n",
        "all-contacts.csv": "Record ID,First Name,Last Name,Email,Associated Company IDs\n"
        "1,Max,Samplewright,max@umbra.example,1;2\n2,Eva,Samplewright,,\n",
    }
    read = read_hubspot(write_export(tmp_path, lists))
    assert read.problems == []
    assert read.column("people", "name") == ["Max Samplewright", "Eva Samplewright"]
    assert read.column("buying_roles", "account_id") == ["1", "2"]


def test_the_stage_of_a_deal_tells_how_it_ended(tmp_path: Path) -> None:
    read = read_tables(tmp_path, OF_DEALS)
    assert [(row["deal_id"], row["account_id"]) for row in read.facts["deals"]] == [
        ("1", "1"),
        ("2", "1"),
        ("3", "2"),
    ]
    ended = [(row["deal_id"], row["outcome"], row["closed_on"]) for row in read.facts["deal_outcomes"]]
    assert ended == [("1", "won", date(2025, 6, 30)), ("2", "lost", date(2025, 7, 31))]
    assert read.tallies["deal_data.csv"].skipped == {"is of no company": 1}


def test_the_history_of_stages_tells_what_was_expected_at_each_of_its_own_dates(tmp_path: Path) -> None:
    history = (
        "deal_id,date_entered,value\n3,2025-02-01 6:49:18,open\n3,2025-03-01 6:49:18,late\n1,2025-06-30 10:00:00,won\n"
        "3,2025-03-02 6:49:18,unheard of\n"
    )
    read = read_tables(tmp_path, {**OF_DEALS, "deal_stage_data.csv": history})
    assert [(row["made_on"], row["probability"]) for row in read.facts["forecasts"]] == [
        (date(2025, 2, 1), Decimal("0.4")),
        (date(2025, 3, 1), Decimal("0.8")),
    ]
    assert read.tallies["deal_stage_data.csv"].skipped == {
        "is how the deal ended, no forecast": 1,
        "is a stage whose probability is not known": 1,
    }


def test_the_history_of_properties_tells_amount_day_and_chance_together(tmp_path: Path) -> None:
    history = (
        "deal_id,name,value,timestamp\n3,amount,90,2025-02-01 08:00:00\n3,dealstage,open,2025-01-02 08:00:00\n"
        "3,amount,50,2025-01-02 08:00:00\n3,closedate,2025-12-31 10:00:00,2025-01-02 08:00:00\n"
        "3,dealname,Spares,2025-01-02 08:00:00\n3,dealstage,late,2025-03-01 08:00:00\n3,dealstage,won,2025-04-01 08:00:00\n"
    )
    tables = {
        **OF_DEALS,
        "deal_property_history.csv": history,
        "deal_stage_data.csv": "deal_id,date_entered,value\n3,2025-02-01 6:49:18,open\n",
    }
    read = read_tables(tmp_path, tables)
    told = [
        (row["made_on"], row["amount"], row["probability"], row["close_on"])
        for row in read.facts["forecasts"]
    ]
    assert told == [
        (date(2025, 1, 2), Decimal(50), Decimal("0.4"), date(2025, 12, 31)),
        (date(2025, 2, 1), Decimal(90), Decimal("0.4"), date(2025, 12, 31)),
        (date(2025, 3, 1), Decimal(90), Decimal("0.8"), date(2025, 12, 31)),
    ]
    assert read.tallies["deal_stage_data.csv"].skipped == {"is told by deal_property_history": 1}


def test_an_engagement_is_a_contact_with_each_person_who_took_part(tmp_path: Path) -> None:
    tables = {
        "engagement_data.csv": "id,type\n11,MEETING\n12,INCOMING_EMAIL\n13,NOTE\n",
        "engagement_contact_data.csv": "contact_id,engagement_id,engagement_type\n1,11,MEETING\n2,11,MEETING\n1,12,\n1,13,NOTE\n1,14,CALL\n",
        "engagement_meeting_data.csv": "engagement_id,start_time,meeting_outcome\n11,2025-02-03 09:00:00,NO_SHOW\n",
        "engagement_email_data.csv": "engagement_id,property_hs_timestamp,property_hs_createdate,property_hubspot_owner_id\n"
        "12,2025-02-04 09:00:00.500,2025-02-05 09:00:00.000,7\n",
    }
    read = read_tables(tmp_path, tables)
    columns = ("person_id", "account_id", "staff_id", "kind", "direction", "held")
    assert [tuple(row[name] for name in columns) for row in read.facts["interactions"]] == [
        ("1", "1", None, "meeting", "both", False),
        ("2", "2", None, "meeting", "both", False),
        ("1", "1", "7", "email", "in", None),
    ]
    assert read.column("interactions", "event_key") == ["11", "11", "12"]
    assert [stamp for stamp in read.column("interactions", "recorded_at") if isinstance(stamp, datetime)][
        -1
    ].day == 5
    assert read.tallies["engagement_contact_data.csv"].skipped == {
        "is a note or a task, no contact with the customer": 1,
        "has no date in the tables of engagements": 1,
    }


def test_a_ticket_is_a_contact_from_the_customer(tmp_path: Path) -> None:
    tables = {
        "ticket_data.csv": f"id,property_createdate\n21,{CREATED}\n",
        "ticket_contact_data.csv": "ticket_id,contact_id\n21,1\n22,1\n",
    }
    read = read_tables(tmp_path, tables)
    assert [(row["kind"], row["direction"], row["happened_at"]) for row in read.facts["interactions"]] == [
        ("message", "in", STAMP)
    ]
    assert read.tallies["ticket_contact_data.csv"].skipped == {"is of a ticket that is not in the export": 1}


def test_the_sample_rows_of_a_real_export_are_all_accounted_for(real_data: Path) -> None:
    read = read_hubspot(real_data / "hubspot_export")
    assert (len(read.tallies), sum(tally.rows for tally in read.tallies.values())) == (22, 447)
    assert all(tally.rows_set_aside == 0 for tally in read.tallies.values())
    taken = {name: unaccounted(tally) for name, tally in read.tallies.items() if unaccounted(tally)}
    assert taken == {"owner_data.csv": 100, "company_data.csv": 24, "contact_data.csv": 22}
    assert {table: len(facts) for table, facts in read.facts.items()} == {
        "staff": 100,
        "accounts": 24,
        "people": 22,
    }
    assert read.tallies["engagement_note_data.csv"].skipped == {NOT_READ: 1}


def test_it_is_found_under_its_name() -> None:
    assert (SOURCE.name, SOURCE.needs) == ("hubspot", frozenset())

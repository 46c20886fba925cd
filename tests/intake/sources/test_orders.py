"""Lists of orders become promises and what became of them, whatever their columns are called."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from troth.intake import AS_SHOWN, Formats, Known, SourceFiles
from troth.intake.sources.orders import OrderReading, open_orders
from troth.model import InputError, MappingError

GERMAN = """Auftrag;Position;Kundennummer;Kundenname;Bezeichnung;Bestelldatum;Liefertermin;Geliefert am;Menge;Gelieferte Menge;Einheit
4711;10;K-7;Musterwerk;Dichtungen;01.02.2026;20.02.2026;18.02.2026;1.200,5;1.200,5;kg
4711;20;K-7;Musterwerk;Lager;01.02.2026;28.02.2026;05.03.2026;8;8;Stück
4712;10;K-9;Beispielhof;Filter;03.02.2026;25.02.2026;;40;;Stück
"""


NOBODY = Known()


def opened(tmp_path: Path, text: str, known: Known = NOBODY, formats: Formats = AS_SHOWN) -> OrderReading:
    path = tmp_path / "orders.csv"
    path.write_text(text, encoding="utf-8")
    return open_orders(SourceFiles((path,), "Europe/Berlin", known=known, formats=formats))


def facts(reading: OrderReading, table: str) -> list[dict[str, Any]]:
    return [
        dict(zip(each.columns, row, strict=True))
        for each in reading
        for row in each.rows
        if each.table == table
    ]


def levels(rows: str, tmp_path: Path) -> Mapping[date, Decimal]:
    text = f"Order,Line,Customer,Due,Quantity,Delivered,Delivered quantity,Delivery\n{rows}"
    found = facts(opened(tmp_path, text), "promise_events")
    return {row["happened_on"]: row["level"] for row in found}


def test_an_order_line_is_a_promise_known_from_the_day_of_the_order(tmp_path: Path) -> None:
    reading = opened(tmp_path, GERMAN)
    first, *_rest = promises = facts(reading, "promises")
    assert len(promises) == len(GERMAN.splitlines()) - 1
    assert (first["promise_id"], first["account_id"]) == ("order-4711-10", "K-7")
    assert first["words"] == "Dichtungen, 1.200,5 kg"
    assert (first["made_on"], first["due_on"]) == (date(2026, 2, 1), date(2026, 2, 20))
    assert (first["promised_level"], first["metric"]) == (Decimal("1200.5"), "quantity")
    assert (first["recorded_at"].date().isoformat(), first["recorded_basis"]) == ("2026-01-31", "source")


def test_a_delivery_is_told_with_its_day_and_an_open_line_has_none(tmp_path: Path) -> None:
    found = facts(opened(tmp_path, GERMAN), "promise_events")
    assert [(row["promise_id"], row["happened_on"], row["recorded_basis"]) for row in found] == [
        ("order-4711-10", date(2026, 2, 18), "assumed"),
        ("order-4711-20", date(2026, 3, 5), "assumed"),
    ]


def test_a_customer_is_one_account_and_is_not_made_anew_where_the_book_knows_it(tmp_path: Path) -> None:
    assert [row["account_id"] for row in facts(opened(tmp_path, GERMAN), "accounts")] == ["K-7", "K-9"]
    known = Known(
        account_of=lambda key, name: {"K-7": "ours"}.get(key, "") or {"Beispielhof": "x"}.get(name, "")
    )
    reading = opened(tmp_path, GERMAN, known)
    assert facts(reading, "accounts") == []
    assert [row["account_id"] for row in facts(reading, "promises")] == ["ours", "ours", "x"]


def test_deliveries_in_parts_add_up_by_their_days_whatever_the_order_of_the_rows(tmp_path: Path) -> None:
    rows = (
        "1,1,K,2026-03-01,10,2026-02-20,4,\n"
        "1,2,K,2026-03-01,5,2026-02-11,5,\n"
        "1,1,K,2026-03-01,10,2026-02-10,6,\n"
    )
    assert levels(rows, tmp_path) == {
        date(2026, 2, 10): Decimal(6),
        date(2026, 2, 11): Decimal(5),
        date(2026, 2, 20): Decimal(10),
    }


def test_two_deliveries_of_a_day_are_two_and_one_told_twice_is_one(tmp_path: Path) -> None:
    twice = "1,1,K,2026-03-01,10,2026-02-20,4,\n1,1,K,2026-03-01,10,2026-02-20,4,\n"
    assert levels(twice, tmp_path) == {date(2026, 2, 20): Decimal(8)}
    same = "1,1,K,2026-03-01,10,2026-02-20,4,D1\n1,1,K,2026-03-01,10,2026-02-20,4,D1\n"
    assert levels(same, tmp_path) == {date(2026, 2, 20): Decimal(4)}


def test_a_line_of_which_one_part_tells_no_quantity_is_left_as_it_is(tmp_path: Path) -> None:
    rows = (
        "1,1,K,2026-03-01,10,2026-02-10,6,\n"
        "1,1,K,2026-03-01,10,2026-02-15,,\n"
        "1,1,K,2026-03-01,10,2026-02-20,1,\n"
    )
    assert levels(rows, tmp_path) == {
        date(2026, 2, 10): Decimal(6),
        date(2026, 2, 15): None,
        date(2026, 2, 20): Decimal(1),
    }


def test_a_cancelled_line_is_evidence_only_where_it_is_told_who_cancelled(tmp_path: Path) -> None:
    text = (
        "Order,Customer,Due,Cancelled on,Cancelled by\n"
        "1,K,2026-03-01,2026-02-01,customer\n"
        "2,K,2026-03-01,2026-02-01,us\n"
        "3,K,2026-03-01,2026-02-01,\n"
        "4,K,2026-03-01,,\n"
    )
    reading = opened(tmp_path, text)
    events = facts(reading, "promise_events")
    assert [(row["promise_id"], row["kind"], row["asked_by"]) for row in events] == [
        ("order-1", "withdrawn", "customer"),
        ("order-2", "withdrawn", "us"),
    ]
    (tally,) = reading.tallies.values()
    assert (tally.rows, dict(tally.skipped)) == (
        4,
        {"was cancelled, and it is not told by whom": 1},
    )
    assert "order-3" not in {row["promise_id"] for row in facts(reading, "promises")}


def test_what_could_be_read_two_ways_is_asked_about_and_the_answer_is_taken(tmp_path: Path) -> None:
    text = "Order;Customer;Due;Quantity\n1;K;03/04/2026;1.250\n"
    with pytest.raises(MappingError) as asked:
        opened(tmp_path, text)
    assert [problem.where for problem in asked.value.problems] == ["'Due'", "'Quantity'"]
    told = opened(tmp_path, text, formats=Formats(("%d/%m/%Y",), ",", "."))
    (promise,) = facts(told, "promises")
    assert (promise["due_on"], promise["promised_level"]) == (date(2026, 4, 3), Decimal(1250))


def test_a_file_that_is_no_list_of_orders_is_told_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no column Customer \(or Customer number.* and none Due"):
        opened(tmp_path, "Order,Colour\n1,red\n")

"""The most important customers: the fewest that bring most, not too few, not too many, and those kept for other reasons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import worktop as bench
from tests.measured import measured
from tests.worktop import Worktop
from troth.model import Rules
from troth.value.important import importance, important_customers

AT = date(2026, 6, 30)
FREE = Rules().changed(important_least=0, capacity=1000)


def last_of(worktop: Worktop, sales: Mapping[str, int], rules: Rules = FREE) -> tuple[str, int] | None:
    """The last of the most important among accounts with these sales in cents; None where there are none."""
    found = worktop.work_out(
        bench.given("open_accounts", [{"account_id": name, "closed": False} for name in sales]),
        bench.given(
            "yearly_invoices", [{"account_id": name, "sales_cents": cents} for name, cents in sales.items()]
        ),
        important_customers,
        rules=rules,
    )
    rows = found.rows("important_customers")
    assert {row["name"] for row in rows} <= {"important_customers.last"}
    return (rows[0]["segment"], int(rows[0]["value"])) if rows else None


def test_rule_63_the_fewest_that_bring_80_percent(worktop: Worktop) -> None:
    assert last_of(worktop, {"a": 50, "b": 30, "c": 15, "d": 5}) == ("b", 30)
    assert last_of(worktop, {"a": 49, "b": 30, "c": 16, "d": 5}) == ("c", 16)


def test_rule_63_of_equals_the_lesser_ids_come_first(worktop: Worktop) -> None:
    assert last_of(worktop, dict.fromkeys("edcba", 100)) == ("d", 100)


def test_rule_63_at_least_10_and_at_most_what_we_can_look_after(worktop: Worktop) -> None:
    sales = {f"{place:02}": 1000 - place for place in range(12)}
    sales["00"] = 10**6
    assert last_of(worktop, sales) == ("00", 10**6)
    assert last_of(worktop, sales, Rules()) == ("09", 991)
    assert last_of(worktop, sales, Rules().changed(capacity=3)) == ("02", 998)


def test_rule_63_who_brings_nothing_is_not_among_them(worktop: Worktop) -> None:
    assert last_of(worktop, {"a": 0, "b": -5}, Rules()) is None
    assert last_of(worktop, {"a": 0, "b": 1}, Rules()) == ("b", 1)


def test_rule_63_strategic_and_reference_customers_are_added_with_the_reason(tmp_path: Path) -> None:
    kept = {
        "big": (1, 1),
        "strategic": (1, 0),
        "speaks": (0, 1),
        "both": (1, 1),
        "small": (0, 0),
        "gone": (1, 1),
    }
    accounts = [
        {"account_id": name, "name": name, "strategic": bool(strategic), "reference": bool(reference)}
        for name, (strategic, reference) in kept.items()
    ]
    book = {"accounts": accounts}
    cards = (
        bench.given("open_accounts", [{"account_id": name, "closed": name == "gone"} for name in kept]),
        bench.given("yearly_invoices", [{"account_id": "big", "sales_cents": 10}]),
        important_customers,
        importance,
    )
    found = measured(tmp_path / "book", book, cards, AT).column("importance", "account_id", "importance")
    assert found == {"big": "share", "strategic": "strategic", "speaks": "reference", "both": "strategic"}


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sales=st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 10**6), min_size=1))
def test_law_those_down_to_the_last_bring_the_share_and_without_the_last_they_do_not(
    worktop: Worktop, sales: dict[str, int]
) -> None:
    last = last_of(worktop, sales)
    assert last is not None
    bought = [cents for name, cents in sales.items() if (-cents, name) <= (-last[1], last[0])]
    assert sum(bought) >= (0.8 - 1e-6) * sum(sales.values())
    assert sum(bought) - last[1] < 0.8 * sum(sales.values())

"""The database finds, sorts and pages accounts as the lists promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.ledger.listed import AT, RUN, account, invoice, record, score
from troth import ledger
from troth.ledger import ORDERS, AccountsAsked, Ledger

ASKED = AccountsAsked(AT, RUN)
EARLIER = AT - timedelta(days=30)


@pytest.fixture
def three(book: Ledger) -> Ledger:
    """Two accounts with figures and one nothing is known of."""
    record(
        book,
        staff=[{"staff_id": "s", "name": "Øyvind Ourwright"}],
        accounts=[
            {"account_id": "a", "name": "ash", "segment": "food", "country": "DE", "owner_id": "s"},
            {"account_id": "b", "name": "Übermühle 100%", "segment": "water"},
            {"account_id": "c", "name": "Cedar"},
        ],
        invoices=[invoice("1", "a", 1000, 400), invoice("2", "b", 100, 0)],
    )
    score(book, EARLIER, account_scores=[account("a", 0.5), account("b", 0.9)])
    score(
        book,
        account_scores=[
            account("a", 0.5, promises_due=4, promises_kept=3, loyalty_class="true"),
            account("b", 0.8),
            account("c"),
        ],
    )
    return book


def found(
    book: Ledger, asked: AccountsAsked = ASKED, order: str = "name", first: int = 0, most: int = 9
) -> str:
    weights = ledger.weigh_accounts(book, RUN)
    return "".join(ledger.list_accounts(book, asked, weights, order, first=first, most=most))


def test_at_stake_is_profit_times_one_less_the_lower_end_by_hand(three: Ledger) -> None:
    # a: (1000 - 400) * (1 - .4) = 360; b: 100 * (1 - .7) = 30; c: the median 350 * (1 - .55) = 157.50, in cents.
    weights = ledger.weigh_accounts(three, RUN)
    assert (weights.kind, weights.money, round(weights.risk, 9)) == ("profit", 35000, 0.45)
    listed = ledger.list_accounts(three, ASKED, weights, "-stake", first=0, most=9)
    assert {name: round(weight) for name, weight in listed.items()} == {"a": 36000, "c": 15750, "b": 3000}
    assert list(listed) == ["a", "c", "b"]


def test_one_cost_not_known_makes_it_revenue(three: Ledger) -> None:
    record(three, invoices=[invoice("3", "b", 20, None)])
    score(three, run_id="again", account_scores=[account("a", 0.5), account("b", 0.8)])
    assert ledger.weigh_accounts(three, "again").kind == "revenue"


def test_an_account_that_costs_money_has_none_at_stake(book: Ledger) -> None:
    record(book, accounts=[{"account_id": "a", "name": "A"}], invoices=[invoice("1", "a", 100, 150)])
    score(book, account_scores=[account("a", 0.5)])
    weights = ledger.weigh_accounts(book, RUN)
    assert ledger.list_accounts(book, ASKED, weights, "-stake", first=0, most=1) == {"a": 0.0}


def test_without_money_gaps_and_overdue_promises_give_the_order(book: Ledger) -> None:
    record(book, accounts=[{"account_id": name, "name": name} for name in "abc"])
    kinds = {"a": "unmet_need", "b": "overdue_promise"}
    gaps = [{"account_id": name, "kind": kind, "weight": 0.4} for name, kind in kinds.items()]
    score(book, account_scores=[account(name) for name in "abc"], gaps=gaps)
    assert ledger.weigh_accounts(book, RUN).kind == "none"
    assert found(book, order="-stake") == "bac"


@pytest.mark.parametrize(
    ("order", "accounts"),
    [
        ("name", "acb"),
        ("-name", "bca"),
        ("segment", "abc"),
        ("-segment", "bac"),
        ("loyalty", "abc"),
        ("-loyalty", "bac"),
        ("change", "bac"),
        ("-change", "abc"),
        ("owner", "acb"),
    ],
)
def test_lists_are_sorted_either_way_and_what_is_not_known_comes_last(
    three: Ledger, order: str, accounts: str
) -> None:
    assert found(three, replace(ASKED, before=f"run {EARLIER}"), order) == accounts


def test_every_order_gives_every_account(three: Ledger) -> None:
    assert {"".join(sorted(found(three, order=order))) for order in ORDERS} == {"abc"}


def test_pages_follow_each_other(three: Ledger) -> None:
    assert [found(three, first=first, most=2) for first in (0, 2, 4)] == ["ac", "b", ""]


@pytest.mark.parametrize(
    ("search", "accounts"),
    [
        ("ASH", "a"),
        ("FOOD", "a"),
        ("ØYVIND", "a"),
        ("überMÜHLE", "b"),
        ("100%", "b"),
        ("%", "b"),
        ("_", ""),
        ("\\", ""),
        ("' OR 1=1 --", ""),
    ],
)
def test_a_search_looks_at_names_segments_and_owners_and_takes_signs_as_they_are(
    three: Ledger, search: str, accounts: str
) -> None:
    assert found(three, replace(ASKED, search=search)) == accounts


@pytest.mark.parametrize(
    ("holding", "accounts"),
    [
        ({"segment": "food"}, "a"),
        ({"segment": ""}, "c"),
        ({"owner": "s", "country": "DE"}, "a"),
        ({"evidence": "ok"}, "ab"),
        ({"class": "true"}, "a"),
        ({"class": "true", "segment": "water"}, ""),
    ],
)
def test_filters_hold_together(three: Ledger, holding: dict[str, str], accounts: str) -> None:
    assert found(three, replace(ASKED, holding=holding)) == accounts


def test_a_band_of_loyalty_includes_its_lower_end_alone(three: Ledger) -> None:
    assert found(three, replace(ASKED, loyalty=(0.5, 0.8))) == "a"
    assert found(three, replace(ASKED, unknown_loyalty=True)) == "c"


def test_only_accounts_that_may_be_read_are_listed_and_summed(three: Ledger) -> None:
    asked = replace(ASKED, accounts=["b", "no such account"])
    sums = ledger.sum_accounts(three, asked, ledger.weigh_accounts(three, RUN))
    assert (found(three, asked), sums.accounts, sums.money) == ("b", 1, 10000)
    assert ledger.choices_of_accounts(three, asked) == [("water", None, None)]
    assert found(three, replace(ASKED, accounts=[])) == ""


def test_the_sums_count_what_they_speak_of(three: Ledger) -> None:
    sums = ledger.sum_accounts(three, ASKED, ledger.weigh_accounts(three, RUN))
    assert (sums.accounts, sums.scored, sums.median_loyalty) == (3, 2, 0.65)
    assert (sums.promises_kept, sums.promises_due, sums.overdue) == (3, 4, 0)
    assert (sums.money, round(sums.at_stake or 0)) == (70000, 39000)
    assert ledger.count_accounts(three, RUN) == 3

"""The figures of a value statement: like units alone are added, losses stand beside, and nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.value_claims import AT, acorn, choice, claim, promise, worth
from troth.reports.portal import shared_promise
from troth.reports.statement_claims import released_claims
from troth.reports.statement_figures import Total, chart, money_total, payback, punctuality, unit_totals

AMOUNTS = st.tuples(
    st.sampled_from(["hours saved", "days saved", ""]),
    st.sampled_from(["h", "days", ""]),
    st.none() | st.integers(-50, 50),
    st.sampled_from([None, "2.5", "10"]),
)


@given(drawn=st.lists(AMOUNTS, max_size=8))
def test_only_like_units_are_added_and_money_only_at_their_own_price(
    drawn: list[tuple[str, str, int | None, str | None]],
) -> None:
    rows = [
        claim(
            str(place),
            metric=metric,
            unit=unit,
            amount=None if amount is None else Decimal(amount),
            unit_price=price and Decimal(price),
        )
        for place, (metric, unit, amount, price) in enumerate(drawn)
    ]
    claims = released_claims(acorn(value_claims=rows), "acorn", "pia")
    expected: dict[tuple[str, str], tuple[object, object]] = {
        (metric, unit): (
            sum(
                each for *alike, each, _price in drawn if tuple(alike) == (metric, unit) and each and each > 0
            ),
            -sum(
                each for *alike, each, _price in drawn if tuple(alike) == (metric, unit) and each and each < 0
            ),
        )
        for metric, unit, amount, _price in drawn
        if metric and unit and amount is not None
    }
    found: dict[tuple[str, str], tuple[object, object]] = {
        (each.metric, each.unit): (each.created, each.destroyed) for each in unit_totals(claims)
    }
    assert found == expected
    priced = [
        Decimal(amount) * Decimal(price) for *_alike, amount, price in drawn if amount is not None and price
    ]
    total = money_total(claims)
    assert (total is None) == (not priced)
    if total is not None:
        assert (total.created - total.destroyed, total.unit) == (sum(priced), "")


def test_what_we_alone_say_is_in_no_sum_but_a_loss_always_is() -> None:
    rows = [
        claim("ours alone", **worth(40), grade=0),
        claim("ours, confirmed", **worth(5), grade=0, confirmed_by="pia", confirmed_on=AT),
        claim("lost", **worth(-2), grade=0),
    ]
    claims = released_claims(acorn(value_claims=rows), "acorn", "pia")
    (total,) = unit_totals(claims)
    assert (len(claims), total.created, total.destroyed) == (3, Decimal(5), Decimal(2))
    assert money_total(claims) == Total("", "", Decimal(50), Decimal(20), 2)


def test_a_chart_holds_one_unit_alone() -> None:
    rows = [
        claim("a", **worth(4, None)),
        claim("b", **worth(6, None, metric="days saved", unit="days")),
        claim("c", **worth(-1, None), stated_on=date(2025, 12, 3)),
    ]
    drawn = chart(released_claims(acorn(value_claims=rows), "acorn", "pia"))
    assert drawn is not None
    assert (drawn.unit, drawn.by) == ("h", "month")
    assert [(bar.label, bar.created, bar.destroyed) for bar in drawn.bars] == [
        ("2025-12", Decimal(0), Decimal(1)),
        ("2026-01", Decimal(4), Decimal(0)),
    ]


def test_a_chart_goes_by_what_we_promise_where_the_claims_show_more_than_one_part_of_it() -> None:
    rows = [claim(each, **worth(2), pillar_id=each) for each in ("calm", "speed")]
    pillars: list[dict[str, object]] = [
        {"pillar_id": each, "name": each.title()} for each in ("calm", "speed")
    ]
    drawn = chart(released_claims(acorn(value_claims=rows, pillars=pillars), "acorn", "pia"))
    assert drawn is not None
    assert ([bar.label for bar in drawn.bars], drawn.unit) == (["Calm", "Speed"], "")


def test_there_is_no_chart_without_a_figure() -> None:
    assert chart(released_claims(acorn(value_claims=[claim("a")]), "acorn", "pia")) is None


def test_a_promise_is_kept_on_the_day_unless_they_say_otherwise() -> None:
    rows = [promise(each, due_on=date(2026, 2, 10)) for each in ("on time", "late", "disputed", "open")]
    ends = [("on time", 9), ("late", 11), ("disputed", 9)]
    events: list[dict[str, object]] = [
        {"event_id": f"e {name}", "promise_id": name, "kind": "delivered", "happened_on": date(2026, 2, day)}
        for name, day in ends
    ]
    events.append(
        {
            "event_id": "word",
            "promise_id": "disputed",
            "kind": "verdict",
            "verdict": "broken",
            "said_by": "pia",
            "happened_on": date(2026, 2, 12),
        }
    )
    book = acorn(promises=rows, promise_events=events)
    found = punctuality([shared_promise(book, row, "pia") for row in book.rows("promises")], AT)
    assert (found.kept, found.due) == (1, 4)


def alternative(number: int, **more: object) -> dict[str, object]:
    return {
        "alternative_id": str(number),
        "account_id": "acorn",
        "supplier": "us",
        "said_by": "customer",
        "value_per_year": Decimal(60_000),
        "price_per_year": Decimal(21_000),
        "own_cost_per_year": Decimal(4_000),
        "stated_on": date(2026, 1, number),
        **more,
    }


def test_the_price_and_their_own_cost_came_back_after_five_months_of_a_year() -> None:
    found = payback(
        acorn(alternatives=[alternative(1, value_per_year=Decimal(1)), alternative(2)]), "acorn", "pia"
    )
    assert found is not None
    assert found.months == 5  # 12 * (21,000 + 4,000) / 60,000


@pytest.mark.parametrize(
    "more",
    [
        {"supplier": "rival"},
        {"said_by": "staff"},
        {"price_per_year": None},
        {"value_per_year": None},
        {"value_per_year": Decimal(-1)},
        {"person_id": "ben"},
        {"account_id": "birch"},
    ],
)
def test_no_payback_where_the_customer_did_not_give_it_or_whoever_did_gave_no_leave(
    more: dict[str, object],
) -> None:
    assert payback(acorn(alternatives=[alternative(1, **more)]), "acorn", "pia") is None


def test_a_colleague_who_may_be_quoted_gives_the_payback() -> None:
    book = acorn(alternatives=[alternative(1, person_id="ben")], person_choices=[choice("quote_allowed")])
    assert payback(book, "acorn", "pia") is not None

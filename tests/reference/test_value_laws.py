"""Laws of claims of value that hold on any book, of the second calculation, which equals the measures."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reference.influence import Influence
from tests.reference.knowledge import Book, Row, known_at
from tests.reference.random_book import random_book
from tests.reference.value_claims import Claims
from troth.model import Rules

AT = date(2026, 6, 30)
SEEDS = st.integers(0, 11)
CHOICE = st.integers(0, 10_000)


@cache
def drawn_book(seed: int) -> Book:
    return random_book(seed)


def sheets(book: Book) -> dict[str, Row]:
    """What every account had, by its claims."""
    known = known_at(book, AT, "Europe/Berlin")
    influence = Influence(known, Rules())
    claims = Claims(known, influence, Rules())
    return {name: claims.columns(influence.of_account(name)) for name in influence.accounts}


def with_row(book: Book, table: str, **row: Any) -> Book:
    return {**book, table: [*book[table], {"recorded_at": None, **row}]}


@given(SEEDS, CHOICE, CHOICE)
@settings(max_examples=8, deadline=None)
def test_telling_anyone_anything_never_lowers_coverage(seed: int, claim: int, person: int) -> None:
    book = drawn_book(seed)
    claims, people = book["value_claims"], book["buying_roles"]
    told = {
        "claim_id": claims[claim % len(claims)]["claim_id"],
        "person_id": people[person % len(people)]["person_id"],
    }
    days = {"told_on": AT, "state": "told", "state_on": None}
    after = sheets(with_row(book, "value_communications", communication_id="new", **told, **days))
    for name, row in sheets(book).items():
        assert (row["value_coverage"] or 0) <= (after[name]["value_coverage"] or 0) + 1e-12
        assert after[name] | {"value_coverage": 0, "value_untold": 0} == row | {
            "value_coverage": 0,
            "value_untold": 0,
        }


@given(SEEDS, CHOICE)
@settings(max_examples=8, deadline=None)
def test_words_withdrawn_count_as_if_they_had_never_been_said(seed: int, claim: int) -> None:
    book = drawn_book(seed)
    quoted = [row for row in book["value_claims"] if row.get("person_id")]
    chosen = quoted[claim % len(quoted)]["claim_id"]
    author = quoted[claim % len(quoted)]["person_id"]
    choice = {"person_id": author, "kind": "quote_withdrawn", "claim_id": chosen, "chosen_on": AT}
    withdrawn = with_row(book, "person_choices", choice_id="new", until=None, **choice)
    never = {**book, "value_claims": [row for row in book["value_claims"] if row["claim_id"] != chosen]}
    assert sheets(withdrawn) == sheets(never)


@given(SEEDS, CHOICE)
@settings(max_examples=8, deadline=None)
def test_the_order_of_rows_changes_no_figure_of_value(seed: int, order: int) -> None:
    book = drawn_book(seed)
    shuffle = random.Random(order)  # noqa: S311
    assert sheets({name: shuffle.sample(rows, len(rows)) for name, rows in book.items()}) == sheets(book)


@given(SEEDS, st.sampled_from([Decimal(2), Decimal("7.5")]))
@settings(max_examples=8, deadline=None)
def test_another_currency_changes_amounts_and_no_share(seed: int, rate: Decimal) -> None:
    def dearer(row: Mapping[str, Any]) -> Row:
        price = row.get("unit_price")
        return {**row, "unit_price": None if price is None else price * rate}

    book = drawn_book(seed)
    after = sheets({**book, "value_claims": [dearer(row) for row in book["value_claims"]]})
    for name, row in sheets(book).items():
        before, changed = row["value_coverage"], after[name]["value_coverage"]
        assert (before is None) == (changed is None)
        assert before is None or abs(before - changed) < 1e-6
        assert abs((row["value_created"] or 0) * float(rate) - (after[name]["value_created"] or 0)) < 1

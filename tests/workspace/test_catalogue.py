"""The measures of a run: named once, in an order that works, and giving what the outputs promise."""

from __future__ import annotations

import ibis
import pytest

from tests.scored_books import EVERY_MEASURE, every_expression
from troth.model import OUTPUTS, TABLES, Measure, Rules
from troth.workspace.catalogue import BOOK_MEASURES
from troth.workspace.plan import half_lives

FIRST_TABLES = {*TABLES, "moment", *half_lives(Rules())}
SCHEMAS = {card.name: expression.schema() for card, expression in every_expression()}
MADE = {
    "person_scores",
    "account_scores",
    "promise_scores",
    "promiser_scores",
    "value_scores",
    "contributions",
    "gaps",
}


def test_a_name_is_given_once_and_never_that_of_a_table() -> None:
    names = [card.name for card in EVERY_MEASURE]
    assert len(set(names)) == len(names)
    assert not FIRST_TABLES & set(names)


def test_a_measure_reads_only_what_is_there_before_it() -> None:
    there = set(FIRST_TABLES)
    for card in EVERY_MEASURE:
        assert set(card.reads) <= there, card.name
        there.add(card.name)


@pytest.mark.parametrize("output", sorted(MADE))
def test_an_output_has_the_columns_its_definition_names(output: str) -> None:
    assert set(SCHEMAS[output].names) == {column.name for column in OUTPUTS[output].columns} - {"run_id"}
    assert {*SCHEMAS[output].names} >= {name for name in OUTPUTS[output].grain if name != "run_id"}


@pytest.mark.parametrize("card", [card for card in EVERY_MEASURE if card.grain], ids=lambda card: card.name)
def test_the_grain_on_a_card_is_made_of_its_columns(card: Measure) -> None:
    assert set(card.grain) <= set(SCHEMAS[card.name].names)


@pytest.mark.parametrize(
    "card", [card for card in EVERY_MEASURE if card.whole_book], ids=lambda card: card.name
)
def test_a_whole_book_quantity_can_be_kept_as_a_prior(card: Measure) -> None:
    assert SCHEMAS[card.name] == ibis.schema({"name": "string", "segment": "string", "value": "float64"})


def test_every_card_says_what_it_answers_and_where_it_comes_from() -> None:
    for card in EVERY_MEASURE:
        assert card.question.endswith("?"), card.name
        assert card.source, card.name
        assert card.build.__doc__, card.name


def test_figures_of_our_own_people_are_computed_with_the_whole_book_only() -> None:
    of_the_book = {card.name for card in BOOK_MEASURES}
    others = (card for card in EVERY_MEASURE if card.name not in of_the_book)
    assert not any(of_the_book & set(card.reads) for card in others)

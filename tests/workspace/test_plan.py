"""Compiling: the same measures and rules give the same text, and a measure sees what its card names."""

from __future__ import annotations

from collections.abc import Mapping

import ibis.expr.types as ir
import pytest

from troth.model import Rules, measure
from troth.workspace.plan import Sight, compile_steps, expressions, half_lives


@measure(question="Which accounts are there?", grain=("account_id",), reads=("accounts",), source="a test")
def accounts_there(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    return tables["accounts"].select(
        "account_id", weight=tables["accounts"].switching_cost * rules.trust_share
    )


@measure(question="How many?", grain=(), reads=("accounts_there",), source="a test", stored=False)
def account_count(tables: Mapping[str, ir.Table], _rules: Rules) -> ir.Table:
    return tables["accounts_there"].agg(accounts=tables["accounts_there"].count())


@measure(question="What if it peeks?", grain=(), reads=("accounts",), source="a test", whole_book=True)
def peeking(tables: Mapping[str, ir.Table], _rules: Rules) -> ir.Table:
    return tables["people"]


@pytest.mark.parametrize("dialect", ["duckdb", "databricks"])
def test_the_same_measures_and_rules_give_the_same_text(dialect: str) -> None:
    cards = (accounts_there, account_count)
    once, again = (compile_steps(cards, Rules(), dialect) for _ in range(2))
    assert once == again
    assert [(step.name, step.whole_book, step.stored) for step in once] == [
        ("accounts_there", False, True),
        ("account_count", False, False),
    ]


def test_changed_rules_stand_in_the_text_as_doubles() -> None:
    (step,) = compile_steps((accounts_there,), Rules().changed(trust_share=0.25), "duckdb")
    assert "0.25e0" in step.select


def test_a_measure_sees_only_what_its_card_names() -> None:
    with pytest.raises(KeyError, match="peeking reads people, which is not on its card"):
        list(expressions((peeking,), Rules()))
    sight = Sight(accounts_there, {"accounts": None, "people": None})
    assert (list(sight), len(sight)) == (["accounts"], 1)


def test_each_decay_table_has_the_half_life_of_its_rule() -> None:
    rules = Rules().changed(
        trust_half_life_days=100,
        need_half_life_days=200,
        connection_half_life_days=30,
        behaviour_half_life_days=400,
    )
    assert half_lives(rules) == {
        "trust_decay": 100,
        "need_decay": 200,
        "connection_decay": 30,
        "behaviour_decay": 400,
    }

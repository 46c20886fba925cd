"""Every measure keeps to arithmetic that gives the same digits in any order of rows and on any engine."""

from __future__ import annotations

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import pytest

from tests.scored_books import every_expression
from troth.model import Measure

TREES = [(card, expression.op()) for card, expression in every_expression()]
EVERY_TREE = pytest.mark.parametrize(("card", "tree"), TREES, ids=[card.name for card, _ in TREES])

ORDER_MATTERS = (
    ops.Sum,
    ops.Mean,
    ops.Variance,
    ops.StandardDev,
    ops.Quantile,
    ops.ApproxQuantile,
    ops.Median,
)
ALLOWED = {
    *("UnboundTable", "Field", "Project", "DropColumns", "Filter", "Aggregate", "Distinct", "Union"),
    *("JoinChain", "JoinLink", "JoinReference"),
    *("Literal", "Cast", "Add", "Subtract", "Multiply", "Divide", "Modulus", "Negate", "Abs"),
    *("Power", "Sqrt", "Ln", "Exp", "Round", "Greatest", "Least"),
    *("And", "Or", "Not", "Equals", "NotEquals", "Less", "LessEqual", "Greater", "GreaterEqual", "InValues"),
    *("IsNull", "NotNull", "NullIf", "Coalesce", "IfElse", "SearchedCase"),
    *("DateDelta", "DateAdd", "IntervalFromInteger"),
    *("Sum", "Min", "Max", "ArgMax", "Count", "CountStar"),
    *("RowNumber", "WindowFunction", "WindowBoundary", "SortKey"),
    *("StructColumn", "StructField"),
}


def names(tree: ops.Node) -> set[str]:
    """The operations of an expression."""
    return {type(node).__name__ for node in tree.find(ops.Node)}


@EVERY_TREE
def test_a_measure_uses_few_well_known_operations(card: Measure, tree: ops.Node) -> None:
    assert names(tree) <= ALLOWED, card.name


@EVERY_TREE
def test_floating_columns_are_never_added_up_or_averaged(card: Measure, tree: ops.Node) -> None:
    found = [node for node in tree.find(ORDER_MATTERS) if node.arg.dtype.is_floating()]
    assert not found, card.name


@EVERY_TREE
def test_a_floating_value_is_rounded_before_it_becomes_a_whole_number(card: Measure, tree: ops.Node) -> None:
    casts = [node for node in tree.find(ops.Cast) if node.to.is_integer() and node.arg.dtype.is_floating()]
    assert all(isinstance(node.arg, ops.Round) for node in casts), card.name


@EVERY_TREE
def test_a_measure_uses_everything_on_its_card(card: Measure, tree: ops.Node) -> None:
    read = {table.name for table in tree.find(ops.UnboundTable)}
    assert read == set(card.reads), card.name


def test_no_operation_is_allowed_that_none_needs() -> None:
    assert {name for _, tree in TREES for name in names(tree)} == ALLOWED


def test_the_rules_catch_what_they_are_for() -> None:
    table = ibis.table({"amount": "float64", "units": "int64"}, name="t")
    careless = table.agg(total=table.amount.sum(), cut=table.amount.cast("int64").max()).op()
    assert careless.find(ORDER_MATTERS)[0].arg.dtype == dt.float64
    assert not isinstance(careless.find(ops.Cast)[0].arg, ops.Round)
    assert names(table.mutate(units=table.units // 2).op()) - ALLOWED == {"FloorDivide"}

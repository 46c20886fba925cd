"""A run: one account scored again agrees with the whole to the last digit; order and later facts change nothing."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.books import write_book
from tests.measured import compiled, measured_on, rows_of
from tests.reference.random_book import random_book
from tests.scored_books import DAYS, EVERY_MEASURE, SCORES, every_expression, scored_book
from troth.engine import Runner, known_schema, open_book
from troth.model import TABLES, Rules
from troth.workspace.catalogue import BOOK_MEASURES
from troth.workspace.running import Prior, prepare, run_accounts, run_book

SEED, AT = 5, DAYS[2]
OF_ACCOUNTS = tuple(name for name in SCORES if name != "promiser_scores")
Tables = Mapping[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_book(tmp_path_factory.mktemp("running") / "book", random_book(SEED))


@pytest.fixture(scope="module")
def priors(folder: Path) -> list[Prior]:
    """What the scoring of the whole book keeps."""
    steps = compiled(EVERY_MEASURE, Rules(), "duckdb")
    with closing(open_book(str(folder)).runner) as runner:
        prepare(runner, Rules())
        run_book(runner, steps, AT)
        kept = [row for step in steps if step.whole_book for row in rows_of(runner, step.name)]
    return [(row["name"], row["segment"], row["value"]) for row in kept]


@pytest.fixture(scope="module")
def scoped(folder: Path) -> Iterator[Runner]:
    """The book opened for scoring some of its accounts."""
    with closing(open_book(str(folder)).runner) as runner:
        prepare(runner, Rules(), scoped=True)
        yield runner


def rescored(runner: Runner, accounts: Collection[str], priors: Collection[Prior], at: date = AT) -> Tables:
    """The scores of some accounts with kept whole-book quantities."""
    of_the_book = {card.name for card in BOOK_MEASURES}
    every = compiled(EVERY_MEASURE, Rules(), "duckdb")
    run_accounts(runner, [step for step in every if step.name not in of_the_book], at, accounts, priors)
    return {name: rows_of(runner, name) for name in OF_ACCOUNTS}


def scored_of(accounts: Collection[str]) -> Tables:
    """The rows of these accounts in the scoring of the whole book."""
    promises = {row["promise_id"] for row in random_book(SEED)["promises"] if row["account_id"] in accounts}
    whole = scored_book(SEED)[AT]
    of_promises = [row for row in whole.rows("promise_scores") if row["promise_id"] in promises]
    others = {
        name: [row for row in whole.rows(name) if row["account_id"] in accounts]
        for name in OF_ACCOUNTS
        if name != "promise_scores"
    }
    return {**others, "promise_scores": of_promises}


@pytest.mark.parametrize("accounts", [("account-0",), ("account-1",), ("account-3", "account-2")])
def test_an_account_scored_again_equals_the_whole_to_the_last_digit(
    scoped: Runner, priors: list[Prior], accounts: tuple[str, ...]
) -> None:
    expected = scored_of(accounts)
    assert any(expected["account_scores"])
    assert rescored(scoped, accounts, priors) == expected


def test_kept_quantities_are_used_not_estimated_again(scoped: Runner, priors: list[Prior]) -> None:
    better = [(name, part, 0.99 if name == "keeping_prior.mean" else value) for name, part, value in priors]
    (before,) = rescored(scoped, ("account-1",), priors)["account_scores"]
    (after,) = rescored(scoped, ("account-1",), better)["account_scores"]
    assert after["loyalty"] > before["loyalty"]


def test_the_order_of_rows_changes_no_digit(tmp_path: Path) -> None:
    shuffled = {
        name: random.Random(SEED).sample(rows, len(rows))  # noqa: S311 -- an order, not a secret
        for name, rows in random_book(SEED).items()
    }
    found = measured_on(tmp_path, shuffled, EVERY_MEASURE, (AT,), shown=SCORES, rules=Rules())[AT]
    assert found.tables == {name: scored_book(SEED)[AT].rows(name) for name in SCORES}


def test_the_engine_lays_the_columns_that_measures_are_compiled_for(folder: Path) -> None:
    expected = {name: dict(known_schema(table)).keys() for name, table in TABLES.items()}
    expected |= {card.name: expression.columns for card, expression in every_expression()}
    with closing(open_book(str(folder)).runner) as runner:
        prepare(runner, Rules())
        run_book(runner, compiled(EVERY_MEASURE, Rules(), "duckdb"), AT)
        for name, columns in expected.items():
            assert set(runner.columns_of(f"SELECT * FROM {name}")) == set(columns), name  # noqa: S608

"""A run is whole or invisible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import pytest

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.ledger.storing import Figure
from troth.ledger.writing import stored_rows
from troth.model import OUTPUTS, BookError, RefusedError

DAY = date(2026, 3, 2)


def run(run_id: str, at: date = DAY, priors_of: str = "") -> dict[str, Figure]:
    """The row of a run."""
    return {
        "run_id": run_id,
        "at": at,
        "rules": "0123456789abcdef",
        "priors_of": priors_of or run_id,
        "engine": "duckdb",
        "version": "0.1.0",
        "fact_count": 12,
        "assumed_share": 0.25,
        "started_at": NOW,
        "finished_at": NOW + timedelta(seconds=2),
    }


def gap(account: str, weight: float = 0.5) -> tuple[Figure, ...]:
    """A row of gaps, the run apart."""
    return (account, "empty_role", None, "gatekeeper", None, weight)


def priors(*values: float) -> dict[str, list[tuple[Figure, ...]]]:
    """A table of priors."""
    return {"priors": [("trust_mean", "", value) for value in values]}


def keep(book: Ledger, run_id: str, at: date = DAY, *, on_screen: bool = True) -> None:
    """A run with one gap."""
    ledger.keep(book, run(run_id, at), {"gaps": [gap("account_a")]}, on_screen=on_screen)


def row_count(book: Ledger, table: str) -> int:
    """How many rows of a table are stored, visible or not."""
    return stored_rows(book, table).count()


def test_results_come_back_to_the_last_bit(book: Ledger) -> None:
    weight = 0.1 + 0.2
    ledger.keep(book, run("run_1"), {"gaps": [gap("account_a", weight), gap("account_b")], **priors(1 / 3)})
    (row,) = ledger.results(book, "gaps", "run_1", account_id="account_a")
    assert row == dict(zip(OUTPUTS["gaps"].by_name, ("run_1", *gap("account_a", weight)), strict=True))
    assert [(row["segment"], row["value"]) for row in ledger.results(book, "priors", "run_1")] == [
        ("", 1 / 3)
    ]
    (kept,) = ledger.results(book, "runs", "run_1")
    assert kept == {**run("run_1"), "state": "finished"}


def test_the_newest_run_is_on_screen_and_each_day_has_one(book: Ledger) -> None:
    assert ledger.run_on_screen(book) is None
    for run_id, at, shown in (
        ("run_1", DAY, True),
        ("run_2", DAY - timedelta(days=1), False),
        ("run_3", DAY + timedelta(days=1), True),
        ("run_4", DAY - timedelta(days=1), False),
    ):
        keep(book, run_id, at, on_screen=shown)
    assert ledger.run_on_screen(book) == "run_3"
    assert list(ledger.kept_runs(book).values()) == ["run_4", "run_1", "run_3"]


def test_a_run_made_again_for_the_day_on_screen_takes_its_place(book: Ledger) -> None:
    keep(book, "run_1")
    keep(book, "run_2", on_screen=False)
    assert ledger.run_on_screen(book) == "run_2"


def test_a_run_cut_short_is_invisible_and_cleaned_by_the_next(
    book: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("troth.ledger.keeping.CHUNK_RESULTS", 10)

    def failing() -> Iterator[tuple[Figure, ...]]:
        for number in range(25):
            yield gap(f"account_{number}")
        raise OSError("the engine went away")

    keep(book, "run_1")
    with pytest.raises(OSError, match="went away"):
        ledger.keep(book, run("run_2"), {"gaps": failing()})
    assert row_count(book, "gaps") == 21
    assert ledger.results(book, "gaps", "run_2") == []
    assert ledger.results(book, "runs", "run_2") == []
    assert ledger.run_on_screen(book) == "run_1"
    keep(book, "run_3", DAY + timedelta(days=1))
    assert (row_count(book, "gaps"), row_count(book, "runs")) == (2, 2)


def test_a_run_whose_priors_others_use_is_not_cleaned(book: Ledger) -> None:
    keep(book, "run_1")
    ledger.keep(book, run("run_2", priors_of="run_1"), {})
    keep(book, "run_3", DAY + timedelta(days=1))
    assert [row["run_id"] for row in ledger.results(book, "runs", "run_1")] == ["run_1"]


@pytest.mark.parametrize(
    ("tables", "says"),
    [
        ({"gap": []}, "did you mean gaps"),
        ({"gaps": [("account_a",)]}, "has 1 values; give account_id, kind"),
        ({"gaps": [gap("account_a", float("nan"))]}, "give finite figures"),
        ({"gaps": [gap("account_a", float("inf"))]}, "give finite figures"),
    ],
)
def test_results_that_cannot_be_kept_are_refused_and_stay_invisible(
    sqlite_book: Ledger, tables: Mapping[str, list[tuple[Figure, ...]]], says: str
) -> None:
    with pytest.raises(BookError, match=says):
        ledger.keep(sqlite_book, run("run_1"), tables)
    assert ledger.run_on_screen(sqlite_book) is None


def test_a_run_row_must_be_whole(sqlite_book: Ledger) -> None:
    with pytest.raises(BookError, match="lacks rules, version"):
        ledger.keep(sqlite_book, {k: v for k, v in run("run_1").items() if k not in {"rules", "version"}}, {})


def test_one_account_is_replaced_within_a_run(book: Ledger) -> None:
    ledger.keep(book, run("run_1"), {"gaps": [gap("account_a"), gap("account_a"), gap("account_b")]})
    ledger.replace_account(book, "run_1", "account_a", {"gaps": [gap("account_a", 0.9)]})
    told = [(row["account_id"], row["weight"]) for row in ledger.results(book, "gaps", "run_1")]
    assert sorted(told) == [("account_a", 0.9), ("account_b", 0.5)]
    with pytest.raises(RefusedError, match="not finished or gone"):
        ledger.replace_account(book, "run_9", "account_a", {})


def test_a_day_shows_the_results_of_an_earlier_one_until_it_is_scored(book: Ledger) -> None:
    keep(book, "run_1")
    next_day = DAY + timedelta(days=1)
    ledger.carry(book, run("run_2", next_day, priors_of="run_1"), "run_1")
    ledger.carry(book, run("run_3", next_day, priors_of="run_1"), "run_1")
    assert ledger.kept_runs(book) == {DAY: "run_1", next_day: "run_2"}
    assert ledger.run_on_screen(book) == "run_2"
    (carried,) = ledger.results(book, "gaps", "run_2")
    (earlier,) = ledger.results(book, "gaps", "run_1")
    assert carried == {**earlier, "run_id": "run_2"}
    keep(book, "run_4", next_day)
    assert ledger.kept_runs(book) == {DAY: "run_1", next_day: "run_4"}

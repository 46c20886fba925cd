"""Scoring a book: what a run says of itself, and the rules it goes by."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.books import write_book
from tests.small_sample import SMALL, UNTIL, figures_of
from troth import __version__, samples
from troth.engine import open_book
from troth.model import OUTPUTS, TABLES, RuleError, Rules
from troth.workspace import Scored, score, score_days
from troth.workspace.scoring import book_rules

ONE_ACCOUNT = {
    "accounts": [{"account_id": "a", "name": "Alder (sample)"}],
    "people": [{"person_id": "p", "name": "Pia Example"}],
    "buying_roles": [{"buying_role_id": "r", "person_id": "p", "account_id": "a", "role": "end_user"}],
    "promises": [
        {
            "promise_id": f"m{i}",
            "account_id": "a",
            "person_id": "p",
            "words": "a part",
            "made_on": "2026-01-01",
            "due_on": "2026-02-01",
        }
        for i in range(4)
    ],
    "promise_events": [
        {"event_id": "e1", "promise_id": "m0", "kind": "abandoned", "happened_on": "2026-02-10"},
        *(
            {"event_id": f"e{i + 2}", "promise_id": f"m{i}", "kind": "delivered", "happened_on": "2026-01-20"}
            for i in (1, 2, 3)
        ),
    ],
}


def book_with(folder: Path, settings: str) -> str:
    """The address of a book of one account with these settings."""
    write_book(folder, ONE_ACCOUNT)
    (folder / "book.toml").write_text(settings, encoding="utf-8")
    return str(folder)


def rules_with(folder: Path, settings: str) -> Rules:
    """The rules of such a book."""
    book = open_book(book_with(folder, settings))
    with closing(book.runner):
        return book_rules(book)


def test_a_run_says_what_it_was_made_of(scored: Scored) -> None:
    run = scored.run
    facts = sum(len(chunk.rows) for chunk in samples.facts(SMALL) if chunk.table in TABLES)
    assert set(run) == set(OUTPUTS["runs"].by_name)
    assert (run["at"], run["engine"], run["version"], run["state"]) == (
        UNTIL,
        "duckdb",
        __version__,
        "finished",
    )
    assert run["rules"] == Rules().fingerprint
    assert run["priors_of"] == run["run_id"]
    assert 0 < run["fact_count"] <= facts
    assert run["assumed_share"] == 0.0
    assert run["started_at"] <= run["finished_at"] <= datetime.now(UTC)


def test_every_row_names_its_run(scored: Scored) -> None:
    for output in ("account_scores", "person_scores", "gaps", "priors"):
        assert {row["run_id"] for row in scored.dicts(output)} == {scored.run["run_id"]}


def test_names_are_those_of_the_day(scored: Scored) -> None:
    assert {row["account_id"] for row in scored.dicts("account_scores")} <= scored.names("accounts").keys()
    assert {row["person_id"] for row in scored.dicts("person_scores")} <= scored.names("people").keys()


def test_priors_are_the_whole_book_quantities_of_the_run(scored: Scored) -> None:
    names = {name for name, _, _ in scored.priors()}
    assert {"keeping_prior.mean", "need_prior.mean"} <= names


def test_a_rule_of_the_book_changes_the_figures_and_the_fingerprint(tmp_path: Path) -> None:
    usual = open_book(book_with(tmp_path / "usual", 'name = "Usual"\n'))
    harsh = open_book(book_with(tmp_path / "harsh", "[rules]\nbroken_promise_weight = 4\n"))
    with closing(score(usual, UNTIL)) as before, closing(score(harsh, UNTIL)) as after:
        assert after.run["rules"] == Rules().changed(broken_promise_weight=4).fingerprint
        assert after.run["rules"] != before.run["rules"]
        (trust,), (less_trust,) = (
            [row["trust"] for row in each.dicts("person_scores")] for each in (before, after)
        )
    assert less_trust < trust


def test_rules_that_cannot_be_used_are_refused_all_at_once(tmp_path: Path) -> None:
    settings = 'trust_half_life_dayz = 100\ntrust_share = 3\nopenness_share = "wide"\nname = "Mine"\n'
    with pytest.raises(RuleError) as told:
        rules_with(tmp_path, settings)
    assert sorted(str(problem) for problem in told.value.problems) == [
        "openness_share: came as 'wide'; a number of share from 0 to 0.99 is allowed",
        "trust_half_life_dayz: is no rule; `troth words rules` lists them",
        "trust_share: came as 3; 0 to 1 share is allowed",
    ]


def test_other_settings_are_no_rules(tmp_path: Path) -> None:
    assert rules_with(tmp_path, 'name = "Mine"\nsample = true\n') == Rules()


def test_days_are_scored_one_after_the_other_as_each_by_itself(tmp_path: Path) -> None:
    address = book_with(tmp_path, "")
    days = [UNTIL.replace(month=month) for month in (1, 6, 2)]
    each = {}
    for at in days:
        with closing(score(open_book(address), at)) as alone:
            each[at] = figures_of(alone)
    book = open_book(address)
    with closing(book.runner):
        together = {scored.run["at"]: figures_of(scored) for scored in score_days(book, days)}
    assert together == each
    assert len({str(figures) for figures in each.values()}) == len(days)

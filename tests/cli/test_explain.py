"""`troth explain`: the facts of an account add up to the loyalty that is shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Said
from tests.small_sample import UNTIL

AT = ("--at", str(UNTIL))


def points(said: Said) -> float:
    """The sum of all that is listed, and of what is said of the rest."""
    listed = [float(found[1]) for line in said.lines if (found := re.match(r"│\s*([+-]\d+\.\d\d) │", line))]
    rest = re.search(r"more facts add ([+-]\d+\.\d\d) in all", said.out)
    return sum(listed) + (float(rest[1]) if rest else 0.0)


def told_sum(said: Said) -> float:
    found = re.search(r"^Sum of all: (-?\d+\.\d\d) points\.", said.out, re.MULTILINE)
    assert found
    return float(found[1])


def test_the_facts_sum_to_the_loyalty_that_is_shown(troth: Command, book: Path) -> None:
    rows = json.loads(troth("score", book, *AT, "--format", "json").out)["account_scores"]
    shown = [row for row in rows if row["loyalty"] is not None]
    for row in (shown[0], max(shown, key=lambda row: row["promises_due"])):
        said = troth("explain", book, row["account_id"], *AT)
        assert (said.status, said.err) == (0, "")
        assert told_sum(said) == pytest.approx(row["loyalty"] * 100, abs=0.005)
        assert f"  loyalty: {row['loyalty'] * 100:.0f} (" in said.out
        # Each line is rounded to a hundredth of a point.
        assert points(said) == pytest.approx(told_sum(said), abs=0.005 * 42)


def test_where_no_loyalty_is_shown_none_is_opened(troth: Command, book: Path) -> None:
    rows = json.loads(troth("score", book, *AT, "--format", "json").out)["account_scores"]
    account = next(row["account_id"] for row in rows if row["loyalty"] is None)
    said = troth("explain", book, account, *AT)
    assert said.status == 0
    assert "  loyalty: –, evidence none" in said.lines
    assert "No loyalty is shown: people with evidence hold less than a quarter of the influence." in said.out
    assert "Sum of all" not in said.out


def test_a_person_is_opened_alone(troth: Command, book: Path) -> None:
    whole = troth("explain", book, "acc-0011", *AT)
    (person,) = set(re.findall(r"Hanno Trialson \((per-\d+)\)", whole.out))
    alone = troth("explain", book, "acc-0011", person, *AT)
    assert alone.status == 0
    assert "Vera Inventova" in whole.out
    assert "Vera Inventova" not in alone.out
    assert told_sum(alone) < told_sum(whole)


def test_an_unknown_account_is_told_with_the_nearest(troth: Command, book: Path) -> None:
    said = troth("explain", book, "acc-0011x", *AT)
    assert (said.status, said.out) == (2, "")
    assert (
        said.err
        == f"acc-0011x is no open account on {UNTIL}; did you mean acc-0011 (Eskerby Dairies (sample))?\n"
    )


def test_a_name_leads_to_the_id(troth: Command, book: Path) -> None:
    said = troth("explain", book, "eskerby dairies", *AT)
    assert "did you mean acc-0011 (Eskerby Dairies (sample))?" in said.err


def test_an_unknown_person_is_told_with_the_nearest(troth: Command, book: Path) -> None:
    said = troth("explain", book, "acc-0011", "Hanno Trialso", *AT)
    assert (said.status, said.out) == (2, "")
    assert re.fullmatch(
        rf"Hanno Trialso has no score in acc-0011 on {UNTIL}; did you mean per-\d+ \(Hanno Trialson\)\?\n",
        said.err,
    )

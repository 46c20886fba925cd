"""`troth words`: every table, column, measure and rule, each where it is looked for."""

from __future__ import annotations

from tests.cli.conftest import Command
from troth.model import OUTPUTS, RULES, TABLES
from troth.workspace.catalogue import MEASURES


def test_all_words_are_told(troth: Command) -> None:
    said = troth("words")
    told = {line.partition(":")[0] for line in said.lines}
    assert (said.status, said.err) == (0, "")
    assert {*TABLES, *OUTPUTS, *(card.name for card in MEASURES), "rules"} <= told
    assert all(f"  {rule.name} = " in said.out for rule in RULES)


def test_a_table_is_told_with_its_columns(troth: Command) -> None:
    first, *columns = (line for line in troth("words", "promises").lines if line)
    assert first == f"promises: {TABLES['promises'].meaning}"
    names = [line.split(maxsplit=1)[0] for line in columns if line.startswith("  ")]
    assert names == list(TABLES["promises"].by_name)
    assert any("  importance (minor|normal|critical, else normal): " in line for line in columns)


def test_a_measure_is_told_with_its_grain_and_source(troth: Command) -> None:
    said = troth("words", "keeping_prior")
    assert said.lines[0].startswith("keeping_prior: ")
    assert said.lines[0].endswith("?")
    assert "one row per" in said.lines[1]


def test_rules_are_told_with_bounds_and_basis(troth: Command) -> None:
    said = troth("words", "rules")
    assert "  trust_half_life_days = 365 days (1 to 20000): " in said.out
    assert "[literature; Brown et al. 2024, loss aversion 1.955]" in " ".join(said.out.split())

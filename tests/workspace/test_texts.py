"""The kept text of the measures is what they compile to, and is read back as it was written."""

from __future__ import annotations

import pytest

from troth.model import Rules
from troth.workspace.plan import Step
from troth.workspace.texts import DIALECTS, compiled_texts, format_steps, kept_text, parse_steps, steps_for


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_kept_text_is_what_the_measures_compile_to(dialect: str) -> None:
    compiled = compiled_texts(dialect)
    kept = {name: kept_text(name.removesuffix(".sql")) for name in compiled}
    changed = [name for name in compiled if kept[name] != compiled[name]]
    assert changed == [], "run: python tools/write_measure_texts.py"


def test_steps_are_read_back_as_they_were_written() -> None:
    steps = (
        Step("first", "SELECT\n  1 AS one", whole_book=True, stored=False),
        Step("second", "SELECT * FROM first", whole_book=False, stored=True),
    )
    assert parse_steps(format_steps(steps)) == steps


@pytest.mark.parametrize("dialect", DIALECTS)
def test_ordinary_rules_run_the_kept_text(dialect: str) -> None:
    assert steps_for(Rules(), dialect) == parse_steps(kept_text(dialect))

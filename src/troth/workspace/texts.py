"""The text of all measures for an engine: read from the files beside this one, or compiled for changed rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from troth.model import Rules
from troth.workspace.plan import Step

HEADING = "-- measure: "
WHOLE_BOOK, UNSTORED = "whole_book", "not_stored"
DIALECTS = ("duckdb", "databricks")


@lru_cache(maxsize=8)
def steps_for(rules: Rules, dialect: str) -> tuple[Step, ...]:
    """The steps of an ordinary run. For the default rules the text is ready; for others it is compiled once."""
    if rules == Rules():
        return parse_steps(kept_text(dialect))
    return compiled_steps(rules, dialect)


@lru_cache(maxsize=8)
def contribution_steps_for(rules: Rules, dialect: str) -> tuple[Step, ...]:
    """The steps that open an account's loyalty down to its facts; they follow an ordinary run on the same engine."""
    if rules == Rules():
        return parse_steps(kept_text(f"{dialect}_contributions"))
    return compiled_contribution_steps(rules, dialect)


def compiled_steps(rules: Rules, dialect: str) -> tuple[Step, ...]:
    """The steps of an ordinary run, compiled now."""
    from troth.workspace.catalogue import MEASURES
    from troth.workspace.plan import compile_steps

    return compile_steps(MEASURES, rules, dialect)


def compiled_contribution_steps(rules: Rules, dialect: str) -> tuple[Step, ...]:
    """The steps that open loyalty, compiled now; raises RuleError where the rules do not allow it."""
    from troth.workspace.catalogue import CONTRIBUTION_MEASURES, MEASURES
    from troth.workspace.plan import compile_steps

    return compile_steps(CONTRIBUTION_MEASURES, rules, dialect, before=MEASURES)


def compiled_texts(dialect: str) -> dict[str, str]:
    """File name -> text as it should be kept for the default rules."""
    return {
        f"{dialect}.sql": format_steps(compiled_steps(Rules(), dialect)),
        f"{dialect}_contributions.sql": format_steps(compiled_contribution_steps(Rules(), dialect)),
    }


def kept_text(name: str) -> str:
    """The kept text of one file."""
    return (files("troth.workspace") / "compiled" / f"{name}.sql").read_text(encoding="utf-8")


def format_steps(steps: Sequence[Step]) -> str:
    """Steps as one readable text: a heading and the SQL of each."""
    return "\n".join(f"{_heading(step)}\n{step.select}\n" for step in steps)


def _heading(step: Step) -> str:
    marks = [WHOLE_BOOK] * step.whole_book + [UNSTORED] * (not step.stored)
    return " ".join([f"{HEADING}{step.name}", *marks])


def parse_steps(text: str) -> tuple[Step, ...]:
    """The steps of a text that `format_steps` made."""
    return tuple(_parse(block) for block in text.split(HEADING)[1:])


def _parse(block: str) -> Step:
    heading, _, select = block.partition("\n")
    name, *marks = heading.split()
    return Step(name, select.strip(), WHOLE_BOOK in marks, UNSTORED not in marks)

"""`troth words`: the glossary."""

from __future__ import annotations

import difflib

from troth.cli.printing import say
from troth.model import OUTPUTS, RULES, TABLES, Column, InputError, Measure, Table

RULES_WORD = "rules"


def words_command(about: str) -> None:
    """Print one entry of the glossary, or all of it; raises InputError with the nearest word where there is none."""
    from troth.workspace.catalogue import MEASURES

    measures = {card.name: card for card in MEASURES}
    known = [*TABLES, *OUTPUTS, *measures, RULES_WORD]
    if about and about not in known:
        near = difflib.get_close_matches(about, known, n=1)
        hint = f"did you mean {near[0]}?" if near else "`troth words` lists all."
        raise InputError(f"{about} is no word of the glossary; {hint}")
    for table in (*TABLES.values(), *OUTPUTS.values()):
        if about in {"", table.name}:
            _say_table(table)
    for card in measures.values():
        if about in {"", card.name} and card.name not in OUTPUTS:
            _say_measure(card)
    if about in {"", RULES_WORD}:
        _say_rules()


def _say_table(table: Table) -> None:
    say(f"{table.name}: {table.meaning}")
    for column in table.columns:
        say(f"  {column.name} ({_kind(column)}): {column.meaning}")
    say()


def _kind(column: Column) -> str:
    parts = ["|".join(column.choices) or column.kind.value, column.unit]
    if column.low is not None or column.high is not None:
        parts.append(
            f"{'' if column.low is None else f'{column.low:g}'}..{'' if column.high is None else f'{column.high:g}'}"
        )
    if column.references:
        parts.append(f"of {column.references}")
    if column.default is not None:
        parts.append(f"else {column.default}")
    elif column.optional:
        parts.append("may be empty")
    return ", ".join(part for part in parts if part)


def _say_measure(card: Measure) -> None:
    say(f"{card.name}: {card.question}")
    say(f"  one row per {', '.join(card.grain) or 'book'}; reads {', '.join(card.reads)}")
    say(f"  {card.source}")


def _say_rules() -> None:
    say("rules: defaults of every measure")
    for rule in RULES:
        source = f"; {rule.source}" if rule.source else ""
        say(
            f"  {rule.name} = {rule.default:g} {rule.unit} ({rule.low:g} to {rule.high:g}): {rule.meaning} "
            f"[{rule.basis.value}{source}]"
        )

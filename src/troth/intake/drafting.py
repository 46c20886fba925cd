"""A first mapping for a table nobody has described yet: what each column may become, and the mapping that says so."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from troth.intake.columns import ColumnGuess, ColumnKind
from troth.intake.loading import NOT_MADE
from troth.intake.mapping import Formats
from troth.intake.personal import PERSONAL
from troth.model import TABLES, Column, Kind, Table
from troth.model.columns import VERSION_COLUMNS

_WORDS = Path(__file__).with_name("column_words.toml")
_VERSION = frozenset(column.name for column in VERSION_COLUMNS)
_FITTING: Mapping[Kind, frozenset[ColumnKind]] = {
    Kind.DATE: frozenset({ColumnKind.DATE, ColumnKind.EMPTY}),
    Kind.TIMESTAMP: frozenset({ColumnKind.DATE, ColumnKind.EMPTY}),
    Kind.WHOLE: frozenset({ColumnKind.NUMBER, ColumnKind.EMPTY}),
    Kind.DECIMAL: frozenset({ColumnKind.NUMBER, ColumnKind.EMPTY}),
}
_NAMES = ("email", "name")  # what a thing is told by where it has no id of its own

Options = dict[str, object]


@dataclass(frozen=True)
class Target:
    """A column of a fact that a column of a file may become."""

    table: Table
    column: Column

    def __str__(self) -> str:
        return f"{self.table.name}.{self.column.name}"


@dataclass(frozen=True)
class Draft:
    """What each column of a file becomes, by its name, how it writes its days and numbers, and whose keys it holds."""

    targets: Mapping[str, Target]
    system: str
    formats: Mapping[str, Formats] = field(default_factory=dict)


@cache
def targets() -> Mapping[str, Target]:
    """Everything a column may become, by `table.column`."""
    found = [
        Target(table, column)
        for name, table in TABLES.items()
        if name not in NOT_MADE
        for column in table.columns
        if column.name not in _VERSION
    ]
    return {str(each): each for each in found}


def guess_targets(columns: Sequence[ColumnGuess]) -> dict[str, Target]:
    """What does each column become, as far as its name and its content tell? Each target is taken once."""
    guessed: dict[str, Target] = {}
    for name, words in _words().items():
        target = targets()[name]
        for guess in columns:
            is_free = guess.name not in guessed and target not in guessed.values()
            if is_free and _bare(guess.name) in words and _fits(target, guess):
                guessed[guess.name] = target
    mail = targets()["people.email"]
    if mail not in guessed.values():
        told = (each.name for each in columns if each.name not in guessed and _is_mail(each))
        guessed.update(dict.fromkeys(list(told)[:1], mail))
    return guessed


def draft_mapping(draft: Draft) -> str:
    """The mapping, as TOML, that makes the facts of a draft.

    A thing without an id of its own gets it from its name; one of people and staff is keyed. A fact refers to the things
    that its row makes. What is still missing is told when the mapping is read.
    """
    sections = _sections(draft)
    is_keyed = any("keyed" in cell for cells in sections.values() for cell in cells.values())
    lines = ["[file]", f"system = {_quoted(draft.system)}", ""] if is_keyed else []
    for table, cells in sections.items():
        # A row makes a fact of each table, and many rows may name one account.
        lines += [f"[{table}]", *(["distinct = true"] if _is_named(table, sections) else [])]
        lines += [f"{name} = {_inline(cell)}" for name, cell in cells.items()]
        lines.append("")
    return "\n".join(lines)


def _is_named(table: str, sections: Mapping[str, object]) -> bool:
    return any(column.references == table for each in sections for column in TABLES[each].references)


def _sections(draft: Draft) -> dict[str, dict[str, Options]]:
    """The cells of each table, in the order of the contract, each as its options."""
    given: dict[str, dict[str, list[str]]] = {}
    for name, target in draft.targets.items():
        given.setdefault(target.table.name, {}).setdefault(target.column.name, []).append(name)
    keys = {name: _key(TABLES[name], columns) for name, columns in given.items()}
    sections = {}
    for table in (TABLES[name] for name in TABLES if name in given):
        cells = {}
        for column in table.columns:
            cell = _cell(table, column, given[table.name], keys)
            if cell:
                cells[column.name] = {**cell, **_form(column, cell, draft.formats)}
        sections[table.name] = cells
    return sections


def _cell(
    table: Table, column: Column, given: Mapping[str, list[str]], keys: Mapping[str, Options | None]
) -> Options | None:
    if column.name == table.key:
        return keys[table.name]
    if column.name in given:
        is_keyed = column.references in keys and "keyed" in (keys[column.references] or {})
        return {"from": _one_or_many(given[column.name])} | ({"keyed": True} if is_keyed else {})
    alone = [each for each in table.references if each.references == column.references]
    is_own = bool(column.references) and column.references != table.name and len(alone) == 1
    return keys.get(column.references) if is_own else None


def _key(table: Table, given: Mapping[str, list[str]]) -> Options | None:
    """Where the id comes from: a column of its own, else a name; a personal one is keyed."""
    if table.key in given:
        return {"from": _one_or_many(given[table.key])}
    for name in _NAMES:
        if name in given:
            return {"from": _one_or_many(given[name])} | ({"keyed": True} if table.name in PERSONAL else {})
    return None


def _form(column: Column, cell: Options, formats: Mapping[str, Formats]) -> Options:
    """How the column writes its days or numbers, where that is said."""
    name = cell["from"]
    form = formats.get(name) if isinstance(name, str) else None
    if form is None:
        return {}
    if column.kind in (Kind.DATE, Kind.TIMESTAMP):
        return {"dates": list(form.dates)} if form.dates else {}
    if column.kind in (Kind.WHOLE, Kind.DECIMAL):
        marks = {"decimal": form.decimal, "thousands": form.thousands, "currency": form.currency}
        return {option: mark for option, mark in marks.items() if mark}
    return {}


def _one_or_many(names: list[str]) -> str | list[str]:
    return names[0] if len(names) == 1 else names


def _inline(cell: Mapping[str, object]) -> str:
    if set(cell) == {"from"}:
        return _quoted(cell["from"])
    return "{ " + ", ".join(f"{option} = {_quoted(value)}" for option, value in cell.items()) + " }"


def _quoted(value: object) -> str:
    # A JSON text is a TOML text but for the character DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """The names a target usually has, by `table.column`."""
    with _WORDS.open("rb") as file:
        given = tomllib.load(file)
    return {
        f"{table}.{column}": frozenset(words)
        for table, columns in given.items()
        for column, words in columns.items()
    }


def _fits(target: Target, guess: ColumnGuess) -> bool:
    kinds = _FITTING.get(target.column.kind)
    return kinds is None or guess.kind in kinds


def _is_mail(guess: ColumnGuess) -> bool:
    return bool(guess.samples) and all(_has_mail(each) for each in guess.samples)


def _has_mail(text: str) -> bool:
    local, _, domain = text.partition("@")
    return bool(local) and "." in domain and " " not in text


def _bare(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())

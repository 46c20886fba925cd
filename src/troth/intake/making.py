"""One fact from one row of a file: the cells filled, typed and checked, faults set aside where the mapping says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from troth.intake.forms import moment_value, number_text
from troth.intake.identity import keyed_id
from troth.intake.mapping import MADE, Cell, Condition, Section, Template
from troth.model import InputError, Kind, Value
from troth.model.checks import check_of, parser_of, problems_between

Row = Mapping[str, str]
_MOMENTS = (Kind.DATE, Kind.TIMESTAMP)
_NUMBERS = (Kind.WHOLE, Kind.DECIMAL)
_REMEMBERED = (
    4096  # texts of a column, or rows of a distinct section, whose outcome is kept: exports repeat themselves
)


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell of a fact, or, with an empty column, between its cells."""

    column: str
    says: str


@dataclass(frozen=True)
class Made:
    """A fact with the cells that were emptied on the way; with `faults` it is none."""

    values: tuple[Value, ...] = ()
    emptied: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Surroundings:
    """What making a fact needs beside the row: the zones of file and book, and the key of the book."""

    zones: tuple[ZoneInfo, ZoneInfo]
    key: bytes


def maker_of(section: Section, surroundings: Surroundings) -> Callable[[Row], Made | None]:
    """The function that makes the section's fact from a row; None where the row makes none."""
    fillers = [_filler(cell, surroundings) for cell in section.cells]
    names = tuple(cell.column.name for cell in section.cells)
    may_be_emptied = frozenset(cell.column.name for cell in section.cells if cell.set_aside)

    def fill(row: Row, blank: frozenset[str]) -> tuple[tuple[Value, ...], list[Fault]]:
        made: dict[str, str] = {}
        filled = {name: filler(row, made, name in blank) for name, filler in zip(names, fillers, strict=True)}
        faults = [value for value in filled.values() if isinstance(value, Fault)]
        values = tuple(None if isinstance(value, Fault) else value for value in filled.values())
        return values, faults or _between(section, names, values, may_be_emptied)

    def make_afresh(row: Row) -> Made:
        emptied: tuple[Fault, ...] = ()
        while True:
            blank = frozenset(fault.column for fault in emptied)
            values, faults = fill(row, blank)
            harmless = [fault for fault in faults if fault.column in may_be_emptied - blank]
            if len(harmless) < len(faults):
                return Made(faults=tuple(faults))
            if not faults:
                return Made(values, emptied)
            emptied += tuple(harmless)

    make_one = _remembering(section, make_afresh) if section.distinct else make_afresh
    return lambda row: make_one(row) if _holds(section.when, section.unless, row, {}) else None


def _remembering(section: Section, make: Callable[[Row], Made]) -> Callable[[Row], Made]:
    """`make`, called once for rows that are alike in every column the section reads."""
    names = tuple(sorted(set(section.sources)))

    @lru_cache(maxsize=_REMEMBERED)
    def make_of(texts: tuple[str, ...]) -> Made:
        return make(dict(zip(names, texts, strict=True)))

    return lambda row: make_of(tuple(row[name] for name in names))


def _filler(cell: Cell, surroundings: Surroundings) -> Callable[[Row, dict[str, str], bool], Value | Fault]:
    """A function (row, texts made so far, leave empty?) -> the value; it adds its own text to those made."""
    settle = lru_cache(maxsize=_REMEMBERED)(_settler(cell, surroundings))
    name = cell.column.name

    def fill(row: Row, made: dict[str, str], blank: bool) -> Value | Fault:  # noqa: FBT001 - never passed as a literal
        wanted = not blank and _holds(cell.when, cell.unless, row, made)
        text, is_made = _text(cell, row, made) if wanted else ("", True)
        if not text and not blank:
            text, is_made = cell.otherwise, True
        value, made[name] = settle(text, is_made)
        return value

    return fill


def _settler(cell: Cell, surroundings: Surroundings) -> Callable[[str, bool], tuple[Value | Fault, str]]:
    """A function (text, is it in the contract's form?) -> the checked value and its text in that form."""
    typed = _typer(cell, surroundings)
    check = check_of(cell.column)
    name = cell.column.name

    def settle(text: str, is_made: bool) -> tuple[Value | Fault, str]:  # noqa: FBT001 - never passed as a literal
        if text and cell.namespace:
            text = keyed_id(surroundings.key, cell.namespace, text)
        try:
            value = typed(text, is_made) if text else None
        except InputError as error:
            return Fault(name, str(error).removesuffix(".")), ""
        says = check(value)
        return (Fault(name, says), "") if says else (value, written(value))

    return settle


def written(value: Value) -> str:
    """A value as the contract reads it: ISO days and moments, true and false, numbers without an exponent."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int) or value is None:
        return "" if value is None else str(value)
    if hasattr(value, "isoformat"):
        return value.isoformat().replace("+00:00", "Z")
    return f"{value:f}"


def _typer(cell: Cell, surroundings: Surroundings) -> Callable[[str, bool], Value]:
    column, formats = cell.column, cell.formats
    parse = parser_of(column)
    if column.kind in _MOMENTS:
        return lambda text, _: moment_value(column, text, formats, surroundings.zones)
    if column.kind in _NUMBERS:
        return lambda text, is_made: parse(text if is_made else number_text(text, formats))
    return lambda text, _: parse(text)


def _text(cell: Cell, row: Row, made: Mapping[str, str]) -> tuple[str, bool]:
    """The text of a cell, and whether it already has the contract's own form."""
    for template in cell.choices:
        text = _filled(template, row, made, cell.formats.empty)
        if text in cell.values:
            return cell.values[text], True
        if text:
            return text, template.is_made
    return "", True


def _filled(template: Template, row: Row, made: Mapping[str, str], empty: frozenset[str]) -> str:
    parts = list(template.parts)
    for place in range(1, len(parts), 2):
        text = _named(parts[place], row, made)
        if not text or text in empty:
            return ""
        parts[place] = text
    return "".join(parts)


def _named(name: str, row: Row, made: Mapping[str, str]) -> str:
    return made[name.removeprefix(MADE)] if name.startswith(MADE) else row[name]


def _holds(when: Condition | None, unless: Condition | None, row: Row, made: Mapping[str, str]) -> bool:
    return (when is None or all(_answers(when, row, made))) and (
        unless is None or not any(_answers(unless, row, made))
    )


def _answers(condition: Condition, row: Row, made: Mapping[str, str]) -> list[bool]:
    texts = [(_named(name, row, made), words) for name, words in condition.terms]
    return [text in words if words else bool(text) for text, words in texts]


def _between(
    section: Section, names: tuple[str, ...], values: tuple[Value, ...], may_be_emptied: frozenset[str]
) -> list[Fault]:
    """Contradictions between cells; a cell that may be emptied takes the blame where that resolves one."""
    faults = []
    for says in problems_between(section.table, names, values):
        blamed = ""
        for name in sorted(may_be_emptied, key=names.index):
            without = [None if each == name else value for each, value in zip(names, values, strict=True)]
            if says not in problems_between(section.table, names, without):
                blamed = name
                break
        faults.append(Fault(blamed, says))
    return faults

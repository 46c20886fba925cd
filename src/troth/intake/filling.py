"""One cell of a fact from the texts of a row: chosen, mapped, put into the contract's form, typed and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from troth.intake.forms import SERIAL, SERIAL_1904, flag_text, moment_value, number_text
from troth.intake.identity import keyed_id
from troth.intake.mapping import Cell, Condition, Formats, Template
from troth.intake.table import Typed
from troth.model import Column, InputError, Kind, Value
from troth.model.checks import check_of, parser_of

Texts = Mapping[str, str]  # the row's wanted cells, and under @name the columns of the fact made so far
Outcome = tuple["Value | Fault", str]  # the value, and its text in the contract's form

_MOMENTS = (Kind.DATE, Kind.TIMESTAMP)
_NUMBERS = (Kind.WHOLE, Kind.DECIMAL)
_REMEMBERED = 4096  # texts of one column whose outcome is kept: exports repeat themselves


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell of a fact, or, with an empty column, between its cells."""

    column: str
    says: str


@dataclass(frozen=True)
class Surroundings:
    """What making a fact needs beside the row: the zones of file and book, the key of the book, and what the file shows.

    `shown` are the formats that columns of the file as a whole show; `starts_1904` says how its days are counted.
    """

    zones: tuple[ZoneInfo, ZoneInfo]
    key: bytes
    shown: Mapping[str, Formats] = field(default_factory=dict)
    starts_1904: bool = False


def filler_of(cell: Cell, surroundings: Surroundings) -> Callable[[Texts], Outcome]:
    """The function that fills the cell from the texts of a row."""
    made = Formats()
    typed = Formats(dates=(SERIAL_1904 if surroundings.starts_1904 else SERIAL,))
    settle_made = lru_cache(maxsize=_REMEMBERED)(_settler(cell, made, surroundings))
    settle_typed = lru_cache(maxsize=_REMEMBERED)(_settler(cell, typed, surroundings))
    choices = [
        (
            _filler_of_holes(template, cell),
            settle_made if template.is_made else _remembering_settler(cell, template, surroundings),
        )
        for template in cell.choices
    ]
    holds = condition_of(cell.when, cell.unless)
    values, others = cell.values, cell.others

    def fill(texts: Texts) -> Outcome:
        if holds(texts):
            for text_of, settle in choices:
                text = text_of(texts)
                if text in values:
                    return settle_made(values[text])
                if text and others:
                    return settle_made(others)
                if text:
                    return settle_typed(text) if type(text) is Typed else settle(text)
        return settle_made(cell.otherwise)

    return fill


def formats_shown(given: Formats, shown: Formats | None) -> Formats:
    """The formats that are given, with what the column shows where they are silent."""
    if shown is None:
        return given
    dates = given.dates or shown.dates
    if given.decimal:
        return replace(given, dates=dates)
    return Formats(
        dates,
        shown.decimal,
        given.thousands or shown.thousands,
        given.currency or shown.currency,
        given.empty,
    )


def _remembering_settler(
    cell: Cell, template: Template, surroundings: Surroundings
) -> Callable[[str], Outcome]:
    shown = surroundings.shown.get(template.names[0]) if template.is_bare else None
    settle = _settler(cell, formats_shown(cell.formats, shown), surroundings)
    return lru_cache(maxsize=_REMEMBERED)(settle)


def condition_of(when: Condition | None, unless: Condition | None) -> Callable[[Texts], bool]:
    """The function that says whether a row meets the conditions."""
    if when is None and unless is None:
        return lambda _: True
    wanted, unwanted = when.terms if when else (), unless.terms if unless else ()

    def is_so(text: str, words: frozenset[str]) -> bool:
        return text in words if words else bool(text)

    def holds(texts: Texts) -> bool:
        return all(is_so(texts[name], words) for name, words in wanted) and not any(
            is_so(texts[name], words) for name, words in unwanted
        )

    return holds


def written(value: Value) -> str:
    """A value as the contract reads it: ISO days and moments, true and false, numbers without an exponent."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat().replace("+00:00", "Z")
    return str(value) if isinstance(value, int) else f"{value:f}"


def _filler_of_holes(template: Template, cell: Cell) -> Callable[[Texts], str]:
    """The function that fills a template; empty as soon as one hole stays empty."""
    parts, empty = template.parts, cell.formats.empty
    if len(parts) == 1:
        return lambda _: parts[0]
    if template.is_bare:
        name = parts[1]
        return lambda texts: "" if texts[name] in empty else texts[name]

    def fill(texts: Texts) -> str:
        pieces = list(parts)
        pieces[1::2] = [texts[name] for name in template.names]
        return "" if any(not text or text in empty for text in pieces[1::2]) else "".join(pieces)

    return fill


def _settler(cell: Cell, formats: Formats, surroundings: Surroundings) -> Callable[[str], Outcome]:
    """The function that turns a text written in `formats` into its checked value and that value's own text."""
    typed = _typer(cell.column, formats, surroundings)
    check = check_of(cell.column)
    name = cell.column.name

    def settle(text: str) -> Outcome:
        if text and cell.namespace:
            text = keyed_id(surroundings.key, cell.namespace, text)
        try:
            value = typed(text) if text else None
        except InputError as error:
            return Fault(name, str(error).removesuffix(".")), ""
        says = check(value)
        return (Fault(name, says), "") if says else (value, written(value))

    return settle


def _typer(column: Column, formats: Formats, surroundings: Surroundings) -> Callable[[str], Value]:
    parse = parser_of(column)
    if column.kind in _MOMENTS:
        return lambda text: moment_value(column, text, formats, surroundings.zones)
    if column.kind in _NUMBERS:
        return lambda text: parse(number_text(text, formats))
    if column.kind is Kind.FLAG:
        return lambda text: parse(flag_text(text))
    return parse

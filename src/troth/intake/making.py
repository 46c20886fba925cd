"""One fact from one row of a file: its cells filled, contradictions found, faults set aside where that is allowed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from troth.intake.filling import Fault, Surroundings, Texts, condition_of, filler_of
from troth.intake.mapping import MADE, Section
from troth.model import Value
from troth.model.checks import problems_between

_REMEMBERED = 4096  # rows of a distinct section whose outcome is kept: one account stands in many rows


@dataclass(frozen=True)
class Made:
    """A fact with the cells that were emptied on the way; with `faults` it is none."""

    values: tuple[Value, ...] = ()
    emptied: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()


def maker_of(section: Section, surroundings: Surroundings) -> Callable[[Texts], Made | None]:
    """The function that makes the section's fact from a row; None where the row makes none."""
    holds = condition_of(section.when, section.unless)
    make = _maker(section, surroundings)
    make_one = _remembering(section, make) if section.distinct else make
    return lambda row: make_one(row) if holds(row) else None


def _maker(section: Section, surroundings: Surroundings) -> Callable[[Texts], Made]:
    fillers = [(cell.column.name, filler_of(cell, surroundings)) for cell in section.cells]
    names = tuple(name for name, _ in fillers)
    may_be_emptied = [cell.column.name for cell in section.cells if cell.set_aside]

    def fill(row: Texts, blank: frozenset[str]) -> tuple[tuple[Value, ...], list[Fault]]:
        texts = dict(row)
        values: list[Value] = []
        faults = []
        for name, filler in fillers:
            value, texts[MADE + name] = (None, "") if name in blank else filler(texts)
            if isinstance(value, Fault):
                faults.append(value)
            else:
                values.append(value)
        return tuple(values), faults or _between(section, names, values, may_be_emptied)

    def make(row: Texts) -> Made:
        emptied: tuple[Fault, ...] = ()
        while True:
            blank = frozenset(fault.column for fault in emptied)
            values, faults = fill(row, blank)
            if not faults:
                return Made(values, emptied)
            if any(fault.column not in may_be_emptied for fault in faults):
                return Made(faults=tuple(faults))
            emptied += tuple(faults)

    return make


def _remembering(section: Section, make: Callable[[Texts], Made]) -> Callable[[Texts], Made]:
    """`make`, called once for rows that are alike in every column the section reads."""
    names = tuple(sorted(set(section.sources)))

    # Typed: what the file has typed reads otherwise than the same signs as text.
    @lru_cache(maxsize=_REMEMBERED, typed=True)
    def make_of(*texts: str) -> Made:
        return make(dict(zip(names, texts, strict=True)))

    return lambda row: make_of(*[row[name] for name in names])


def _between(
    section: Section, names: tuple[str, ...], values: Sequence[Value], may_be_emptied: Sequence[str]
) -> list[Fault]:
    """Contradictions between cells; a cell that may be emptied takes the blame where that resolves one."""
    faults = []
    for says in problems_between(section.table, names, values):
        blamed = ""
        for name in may_be_emptied:
            without = [None if each == name else value for each, value in zip(names, values, strict=True)]
            if says not in problems_between(section.table, names, without):
                blamed = name
                break
        faults.append(Fault(blamed, says))
    return faults

"""Ids and personal data: an id made from a name or an address must be a keyed hash, and is so everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from troth.intake.mapping import MADE, Cell, Section, Source, Template
from troth.model import TABLES, Problem
from troth.model.checks import shown

PERSONAL = {"people": ("name", "email", "phone"), "staff": ("email",)}


def problems_of_persons(sections: Sequence[Section], source: Source) -> Iterator[Problem]:
    """Ids made from personal data without a key, references that would miss a keyed id, and keys without a system."""
    personal = _personal_columns(sections)
    keyed = {section.table.name for section in sections if _key_cell(section).namespace}
    plain = {section.table.name for section in sections} - keyed
    for section in sections:
        for cell in section.cells:
            where = f"[{section.table.name}] {cell.column.name}"
            told = sorted(personal & _origins(section, cell))
            if cell.column.is_id and told and not cell.namespace:
                yield Problem(where, f"is made from {shown(told[0])}, which is personal; add keyed = true")
            if cell.column.references in keyed and not cell.namespace:
                yield Problem(
                    where, f"names {cell.column.references}, whose ids are keyed here; add keyed = true"
                )
            if cell.column.references in plain and cell.namespace:
                yield Problem(
                    where, f"names {cell.column.references}, whose ids are not keyed here; leave keyed out"
                )
            if cell.namespace and any(name.startswith(MADE) for name in cell.names):
                yield Problem(where, "is keyed; make it from columns of the file alone")
    if keyed and not source.system:
        yield Problem(
            "[file]", 'keyed ids need system = "...", the name of the system the plain keys come from'
        )


def external_ids(sections: Sequence[Section], source: Source) -> Iterator[Section]:
    """For each section with keyed ids, the section that keeps their plain keys in external_ids, and only there."""
    table = TABLES["external_ids"]
    columns = table.by_name
    for section in sections:
        key = _key_cell(section)
        if not key.namespace:
            continue
        own = f"{table.name} {source.system} {key.namespace}"
        cells = (
            replace(key, column=columns["external_id"], namespace=own),
            Cell(columns["kind"], (Template((section.table.name,)),)),
            replace(key, column=columns["our_id"]),
            Cell(columns["system"], (Template((source.system,)),)),
            replace(key, column=columns["key"], namespace=""),
        )
        yield Section(table, cells, when=section.when, unless=section.unless, distinct=True)


def _origins(section: Section, cell: Cell) -> set[str]:
    """The columns of the file that reach a cell, directly or through other columns of its fact."""
    cells = {f"{MADE}{each.column.name}": each for each in section.cells}
    names = {name for template in cell.choices for name in template.names}
    return {
        origin for name in names for origin in (_origins(section, cells[name]) if name in cells else {name})
    }


def _personal_columns(sections: Sequence[Section]) -> set[str]:
    return {
        name
        for section in sections
        for cell in section.cells
        if cell.column.name in PERSONAL.get(section.table.name, ())
        for name in _origins(section, cell)
    }


def _key_cell(section: Section) -> Cell:
    """The cell that makes the id; an empty one where it is missing, which is told elsewhere."""
    found = (cell for cell in section.cells if cell.column.name == section.table.key)
    return next(found, Cell(section.table.columns[0], ()))

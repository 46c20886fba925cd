"""An export of several tables, each read by its own layout, in an order in which every reference resolves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from troth.intake.filling import Surroundings
from troth.intake.mapping import Source
from troth.intake.reading import Reading, Tally
from troth.intake.sources.export_files import Part, parts_of
from troth.intake.sources.export_layout import Layout, layout_named
from troth.intake.sources.export_references import References
from troth.intake.sources.export_table import Around, ExportTable, Fold, Found, found_in, missing_columns
from troth.intake.sources.source import SourceFiles
from troth.intake.table import Finding, TableReading
from troth.model import Facts, InputError

NOT_READ = "is of a table that is not read"


@dataclass(frozen=True)
class Export:
    """A kind of export: what it is called, its objects in the order of reading, and the folds they name."""

    title: str
    layouts: tuple[Layout, ...]
    folds: Mapping[str, Fold] = field(default_factory=dict)


@dataclass(frozen=True)
class _Piece:
    """A file that holds an object: the part, what it holds, and the table as it lies there."""

    part: Part
    layout: Layout
    table: TableReading


def open_export(export: Export, files: SourceFiles) -> ExportReading:
    """The facts of an export; raises InputError where none of the files is of it.

    A file belongs to an object by its name and its columns. The others are told in `findings`, and their rows counted.
    """
    pieces, others = [], {}
    for part in parts_of(files.paths):
        layout = layout_named(part.name, export.layouts)
        opened = _opened(part, layout)
        if isinstance(opened, Finding):
            others[part] = opened
        elif layout is not None:
            pieces.append(_Piece(part, layout, opened))
    if not pieces:
        known = ", ".join(layout.name for layout in export.layouts[:12])
        raise InputError(f"None of the files is of {export.title}; it consists of tables such as {known}.")
    return ExportReading(export, files, tuple(pieces), others)


def _opened(part: Part, layout: Layout | None) -> TableReading | Finding:
    """The table of a part, or why it is not read."""
    if layout is None:
        return Finding("not read", part.name, "no table that is read has its name")
    try:
        table = part.opened(layout.mapping.source)
    except InputError as error:
        return Finding("not read", part.name, str(error))
    missing = missing_columns(table, layout)
    if missing:
        return Finding(
            "not read", part.name, f"{layout.name} has the columns {', '.join(missing)}, it has not"
        )
    return table


class ExportReading:
    """The facts of an export. Iterating reads every file once, the small ones that others are joined with once more."""

    def __init__(
        self, export: Export, files: SourceFiles, pieces: Sequence[_Piece], others: Mapping[Part, Finding]
    ) -> None:
        self._export = export
        self._files = files
        self._pieces = {
            layout.name: [piece for piece in pieces if piece.layout is layout] for layout in export.layouts
        }
        self._others = others
        self._read: dict[str, tuple[ExportTable, Reading]] = {}
        self._counted: dict[str, Tally] = {}

    def __iter__(self) -> Iterator[Facts]:
        """Chunks of facts, object by object; raises InputError where a file is damaged."""
        self._read, self._counted = {}, {}
        references = References(self._files.known.holds, self._files.now)
        for layout in self._export.layouts:
            pieces = self._pieces[layout.name]
            if not pieces:
                continue
            around = self._around(layout)
            if own := layout.makes & layout.refers_to:
                references.expect(self._rehearsed(pieces, around, references.rehearsal(own)))
            for piece in pieces:
                references.begin_file()
                read = self._reading(piece, around, references)
                self._read[piece.part.name] = read
                yield from read[1]
        for part in self._others:
            self._counted[part.name] = _counted(part)

    @property
    def tallies(self) -> Mapping[str, Tally]:
        """What each file came to so far: its own rows, and those left out with the reason."""
        found = {name: table.whole(reading.tally) for name, (table, reading) in self._read.items()}
        return {**found, **self._counted}

    @property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """How each file is written and which object it holds, or why it is not read."""
        found = {
            piece.part.name: (*piece.table.findings, Finding("object", name, "by its name and columns"))
            for name, pieces in self._pieces.items()
            for piece in pieces
        }
        return {**found, **{part.name: (finding,) for part, finding in self._others.items()}}

    def _reading(self, piece: _Piece, around: Around, references: References) -> tuple[ExportTable, Reading]:
        table = ExportTable(piece.table, piece.layout, around)
        mapping = piece.layout.mapping
        book_zone = ZoneInfo(self._files.time_zone)
        zones = (ZoneInfo(mapping.source.time_zone or self._files.time_zone), book_zone)
        surroundings = Surroundings(zones, self._files.key, starts_1904=table.starts_1904)
        return table, Reading(mapping, Path(piece.part.name), table, surroundings, references.settle)

    def _around(self, layout: Layout) -> Around:
        """What the rows of an object are joined with."""
        by_name = {each.name: each for each in self._export.layouts}
        found: list[Found] = []
        for lookup in layout.lookups:
            other = by_name[lookup.object]
            tables = (piece.table for piece in self._pieces[other.name])
            found.append(found_in(tables, other, lookup.key, lookup.take))
        objects = frozenset(name for name, pieces in self._pieces.items() if pieces)
        return Around(objects, tuple(found), self._export.folds.get(layout.fold))

    def _rehearsed(self, pieces: Sequence[_Piece], around: Around, references: References) -> References:
        """The ids that an object will make, for those of its rows that refer to rows further down."""
        for piece in pieces:
            for _ in self._reading(piece, around, references)[1]:
                pass
        return references


def _counted(part: Part) -> Tally:
    """The rows of a table that is not read."""
    tally = Tally()
    try:
        for _ in part.opened(Source(totals=True)).rows():
            tally.rows += 1
    except InputError as error:
        tally.note(part.name, str(error).removesuffix("."), 1)
    tally.skipped = Counter({NOT_READ: tally.rows}) if tally.rows else Counter()
    return tally

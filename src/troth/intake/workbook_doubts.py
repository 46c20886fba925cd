"""What of a workbook is refused before it is read: macros, entities, and a grid that no memory could hold."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import IO

from troth.intake.limits import MOST_COLUMNS, MOST_GRID_CELLS
from troth.intake.packed import refuse_hostile_parts
from troth.model import InputError

_CHUNK_BYTES = 4_194_304
_LONGEST_PIECE = 16_777_216  # bytes between the beginnings of two tags
_BEGINNING_BYTES = 256  # in which a text in two-byte characters shows itself
_XML = (".xml", ".rels")
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_ADDRESS = re.compile(rb"""\sr=["']([A-Za-z]*)([0-9]*)["']""")  # of a row, or of a cell when it has letters
_PREFIX = re.compile(rb"<(\w+:)?worksheet[\s/>]")
_MOST_DIGITS = 9
_MACROS_OF_OLD_EXCEL = "_VBA_PROJECT".encode("utf-16-le")
_MACROS = "holds macros, which are not taken; save it as .xlsx or as CSV"


def doubt_workbook(file: IO[bytes], name: str) -> None:
    """Refuse a hostile workbook (.xlsx) with one sentence; every part is unpacked once, a piece at a time."""
    with zipfile.ZipFile(file) as archive:
        refuse_hostile_parts(archive, name)
        for part in archive.infolist():
            path = part.filename.lower().replace("\\", "/")
            if "vbaproject" in path or "/macrosheets/" in path:
                raise InputError(f"{name} {_MACROS}.")
            # A workbook itself says which part is a sheet, so the name of a part proves nothing.
            with archive.open(part) as opened:
                _doubt_part(opened, name, is_text=path.endswith(_XML))
    file.seek(0)


def doubt_old_workbook(file: IO[bytes], name: str) -> None:
    """Refuse a workbook of the old form (.xls) that holds macros."""
    kept = b""
    while read := file.read(_CHUNK_BYTES):
        if _MACROS_OF_OLD_EXCEL in kept + read:
            raise InputError(f"{name} {_MACROS}.")
        kept = read[-len(_MACROS_OF_OLD_EXCEL) :]
    file.seek(0)


def _doubt_part(part: IO[bytes], name: str, *, is_text: bool) -> None:
    grid = None
    for piece in filter(None, _pieces(part, name)):
        is_first = grid is None
        if (
            is_first
            and is_text
            and (piece.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in piece[:_BEGINNING_BYTES])
        ):
            raise InputError(f"{name} is not written in UTF-8 inside; save it anew as .xlsx.")
        if _DECLARATION.search(piece):
            raise InputError(f"{name} declares XML entities, which no workbook needs; save it anew as .xlsx.")
        grid = grid or _Grid(piece)
        grid.add(piece)
        grid.refuse_if_too_wide(name)


class _Grid:
    """How far the cells of a sheet reach: by their addresses, or by their number where they have none."""

    def __init__(self, beginning: bytes) -> None:
        found = _PREFIX.search(beginning)
        prefix = re.escape(found[1] or b"") if found else b""
        self.rows = self.columns = 0
        self._cell = re.compile(rb"<" + prefix + rb"c[\s/>]")
        self._row = re.compile(rb"<" + prefix + rb"row[\s/>]")
        self._row_tags = self._nameless_cells = 0

    def add(self, piece: bytes) -> None:
        """Take in a piece of whole tags."""
        addresses = Counter(_ADDRESS.findall(piece))
        named = sum(count for (letters, _), count in addresses.items() if letters)
        self._row_tags += len(self._row.findall(piece))
        self._nameless_cells += max(0, len(self._cell.findall(piece)) - named)
        columns = {letters for letters, _ in addresses}
        self.columns = max(self.columns, self._nameless_cells, *map(_column, columns), 0)
        self.rows = max(self.rows, self._row_tags, *{_row(number) for _, number in addresses}, 0)

    def refuse_if_too_wide(self, name: str) -> None:
        """Refuse a sheet whose rectangle of cells no memory could hold, however few of them are filled."""
        if self.columns > MOST_COLUMNS:
            raise InputError(f"{name} has {self.columns:,} columns; at most {MOST_COLUMNS:,} are allowed.")
        if self.rows * self.columns > MOST_GRID_CELLS:
            raise InputError(
                f"A sheet of {name} spans {self.rows:,} rows and {self.columns:,} columns; at most {MOST_GRID_CELLS:,} "
                "cells are allowed, so save it as CSV or clear the cells far from the table."
            )


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters[:_MOST_DIGITS].upper():
        column = 26 * column + letter - ord("A") + 1
    return column


def _row(number: bytes) -> int:
    return int(number[:_MOST_DIGITS] or b"0")


def _pieces(file: IO[bytes], name: str) -> Iterator[bytes]:
    """A part in pieces, cut in front of a tag, so that no tag is ever in two."""
    kept = b""
    while read := file.read(_CHUNK_BYTES):
        whole = kept + read
        place = max(0, whole.rfind(b"<"))
        kept = whole[place:]
        yield whole[:place]
        if len(kept) > _LONGEST_PIECE:
            raise InputError(
                f"{name} holds a text of more than {_LONGEST_PIECE:,} bytes; save it anew as .xlsx."
            )
    yield kept

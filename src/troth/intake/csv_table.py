"""A file of separated text as a table: how it is written is guessed where it is not said, and every guess is told."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from troth.intake.encoding import Encoding, encoding_of
from troth.intake.heading import Heading, heading_of, refuse_missing
from troth.intake.limits import MOST_COLUMNS, SAMPLE_BYTES, SAMPLE_ROWS
from troth.intake.lines import LineError, Lines
from troth.intake.mapping import Source
from troth.intake.packed import SourceFile, content_of
from troth.intake.separator import NAMES, Separator, separator_of
from troth.intake.table import Finding, Row
from troth.intake.totals import without_totals
from troth.model import InputError

_SAID = "the mapping says so"


@dataclass(frozen=True)
class CsvTable:
    """A table in a file of text; `csv_table` opens one."""

    file: SourceFile
    source: Source
    encoding: Encoding
    separator: Separator
    heading: Heading

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.heading.names

    @property
    def starts_1904(self) -> bool:
        """Never: text does not say how its days are counted."""
        return False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Encoding, separator and header row, each with its reason."""
        return (
            Finding("encoding", self.encoding.name, self.encoding.reason),
            Finding("separator", NAMES.get(self.separator.sign, self.separator.sign), self.separator.reason),
            Finding("header row", str(self.heading.number), self.heading.reason),
        )

    def rows(self) -> Iterator[Row]:
        """The rows after the header; raises InputError when the file is damaged or has another header by now."""
        with content_of(self.file, self.source.member) as file:
            found = self._rows(file)
            yield from found if self.source.totals else without_totals(found)

    def _rows(self, file: IO[bytes]) -> Iterator[Row]:
        lines = Lines(file, self.encoding.name, self.encoding.fallback)
        records = records_of(lines, self.separator.sign)
        found = next((record for record in records if record.number >= self.heading.number), None)
        if found is None or (found.number, tuple(found.cells)) != (self.heading.number, self.heading.cells):
            raise InputError(f"{self.file.name} has changed since its header was read; read it again.")
        width = len(self.header)
        for record in records:
            fault = record.fault or _misfit(record.cells, width)
            yield Row(record.number, () if fault else record.cells[:width], fault)


def csv_table(file: SourceFile, source: Source) -> CsvTable:
    """A file of text opened as a table; raises InputError when it is none."""
    encoding = _encoding(file, source)
    with content_of(file, source.member) as opened:
        sample = _sample(Lines(opened, encoding.name, encoding.fallback))
    separator = separator_of(sample)
    if source.separator:
        separator = Separator(source.separator, _SAID, separator.lines)
    with content_of(file, source.member) as opened:
        lines = Lines(opened, encoding.name, encoding.fallback)
        heading = _heading(file.name, source, lines, separator)
    return CsvTable(file, source, encoding, separator, heading)


def records_of(lines: Lines, separator: str) -> Iterator[Row]:
    """The records of lines of text, blank ones left out, each with the line it begins on."""
    # Strict: a quotation mark in a wrong place is told, instead of rows silently running into each other.
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        lines.begin_record()
        line = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, LineError) as error:
            yield Row(line, (), _unreadable(error, line, lines.number))
            continue
        if cells:
            yield Row(line, cells)


def _encoding(file: SourceFile, source: Source) -> Encoding:
    if source.encoding:
        return Encoding(source.encoding, source.fallback, _SAID)
    with content_of(file, source.member) as opened:
        found = encoding_of(opened)
    return Encoding(found.name, source.fallback or found.fallback, found.reason)


def _sample(lines: Lines) -> list[str]:
    sample: list[str] = []
    size = 0
    while len(sample) < SAMPLE_ROWS and size < SAMPLE_BYTES:
        lines.begin_record()
        try:
            sample.append(next(lines))
            size += len(sample[-1])
        except StopIteration:
            break
        except LineError:
            continue
    return sample


def _heading(name: str, source: Source, lines: Lines, separator: Separator) -> Heading:
    sample: list[Row] = []
    for record in itertools.islice(records_of(lines, separator.sign), SAMPLE_ROWS + source.header_row):
        if len(record.cells) > MOST_COLUMNS:
            raise InputError(
                f"{name} has {len(record.cells):,} columns; at most {MOST_COLUMNS:,} are allowed."
            )
        if record.fault and not sample and not source.header_row:
            raise InputError(f"The header of {name} cannot be read: {record.fault}.")
        if record.number > separator.lines and not record.fault:
            sample.append(record)
    return refuse_missing(heading_of(sample, source.header_row), name, source.header_row)


def _misfit(cells: Sequence[str], width: int) -> str:
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        return f"has {len(cells)} cells, the header has {width}; give one for each"
    return ""


def _unreadable(error: Exception, first: int, last: int) -> str:
    reach = f" (lines {first} to {last})" if last > first else ""
    return (
        f"{error}{reach}"
        if isinstance(error, LineError)
        else f"is no CSV: {error}{reach}; mend the quotation marks"
    )

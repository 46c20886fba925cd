"""A file read through a mapping: facts in chunks, and a tally of what was set aside and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from troth.intake.apart import open_apart
from troth.intake.filling import Fault, Surroundings
from troth.intake.limits import HEAVIEST_CHUNK, HOPELESS_ROWS, LARGEST_CHUNK, MOST_PROBLEMS_KEPT
from troth.intake.making import Made, maker_of
from troth.intake.mapping import CsvMapping, Formats, Section, open_columns
from troth.intake.opening import open_table
from troth.intake.records import Record, check_header, records_of
from troth.intake.seen import Seen
from troth.intake.surveying import survey
from troth.intake.table import Finding, TableReading
from troth.model import TABLES, Facts, InputError, MappingError, Problem, Value
from troth.model.checks import shown

_SHOWN_WHEN_HOPELESS = 20  # problems
MAKES_NO_FACT = "says nothing that the book keeps"
NONE_MAY_ENTER = "makes no fact that may enter; its problems say why"

FactRow = tuple[Value, ...]
# A fact as it may enter, or None, and what is wrong with its references.
Settle = Callable[[Section, FactRow], tuple[FactRow | None, tuple[Fault, ...]]]


@dataclass
class Tally:
    """What one pass over a file came to. Every problem is counted; `problems` keeps the first 10,000.

    Of `rows`, `rows_set_aside` had a fault; `skipped` counts, by the reason, those that were sound and made no fact.
    """

    rows: int = 0
    rows_set_aside: int = 0
    cells_set_aside: int = 0
    differing: int = 0
    problem_count: int = 0
    problems: list[Problem] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)

    def note(self, where: str, says: str, line: int) -> None:
        """Count a problem, and keep it while there is room."""
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS_KEPT:
            self.problems.append(Problem(where, says, line))


class SourceReading(Protocol):
    """What an import reads, from one file or many: iterating gives the facts, from the beginning each time.

    Within one pass every reference resolves, to a fact of the pass or of the book.
    """

    def __iter__(self) -> Iterator[Facts]:
        """Chunks of facts; raises InputError on files that are not what they should be."""

    @property
    def tallies(self) -> Mapping[str, Tally]:
        """What the pass came to so far, by the name of the file."""

    @property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """How each file is written, by its name."""


class Reading:
    """The facts a file makes. Iterating reads the file once from its beginning; `tally` is that pass so far.

    `settle` says of each fact whether what it refers to is known; without it every reference is believed.
    """

    def __init__(
        self,
        mapping: CsvMapping,
        path: Path,
        table: TableReading,
        surroundings: Surroundings,
        settle: Settle | None = None,
    ) -> None:
        self.mapping = mapping
        self.path = path
        self.table = table
        self.tally = Tally()
        self._settle = settle
        self._line = self._told = (
            0  # of the row being read, and of the last one that was set aside or skipped
        )
        self._makers = [(section, maker_of(section, surroundings)) for section in mapping.sections]
        self._places = {id(section): _places(section, mapping) for section in mapping.sections}

    def __iter__(self) -> Iterator[Facts]:
        """Chunks of facts, tables in the order of the contract within a chunk; raises InputError on a hopeless file."""
        self.tally = tally = Tally()
        seen = Seen(self.mapping)
        waiting: dict[str, list[FactRow]] = {}
        most = LARGEST_CHUNK - len(self._makers)
        weight = self._line = self._told = 0
        for record in records_of(self.mapping, self.table):
            tally.rows += record.line != self._line
            self._line = record.line
            for section, values in self._facts(record, seen):
                places = self._places[id(section)]
                row = tuple([None if place is None else values[place] for place in places])
                waiting.setdefault(section.table.name, []).append(row)
            weight += record.length
            if weight > HEAVIEST_CHUNK or any(len(rows) > most for rows in waiting.values()):
                yield from self._chunks(waiting)
                waiting, weight = {}, 0
            self._refuse_if_hopeless()
        yield from self._chunks(waiting)

    @property
    def tallies(self) -> Mapping[str, Tally]:
        """The tally of its one file."""
        return {self.path.name: self.tally}

    @property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """How its one file is written."""
        return {self.path.name: self.table.findings}

    def _facts(self, record: Record, seen: Seen) -> list[tuple[Section, FactRow]]:
        """The facts of one row, or none when any of them is faulty: a row enters whole or not at all."""
        made: list[tuple[Section, Made]] = []
        faults = [("row", Fault("", record.fault))] if record.fault else []
        if not faults:
            made = [(section, fact) for section, make in self._makers if (fact := make(record.cells))]
            faults = [(section.table.name, fault) for section, fact in made for fault in fact.faults]
        if not faults:
            if not made:
                self._skip(MAKES_NO_FACT)
            made = self._settled(made)
            faults = [
                (table, Fault("", says))
                for table, says in seen.repeated([(section, fact.values) for section, fact in made])
            ]
        if not faults:
            return list(self._taken(made, seen, record.line))
        self.tally.rows_set_aside += self._is_untold()
        for table, fault in faults:
            self.tally.note(_place(table, fault), f"{fault.says}; the row was set aside", record.line)
        return []

    def _settled(self, made: list[tuple[Section, Made]]) -> list[tuple[Section, Made]]:
        """The facts of a row that refer to what is known; the others are told, and an optional reference is emptied."""
        if self._settle is None:
            return made
        found, are_told = [], False
        for section, fact in made:
            values, faults = self._settle(section, fact.values)
            if values is not None:
                found.append((section, replace(fact, values=values, emptied=(*fact.emptied, *faults))))
                continue
            for fault in faults:
                are_told = True
                says = f"{fault.says}; the fact was left out"
                self.tally.note(_place(section.table.name, fault), says, self._line)
        if are_told and not found:
            self._skip(NONE_MAY_ENTER)
        return found

    def _skip(self, reason: str) -> None:
        if self._is_untold():
            self.tally.skipped[reason] += 1

    def _is_untold(self) -> bool:
        """Whether this row is neither set aside nor skipped yet: a row that is read in parts counts once."""
        is_new, self._told = self._told != self._line, self._line
        return is_new

    def _taken(
        self, made: list[tuple[Section, Made]], seen: Seen, line: int
    ) -> Iterator[tuple[Section, FactRow]]:
        for section, fact in made:
            is_new, is_same = seen.add(section, fact.values)
            if is_new:
                self._note_emptied(section, fact, line)
                yield section, fact.values
            elif not is_same:
                self.tally.differing += 1
                key = shown(seen.key(section, fact.values))
                says = f"{key} differs from an earlier row; the earlier one was taken"
                self.tally.note(section.table.name, says, line)

    def _note_emptied(self, section: Section, fact: Made, line: int) -> None:
        for fault in fact.emptied:
            self.tally.cells_set_aside += 1
            self.tally.note(_place(section.table.name, fault), f"{fault.says}; the cell was left empty", line)

    def _chunks(self, waiting: dict[str, list[FactRow]]) -> Iterator[Facts]:
        for name in TABLES:
            if waiting.get(name):
                self.tally.facts[name] += len(waiting[name])
                yield Facts(name, self.mapping.columns_of(name), tuple(waiting[name]))

    def _refuse_if_hopeless(self) -> None:
        tally = self.tally
        if tally.rows_set_aside >= HOPELESS_ROWS and 2 * tally.rows_set_aside > tally.rows:
            raise InputError(
                f"{tally.rows_set_aside:,} of the first {tally.rows:,} rows of {self.path.name} cannot be used, so "
                f"reading stopped; see whether {self.mapping.name} is meant for this file.",
                tally.problems[:_SHOWN_WHEN_HOPELESS],
            )


def read(mapping: CsvMapping, file: Path | str, *, time_zone: str = "", key: bytes = b"") -> Reading:
    """Which facts does a file make? A Reading to iterate over; its header is checked against the mapping at once.

    `time_zone` is the book's (else the mapping's [book] time_zone); `key` is the book's key for ids made from personal
    data, from `book_key`. Where the mapping leaves the form of days or numbers open, the file is read once before to see
    what each column as a whole shows. Raises MappingError when the mapping does not fit, or when a column cannot tell
    and must be asked about; InputError when the file is no table.
    """
    zones = _checked(mapping, time_zone, key)
    return _reading(mapping, Path(file), open_table(file, mapping.source), Surroundings(zones, key))


def read_apart(mapping: CsvMapping, file: Path | str, *, time_zone: str = "", key: bytes = b"") -> Reading:
    """`read` for a file of strangers: it is parsed by a process of its own, without network and in bounds (`open_apart`)."""
    zones = _checked(mapping, time_zone, key)
    return _reading(mapping, Path(file), open_apart(file, mapping.source), Surroundings(zones, key))


def read_table(
    mapping: CsvMapping, name: str, table: TableReading, *, time_zone: str, key: bytes, settle: Settle
) -> Reading:
    """`read` for a table called `name` that is open already, whose facts are settled one by one before they are taken."""
    zones = _checked(mapping, time_zone, key)
    return _reading(mapping, Path(name), table, Surroundings(zones, key), settle)


def _checked(mapping: CsvMapping, time_zone: str, key: bytes) -> tuple[ZoneInfo, ZoneInfo]:
    """The zones of the file and the book, once the mapping has all it needs."""
    book_zone = time_zone or str(mapping.book.get("time_zone", ""))
    if not book_zone:
        raise MappingError(
            f'The mapping {mapping.name} needs the book\'s time zone; add [book] time_zone = "...".'
        )
    if mapping.is_keyed and not key:
        raise MappingError(f"The mapping {mapping.name} makes keyed ids; give the key of the book.")
    try:
        return ZoneInfo(mapping.source.time_zone or book_zone), ZoneInfo(book_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(
            f"time_zone came as {shown(book_zone)}; give a name such as Europe/Berlin."
        ) from error


def _reading(
    mapping: CsvMapping,
    path: Path,
    table: TableReading,
    surroundings: Surroundings,
    settle: Settle | None = None,
) -> Reading:
    check_header(mapping, table, path.name)
    formats = _formats_shown(mapping, table, path.name)
    around = replace(surroundings, shown=formats, starts_1904=table.starts_1904)
    return Reading(mapping, path, table, around, settle)


def _formats_shown(mapping: CsvMapping, table: TableReading, name: str) -> dict[str, Formats]:
    """The formats of the columns whose days or numbers the mapping leaves open; raises MappingError with what is asked."""
    days, numbers = open_columns(mapping)
    if not days and not numbers:
        return {}
    formats, questions = {}, []
    for guess in survey(table, days | numbers).columns:
        formats[guess.name] = guess.formats
        for question in guess.questions:
            is_asked = guess.name in (days if question.is_about_days else numbers)
            questions += [Problem(shown(guess.name), question.asks)] if is_asked else []
    if questions:
        raise MappingError(
            f"The mapping {mapping.name} must say how some columns of {name} are written.", questions
        )
    return formats


def _place(table: str, fault: Fault) -> str:
    return f"{table}.{fault.column}" if fault.column else table


def _places(section: Section, mapping: CsvMapping) -> tuple[int | None, ...]:
    """Where each column made for the table stands among the section's values; None where the section has none."""
    names = [cell.column.name for cell in section.cells]
    return tuple(
        names.index(name) if name in names else None for name in mapping.columns_of(section.table.name)
    )

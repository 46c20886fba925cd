"""One file of an export as the table its mapping asks for: columns by any of their names, rows left out and joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from troth.intake.filling import condition_of
from troth.intake.mapping import names_of
from troth.intake.reading import Tally
from troth.intake.records import wanted
from troth.intake.sources.export_layout import Layout, plain
from troth.intake.table import Finding, Row, TableReading, Typed

HAS = "has "  # in front of the name of an object: a column that is not empty where the export has that object
PART = "part"  # the column that numbers the words of a split column, from the second on
_BETWEEN_WORDS = ";"

Record = tuple[int, dict[str, str]]
Found = Mapping[str, Mapping[str, str]]  # by key, the columns of another object


@dataclass(frozen=True)
class Fold:
    """A way to make rows from all rows of a file: the columns it reads and makes, and how."""

    reads: tuple[str, ...]
    makes: tuple[str, ...]
    fold: Callable[[Iterable[Record]], Iterator[Record]]


@dataclass(frozen=True)
class Around:
    """What the rows of a file need beside it: the objects the export has, what each lookup finds, and the fold."""

    objects: frozenset[str]
    found: tuple[Found, ...] = ()
    fold: Fold | None = None


class ExportTable:
    """A table with the columns that a layout asks for; those that the file lacks are empty.

    `rows_read` and `skipped` tell of the last pass: rows of the file, and those left out by the reason.
    """

    def __init__(self, table: TableReading, layout: Layout, around: Around) -> None:
        self._table = table
        self._layout = layout
        self._around = around
        read = _columns_read(layout, around)
        self._places = list(
            _places(table.header, layout, (name for name in read if not name.startswith(HAS)))
        )
        self._has = {
            name: "yes" if name.removeprefix(HAS) in around.objects else ""
            for name in read
            if name.startswith(HAS)
        }
        self.header = tuple(sorted(wanted(layout.mapping)))
        self.rows_read = 0
        self.skipped: Counter[str] = Counter()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """How the file is written."""
        return self._table.findings

    @property
    def starts_1904(self) -> bool:
        """Whether days are counted from 1904."""
        return self._table.starts_1904

    def whole(self, tally: Tally) -> Tally:
        """The tally of the facts, with the rows that were left out before any fact was made."""
        return replace(tally, rows=self.rows_read, skipped=tally.skipped + self.skipped)

    def rows(self) -> Iterator[Row]:
        """The rows that are not left out, with the columns of the header."""
        self.rows_read, self.skipped = 0, Counter()
        faulty: list[Row] = []
        records = self._kept(self._joined(self._readable(faulty)))
        if self._around.fold:
            records = self._around.fold.fold(records)
        for number, texts in self._split(records):
            yield from _emptied(faulty)
            yield Row(number, [texts.get(name, "") for name in self.header])
        yield from _emptied(faulty)

    def _readable(self, faulty: list[Row]) -> Iterator[Record]:
        """The rows that can be read; the others are put aside as they are."""
        for row in self._table.rows():
            self.rows_read += 1
            if row.fault:
                faulty.append(row)
                continue
            texts = {name: _text(row.cells[place]) if place >= 0 else "" for name, place in self._places}
            yield row.number, {**texts, **self._has}

    def _joined(self, records: Iterable[Record]) -> Iterator[Record]:
        """The rows with the columns found in other objects, and those made from their own."""
        lookups = list(zip(self._layout.lookups, self._around.found, strict=True))
        for number, texts in records:
            for lookup, found in lookups:
                texts.update(found.get(texts[lookup.by], {}))
            for made, column in self._layout.domains.items():
                texts[made] = domain_of(texts[column])
            yield number, texts

    def _kept(self, records: Iterable[Record]) -> Iterator[Record]:
        """The rows that no reason leaves out."""
        skips = [(skip.reason, condition_of(skip.when, skip.unless)) for skip in self._layout.skips]
        for number, texts in records:
            reason = next((reason for reason, holds in skips if holds(texts)), "")
            if reason:
                self.skipped[reason] += 1
            else:
                yield number, texts

    def _split(self, records: Iterable[Record]) -> Iterator[Record]:
        """A row for each word of the column that is split; its first has no number."""
        split = self._layout.split
        for number, texts in records:
            words = [word.strip() for word in texts[split].split(_BETWEEN_WORDS)] if split else []
            if not split:
                yield number, texts
            for place, word in enumerate(words, 1):
                yield number, {**texts, split: word, PART: str(place) if place > 1 else ""}


def found_in(tables: Iterable[TableReading], layout: Layout, key: str, take: Mapping[str, str]) -> Found:
    """Columns of an object by the text in its column `key`; of several rows with one text the first counts."""
    found: dict[str, Mapping[str, str]] = {}
    for table in tables:
        places = dict(_places(table.header, layout, {key, *take.values()}))
        for row in table.rows():
            if row.fault or places[key] < 0:
                continue
            texts = {
                made: row.cells[places[name]].strip() for made, name in take.items() if places[name] >= 0
            }
            taken = {made: text for made, text in texts.items() if text}
            found.setdefault(row.cells[places[key]].strip(), taken)
    found.pop("", None)
    return found


def missing_columns(table: TableReading, layout: Layout) -> list[str]:
    """The columns that a file must have to hold this object, and does not have."""
    return [name for name, place in _places(table.header, layout, layout.needs) if place < 0]


def domain_of(address: str) -> str:
    """The domain in the address of a web site, without www; empty where there is none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    host = host.removeprefix("www.")
    return host if "." in host else ""


def _columns_read(layout: Layout, around: Around) -> set[str]:
    """The columns of the file that the layout reads, and those that say which objects the export has."""
    asked = set(wanted(layout.mapping)) | {lookup.by for lookup in layout.lookups}
    for skip in layout.skips:
        asked |= set(names_of(skip.when, skip.unless))
    asked |= set(layout.domains.values()) | ({layout.split} if layout.split else set())
    made = {*layout.domains, PART}
    if around.fold:
        asked |= set(around.fold.reads)
        made |= set(around.fold.makes)
    return asked - made


def _places(header: tuple[str, ...], layout: Layout, names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each column with its place in the header under its own name or an alias; -1 where it is not there."""
    there: dict[str, int] = {}
    for place, name in enumerate(header):
        there.setdefault(plain(name), place)
    for name in names:
        called = (name, *layout.aliases.get(name, ()))
        yield name, next((there[plain(each)] for each in called if plain(each) in there), -1)


def _text(cell: str) -> str:
    return cell if type(cell) is Typed else cell.strip()


def _emptied(rows: list[Row]) -> Iterator[Row]:
    yield from rows
    rows.clear()

"""What an import source is: a name, what it takes, and how its files become a reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from troth.intake.mapping import AS_SHOWN, CsvMapping, Formats
from troth.intake.reading import SourceReading
from troth.model import InputError, Value

MAPPING = "mapping"
AGREEMENT = "agreement"


@dataclass(frozen=True)
class Agreement:
    """A mailbox owner's agreement that contacts are read from the mailbox: who of our staff agreed, and when."""

    staff_id: str
    agreed_on: date


@dataclass(frozen=True)
class Kept:
    """What the book holds of a contact: its latest version by column, and whether that is in force."""

    row: Mapping[str, Value]
    is_in_force: bool


@dataclass(frozen=True)
class Known:
    """Whom the book knows already, by lower-case address: people and staff by e-mail, accounts by domain.

    `parts` are the accounts in which a person takes part, by person. `kept` looks up contacts by their ids, some
    thousand at a time, and gives those that the book holds or has held. `holds` says whether the book has a row of this
    table under this id; `account_of` which account a customer of another system is, by its key there and its name, empty
    where the book knows none. `currency` is the book's, `rates_of` gives the rates of another one by day.
    """

    people: Mapping[str, str] = field(default_factory=dict)
    accounts: Mapping[str, str] = field(default_factory=dict)
    staff: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kept: Callable[[Sequence[str]], Mapping[str, Kept]] = lambda _: {}
    holds: Callable[[str, str], bool] = lambda _table, _key: False
    account_of: Callable[[str, str], str] = lambda _key, _name: ""
    currency: str = "EUR"
    rates_of: Callable[[str], Mapping[date, Decimal]] = lambda _currency: {}


@dataclass(frozen=True)
class SourceFiles:
    """What is imported, and what the book lends to it.

    `paths` are files, one zip archive or one folder; `time_zone` is the book's; `key` makes ids from personal data
    (`book_key`). `mapping` and `agreement` are there for the sources that need them, `formats` where one asked how its days
    and numbers are written. What lies after `now`, the present in UTC, has not happened yet.
    """

    paths: tuple[Path, ...]
    time_zone: str
    key: bytes = b""
    mapping: CsvMapping | None = None
    agreement: Agreement | None = None
    formats: Formats = AS_SHOWN
    known: Known = Known()
    now: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True)
class ImportSource:
    """A kind of export. `name` is what `troth import` calls it, `takes` says in one sentence which files it is given.

    `open` raises InputError when the files are not of this source; it reads no more of them than it must to know.
    `needs` names what it asks for besides files: MAPPING, AGREEMENT; `asks` says that it may ask how days and numbers are
    written.
    """

    name: str
    title: str
    takes: str
    open: Callable[[SourceFiles], SourceReading]
    needs: frozenset[str] = frozenset()
    asks: bool = False

    def reading(self, files: SourceFiles) -> SourceReading:
        """The facts of these files; raises InputError when there are none, or something the source needs is missing."""
        if not files.paths:
            raise InputError(f"No file was named; {self.title} takes {self.takes}")
        given = {MAPPING: files.mapping, AGREEMENT: files.agreement}
        if files.formats != AS_SHOWN and not self.asks:
            raise InputError(
                f"{self.title} tells itself how its days and numbers are written; leave that out."
            )
        missing = sorted(name for name in self.needs if given[name] is None)
        if missing:
            raise InputError(f"{self.title} needs {' and '.join(missing)}; give what is missing.")
        return self.open(files)

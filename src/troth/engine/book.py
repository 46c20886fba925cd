"""Opening a book: find its tables, hold them against the contract, and lay them under the engine's names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from troth.engine import checks
from troth.engine.connecting import connect, telling_failures
from troth.engine.laying import Laid, across, lay, lay_empty
from troth.engine.moment import lay_time_zone
from troth.engine.runner import Runner
from troth.engine.sources import Source, folder_settings
from troth.model import TABLES, BookError, Problem
from troth.model.addresses import shown_address
from troth.model.settings import DEFAULT_SETTINGS


@dataclass(frozen=True)
class Book:
    """An open book: an engine in which `book_<table>` stands for every table of the contract.

    `notes` lists what was noticed and does not stop a scoring, `set_aside` counts the rows left out, by table.
    """

    address: str
    runner: Runner
    settings: Mapping[str, str]
    notes: tuple[Problem, ...]
    set_aside: Mapping[str, int]
    tables: frozenset[str]

    @property
    def time_zone(self) -> str:
        """The zone in which the book's days begin and end."""
        return self.settings["time_zone"]


def open_book(address: str, *, engine: str = "duckdb", lenient: bool = False) -> Book:
    """Open a book; raises BookError with every problem at once, MissingPartError when the engine is not installed.

    With `engine` duckdb the address is a folder, sqlite:///FILE or postgresql://...; with spark a folder, or a schema of
    tables named after ours, as spark:CATALOG.SCHEMA. With `lenient`, rows that break the contract are set aside, counted
    and listed instead.
    """
    with telling_failures(address, engine):
        runner, sources = connect(address, engine)
        try:
            return _lay(address, runner, sources, lenient=lenient)
        except BaseException:
            runner.close()
            raise


def _settings(address: str, runner: Runner, sources: Mapping[str, Source]) -> Mapping[str, str]:
    found: Mapping[str, str] = {}
    if Path(address).is_dir():
        found = folder_settings(Path(address))
    elif "settings" in sources:
        found = _kept_settings(runner, sources["settings"].relation)
    settings = {**DEFAULT_SETTINGS, **found}
    try:
        ZoneInfo(settings["time_zone"])
    except (ZoneInfoNotFoundError, ValueError) as error:
        came = settings["time_zone"]
        raise BookError(
            f"The setting time_zone came as {came!r}; a name like Europe/Berlin is expected."
        ) from error
    return MappingProxyType(settings)


def _kept_settings(runner: Runner, relation: str) -> Mapping[str, str]:
    versioned = "superseded_at" in runner.columns_of(f"SELECT * FROM {relation}")
    in_force = " WHERE superseded_at IS NULL" if versioned else ""
    return {
        str(name): str(value) for name, value in runner.rows(f"SELECT name, value FROM {relation}{in_force}")
    }


def _lay(address: str, runner: Runner, sources: tuple[Source, ...], *, lenient: bool) -> Book:
    by_table = {source.table: source for source in sources}
    settings = _settings(address, runner, by_table)
    lay_time_zone(runner, settings["time_zone"])
    laid: dict[str, list[Laid]] = {name: [] for name in TABLES}
    for name, table in TABLES.items():
        if name in by_table:
            laid[name] = [lay(runner, table, by_table[name], settings["time_zone"], lenient=lenient)]
        else:
            lay_empty(runner, table)
    checked = [TABLES[name] for name, source in by_table.items() if not source.in_units]
    if checked:
        for name, one in across(runner, checked, by_table, lenient=lenient).items():
            laid[name].append(one)
    met = [one for several in laid.values() for one in several]
    problems = [problem for one in met for problem in one.problems]
    if not any(source.in_units for source in sources) and not any(one.problems for one in laid["accounts"]):
        problems += checks.no_accounts(runner)  # a ledger starts without accounts
    if problems:
        raise BookError(
            f"{shown_address(address)} breaks the contract of the tables; mend these, or add --lenient.",
            problems,
        )
    notes = (*(note for one in met for note in one.notes), *checks.remarks(runner))
    set_aside = {
        name: count for name, several in laid.items() if (count := sum(one.set_aside for one in several))
    }
    return Book(address, runner, settings, notes, MappingProxyType(set_aside), frozenset(by_table))

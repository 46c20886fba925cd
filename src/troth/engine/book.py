"""Opening a book: find its tables, hold them against the contract, and lay them under the engine's names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import duckdb

from troth.engine import checks
from troth.engine.embedded import Embedded
from troth.engine.laying import Laid, across, lay, lay_empty
from troth.engine.runner import Runner
from troth.engine.sources import STORE_PREFIX, Source, folder_settings, folder_sources, store_sources
from troth.model import TABLES, BookError, Problem
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
    """Open a book at a folder, sqlite:///FILE or postgresql://...; raises BookError with every problem at once.

    With `lenient`, rows that break the contract are set aside, counted and listed instead.
    """
    if engine != "duckdb":
        raise BookError(f"The engine came as {engine!r}; duckdb is allowed.")
    try:
        runner, sources = _connect(address)
        return _lay(address, runner, sources, lenient=lenient)
    except duckdb.Error as error:
        says = str(error).strip().splitlines()[0].rstrip(".")
        raise BookError(f"{address} cannot be read: {says}. Mend or replace the file.") from error


def _connect(address: str) -> tuple[Embedded, tuple[Source, ...]]:
    scheme = urlsplit(address).scheme if "://" in address else ""
    if scheme == "":
        sources = folder_sources(Path(address))
        runner = Embedded([Path(address)])
        runner.lock_settings()
        return runner, sources
    if scheme == "sqlite":
        path = Path(address.removeprefix("sqlite:///"))
        if not path.is_file():
            raise BookError(f"{path} is no file; name an SQLite file that Troth made.")
        return _attached(Embedded([path.parent], "sqlite"), str(path.resolve()), "sqlite", address)
    if scheme in {"postgres", "postgresql"}:
        return _attached(Embedded(scanner="postgres"), address, "postgres", address)
    raise BookError(f"{address} is no book; name a folder, sqlite:///FILE or postgresql://HOST/NAME.")


def _attached(runner: Embedded, place: str, kind: str, address: str) -> tuple[Embedded, tuple[Source, ...]]:
    runner.attach(place, kind)
    runner.lock_settings()
    query = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'store'"
    sources = store_sources({str(name) for (name,) in runner.rows(query)})
    if not sources:
        raise BookError(f"{address} holds no table named {STORE_PREFIX}...; open a book that Troth keeps.")
    return runner, sources


def _settings(address: str, runner: Runner, sources: Mapping[str, Source]) -> Mapping[str, str]:
    found: Mapping[str, str] = {}
    if "://" not in address:
        found = folder_settings(Path(address))
    elif "settings" in sources:
        query = f"SELECT name, value FROM {sources['settings'].relation} WHERE superseded_at IS NULL"
        found = {str(name): str(value) for name, value in runner.rows(query)}
    settings = {**DEFAULT_SETTINGS, **found}
    try:
        ZoneInfo(settings["time_zone"])
    except (ZoneInfoNotFoundError, ValueError) as error:
        came = settings["time_zone"]
        raise BookError(
            f"The setting time_zone came as {came!r}; a name like Europe/Berlin is expected."
        ) from error
    return MappingProxyType(settings)


def _lay(address: str, runner: Runner, sources: tuple[Source, ...], *, lenient: bool) -> Book:
    by_table = {source.table: source for source in sources}
    settings = _settings(address, runner, by_table)
    laid: dict[str, list[Laid]] = {}
    for name, table in TABLES.items():
        if name in by_table:
            laid[name] = [lay(runner, table, by_table[name], settings["time_zone"], lenient=lenient)]
        else:
            lay_empty(runner, table)
    for name, source in by_table.items():
        if not source.in_units:
            laid[name].append(across(runner, TABLES[name], by_table, lenient=lenient))
    met = [one for several in laid.values() for one in several]
    problems = [problem for one in met for problem in one.problems]
    if problems:
        runner.close()
        raise BookError(
            f"{address} breaks the contract of the tables; mend these, or add --lenient.", problems
        )
    notes = (*(note for one in met for note in one.notes), *checks.due_before_made(runner))
    set_aside = {
        name: count for name, several in laid.items() if (count := sum(one.set_aside for one in several))
    }
    return Book(address, runner, settings, notes, MappingProxyType(set_aside), frozenset(by_table))

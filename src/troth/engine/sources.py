"""Where the tables of a book lie: files of a folder, or tables of an SQLite or PostgreSQL ledger."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from troth.model import TABLES, BookError, Problem

STORE_PREFIX = "troth_"
SETTINGS_FILE = "book.toml"


@dataclass(frozen=True)
class Source:
    """One table where it lies: the SQL that reads it, and what a reader should know of it.

    `copied` says it is worth reading once into the engine; `in_units` that decimals come as whole units of
    10^-scale, as the ledger keeps them.
    """

    table: str
    relation: str
    place: str
    copied: bool
    in_units: bool = False


@dataclass(frozen=True)
class File:
    """A table of a folder: a CSV file, a Parquet file, or a folder of Parquet files."""

    table: str
    path: Path
    form: str


def folder_files(folder: Path) -> tuple[File, ...]:
    """The tables of a folder: `<table>.parquet`, `<table>/*.parquet` or `<table>.csv`; raises BookError if there is none."""
    if not folder.is_dir():
        raise BookError(f"{folder} is no folder; name a folder of CSV or Parquet files, or sqlite:///FILE.")
    found = tuple(file for name in TABLES if (file := _file(folder, name)))
    if not found:
        raise BookError(
            f"{folder} holds no table of a book; files named accounts.csv, promises.csv and so on are expected "
            "(`troth words` lists all tables)."
        )
    return found


def _file(folder: Path, table: str) -> File | None:
    for path in (folder / f"{table}.parquet", folder / table):
        if path.exists():
            return File(table, path, "parquet")
    path = folder / f"{table}.csv"
    if not path.exists():
        return None
    if path.stat().st_size == 0:
        raise BookError(f"{path.name} is empty; a first line with the names of its columns is expected.")
    return File(table, path, "csv")


def store_sources(tables: set[str]) -> tuple[Source, ...]:
    """The tables of an attached ledger; `tables` are the names found there."""
    return tuple(
        Source(name, f"store.{STORE_PREFIX}{name}", name, copied=True, in_units=True)
        for name in TABLES
        if STORE_PREFIX + name in tables
    )


def folder_settings(folder: Path) -> Mapping[str, str]:
    """The settings of a folder, from its book.toml; none if there is no such file."""
    path = folder / SETTINGS_FILE
    if not path.exists():
        return {}
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BookError(f"{path.name} cannot be read.", [Problem(path.name, str(error))]) from error
    return {name: str(value) for name, value in content.items() if not isinstance(value, dict)} | {
        name: str(value) for name, value in content.get("rules", {}).items()
    }

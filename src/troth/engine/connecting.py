"""From the address of a book to an open engine and the tables that lie there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import duckdb

from troth.engine import cluster, embedded
from troth.engine.cluster import Cluster
from troth.engine.embedded import Embedded
from troth.engine.runner import Runner
from troth.engine.sources import STORE_PREFIX, File, Source, folder_files, store_sources
from troth.model import TABLES, BookError, TrothError
from troth.model.addresses import shown_address

Connected = tuple[Runner, tuple[Source, ...]]

_SPARK = "spark:"
_SCHEMA = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)?", re.ASCII)


def connect(address: str, engine: str) -> Connected:
    """Open the engine and find the tables of a book; raises BookError when the address is none the engine can open."""
    if engine not in _ENGINES:
        raise BookError(f"The engine came as {engine!r}; {' or '.join(_ENGINES)} is allowed.")
    return _ENGINES[engine](address)


@contextmanager
def telling_failures(address: str, engine: str) -> Iterator[None]:
    """Turn whatever the engine says while it opens a book into a BookError of one sentence."""
    try:
        yield
    except TrothError:
        raise
    except duckdb.Error as error:
        says = embedded.cause(error).replace(address, shown_address(address))
        raise BookError(f"{shown_address(address)} cannot be read: {says}. Mend or replace it.") from error
    except Exception as error:
        if engine == "spark" and isinstance(error, cluster.failures()):
            raise BookError(
                f"{address} cannot be read: {cluster.cause(error)}. Mend or replace it."
            ) from error
        raise


def _embedded(address: str) -> Connected:
    if address.startswith(_SPARK):
        raise BookError(f"{address} can be read by Spark alone; add --engine spark.")
    scheme = urlsplit(address).scheme if "://" in address else ""
    if scheme == "":
        return _folder(Path(address), _locked)
    if scheme == "sqlite":
        path = Path(address.removeprefix("sqlite:///"))
        if not path.is_file():
            raise BookError(f"{path} is no file; name an SQLite file that Troth made.")
        return _attached(Embedded([path.parent], "sqlite"), str(path.resolve()), "sqlite", address)
    if scheme in {"postgres", "postgresql"}:
        return _attached(Embedded(scanner="postgres"), address, "postgres", address)
    raise BookError(
        f"{shown_address(address)} is no book; name a folder, sqlite:///FILE or postgresql://HOST/NAME."
    )


def _locked(folder: Path) -> Embedded:
    runner = Embedded([folder])
    runner.lock()
    return runner


def _attached(runner: Embedded, place: str, kind: str, address: str) -> Connected:
    try:
        runner.attach(place, kind)
        runner.lock()
        query = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'store'"
        sources = store_sources({str(name) for (name,) in runner.rows(query)})
    except BaseException:
        runner.close()
        raise
    if not sources:
        runner.close()
        shown = shown_address(address)
        raise BookError(f"{shown} holds no table named {STORE_PREFIX}...; open a book that Troth keeps.")
    return runner, sources


def _folder(folder: Path, make: Callable[[Path], Runner]) -> Connected:
    files = folder_files(folder)
    runner = make(folder)
    try:
        return runner, tuple(_source(runner, file) for file in files)
    except BaseException:
        runner.close()
        raise


def _source(runner: Runner, file: File) -> Source:
    relation = runner.read(file.table, file.path, file.form)
    return Source(file.table, relation, file.path.name, copied=file.form == "csv")


def _spark(address: str) -> Connected:
    if "://" in address:
        raise BookError(
            f"{address} cannot be opened with Spark; name a folder, or a schema as spark:CATALOG.SCHEMA."
        )
    if Path(address).is_dir():
        return _folder(Path(address), lambda _: Cluster())
    schema = address.removeprefix(_SPARK)
    if not _SCHEMA.fullmatch(schema):
        raise BookError(f"{address} is no folder; name a folder, or a schema as spark:CATALOG.SCHEMA.")
    return _schema(schema)


def _schema(schema: str) -> Connected:
    runner = Cluster()
    found = runner.tables_of(schema)
    sources = tuple(
        Source(name, f"{schema}.`{name}`", f"{schema}.{name}", copied=False)
        for name in TABLES
        if name in found
    )
    if not sources:
        runner.close()
        raise BookError(
            f"{schema} is no folder, and no schema with a table of a book that this Spark session can read; "
            "name a folder, or a schema as spark:CATALOG.SCHEMA."
        )
    return runner, sources


_ENGINES: Mapping[str, Callable[[str], Connected]] = {"duckdb": _embedded, "spark": _spark}

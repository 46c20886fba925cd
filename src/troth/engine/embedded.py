"""DuckDB as an engine: in this process, bounded in memory and threads, closed to everything but the book."""

from __future__ import annotations

import csv
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

import duckdb

from troth.engine.dialect import DUCKDB, literal
from troth.engine.headers import csv_columns
from troth.engine.runner import Row

FETCH_ROWS = 50_000
FEW_ROWS = 100
_EMPTY = "\\N"
MEMORY_LIMIT = "1500MB"  # beyond it, work is set down in the scratch folder
_SCANNERS = {"sqlite": "sqlite_scanner", "postgres": "postgres_scanner"}


class Embedded:
    """An in-memory DuckDB whose only doors are the book's folder, its own scratch folder and `extra_doors`."""

    name = "duckdb"
    dialect = DUCKDB

    def __init__(
        self,
        doors: Sequence[Path] = (),
        scanner: str = "",
        settings: Mapping[str, str | int] = MappingProxyType({}),
    ) -> None:
        self._scratch = tempfile.TemporaryDirectory(prefix="troth-")
        self._connection = duckdb.connect(
            config={
                "memory_limit": MEMORY_LIMIT,
                "threads": os.cpu_count() or 1,
                "temp_directory": self._scratch.name,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "preserve_insertion_order": True,
                **settings,
            }
        )
        # A timestamp without an offset is UTC, whatever the zone of this machine.
        self._connection.execute("SET TimeZone = 'UTC'")
        # In a process without a script DuckDB takes itself for a console, and draws over what we print.
        self._connection.execute("SET enable_progress_bar = false")
        if scanner:
            self._connection.load_extension(str(_extension_file(scanner)))
        self._doors = (*doors, Path(self._scratch.name))

    @property
    def scratch(self) -> Path:
        """A folder of the engine's own, gone when it closes; the only place besides the book it may touch."""
        return Path(self._scratch.name)

    def lock(self) -> None:
        """Close every door but those given, and refuse every later change of the engine's settings.

        A server is no folder that could be left open, so `attach` comes first; what is attached stays readable.
        """
        allowed = ", ".join(literal(f"{door.resolve()}/") for door in self._doors)
        self._connection.execute(f"SET allowed_directories = [{allowed}]")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    def attach(self, address: str, kind: str) -> None:
        """Open another database read-only under the name `store`; `kind` is sqlite or postgres."""
        self._connection.execute(f"ATTACH {literal(address)} AS store (TYPE {kind}, READ_ONLY)")

    def read(self, table: str, path: Path, form: str) -> str:  # noqa: ARG002 -- read where it lies, under no name
        """The relation that reads a file, or a folder of Parquet files; every column of a CSV file is text."""
        place = path.resolve()
        if form == "parquet":
            return f"read_parquet({literal(str(place / '*.parquet' if path.is_dir() else place))})"
        columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in csv_columns(path))
        options = "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', nullstr = ''"
        return f"read_csv({literal(str(place))}, {options}, columns = {{{columns}}})"

    def execute(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Run a statement that gives no rows."""
        self._connection.execute(statement, values)

    def view(self, name: str, select: str) -> None:
        """Give a SELECT a name; it is computed whenever it is read."""
        self._connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {select}")

    def store(self, name: str, select: str) -> None:
        """Compute a SELECT once and keep its rows under a name."""
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {select}")

    def load(self, name: str, types: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> None:
        """Keep the given rows under a name; `types` maps column names to SQL types."""
        columns = ", ".join(f"{DUCKDB.quote(column)} {kind}" for column, kind in types.items())
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
        stream = iter(rows)
        first = list(islice(stream, FEW_ROWS))
        if first:
            # Written out: handed over as parameters, they make DuckDB import every data library there is.
            values = ", ".join(f"({', '.join(map(_written, row))})" for row in first)
            self._connection.execute(f"INSERT INTO {name} VALUES {values}")
        if len(first) == FEW_ROWS:
            self._load_file(name, stream)

    def _load_file(self, name: str, rows: Iterable[Sequence[Any]]) -> None:
        """Many rows go through a file of the scratch folder: a hundred times faster than values in a statement."""
        path = Path(self._scratch.name) / f"{name}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([_EMPTY if value is None else value for value in row] for row in rows)
        if path.stat().st_size:
            self._connection.execute(
                f"COPY {name} FROM {literal(str(path))} (HEADER false, NULLSTR {literal(_EMPTY)})"
            )
        path.unlink()

    def rows(self, select: str) -> Iterator[Row]:
        """The rows of a SELECT, streamed."""
        answer = self._connection.execute(select)
        while chunk := answer.fetchmany(FETCH_ROWS):
            yield from chunk

    def columns_of(self, select: str) -> Mapping[str, str]:
        """Column name -> SQL type of a SELECT, without computing it."""
        return {name: kind for name, kind, *_ in self._connection.execute(f"DESCRIBE {select}").fetchall()}

    def write(self, select: str, path: Path, form: str) -> None:
        """Write the rows of a SELECT to one file; `form` is csv or parquet."""
        options = "FORMAT csv, HEADER true" if form == "csv" else "FORMAT parquet, COMPRESSION zstd"
        self._connection.execute(f"COPY ({select}) TO {literal(str(path))} ({options})")

    def arrow(self, select: str) -> Any:
        """The rows of a SELECT as an Arrow table."""
        return self._connection.execute(select).to_arrow_table()

    def close(self) -> None:
        """Give everything back."""
        self._connection.close()
        self._scratch.cleanup()


def _written(value: object) -> str:
    """A value as a text that DuckDB casts to the type of its column."""
    return "NULL" if value is None else literal(str(value))


def cause(error: duckdb.Error) -> str:
    """What DuckDB says went wrong, without its hints; for a CSV file its name and line."""
    lines = str(error).strip().splitlines() or ["no reason given"]
    line, file = _CSV_LINE.search(lines[0]), _CSV_FILE.search(str(error))
    if line is None or file is None:
        return lines[0].rstrip(".")
    says = next((text for text in lines[1:] if _CSV_REASON.match(text)), "it does not fit the first line")
    return f"line {line[1]} of {Path(file[1]).name}: {says.rstrip('.')}"


_CSV_LINE = re.compile(r"CSV Error on Line: (\d+)")
_CSV_FILE = re.compile(r"^  file = (.*)$", re.MULTILINE)
_CSV_REASON = re.compile(
    "Expected Number of Columns|Value with unterminated|Invalid unicode|Maximum line size"
)


def _extension_file(scanner: str) -> Path:
    spec = find_spec(f"duckdb_extension_{_SCANNERS[scanner]}")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(
            f"duckdb-extension-{_SCANNERS[scanner]} is not installed; run `make` again."
        )
    folder = Path(spec.submodule_search_locations[0]) / "extensions" / f"v{duckdb.__version__}"
    return folder / f"{_SCANNERS[scanner]}.duckdb_extension"

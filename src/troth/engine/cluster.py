"""Spark as an engine: beside the session at hand, or in a small local one; the same SQL as the embedded engine."""

from __future__ import annotations

import csv
import os
import re
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

from troth.engine.dialect import SPARK
from troth.engine.headers import csv_columns
from troth.engine.runner import Row
from troth.model import MissingPartError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

CHUNK_ROWS = 50_000
FEW_ROWS = 1_000
LOCAL_MASTER = "local[2]"
# What a session of our own is started with; a session at hand keeps its own.
LOCAL_SETTINGS = {
    "spark.app.name": "Troth",
    "spark.driver.memory": "2g",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
    "spark.sql.shuffle.partitions": "4",
    # Adaptive execution runs every stage of a query as a job of its own, which is slow for small tables.
    "spark.sql.adaptive.enabled": "false",
}
# What the figures rest on in whatever session, and what a few rows cost.
SESSION_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.runSQLOnFiles": "false",
    # So many partitions are asked at once for the first rows, not one after the other.
    "spark.sql.limit.initialNumPartitions": "100",
    # A CSV line with too many or too few values is to be met even where no column of it is read.
    "spark.sql.csv.parser.columnPruning.enabled": "false",
}
_OURS = "spark.troth.local"
_open: set[int] = set()


class Cluster:
    """A Spark session of its own: its views and settings touch no other session of the same application."""

    name = "spark"
    dialect = SPARK

    def __init__(self) -> None:
        _need_spark()
        self._scratch = tempfile.TemporaryDirectory(prefix="troth-")
        try:
            self._session = _session(self._scratch.name)
        except BaseException:
            self._scratch.cleanup()
            raise
        _open.add(id(self))

    @property
    def scratch(self) -> Path:
        """A folder of the engine's own, gone when it closes."""
        return Path(self._scratch.name)

    def tables_of(self, schema: str) -> frozenset[str]:
        """The names of the tables of a schema; none if there is no such schema."""
        if not self._session.catalog.databaseExists(schema):
            return frozenset()
        rows = self.rows(f"SHOW TABLES IN {schema}")
        return frozenset(str(name) for _, name, is_temporary in rows if not is_temporary)

    def read(self, table: str, path: Path, form: str) -> str:
        """The relation that reads a file, or a folder of Parquet files; every column of a CSV file is text."""
        reader = self._session.read
        if form == "parquet":
            frame = reader.parquet(str(path.resolve() / "*.parquet" if path.is_dir() else path.resolve()))
        else:
            schema = ", ".join(f"{SPARK.quote(name)} STRING" for name in csv_columns(path))
            frame = reader.schema(schema).csv(
                str(path.resolve()), header=True, multiLine=True, escape='"', mode="FAILFAST"
            )
        frame.createOrReplaceTempView(f"source_{table}")
        return f"source_{table}"

    def view(self, name: str, select: str) -> None:
        """Give a SELECT a name; it is computed whenever it is read."""
        self._session.sql(f"CREATE OR REPLACE TEMPORARY VIEW {name} AS {select}")

    def store(self, name: str, select: str) -> None:
        """Compute a SELECT once and keep its rows under a name; how they came about is forgotten."""
        self._keep(name, self._session.sql(select))

    def load(self, name: str, types: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> None:
        """Keep the given rows under a name; `types` maps column names to SQL types."""
        schema = ", ".join(f"{SPARK.quote(column)} {kind}" for column, kind in types.items())
        frame = self._session.createDataFrame([tuple(row) for row in rows], schema, verifySchema=False)
        self._keep(name, frame)

    @staticmethod
    def _keep(name: str, frame: DataFrame) -> None:
        frame.localCheckpoint(eager=True).createOrReplaceTempView(name)

    def rows(self, select: str) -> Iterator[Row]:
        """The rows of a SELECT, streamed; a few rows come at once, since a stream is a job for every partition."""
        frame = self._session.sql(select)
        first = frame.limit(FEW_ROWS + 1).collect()
        return map(tuple, first if len(first) <= FEW_ROWS else frame.toLocalIterator())

    def columns_of(self, select: str) -> Mapping[str, str]:
        """Column name -> SQL type of a SELECT, without computing it."""
        return dict(self._session.sql(select).dtypes)

    def write(self, select: str, path: Path, form: str) -> None:
        """Write the rows of a SELECT to one file; `form` is csv or parquet, the latter needs the part `arrow`."""
        if form == "csv":
            with path.open("w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file, lineterminator="\n")
                rows = ([_cell(value) for value in row] for row in self.rows(select))
                writer.writerows(chain([self.columns_of(select)], rows))
        else:
            self._write_parquet(select, path)

    def _write_parquet(self, select: str, path: Path) -> None:
        _need_arrow()
        import pyarrow as pa
        from pyarrow import parquet
        from pyspark.sql.pandas.types import to_arrow_schema

        schema = to_arrow_schema(self._session.sql(select).schema)
        rows = self.rows(select)
        with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
            while chunk := list(islice(rows, CHUNK_ROWS)):
                columns = [list(values) for values in zip(*chunk, strict=True)]
                writer.write_table(pa.table(columns, schema=schema))

    def arrow(self, select: str) -> Any:
        """The rows of a SELECT as an Arrow table; needs the part `arrow`."""
        _need_arrow()
        return self._session.sql(select).toArrow()

    def close(self) -> None:
        """Give everything back; the last to close stops the local session it stood in."""
        _open.discard(id(self))
        if not _open and self._session.conf.get(_OURS, "") == "true":
            self._session.stop()
        self._scratch.cleanup()


def failures() -> tuple[type[Exception], ...]:
    """The errors by which Spark says that it cannot read or compute something."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    return PySparkException, Py4JError


def cause(error: Exception) -> str:
    """What Spark says went wrong at the bottom of it, without its codes and traces; the name of the file before it."""
    says = re.findall(r"\[[A-Z_.]+\] ([^\n]*)", str(error)) or str(error).strip().splitlines()[:1]
    reason = re.sub(r"\s*SQLSTATE: \w+.*", "", says[-1]).strip().rstrip(".")
    file = re.search(r"file:/+\S*/([^\s/]+\.(?:csv|parquet))", str(error))
    return f"{file[1]}: {reason}" if file and file[1] not in reason else reason


def _session(warehouse: str) -> SparkSession:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # about pandas, which is not used here
        from pyspark.sql import SparkSession
    started = SparkSession.getActiveSession()
    session = (started or _start(warehouse)).newSession()
    for name, value in SESSION_SETTINGS.items():
        session.conf.set(name, value)
    return session


def _start(warehouse: str) -> SparkSession:
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.config(_OURS, "true")
    if (
        "PYSPARK_GATEWAY_PORT" not in os.environ
    ):  # not started by spark-submit, which brings settings of its own
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        builder = builder.master(LOCAL_MASTER).config("spark.sql.warehouse.dir", warehouse)
        for name, value in LOCAL_SETTINGS.items():
            builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except PySparkException as error:
        raise MissingPartError(
            f"Spark did not start: {cause(error)}. Java 17 or newer is expected."
        ) from error


def _need_spark() -> None:
    if find_spec("pyspark") is None:
        raise MissingPartError("pyspark is not installed; install troth[spark] to use the engine spark.")
    if "JAVA_HOME" not in os.environ and which("java") is None:
        raise MissingPartError("Spark needs Java 17 or newer, and there is no java on the path; install one.")


def _need_arrow() -> None:
    if find_spec("pyarrow") is None:
        raise MissingPartError(
            "pyarrow is not installed; install troth[arrow] to get Arrow or Parquet from Spark."
        )


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value

"""What an engine must be able to do; DuckDB and Spark each have one class that does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from troth.engine.dialect import Dialect

Row = tuple[Any, ...]


class Runner(Protocol):
    """An open engine. Names are plain lower-case words; SQL is in the engine's own dialect."""

    name: str
    dialect: Dialect

    @property
    def scratch(self) -> Path:
        """A folder of the engine's own, gone when it closes."""

    def read(self, table: str, path: Path, form: str) -> str:
        """The relation that reads the file of a table, or a folder of Parquet files; `form` is csv or parquet."""

    def view(self, name: str, select: str) -> None:
        """Give a SELECT a name; it is computed whenever it is read."""

    def store(self, name: str, select: str) -> None:
        """Compute a SELECT once and keep its rows under a name."""

    def load(self, name: str, types: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> None:
        """Keep the given rows under a name; `types` maps column names to SQL types."""

    def rows(self, select: str) -> Iterator[Row]:
        """The rows of a SELECT, streamed."""

    def columns_of(self, select: str) -> Mapping[str, str]:
        """Column name -> SQL type of a SELECT, without computing it."""

    def write(self, select: str, path: Path, form: str) -> None:
        """Write the rows of a SELECT to one file; `form` is csv or parquet."""

    def arrow(self, select: str) -> Any:
        """The rows of a SELECT as an Arrow table."""

    def close(self) -> None:
        """Give everything back."""

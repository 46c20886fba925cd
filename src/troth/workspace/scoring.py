"""Scoring a book as of a day: every output as rows, files, or tables of the usual libraries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from troth import __version__
from troth.engine import Book, Row, Runner, count_known
from troth.model import OUTPUTS, TABLES, MissingPartError, Rules, rules_from
from troth.model.settings import SETTINGS
from troth.workspace.files import write_whole
from troth.workspace.running import Prior, by_measure, prepare, run_book
from troth.workspace.texts import contribution_steps_for, steps_for
from troth.workspace.whole_book import kept_whole_book


@dataclass(frozen=True)
class Scored:
    """A finished scoring; its figures stay in the engine until they are asked for."""

    runner: Runner
    run: Mapping[str, Any]
    rules: Rules

    def select(self, output: str) -> str:
        """The SELECT of one output, all columns in order, sorted by its grain."""
        table = OUTPUTS[output]
        quote = self.runner.dialect.quote
        columns = [quote(column.name) for column in table.columns[1:]]
        source = self._priors() if output == "priors" else output
        order = ", ".join(f"{quote(name)} NULLS LAST" for name in table.grain if name != "run_id")
        run_id = f"'{self.run['run_id']}' AS run_id"
        return f"SELECT {', '.join([run_id, *columns])} FROM {source} ORDER BY {order}"

    def _priors(self) -> str:
        names = [step.name for step in steps_for(self.rules, self.runner.dialect.name) if step.whole_book]
        return (
            "(" + " UNION ALL ".join(f"SELECT name, segment, value FROM {name}" for name in names) + ") kept"
        )

    def rows(self, output: str) -> Iterator[Row]:
        """The rows of one output, the run_id first."""
        if output == "runs":
            return iter([tuple(self.run[column.name] for column in OUTPUTS["runs"].columns)])
        return self.runner.rows(self.select(output))

    def dicts(self, output: str) -> list[dict[str, Any]]:
        """The rows of one output as dictionaries."""
        names = [column.name for column in OUTPUTS[output].columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows(output)]

    def names(self, table: str) -> dict[str, str]:
        """Id -> name of accounts, people or staff, as known on the day."""
        key = TABLES[table].key
        return {
            str(name_of): str(name) for name_of, name in self.runner.rows(f"SELECT {key}, name FROM {table}")
        }

    def priors(self) -> list[Prior]:
        """The whole-book quantities of this run."""
        return [(str(name), str(segment), float(value)) for _, name, segment, value in self.rows("priors")]

    def arrow(self, output: str) -> Any:
        """One output as an Arrow table; needs the part `arrow`."""
        _need("pyarrow", "arrow")
        return self.runner.arrow(self.select(output))

    def pandas(self, output: str) -> Any:
        """One output as a pandas data frame; needs the parts `arrow` and `pandas`."""
        _need("pandas", "pandas")
        return self.arrow(output).to_pandas()

    def polars(self, output: str) -> Any:
        """One output as a Polars data frame; needs the parts `arrow` and `polars`."""
        _need("polars", "polars")
        import polars as pl

        return pl.from_arrow(self.arrow(output))

    def ibis(self, output: str) -> Any:
        """One output as an Ibis table; needs the part `arrow`."""
        import ibis

        return ibis.memtable(self.arrow(output))

    def write(self, folder: Path, form: str) -> tuple[Path, ...]:
        """Write every output to `<output>.<form>` in a folder, whole or not at all; `form` is csv or parquet."""
        return write_whole(self, folder, form)

    def close(self) -> None:
        """Give the engine back."""
        self.runner.close()


def _need(module: str, part: str) -> None:
    from importlib.util import find_spec

    if find_spec(module) is None:
        raise MissingPartError(
            f"{module} is not installed; install troth[{part}] to get tables of that kind."
        )


def book_rules(book: Book) -> Rules:
    """The rules of a book: its settings over the defaults.

    Raises RuleError with all problems at once; a setting of an unknown name is one, since a rule misspelt would
    otherwise be a default in silence.
    """
    return rules_of(book.settings)


def rules_of(settings: Mapping[str, str]) -> Rules:
    """The rules among the settings of a book, over the defaults; raises as `book_rules` does."""
    return rules_from({name: value for name, value in settings.items() if name not in SETTINGS})


def score(book: Book, at: date, rules: Rules | None = None) -> Scored:
    """Score every account of an open book as of the end of day `at`."""
    return next(score_days(book, [at], rules))


def score_days(book: Book, days: Iterable[date], rules: Rules | None = None) -> Iterator[Scored]:
    """Score an open book as of each day in turn; the figures of a day are there until the next is asked for.

    A part of a book is scored with the whole-book quantities that came with it, where there are any for the day.
    """
    chosen = rules or book_rules(book)
    prepare(book.runner, chosen)
    for at in days:
        started_at = datetime.now(UTC)
        kept = kept_whole_book(book.address, at, chosen)
        steps = steps_for(chosen, book.runner.dialect.name)
        run_book(book.runner, steps, at, by_measure(kept.priors) if kept else None)
        run = _run(book, at, chosen, started_at)
        yield Scored(book.runner, {**run, "priors_of": kept.run_id if kept else run["run_id"]}, chosen)


def _run(book: Book, at: date, rules: Rules, started_at: datetime) -> dict[str, Any]:
    facts, assumed = count_known(book.runner, book.tables)
    run_id = uuid4().hex
    return {
        "run_id": run_id,
        "at": at,
        "rules": rules.fingerprint,
        "engine": book.runner.name,
        "version": __version__,
        "fact_count": facts,
        "assumed_share": round(assumed / facts, 9) if facts else 0.0,
        "started_at": started_at,
        "finished_at": datetime.now(UTC),
        "state": "finished",
    }


def with_contributions(scored: Scored) -> Scored:
    """Open every figure of a finished scoring down to its facts: gives the output `contributions` as well."""
    for step in contribution_steps_for(scored.rules, scored.runner.dialect.name):
        put = scored.runner.store if step.stored else scored.runner.view
        put(step.name, step.select)
    return scored

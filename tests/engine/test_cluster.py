"""Spark as an engine: the same figures as the embedded one to the last digit, and no trace in the session at hand."""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.books import Rows, write_book
from tests.reference.random_book import random_book
from tests.small_sample import UNTIL, write_small
from troth.engine.cluster import FEW_ROWS, Cluster
from troth.engine.embedded import Embedded
from troth.model import BookError, MissingPartError
from troth.workspace import open_book, score, with_contributions
from troth.workspace.exporting import export_book
from troth.workspace.files import SCORES

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [pytest.mark.spark, pytest.mark.usefixtures("spark_session")]

OUTPUTS = ("priors", *SCORES, "contributions")
TYPES = {"n": "BIGINT", "word": "STRING", "share": "DOUBLE", "day": "DATE", "yes": "BOOLEAN"}
ROWS = [
    (1, "a", 0.1, date(2026, 1, 31), True),
    (2, None, None, None, None),
    (3, '\\n, "x"\n', 1e-9, None, False),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """An engine without a book."""
    with closing(Cluster()) as opened:
        yield opened


def figures(folder: Path, engine: str, at: date, partitions: int = 1) -> Mapping[str, list[str]]:
    """Every figure of the book as it is written out, in order, its run left out."""
    book = open_book(str(folder), engine=engine)
    if isinstance(book.runner, Cluster):
        book.runner._session.conf.set("spark.sql.shuffle.partitions", str(partitions))
    with closing(with_contributions(score(book, at))) as scored:
        return {output: [repr(row[1:]) for row in scored.rows(output)] for output in OUTPUTS}


def shuffled(rows: Rows) -> Rows:
    """The same rows in another order."""
    draw = random.Random(1)  # noqa: S311
    return {name: draw.sample(table, len(table)) for name, table in rows.items()}


@pytest.mark.parametrize(("seed", "partitions"), [(1, 1), (4, 3)])
def test_random_books_have_the_same_figures_whatever_the_order_and_the_partitions(
    tmp_path: Path, seed: int, partitions: int
) -> None:
    book, at = random_book(seed), date(2025, 11, 30)
    expected = figures(write_book(tmp_path / "book", book), "duckdb", at)
    found = figures(write_book(tmp_path / "shuffled", shuffled(book)), "spark", at, partitions)
    assert all(expected.values())
    assert found == expected


def test_the_sample_book_as_parquet_has_the_figures_of_its_csv(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "csv")
    export_book(str(folder), tmp_path / "parquet", "parquet")
    assert figures(tmp_path / "parquet", "spark", UNTIL) == figures(folder, "duckdb", UNTIL)


@pytest.mark.parametrize("count", [0, 3, FEW_ROWS, FEW_ROWS + 1])
def test_rows_handed_in_come_back_as_they_were(cluster: Cluster, count: int) -> None:
    rows = [(place, *ROWS[place % 3][1:]) for place in range(count)]
    cluster.load("handed", TYPES, rows)
    assert list(cluster.rows("SELECT * FROM handed ORDER BY n")) == rows


def test_a_moment_comes_back_in_utc_wherever_the_machine_stands(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    stamp = cluster.dialect.instant("CAST", "'2026-01-14T10:30:00+01:00'")
    assert list(cluster.rows(f"SELECT {stamp}")) == [(datetime.fromisoformat("2026-01-14T09:30:00"),)]


def test_what_is_stored_stays_and_a_view_is_computed_again(cluster: Cluster) -> None:
    cluster.load("first", {"n": "BIGINT"}, [(1,)])
    cluster.view("seen", "SELECT n FROM first")
    cluster.store("kept", "SELECT n FROM first")
    cluster.load("first", {"n": "BIGINT"}, [(2,)])
    assert list(cluster.rows("SELECT seen.n, kept.n FROM seen CROSS JOIN kept")) == [(2, 1)]


def test_how_a_stored_table_came_about_is_forgotten(cluster: Cluster) -> None:
    cluster.store("kept", "SELECT 1 AS n")
    for _ in range(3):
        cluster.store("kept", "SELECT n + 1 AS n FROM kept")
    plan = cluster._session.sql("SELECT n FROM kept")._jdf.queryExecution().optimizedPlan().toString()
    assert list(cluster.rows("SELECT n FROM kept")) == [(4,)]
    assert "+ 1" not in plan


def test_one_file_is_written(cluster: Cluster, tmp_path: Path) -> None:
    cluster.load("handed", TYPES, ROWS)
    for form in ("csv", "parquet"):
        cluster.write("SELECT * FROM handed ORDER BY n", tmp_path / f"out.{form}", form)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "out.parquet"]
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.reader(file)) == [list(TYPES), *([_text(value) for value in row] for row in ROWS)]
    with closing(Embedded([tmp_path])) as embedded:
        again = embedded.read("out", tmp_path / "out.parquet", "parquet")
        assert list(embedded.rows(f"SELECT * FROM {again} ORDER BY n")) == ROWS  # noqa: S608


def _text(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_an_arrow_table_holds_the_rows(cluster: Cluster) -> None:
    cluster.load("handed", TYPES, ROWS)
    found = cluster.arrow("SELECT * FROM handed ORDER BY n").to_pylist()
    assert [tuple(row.values()) for row in found] == ROWS


def test_engines_see_nothing_of_each_other_nor_of_the_session_at_hand(
    cluster: Cluster, spark_session: SparkSession
) -> None:
    with closing(Cluster()) as other:
        other.load("private", {"n": "BIGINT"}, [(1,)])
        assert other.columns_of("SELECT * FROM private") == {"n": "bigint"}
    for session in (cluster._session, spark_session):
        assert not session.catalog.tableExists("private")
    assert list(map(tuple, spark_session.sql("SELECT 1").collect())) == [(1,)]


def test_files_cannot_be_read_by_their_name(cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("password\n")
    with pytest.raises(Exception, match=r"TABLE_OR_VIEW_NOT_FOUND|UNSUPPORTED"):
        cluster.columns_of(f"SELECT * FROM csv.`{tmp_path}/secret.csv`")  # noqa: S608


@pytest.fixture(scope="module")
def lake(spark_session: SparkSession) -> Iterator[str]:
    """A schema of tables named after ours, in units of people: 12.50, and settings without versions."""
    spark_session.sql("CREATE DATABASE lake")
    for name, select in {
        "accounts": "SELECT 'alder' AS account_id, 'Alder' AS name, CAST(12.5 AS DECIMAL(9,2)) AS switching_cost",
        "people": "SELECT 7 AS person_id, 'Ann' AS name, DATE '2026-05-01' AS left_on",
        "settings": "SELECT 's' AS setting_id, 'time_zone' AS name, 'America/Chicago' AS value, "
        "DATE '2026-01-01' AS since",
        "elsewhere": "SELECT 1 AS n",
    }.items():
        spark_session.sql(select).write.saveAsTable(f"lake.{name}")
    yield "lake"
    spark_session.sql("DROP DATABASE lake CASCADE")


@pytest.mark.parametrize("address", ["lake", "spark:lake", "spark:spark_catalog.lake"])
def test_a_schema_of_tables_is_a_book(lake: str, address: str) -> None:
    assert lake in address
    book = open_book(address, engine="spark")
    with closing(book.runner) as runner:
        people = list(runner.rows("SELECT person_id, left_on FROM book_people"))
        cost = list(runner.rows("SELECT switching_cost FROM book_accounts"))
    assert (people, cost) == ([("7", date(2026, 5, 1))], [(1250,)])
    assert book.time_zone == "America/Chicago"
    assert sorted(book.tables) == ["accounts", "people", "settings"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("sqlite:///book.sqlite3", "cannot be opened with Spark; name a folder, or a schema"),
        ("postgresql://host/book", "cannot be opened with Spark; name a folder, or a schema"),
        ("nowhere", "no schema with a table of a book"),
        ("spark:nowhere", "no schema with a table of a book"),
        ("spark:lake; DROP TABLE accounts", "is no folder"),
        ("./nowhere", "is no folder"),
    ],
)
def test_an_address_spark_cannot_open_is_told(address: str, sentence: str) -> None:
    with pytest.raises(BookError, match=sentence):
        open_book(address, engine="spark")


def test_without_java_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingPartError, match="Spark needs Java 17 or newer"):
        Cluster()


def test_without_pyspark_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(MissingPartError, match=r"install troth\[spark\]"):
        Cluster()


OWN_SESSION = """
from troth.engine.cluster import Cluster
first, second = Cluster(), Cluster()
settings = first._session.sparkContext.getConf()
for name in ("master", "ui.enabled", "driver.host", "driver.memory", "sql.warehouse.dir"):
    print(settings.get(f"spark.{name}"))
print(first.scratch)
first.close()
print(list(second.rows("SELECT 1")))
second.close()
print(second._session.getActiveSession(), first.scratch.exists(), second.scratch.exists())
"""


def test_a_session_of_our_own_is_small_closed_to_others_and_gone_with_the_last_engine() -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYSPARK")}
    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", OWN_SESSION],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    *settings, warehouse, scratch, rows, after = answer.stdout.splitlines()
    assert settings == ["local[2]", "false", "127.0.0.1", "2g"]
    assert warehouse.removeprefix("file:") == scratch
    assert (rows, after) == ("[(1,)]", "None False False")

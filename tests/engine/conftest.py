"""Both engines, so that one test can ask the same of each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from troth.engine import Runner
from troth.engine.cluster import Cluster
from troth.engine.embedded import Embedded

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# For tables of a few rows: compiling a query, or sending a table to all tasks, takes longer than walking through it.
SMALL_TABLES = {
    "spark.master": "local[2]",
    "spark.app.name": "tests",
    "spark.driver.memory": "2g",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:+UseSerialGC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
    "spark.default.parallelism": "1",
    "spark.shuffle.compress": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.sql.join.preferSortMergeJoin": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


@pytest.fixture(scope="session")
def spark_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """The Spark session at hand, which every engine opened while it runs stands beside."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 -- an optional part

    builder = SparkSession.builder.config(
        "spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse"))
    )
    for name, value in SMALL_TABLES.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="session", params=["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine that can be used."""
    if request.param == "spark":
        request.getfixturevalue("spark_session")
    return str(request.param)


@pytest.fixture(scope="module")
def runner(engine: str) -> Iterator[Runner]:
    """An engine without a book."""
    with closing(Cluster() if engine == "spark" else Embedded()) as opened:
        yield opened

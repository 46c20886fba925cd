"""How long it takes to score one account of the demo book again, from its ledger, with everything planned before."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.books import UNTIL
from benchmarks.child import report
from troth import ledger, samples
from troth.ledger import Ledger
from troth.workspace.filling import fill
from troth.workspace.keeping import refresh
from troth.workspace.rescoring import rescore

TIMES = 20


def seconds_of(book: Ledger, times: int = TIMES) -> Iterator[float]:
    """The seconds of each scoring of one account, account after account; the first, which plans, is left out."""
    run_id = ledger.kept_runs(book)[UNTIL]
    accounts = [str(row["account_id"]) for row in ledger.results(book, "account_scores", run_id)]
    rescore(book, accounts[0])
    for account_id in islice(cycle(accounts), times):
        start = time.perf_counter()
        rescore(book, account_id)
        yield time.perf_counter() - start


def demo_ledger(path: Path) -> Ledger:
    """The demo book as an SQLite ledger, scored on its last day."""
    address = f"sqlite:///{path}"
    book = ledger.create(address)
    fill(book, samples.facts(samples.demo(UNTIL)), by="benchmark", source="sample", now=datetime.now(UTC))
    refresh(book, [UNTIL])
    return book


def main() -> None:
    """Report the median in milliseconds."""
    with TemporaryDirectory() as folder:
        book = demo_ledger(Path(folder) / "demo.sqlite3")
        report({"milliseconds": 1000 * median(seconds_of(book))})
        ledger.close(book)


if __name__ == "__main__":
    main()

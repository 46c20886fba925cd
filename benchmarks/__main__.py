"""`python -m benchmarks`: what scoring costs, beside its floor and beside pandas, and one account scored again."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from benchmarks.child import Cost, cost, lines, run
from benchmarks.postgres import postgres_copy

PROMISES = (1_000_000, 10_000_000)
PROMISES_COMPARED = 20_000
MOST_PAGE_MILLISECONDS, MOST_SAVING_MILLISECONDS = 300, 100
MOST_TIMES_THE_FLOOR, LEAST_TIMES_FASTER, MOST_MIB, MOST_MILLISECONDS = 6, 5, 2048, 30
PAGE = Path("docs") / "benchmarks.md"
HEADING = """# Benchmarks

`make bench` measures this; `python -m benchmarks --write` writes this page. Each line is one process of its own; starting
Python and importing is not counted. *Whole scoring* opens a book of Parquet files with every check, scores it, and counts
every cell of every output. *Floor* only scans and groups the same columns with the same engine. *pandas* is the script in
`benchmarks/`, which gives the same figures for generated books but checks nothing and leaves out gaps, promisers, attitude
and behaviour. A processor that is shared lengthens seconds more than processor seconds.
"""


def main() -> None:
    """Measure, print, and with --write keep the results in docs/benchmarks.md."""
    options = _options()
    written = []
    for line in chain(_results(options.promises, recovery=not options.without_recovery), _pages(options)):
        print(line, flush=True)
        written.append(line)
    if options.write:
        PAGE.write_text("\n".join([HEADING, *written, ""]), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--promises", type=int, nargs="+", default=PROMISES, help="sizes of the books, in promises"
    )
    parser.add_argument(
        "--without-recovery", action="store_true", help="leave out how well known truth is found again"
    )
    parser.add_argument(
        "--without-pages", action="store_true", help="leave out how long pages take on a large book"
    )
    parser.add_argument("--write", action="store_true", help=f"write the results to {PAGE}")
    return parser.parse_args()


def _results(sizes: list[int], *, recovery: bool) -> Iterator[str]:
    yield _machine()
    yield ""
    yield _agreement()
    yield ""
    yield "| promises | what | seconds | processor seconds | peak MiB |"
    yield "|---:|---|---:|---:|---:|"
    ratios = []
    for size in sizes:
        book = str(run("books", str(size))["folder"])
        scoring, floor, pandas = (cost(module, book) for module in ("scoring", "floor", "pandas_scoring"))
        yield _row(size, "whole scoring", scoring)
        yield _row(size, "floor", floor, with_memory=False)
        yield _row(size, "pandas", pandas)
        ratios.append(_ratios(size, scoring, floor, pandas))
    yield ""
    yield from ratios
    yield _one_account()
    if recovery:
        yield ""
        yield "## Is known truth found again?"
        yield ""
        yield "```text"
        yield from lines("recovery")
        yield "```"


def _pages(options: argparse.Namespace) -> Iterator[str]:
    """The pages of the application on a large book; PostgreSQL where there is one."""
    if options.without_pages:
        return
    address = str(run("pages")["address"])
    found = {"SQLite": run("pages", address)}
    with postgres_copy(address) as url:
        if url:
            found["PostgreSQL"] = run("pages", url)
    yield ""
    yield "## Pages on 20,000 accounts, 200,000 people and 2 million promises"
    yield ""
    yield (
        f"Median in milliseconds (aim: a page under {MOST_PAGE_MILLISECONDS}, "
        f"a saved fact with its figures under {MOST_SAVING_MILLISECONDS})."
    )
    yield ""
    yield f"| page | {' | '.join(found)} |"
    yield f"|---|{'---:|' * len(found)}"
    for name in found["SQLite"]:
        yield f"| {name} | {' | '.join(f'{each[name]:.0f}' for each in found.values())} |"


def _machine() -> str:
    busy = os.getloadavg()[0]
    shared = " It was shared with other work." if busy > 1 else ""
    return (
        f"{platform.system()} on {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}; "
        f"on average {busy:.1f} processes were running in the minute before.{shared}"
    )


def _row(size: int, what: str, spent: Cost, *, with_memory: bool = True) -> str:
    memory = f"{spent.peak_mib:,.0f}" if with_memory else ""
    return f"| {size:,} | {what} | {spent.seconds:,.1f} | {spent.processor_seconds:,.1f} | {memory} |"


def _ratios(size: int, scoring: Cost, floor: Cost, pandas: Cost) -> str:
    return (
        f"- {size:,} promises: {scoring.seconds / floor.seconds:.1f} times the floor (aim: at most {MOST_TIMES_THE_FLOOR}), "
        f"{pandas.seconds / scoring.seconds:.1f} times faster than pandas (aim: at least {LEAST_TIMES_FASTER}); "
        f"{scoring.peak_mib:,.0f} MiB at most (aim: below {MOST_MIB:,})."
    )


def _agreement() -> str:
    book = str(run("books", str(PROMISES_COMPARED))["folder"])
    gaps = run("agreement", book)
    figure, gap = max(gaps.items(), key=lambda item: float(item[1]))
    return (
        f"Troth and pandas on {PROMISES_COMPARED:,} promises: {len(gaps)} kinds of figures compared, largest absolute "
        f"difference {gap:.0e} ({figure})."
    )


def _one_account() -> str:
    found = run("one_account")["milliseconds"]
    return f"- One account of the demo book scored again: {found:.0f} ms, median (aim: under {MOST_MILLISECONDS} ms)."


if __name__ == "__main__":
    main()

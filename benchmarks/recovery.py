"""Do the measures find again what is true of made-up books? Run it as `python -m benchmarks.recovery`.

The own world is the one the measures assume; the three others are not, and the table says where that costs them.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from troth.samples import Truth, World, of_promises, truth, write_folder
from troth.workspace import open_book, score

UNTIL = date(2026, 11, 20)
BOOKS = 20
PROMISES_A_BOOK = 4_000
PROMISES_A_PERSON = (10, 40)
PROCESSES = 2

Rows = Iterable[Mapping[str, Any]]


@dataclass(frozen=True)
class Cases:
    """Figures beside the truth, one of each per person or account."""

    true: tuple[float, ...]
    found: tuple[float, ...]
    covered: tuple[bool, ...]


@dataclass(frozen=True)
class Recovery:
    """What was found again in one book: loyalties beside the truth, and rank correlations with the truth.

    `trust_rank` and `kept_rate_rank` compare with the true keep-rate of persons; the other three compare an account's
    loyalty, the loyalty of its weakest key person and its share of promises kept with its true loyalty.
    """

    people: Cases
    accounts: Cases
    trust_rank: float
    kept_rate_rank: float
    account_rank: float
    account_weakest_rank: float
    account_kept_rank: float


def recoveries(world: World, promises_a_person: int, books: int = BOOKS) -> list[Recovery]:
    """What is found again in each of the seeded books of a world."""
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=spawning) as pool:
        seeds = range(1, books + 1)
        return list(pool.map(recovery, seeds, [world] * books, [promises_a_person] * books))


def recovery(seed: int, world: World, promises_a_person: int) -> Recovery:
    """What is found again in one seeded book, scored on its last day."""
    sample = of_promises(PROMISES_A_BOOK, UNTIL, seed, world, promises_a_person)
    with TemporaryDirectory() as folder:
        write_folder(sample, Path(folder) / "book")
        with closing(score(open_book(str(Path(folder) / "book")), UNTIL)) as scored:
            people, accounts = scored.dicts("person_scores"), scored.dicts("account_scores")
    return _compared(people, accounts, truth(sample))


def _compared(people: Rows, accounts: Rows, known: Truth) -> Recovery:
    active = dict(zip(known.people.person_id, known.people.active, strict=True))
    loyalty = dict(zip(known.people.person_id, known.people.loyalty.tolist(), strict=True))
    keep_rate = dict(zip(known.people.person_id, known.people.keep_share.tolist(), strict=True))
    account_loyalty = dict(zip(known.accounts.account_id, known.accounts.loyalty.tolist(), strict=True))
    there = [row for row in people if active[row["person_id"]]]
    trusting = [row for row in there if row["trust"] is not None and row["kept_rate"] is not None]
    kept_truly = [keep_rate[row["person_id"]] for row in trusting]
    shown = [row for row in accounts if row["loyalty"] is not None]
    shown = [row for row in shown if row["weakest_loyalty"] is not None and row["kept_rate"] is not None]
    loyal_truly = [account_loyalty[row["account_id"]] for row in shown]
    return Recovery(
        _cases(there, "person_id", loyalty),
        _cases(accounts, "account_id", account_loyalty),
        trust_rank=rank_correlation([row["trust"] for row in trusting], kept_truly),
        kept_rate_rank=rank_correlation([row["kept_rate"] for row in trusting], kept_truly),
        account_rank=rank_correlation([row["loyalty"] for row in shown], loyal_truly),
        account_weakest_rank=rank_correlation([row["weakest_loyalty"] for row in shown], loyal_truly),
        account_kept_rank=rank_correlation([row["kept_rate"] for row in shown], loyal_truly),
    )


def _cases(rows: Rows, key: str, true: Mapping[str, float]) -> Cases:
    """The loyalties that are shown, beside the true ones; whoever has none any more is left out."""
    shown = [row for row in rows if row["loyalty"] is not None and not np.isnan(true[row[key]])]
    return Cases(
        tuple(true[row[key]] for row in shown),
        tuple(row["loyalty"] for row in shown),
        tuple(row["loyalty_low"] <= true[row[key]] <= row["loyalty_high"] for row in shown),
    )


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Spearman's rank correlation, equal values sharing the mean of their ranks; -1 to 1."""
    return float(np.corrcoef(_ranks(first), _ranks(second))[0, 1])


def _ranks(values: Sequence[float]) -> Any:
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def coverage(cases: Iterable[Cases]) -> float:
    """The share of 90 % intervals that hold the truth, over several books."""
    return float(np.mean([covered for one in cases for covered in one.covered]))


def bias(cases: Iterable[Cases]) -> float:
    """By how much loyalty is found too high on average, over several books."""
    pairs = [pair for one in cases for pair in zip(one.found, one.true, strict=True)]
    return float(np.mean([found - true for found, true in pairs]))


_HEADINGS = (
    "world",
    "promises a person",
    "trust ~ keep-rate",
    "kept rate ~ keep-rate",
    "loyalty ~ true",
    "weakest ~ true",
    "kept rate ~ true",
    "people covered",
    "accounts covered",
    "bias of people",
    "bias of accounts",
)


def _line(world: World, promises_a_person: int) -> tuple[str, ...]:
    found = recoveries(world, promises_a_person)
    people, accounts = [one.people for one in found], [one.accounts for one in found]
    ranks = zip(
        *(
            (
                one.trust_rank,
                one.kept_rate_rank,
                one.account_rank,
                one.account_weakest_rank,
                one.account_kept_rank,
            )
            for one in found
        ),
        strict=True,
    )
    return (
        world.value,
        str(promises_a_person),
        *(f"{np.mean(values):.3f}" for values in ranks),
        f"{coverage(people):.3f}",
        f"{coverage(accounts):.3f}",
        f"{bias(people):+.3f}",
        f"{bias(accounts):+.3f}",
    )


def main() -> None:
    """Print, for every world, how well persons and accounts are found again, beside two simpler figures."""
    print(
        f"{BOOKS} books of {PROMISES_A_BOOK:,} promises each. `a ~ b`: mean rank correlation within a book."
    )
    print("Covered: share of nominal 90 % intervals that hold the truth. Accounts in the last six columns.")
    print(" | ".join(_HEADINGS), flush=True)
    for world in World:
        for promises_a_person in PROMISES_A_PERSON:
            cells = _line(world, promises_a_person)
            print(
                " | ".join(cell.rjust(len(name)) for cell, name in zip(cells, _HEADINGS, strict=True)),
                flush=True,
            )


if __name__ == "__main__":
    main()

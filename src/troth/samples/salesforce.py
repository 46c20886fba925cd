"""Writes a book as Salesforce would export it: a zip archive of one CSV file for each object."""

from __future__ import annotations

import csv
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from troth.model import Facts, InputError
from troth.samples.salesforce_objects import Fact, Fields, objects_of, opportunity
from troth.samples.sample import Sample
from troth.samples.stream import facts

_FIRST_OF_A_BLOCK = "accounts"
_EPOCH = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # the earliest that an archive can tell, so that the same sample gives the same bytes
_HELD = frozenset({"people", "buying_roles", "deals", "deal_outcomes", "forecasts"})


def write_salesforce(sample: Sample, path: Path) -> None:
    """Write the book to a new zip archive as the full export of a company that keeps it in Salesforce.

    What Salesforce has no object for stands in objects of the company's own, `Troth_Promise__c` and the like. Memory stays
    bounded by one block of 500 accounts. Raises InputError where `path` is there already.
    """
    path = Path(path)
    if path.exists():
        raise InputError(f"{path} is there already; name a file that is not, or remove it first.")
    scratch = Path(mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        _write_objects(facts(sample), scratch)
        _pack(scratch, scratch / path.name)
        (scratch / path.name).rename(path)
    finally:
        shutil.rmtree(scratch)


def salesforce_objects(chunks: Iterable[Facts]) -> Iterator[tuple[str, Fields]]:
    """The objects that hold these facts, each with all its fields; a block at a time, since some join several tables."""
    held: dict[str, list[Fact]] = {}
    for chunk in chunks:
        if chunk.table == _FIRST_OF_A_BLOCK:
            yield from _joined(held)
            held = {}
        for row in chunk.rows:
            fact = dict(zip(chunk.columns, row, strict=True))
            if chunk.table in _HELD:
                held.setdefault(chunk.table, []).append(fact)
            if chunk.table not in ("people", "deals", "deal_outcomes"):
                yield from objects_of(chunk.table, fact)
    yield from _joined(held)


def _joined(held: dict[str, list[Fact]]) -> Iterator[tuple[str, Fields]]:
    """People with the account of their role, and deals with their outcome and what was last expected."""
    accounts = {role["person_id"]: role["account_id"] for role in held.get("buying_roles", ())}
    for person in held.get("people", ()):
        yield from objects_of("people", {**person, "account_id": accounts.get(person["person_id"])})
    outcomes = {outcome["deal_id"]: outcome for outcome in held.get("deal_outcomes", ())}
    last = {forecast["deal_id"]: forecast for forecast in held.get("forecasts", ())}
    for deal in held.get("deals", ()):
        yield opportunity(deal, outcomes.get(deal["deal_id"]), last.get(deal["deal_id"]))


def _write_objects(chunks: Iterable[Facts], folder: Path) -> None:
    with ExitStack() as stack:
        writers: dict[str, Any] = {}
        for name, fields in salesforce_objects(chunks):
            if name not in writers:
                file = (folder / f"{name}.csv").open("x", encoding="utf-8", newline="")
                stack.enter_context(file)
                writers[name] = csv.DictWriter(file, list(fields), quoting=csv.QUOTE_ALL, lineterminator="\n")
                writers[name].writeheader()
            writers[name].writerow(fields)


def _pack(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.glob("*.csv")):
            part = zipfile.ZipInfo(file.name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            with file.open("rb") as source, archive.open(part, "w") as packed:
                shutil.copyfileobj(source, packed)

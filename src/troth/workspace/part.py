"""A part of a book: the accounts asked for with every fact of theirs, and whatever these refer to.

What belongs to an account is what scoring it alone takes (troth.ledger.account_rows). A thing referred to comes along by
its own rows; an account that is only referred to (a parent) brings none of its facts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from troth.engine import Runner
from troth.model import TABLES, InputError, Table
from troth.model.owning import WITH_WORDS, parent_of

_KINDS = {"accounts": "account", "people": "person"}  # what merges and distinctions call them
# They speak of no account, and every part may need them.
_WHOLE = ("codes", "rates")
_TOLD_OF = ("external_ids", "merges", "distinctions", "settings", "batches")

_COLUMNS = {
    "account": "a.account_id",
    "segment": "a.segment",
    "country": "a.country",
    "owner": "a.owner_id",
    "evidence": "s.loyalty_evidence",
    "class": "s.loyalty_class",
}


@dataclass(frozen=True)
class Part:
    """Which accounts a part is of, by what was known of them, figures included, at the end of day `at`.

    `asked` maps names to values: those of one name are alternatives, and every name must hold. Names are account, segment,
    country, owner (the id of one of our staff), evidence and class.
    """

    at: date
    asked: Mapping[str, Sequence[str]]


def part_asked(only: Sequence[str], at: date) -> Part:
    """The part that words like `segment=chemicals` ask for as of a day; raises InputError on any other word."""
    found: dict[str, list[str]] = {}
    for word in only:
        name, mark, value = word.partition("=")
        if not mark or name not in _COLUMNS or not value:
            allowed = ", ".join(f"{each}=..." for each in _COLUMNS)
            raise InputError(f"A part came as {word!r}; {allowed} are allowed.")
        found.setdefault(name, []).append(value)
    return Part(at, found)


def written_part(part: Part) -> str:
    """The part as one line, to hand to another process."""
    return json.dumps(asdict(part), default=date.isoformat)


def read_part(line: str) -> Part:
    """The part that `written_part` wrote."""
    given = json.loads(line)
    return Part(date.fromisoformat(given["at"]), given["asked"])


def accounts_of(runner: Runner, part: Part) -> tuple[str, ...]:
    """The ids of the accounts of a part, in a scored book, by its figures; raises InputError where there is none."""
    columns = ", ".join(_COLUMNS.values())
    rows = list(
        runner.rows(f"SELECT {columns} FROM accounts a LEFT JOIN account_scores s USING (account_id)")
    )
    asked = [(tuple(_COLUMNS).index(name), name, set(values)) for name, values in part.asked.items()]
    for place, name, values in asked:
        known = {str(row[place]) for row in rows if row[place] is not None}
        if missing := sorted(values - known):
            allowed = ", ".join(sorted(known)[:20]) or "none"
            raise InputError(f"No account has the {name} {missing[0]!r}; there are {allowed}.")
    found = [str(row[0]) for row in rows if all(row[place] in values for place, _, values in asked)]
    if not found:
        raise InputError("No account is all of what was asked for; ask for less.")
    return tuple(sorted(found))


def lay_part(runner: Runner, accounts: Sequence[str]) -> None:
    """Lay `part_<table>`, the ids of the rows of each table that belong to a part of these accounts."""
    for name in TABLES:
        runner.load(_part(name), {"id": "STRING"}, ())
    runner.load("part_accounts", {"id": "STRING"}, [(each,) for each in accounts])
    _take_merged(runner, "accounts")
    for table in TABLES.values():
        if "account_id" in table.by_name and table.name != "accounts":
            _put(runner, table, f"account_id IN ({_ids('accounts')})")
    for table in TABLES.values():
        if parent := parent_of(table):
            _put(runner, table, f"{parent.name} IN ({_ids(parent.references)})")
    coded = " OR ".join(f"(fact_table = '{name}' AND fact_id IN ({_ids(name)}))" for name in WITH_WORDS)
    _put(runner, TABLES["codings"], coded)
    for name in _WHOLE:
        _put(runner, TABLES[name], "TRUE")
    _close(runner)
    # A choice about words of another account has nothing to speak of here.
    claim = f"claim_id IS NULL OR claim_id IN ({_ids('value_claims')})"
    _put(runner, TABLES["person_choices"], f"person_id IN ({_ids('people')}) AND ({claim})")
    ours = " OR ".join(
        f"(kind = '{name}' AND our_id IN ({_ids(name)}))" for name in TABLES if name not in _TOLD_OF
    )
    _put(runner, TABLES["external_ids"], ours)
    apart = (
        f"(kind = '{kind}' AND one_id IN ({_ids(name)}) AND other_id IN ({_ids(name)}))"
        for name, kind in _KINDS.items()
    )
    _put(runner, TABLES["distinctions"], " OR ".join(apart))
    _close(runner)


def part_of(table: str) -> str:
    """The condition on rows of `book_<table>` that they belong to the part that was laid."""
    return f"{TABLES[table].key} IN ({_ids(table)})"


def _part(table: str) -> str:
    return f"part_{table}"


def _ids(table: str) -> str:
    return f"SELECT id FROM {_part(table)}"


def _put(runner: Runner, table: Table, condition: str) -> None:
    runner.store(
        _part(table.name), f"SELECT DISTINCT {table.key} AS id FROM book_{table.name} WHERE {condition}"
    )


def _close(runner: Runner) -> None:
    """Take along what rows of the part refer to, until nothing is missing."""
    while sum(_take_referred(runner, name) for name in TABLES):
        for name in _KINDS:
            _take_merged(runner, name)


def _take_referred(runner: Runner, target: str) -> bool:
    """Take along the rows of one table that the part refers to; gives whether there were any new ones."""
    asked = " UNION ".join(
        f"SELECT {column} AS id FROM book_{name} WHERE {part_of(name)}" for name, column in _referring(target)
    )
    return bool(asked) and _add(runner, target, asked)


def _referring(target: str) -> Iterator[tuple[str, str]]:
    for name, table in TABLES.items():
        yield from ((name, column.name) for column in table.references if column.references == target)
        if "rater_id" in table.by_name and target in {"people", "staff"}:
            yield name, "rater_id"


def _take_merged(runner: Runner, target: str) -> None:
    """Take along what things of the part were ever merged with, and the merges that say so."""
    of_kind = f"FROM book_merges WHERE kind = '{_KINDS[target]}'"
    either = f"(kept_id IN ({_ids(target)}) OR merged_id IN ({_ids(target)}))"
    ids = f"SELECT kept_id AS id {of_kind} AND {either} UNION SELECT merged_id {of_kind} AND {either}"
    while _add(runner, target, ids):
        pass
    _add(runner, "merges", f"SELECT merge_id AS id {of_kind} AND {either}")


def _add(runner: Runner, target: str, asked: str) -> bool:
    """Add those ids of a table that were asked for and are not in the part yet; gives whether there were any."""
    key = TABLES[target].key
    before = _count(runner, target)
    added = f"SELECT DISTINCT {key} AS id FROM book_{target} WHERE {key} IN (SELECT id FROM ({asked}) asked)"
    runner.store("part_grown", f"{_ids(target)} UNION {added}")
    runner.store(_part(target), "SELECT id FROM part_grown")
    return _count(runner, target) > before


def _count(runner: Runner, table: str) -> int:
    return int(next(iter(runner.rows(f"SELECT COUNT(*) FROM {_part(table)}")))[0])

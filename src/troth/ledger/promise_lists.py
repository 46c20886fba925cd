"""Lists of promises, found, sorted and paged by the database."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from troth.ledger.known import Rows, end_of
from troth.ledger.lining import LIVE
from troth.ledger.opening import Ledger
from troth.ledger.phrasing import Parameters, each_of, holds, known, listed, rows_of, searched, source

FEW_ACCOUNTS = 500  # so many are looked up one by one
MOST_SEARCHED = 5_000  # of each state, since every one is read for it
MOST_COUNTED = 10_000  # more are said to be more, since nobody turns that many pages


@dataclass(frozen=True)
class PromisesAsked:
    """Which promises, of the run of a day: those in one of `states`, each state in the order of its due days.

    `accounts` None is every account. `promiser_id` asks for the promises somebody of us gave and, with `own_accounts`,
    for those there that name nobody. Due days are inclusive.
    """

    at: date
    run_id: str
    states: tuple[str, ...]
    made_by: str = "us"
    accounts: Collection[str] | None = None
    promiser_id: str = ""
    own_accounts: Collection[str] = ()
    due_from: date | None = None
    due_until: date | None = None
    search: str = ""


def list_promises(ledger: Ledger, asked: PromisesAsked, *, first: int, most: int) -> list[str]:
    """A page of the promises asked for: their ids, rows `first` (from 0) to `first` + `most`.

    A search looks at the first MOST_SEARCHED of each state.
    """
    cut = f"{_order(asked, 'l.')} LIMIT %(enough)s"
    found = _union([f"{branch} {cut}" for branch in _branches(ledger, asked)])
    statement = f"SELECT promise_id FROM ({found}) found {_order(asked)} LIMIT %(most)s OFFSET %(first)s"  # noqa: S608
    places = {"first": first, "most": most, "enough": first + most}
    return [row[0] for row in rows_of(ledger, statement, {**_parameters(ledger, asked), **places})]


def lines_of_promises(ledger: Ledger, run_id: str, accounts: Collection[str]) -> Rows:
    """How the promises of these accounts stand in a run: promise_id, account_id, made_by and state, by promise."""
    # Written so that SQLite asks account by account.
    names = ("promise_id", "account_id", "made_by", "state")
    statement = (
        f"SELECT {', '.join(f'l.{name}' for name in names)} "  # noqa: S608 - our names
        f"FROM {each_of(ledger, 'accounts')} c CROSS JOIN {source('promise_lines', 'l')} "
        "WHERE l.run_id = %(run_id)s AND l.account_id = c.value ORDER BY l.promise_id"
    )
    found = rows_of(ledger, statement, {"run_id": run_id, "accounts": listed(sorted(accounts))})
    return [dict(zip(names, row, strict=True)) for row in found]


def count_promises(ledger: Ledger, asked: PromisesAsked) -> int:
    """How many promises are asked for, counted up to one more than MOST_COUNTED."""
    branches = [f"{branch} LIMIT %(enough)s" for branch in _branches(ledger, asked)]
    statement = f"SELECT COUNT(*) FROM (SELECT 1 FROM ({_union(branches)}) every LIMIT %(enough)s) found"  # noqa: S608
    ((count,),) = rows_of(ledger, statement, {**_parameters(ledger, asked), "enough": MOST_COUNTED + 1})
    return int(count)


def _branches(ledger: Ledger, asked: PromisesAsked) -> list[str]:
    """A select for each state and for each way in which a promise may be somebody's: each follows one index."""
    own = ["l.promiser_id = %(promiser_id)s"] if asked.promiser_id else [""]
    if asked.promiser_id and asked.own_accounts:
        own.append(f"l.promiser_id IS NULL AND l.account_id IN {each_of(ledger, 'own_accounts')}")
    condition = " AND ".join(_conditions(ledger, asked))
    branches = [
        f"SELECT l.promise_id, l.listed_on FROM {_rows(ledger, asked)} "  # noqa: S608 - our names
        f"WHERE {condition} AND l.state = %(state_{number})s{f' AND {whose}' if whose else ''}"
        for number in range(len(asked.states))
        for whose in own
    ]
    return [_holding(ledger, asked, branch) for branch in branches] if asked.search else branches


def _holding(ledger: Ledger, asked: PromisesAsked, branch: str) -> str:
    """Of the first MOST_SEARCHED promises of a branch those whose words hold what is searched for."""
    first = f"SELECT * FROM ({branch} {_order(asked, 'l.')} LIMIT %(searched)s) nearest"  # noqa: S608 - our own text
    promises = f"{source('promises', 'p')} ON p.promise_id = l.promise_id AND {known('promises', 'p')}"
    return (
        f"SELECT l.promise_id, l.listed_on FROM ({first}) l JOIN {promises} "  # noqa: S608 - our own text
        f"WHERE {holds(ledger, 'p.words', 'search')}"
    )


def _order(asked: PromisesAsked, alias: str = "") -> str:
    """Those still open by their due day, the earliest first; those that ended by theirs, the latest first."""
    direction = "ASC" if set(asked.states) <= set(LIVE) else "DESC"
    return f"ORDER BY {alias}listed_on {direction}, {alias}promise_id {direction}"


def _rows(ledger: Ledger, asked: PromisesAsked) -> str:
    rows = source("promise_lines", "l")
    if asked.accounts is not None and len(asked.accounts) <= FEW_ACCOUNTS:
        # SQLite takes the tables of a CROSS JOIN in this order: account by account is fewer rows than all of a state.
        rows = f"{each_of(ledger, 'accounts')} c CROSS JOIN {rows}"
    return rows


def _conditions(ledger: Ledger, asked: PromisesAsked) -> list[str]:
    texts = ["l.run_id = %(run_id)s", "l.made_by = %(made_by)s"]
    if asked.accounts is not None:
        is_few = len(asked.accounts) <= FEW_ACCOUNTS
        texts.append(f"l.account_id {'= c.value' if is_few else 'IN ' + each_of(ledger, 'accounts')}")
    if asked.due_from:
        texts.append("l.listed_on >= %(due_from)s")
    if asked.due_until:
        texts.append("l.listed_on <= %(due_until)s")
    return texts


def _union(branches: list[str]) -> str:
    """The branches together; SQLite wants each that is cut to stand in a select of its own."""
    parts = (f"({branch}) part_{number}" for number, branch in enumerate(branches))
    return " UNION ALL ".join(f"SELECT * FROM {part}" for part in parts)  # noqa: S608 - our own text


def _parameters(ledger: Ledger, asked: PromisesAsked) -> Parameters:
    return {
        "run_id": asked.run_id,
        "day": str(asked.at),
        "end": end_of(ledger, asked.at),
        "made_by": asked.made_by,
        "searched": MOST_SEARCHED,
        "accounts": listed(sorted(asked.accounts or ())),
        "own_accounts": listed(sorted(asked.own_accounts)),
        "promiser_id": asked.promiser_id,
        "due_from": str(asked.due_from),
        "due_until": str(asked.due_until),
        **{f"state_{number}": state for number, state in enumerate(asked.states)},
        **searched("search", asked.search),
    }

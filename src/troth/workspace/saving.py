"""Saving facts entered by hand: written, their accounts scored again and put in place, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from troth import ledger as store
from troth.ledger import Ledger
from troth.model import OUTPUTS, TABLES, Facts
from troth.workspace.keeping import refresh
from troth.workspace.rescoring import ANSWERS, rescore
from troth.workspace.sight import Sight
from troth.workspace.touched import accounts_of_batch, accounts_of_facts

Answers = Mapping[str, Sequence[Sequence[Any]]]

_NO_ROWS: Answers = dict.fromkeys(ANSWERS, ())


@dataclass(frozen=True)
class Standing:
    """Trust, respect and loyalty of an account or a person, 0 to 1, none where nothing is known."""

    trust: float | None
    respect: float | None
    loyalty: float | None


@dataclass(frozen=True)
class Standings:
    """How accounts stand, by account_id, and the people in them, by account_id and person_id."""

    accounts: Mapping[str, Standing]
    people: Mapping[tuple[str, str], Standing]


@dataclass(frozen=True)
class Saved:
    """What a change did: its batch, the day its figures speak of, and how its accounts stood before and stand after."""

    batch_id: str
    at: date
    before: Standings
    after: Standings


def save(
    ledger: Ledger,
    facts: Iterable[Facts],
    *,
    by: str,
    source: str,
    now: datetime,
    accounts: Collection[str],
) -> Saved:
    """Write facts as one batch and put the new figures of the accounts they touch in place, in one transaction.

    A row whose id is in force is its new version, whole; any other is a new fact. `accounts` are those whose figures the
    facts may move; `now` is the present in UTC. Raises as `troth.ledger.refresh` does, with nothing written.
    """
    return _change(
        ledger,
        lambda: store.refresh(ledger, facts, by=by, source=source, now=now).batch_id,
        now,
        accounts,
    )


def take_back(
    ledger: Ledger, table: str, ids: Collection[str], *, by: str, source: str, now: datetime
) -> Saved:
    """Retract facts that should never have been entered, as `save` writes them. Raises as `troth.ledger.retract`."""
    accounts = accounts_of_facts(
        ledger, table, store.current(ledger, table, **{TABLES[table].key: list(ids)})
    )
    return _change(
        ledger, lambda: store.retract(ledger, table, ids, by=by, source=source, now=now), now, accounts
    )


def undo(ledger: Ledger, batch_id: str, *, by: str, now: datetime) -> Saved:
    """Take back all that a batch did, and put the figures of the accounts it touched in place.

    Raises as `troth.ledger.undo` does.
    """
    accounts = accounts_of_batch(ledger, batch_id)
    return _change(ledger, lambda: store.undo(ledger, batch_id, by, now), now, accounts)


def bring_to_today(ledger: Ledger, now: datetime) -> date:
    """The newest day with a run, which is today or later: what is known today shows on no earlier day.

    Where the newest run is of an earlier day, its figures are carried to today, until today is scored; a book that was
    never scored is scored. Call it before a transaction is begun, since it may wait for a run that is being kept.
    """
    today = now.astimezone(store.time_zone(ledger)).date()
    runs = store.kept_runs(ledger)
    if not runs:
        refresh(ledger, [today])
    elif max(runs) < today:
        newest = runs[max(runs)]
        (row,) = store.results(ledger, "runs", newest)
        carried = {**row, "run_id": uuid4().hex, "at": today, "started_at": now, "finished_at": now}
        store.carry(ledger, carried, newest)
    return max(store.kept_runs(ledger))


def carried_days(ledger: Ledger) -> tuple[date, ...]:
    """The days, oldest first, that show the figures of an earlier one, accounts with new facts apart: score them."""
    runs = store.kept_runs(ledger)
    rows = store.results_of_runs(ledger, "runs", tuple(runs.values()), ("priors_of",))
    own = {row["run_id"] for row in rows if row["priors_of"] == row["run_id"]}
    return tuple(day for day, run_id in runs.items() if run_id not in own)


def _change(ledger: Ledger, write: Callable[[], str], now: datetime, accounts: Collection[str]) -> Saved:
    at = bring_to_today(ledger, now)
    with store.writing(ledger):
        # Asked while nobody else writes, since a scoring in the background may have taken the place of the run.
        run_id, is_carried = store.kept_runs(ledger)[at], at in carried_days(ledger)
        # The figures carried from an earlier day would show what time has done beside what the facts do.
        before = _told(_scored(ledger, at, accounts)) if is_carried else _kept(ledger, run_id, accounts)
        batch_id = write()
        answers = _scored(ledger, at, accounts)
        for account_id, rows in answers.items():
            # The parts of the old figure would not sum to the new one; they are worked out when asked for.
            store.replace_account(ledger, run_id, account_id, {"contributions": (), **rows})
    return Saved(batch_id, at, before, _told(answers))


def _scored(ledger: Ledger, at: date, accounts: Collection[str]) -> dict[str, Answers]:
    """The rows of each account; none for one that was merged into another, which is scored in its place."""
    sight = Sight(ledger, at, "")
    kept = {account_id: sight.kept("accounts", account_id) for account_id in accounts}
    gone: dict[str, Answers] = {each: _NO_ROWS for each, into in kept.items() if each != into}
    return gone | {each: _own(each, rescore(ledger, each, at)) for each in sorted(set(kept.values()))}


def _own(account_id: str, answers: Answers) -> Answers:
    """The rows of the account alone: one that was ever merged with others is scored beside them."""
    place = {name: _columns(name).index("account_id") for name in ANSWERS if "account_id" in _columns(name)}
    return {
        name: [row for row in rows if name not in place or row[place[name]] == account_id]
        for name, rows in answers.items()
    }


def _kept(ledger: Ledger, run_id: str, accounts: Collection[str]) -> Standings:
    found = {
        name: store.results(ledger, name, run_id, account_id=list(accounts))
        for name in ("account_scores", "person_scores")
    }
    return _standings(found["account_scores"], found["person_scores"])


def _told(answers: Mapping[str, Answers]) -> Standings:
    found = {
        name: [dict(zip(_columns(name), row, strict=True)) for rows in answers.values() for row in rows[name]]
        for name in ("account_scores", "person_scores")
    }
    return _standings(found["account_scores"], found["person_scores"])


def _columns(output: str) -> tuple[str, ...]:
    return tuple(column.name for column in OUTPUTS[output].columns if column.name != "run_id")


def _standings(accounts: Iterable[Mapping[str, Any]], people: Iterable[Mapping[str, Any]]) -> Standings:
    return Standings(
        accounts={row["account_id"]: _standing(row) for row in accounts},
        people={(row["account_id"], row["person_id"]): _standing(row) for row in people},
    )


def _standing(row: Mapping[str, Any]) -> Standing:
    return Standing(row["trust"], row["respect"], row["loyalty"])

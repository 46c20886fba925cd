"""Needs and promises counted by the part of our brand promise they belong to, from what is kept with the run."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from troth.ledger.lists import NEEDS_BY_IMPORTANCE
from troth.ledger.opening import Ledger
from troth.ledger.phrasing import Parameters, Row, each_of, listed, rows_of, source


@dataclass(frozen=True)
class TallyAsked:
    """What is counted: what was known on the day of a run, in the accounts of that run; None is every one of them."""

    run_id: str
    accounts: Collection[str] | None = None


def tally_needs(ledger: Ledger, asked: TallyAsked, important_from: int) -> list[Row]:
    """The needs in force by pillar_id and code: (pillar_id, code, needs, important ones, people, accounts, importance).

    `importance` is the sum of that of the needs, `important_from` that from which one is important. A person with a need
    in two accounts counts in each.
    """
    important = [name for step, name in NEEDS_BY_IMPORTANCE.items() if step >= important_from]
    statement = f"""
        SELECT l.pillar_id, l.code, SUM(l.needs), {" + ".join(f"SUM(l.{name})" for name in important) or 0},
            SUM(l.people), COUNT(*), SUM(l.importance)
        FROM {source("need_lines", "l")} WHERE l.run_id = %(run_id)s {_among(ledger, asked)}
        GROUP BY l.pillar_id, l.code ORDER BY l.pillar_id, l.code"""  # noqa: S608 - our names
    return _whole(rows_of(ledger, statement, _parameters(asked)))


def tally_promises(ledger: Ledger, asked: TallyAsked) -> list[Row]:
    """Our promises by pillar_id: (pillar_id, live, overdue, due, kept); a released promise is never due.

    Live are those open or overdue. Due are those whose due day in force has come, and undated ones once they ended.
    """
    statement = f"""
        SELECT l.pillar_id, SUM(l.live), SUM(l.overdue), SUM(l.due), SUM(l.kept)
        FROM {source("pillar_lines", "l")} WHERE l.run_id = %(run_id)s {_among(ledger, asked)}
        GROUP BY l.pillar_id ORDER BY l.pillar_id"""  # noqa: S608 - our names
    return _whole(rows_of(ledger, statement, _parameters(asked)))


def _whole(rows: list[Row]) -> list[Row]:
    """PostgreSQL sums whole numbers to decimals."""
    return [
        tuple(value if value is None or isinstance(value, str) else int(value) for value in row)
        for row in rows
    ]


def _among(ledger: Ledger, asked: TallyAsked) -> str:
    return "" if asked.accounts is None else f"AND l.account_id IN {each_of(ledger, 'accounts')}"


def _parameters(asked: TallyAsked) -> Parameters:
    return {"run_id": asked.run_id, "accounts": listed(sorted(asked.accounts or ()))}

"""Needs and promises counted by the part of our brand promise they belong to, in the database."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from troth.ledger.known import as_of, end_of
from troth.ledger.merging import last_ids
from troth.ledger.opening import Ledger
from troth.ledger.phrasing import Parameters, Row, each_of, known, listed, pairs_of, rows_of, source

_DUE = ("overdue", "kept", "late", "short", "broken")


@dataclass(frozen=True)
class TallyAsked:
    """What is counted: what was known on the day of a run, in the accounts of that run; None is every one of them."""

    at: date
    run_id: str
    accounts: Collection[str] | None = None


def tally_needs(ledger: Ledger, asked: TallyAsked, important_from: int) -> list[Row]:
    """The needs in force by pillar_id and code: (pillar_id, code, needs, important ones, people, accounts, importance).

    `importance` is the sum of that of the needs, `important_from` that from which one is important.
    """
    statement = f"""
        SELECT n.pillar_id, n.code, COUNT(*), SUM(CASE WHEN n.importance >= %(important)s THEN 1 ELSE 0 END),
            COUNT(DISTINCT n.person_id), COUNT(DISTINCT s.account_id), SUM(n.importance)
        FROM {source("needs", "n")}
        LEFT JOIN {pairs_of(ledger, "merges", "merged_id", "kept_id")} m ON m.merged_id = n.account_id
        JOIN {source("account_scores", "s")}
            ON s.run_id = %(run_id)s AND s.account_id = COALESCE(m.kept_id, n.account_id)
        WHERE {known("needs", "n")} AND (n.since IS NULL OR n.since <= %(day)s)
            AND (n.until IS NULL OR n.until > %(day)s) {_among(ledger, asked, "s")}
        GROUP BY n.pillar_id, n.code ORDER BY n.pillar_id, n.code"""  # noqa: S608 - our names
    return rows_of(ledger, statement, {**_parameters(ledger, asked), "important": important_from})


def tally_promises(ledger: Ledger, asked: TallyAsked) -> list[Row]:
    """Our promises by pillar_id: (pillar_id, live, overdue, due, kept); a released promise is never due.

    Live are those open or overdue. Due are those whose due day in force has come, and undated ones once they ended.
    """
    due = ", ".join(f"'{state}'" for state in _DUE)
    has_come = "l.listed_on <= %(day)s"
    taken_back = f"""l.state = 'withdrawn' AND EXISTS (
        SELECT 1 FROM {source("promise_scores", "s")}
        WHERE s.run_id = %(run_id)s AND s.promise_id = l.promise_id AND s.degree IS NOT NULL)"""  # noqa: S608
    statement = f"""
        SELECT p.pillar_id, {_count("l.state IN ('open', 'overdue')")}, {_count("l.state = 'overdue'")},
            {_count(f"{has_come} AND (l.state IN ({due}) OR {taken_back})")},
            {_count(f"{has_come} AND l.state = 'kept'")}
        FROM {source("promise_lines", "l")}
        JOIN {source("account_scores", "a")} ON a.run_id = l.run_id AND a.account_id = l.account_id
        JOIN {source("promises", "p")} ON p.promise_id = l.promise_id AND {known("promises", "p")}
        WHERE l.run_id = %(run_id)s AND l.made_by = 'us' {_among(ledger, asked, "l")}
        GROUP BY p.pillar_id ORDER BY p.pillar_id"""  # noqa: S608 - our names
    return rows_of(ledger, statement, _parameters(ledger, asked))


def _count(condition: str) -> str:
    return f"SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)"


def _among(ledger: Ledger, asked: TallyAsked, alias: str) -> str:
    return "" if asked.accounts is None else f"AND {alias}.account_id IN {each_of(ledger, 'accounts')}"


def _parameters(ledger: Ledger, asked: TallyAsked) -> Parameters:
    merged = last_ids(as_of(ledger, "merges", asked.at)).get("accounts", {})
    return {
        "run_id": asked.run_id,
        "day": str(asked.at),
        "end": end_of(ledger, asked.at),
        "accounts": listed(sorted(asked.accounts or ())),
        "merges": listed(list(merged.items())),
    }

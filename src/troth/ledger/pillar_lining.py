"""Writing what is said of our brand promise by account: promises made in the name of its parts, and needs they answer."""

from __future__ import annotations

from troth.ledger.lists import NEED_LINES, NEEDS_BY_IMPORTANCE, PILLAR_LINES
from troth.ledger.opening import Ledger
from troth.ledger.phrasing import Parameters, change, known, pairs_of, source
from troth.ledger.storing import db_table
from troth.model import Table

_DUE = ("overdue", "kept", "late", "short", "broken")


def write_pillars(ledger: Ledger, parameters: Parameters, scope: str = "") -> None:
    """Write the lines of a run whose promises have theirs already; `scope` limits them to some accounts."""
    change(ledger, _promises(scope), parameters)
    change(ledger, _needs(ledger, scope), parameters)


def _promises(scope: str) -> str:
    """Due are promises whose due day in force has come, and undated ones once they ended; a released one never is."""
    due = ", ".join(f"'{state}'" for state in _DUE)
    has_come = "l.listed_on <= %(day)s"
    taken_back = f"""l.state = 'withdrawn' AND EXISTS (
        SELECT 1 FROM {source("promise_scores", "s")}
        WHERE s.run_id = %(run_id)s AND s.promise_id = l.promise_id AND s.degree IS NOT NULL)"""  # noqa: S608
    return f"""
        INSERT INTO {_into(PILLAR_LINES)}
        SELECT %(run_id)s, l.account_id, p.pillar_id, {_count("l.state IN ('open', 'overdue')")},
            {_count("l.state = 'overdue'")}, {_count(f"{has_come} AND (l.state IN ({due}) OR {taken_back})")},
            {_count(f"{has_come} AND l.state = 'kept'")}
        FROM {source("promise_lines", "l")}
        JOIN {source("account_scores", "a")} ON a.run_id = l.run_id AND a.account_id = l.account_id
        JOIN {source("promises", "p")} ON p.promise_id = l.promise_id AND {known("promises", "p")}
        WHERE l.run_id = %(run_id)s AND l.made_by = 'us' {f"AND l.{scope}" if scope else ""}
        GROUP BY l.account_id, p.pillar_id"""  # noqa: S608 - our names


def _needs(ledger: Ledger, scope: str) -> str:
    """Needs first, then their accounts: the other way round SQLite would look at every need for each account."""
    steps = ", ".join(_count(f"w.importance = {step}") for step in NEEDS_BY_IMPORTANCE)
    return f"""
        INSERT INTO {_into(NEED_LINES)}
        WITH wanted AS MATERIALIZED (
            SELECT CAST(COALESCE(m.kept_id, n.account_id) AS TEXT) AS account_id, n.pillar_id, n.code, n.person_id, n.importance
            FROM {source("needs", "n")}
            LEFT JOIN {pairs_of(ledger, "merges", "merged_id", "kept_id")} m ON m.merged_id = n.account_id
            WHERE {known("needs", "n")} AND (n.since IS NULL OR n.since <= %(day)s)
                AND (n.until IS NULL OR n.until > %(day)s) {f"AND n.{scope}" if scope else ""}
        )
        SELECT %(run_id)s, w.account_id, w.pillar_id, w.code, COUNT(DISTINCT w.person_id), COUNT(*),
            SUM(w.importance), {steps}
        FROM wanted w
        WHERE w.account_id IN (
            SELECT s.account_id FROM {source("account_scores", "s")} WHERE s.run_id = %(run_id)s
        )
        GROUP BY w.account_id, w.pillar_id, w.code"""  # noqa: S608 - our names


def _into(table: Table) -> str:
    return f"{db_table(table.name)} ({', '.join(table.by_name)})"


def _count(condition: str) -> str:
    return f"SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)"

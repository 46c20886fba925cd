"""Writing the lines of a run: what its accounts and promises are listed by, summed once so that pages need not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Min

from troth.ledger.known import as_of, end_of
from troth.ledger.lists import ACCOUNT_LINES, LIST_WEIGHTS, NEED_LINES, PILLAR_LINES, PROMISE_LINES
from troth.ledger.merging import last_ids
from troth.ledger.opening import Ledger
from troth.ledger.phrasing import Parameters, change, each_of, known, listed, pairs_of, rows_of, source
from troth.ledger.pillar_lining import write_pillars
from troth.ledger.storing import db_table
from troth.ledger.writing import insert, stored_rows, writing

CHUNK_PROMISES = 50_000  # in one transaction, so that others may write in between
A_YEAR = timedelta(days=365)
FIRST, LAST = "0001-01-01", "9999-12-31"  # where a promise without a due day is listed
OF_ACCOUNTS = (PROMISE_LINES, ACCOUNT_LINES, PILLAR_LINES, NEED_LINES)
LIVE = ("open", "overdue", "unknown")


def write_lines(ledger: Ledger, run_id: str, at: date) -> None:
    """Write the lines of all accounts and promises of a run of a day, whose results are there already."""
    parameters = _parameters(ledger, run_id, at)
    for first, last in _chunks(ledger):
        with writing(ledger):
            scope = "row_number BETWEEN %(first)s AND %(last)s"
            change(ledger, _promises(ledger, scope), {**parameters, "first": first, "last": last})
    with writing(ledger):
        change(ledger, _accounts(ledger, ""), parameters)
        write_pillars(ledger, parameters)
        insert(ledger, LIST_WEIGHTS.name, tuple(LIST_WEIGHTS.by_name), [_weights(ledger, run_id)])


def rewrite_lines(ledger: Ledger, run_id: str, at: date, account_id: str) -> None:
    """Write the lines of one account anew, within the transaction that changed its results.

    What stands for money and risk that are not known stays as the run found it, like all its whole-book quantities.
    """
    parameters = _parameters(ledger, run_id, at)
    for table in OF_ACCOUNTS:
        stored_rows(ledger, table.name).filter(run_id=run_id, account_id=account_id).delete()
    if account_id in parameters["kept"]:
        return  # it reads as another, whose lines hold what was its own
    merged = {each for each, into in parameters["kept"].items() if into == account_id}
    asked = {**parameters, "accounts": listed(sorted({account_id, *merged}))}
    scope = f"account_id IN {each_of(ledger, 'accounts')}"
    change(ledger, _promises(ledger, scope), asked)
    change(ledger, _accounts(ledger, scope), asked)
    write_pillars(ledger, asked, scope)


def _parameters(ledger: Ledger, run_id: str, at: date) -> dict[str, Any]:
    kept = last_ids(as_of(ledger, "merges", at)).get("accounts", {})
    return {
        "run_id": run_id,
        "day": str(at),
        "end": end_of(ledger, at),
        "year_before": str(at - A_YEAR),
        "first_place": FIRST,
        "last_place": LAST,
        "kept": kept,
        "merges": listed(list(kept.items())),
    }


def _chunks(ledger: Ledger) -> Iterator[tuple[int, int]]:
    """Ranges of row numbers that hold all promises."""
    ends: Mapping[str, int | None] = stored_rows(ledger, "promises").aggregate(
        first=Min("row_number"), last=Max("row_number")
    )
    first, last = ends["first"], ends["last"]
    if first is not None and last is not None:
        yield from ((start, start + CHUNK_PROMISES - 1) for start in range(first, last + 1, CHUNK_PROMISES))


def _promises(ledger: Ledger, scope: str) -> str:
    """Promises of ours that the run gave a state, and those made to us: past their day and not ended, they are overdue.

    The due day in force is the last that both sides agreed to, else the day first named.
    """
    live = ", ".join(f"'{state}'" for state in LIVE)
    return f"""
        INSERT INTO {db_table("promise_lines")}
            (run_id, promise_id, account_id, promiser_id, made_by, state, listed_on)
        WITH asked AS MATERIALIZED (
            SELECT p.promise_id, CAST(COALESCE(m.kept_id, p.account_id) AS TEXT) AS account_id, p.promiser_id, p.made_by, p.due_on
            FROM {source("promises", "p")}
            LEFT JOIN {pairs_of(ledger, "merges", "merged_id", "kept_id")} m ON m.merged_id = p.account_id
            WHERE p.{scope} AND {known("promises", "p")}
        ), agreed AS MATERIALIZED (
            SELECT e.promise_id, e.new_due_on, ROW_NUMBER() OVER (
                PARTITION BY e.promise_id ORDER BY e.happened_on DESC, e.event_id DESC
            ) AS place
            FROM {source("promise_events", "e")}
            WHERE e.promise_id IN (SELECT promise_id FROM asked) AND e.kind = 'renegotiated' AND e.agreed = 1
                AND e.new_due_on IS NOT NULL AND {known("promise_events", "e")}
        ), dated AS MATERIALIZED (
            SELECT q.promise_id, q.account_id, q.promiser_id, q.made_by, COALESCE(g.new_due_on, q.due_on) AS due_on
            FROM asked q LEFT JOIN agreed g ON g.promise_id = q.promise_id AND g.place = 1
        ), told AS MATERIALIZED (
            SELECT d.*, s.state FROM dated d JOIN {source("promise_scores", "s")}
            ON s.run_id = %(run_id)s AND s.promise_id = d.promise_id
            WHERE d.made_by = 'us'
            UNION ALL
            SELECT d.*, CASE WHEN {_has_ended()} THEN 'kept' WHEN d.due_on < %(day)s THEN 'overdue' ELSE 'open' END
            FROM dated d WHERE d.made_by = 'customer'
        )
        SELECT %(run_id)s, promise_id, account_id, promiser_id, made_by, state,
            COALESCE(due_on, CASE WHEN state IN ({live}) THEN %(last_place)s ELSE %(first_place)s END)
        FROM told"""  # noqa: S608 - our names


def _has_ended() -> str:
    return f"""EXISTS (
        SELECT 1 FROM {source("promise_events", "e")} WHERE e.promise_id = d.promise_id
        AND e.kind IN ('delivered', 'withdrawn', 'abandoned', 'verdict') AND {known("promise_events", "e")}
    )"""  # noqa: S608 - our names


def _accounts(ledger: Ledger, scope: str) -> str:
    """What each account of the run was billed, what is open there, and its gaps; `scope` limits to some accounts."""
    only = {name: f"AND {name}.{scope}" if scope else "" for name in ("i", "p", "g", "s")}
    return f"""
        INSERT INTO {db_table("account_lines")}
            (run_id, account_id, amount, cost, open_promises, overdue_promises, gaps, overdue_gaps, gap_weight)
        WITH billed AS MATERIALIZED (
            SELECT CAST(COALESCE(m.kept_id, i.account_id) AS TEXT) AS account_id, SUM(i.amount) AS amount,
                CASE WHEN COUNT(i.cost) = COUNT(*) THEN SUM(i.cost) END AS cost
            FROM {source("invoices", "i")}
            LEFT JOIN {pairs_of(ledger, "merges", "merged_id", "kept_id")} m ON m.merged_id = i.account_id
            WHERE i.billed_on > %(year_before)s AND {known("invoices", "i")} {only["i"]}
            GROUP BY CAST(COALESCE(m.kept_id, i.account_id) AS TEXT)
        ), ahead AS MATERIALIZED (
            SELECT p.account_id, p.state FROM {source("promise_lines", "p")}
            WHERE p.run_id = %(run_id)s AND p.made_by = 'us' AND p.state IN ('open', 'overdue') {only["p"]}
        ), promised AS MATERIALIZED (
            SELECT account_id, SUM(CASE WHEN state = 'open' THEN 1 ELSE 0 END) AS open_promises,
                SUM(CASE WHEN state = 'overdue' THEN 1 ELSE 0 END) AS overdue_promises
            FROM ahead GROUP BY account_id
        ), missing AS MATERIALIZED (
            SELECT g.account_id, COUNT(*) AS gaps, SUM(g.weight) AS gap_weight,
                SUM(CASE WHEN g.kind = 'overdue_promise' THEN 1 ELSE 0 END) AS overdue_gaps
            FROM {source("gaps", "g")} WHERE g.run_id = %(run_id)s {only["g"]}
            GROUP BY g.account_id
        )
        SELECT %(run_id)s, s.account_id, b.amount, b.cost, COALESCE(p.open_promises, 0),
            COALESCE(p.overdue_promises, 0), COALESCE(g.gaps, 0), COALESCE(g.overdue_gaps, 0),
            COALESCE(g.gap_weight, 0)
        FROM {source("account_scores", "s")}
        LEFT JOIN billed b ON b.account_id = s.account_id
        LEFT JOIN promised p ON p.account_id = s.account_id
        LEFT JOIN missing g ON g.account_id = s.account_id
        WHERE s.run_id = %(run_id)s {only["s"]}"""  # noqa: S608 - our names


def _weights(ledger: Ledger, run_id: str) -> tuple[str, str, float, float]:
    """A row of LIST_WEIGHTS: profit where the cost of every line of the book is known, else revenue."""
    lines = f"FROM {source('account_lines', 'l')} WHERE l.run_id = %(run_id)s AND l.amount IS NOT NULL"
    lows = f"FROM {source('account_scores', 's')} WHERE s.run_id = %(run_id)s AND s.loyalty_low IS NOT NULL"
    asked = {"run_id": run_id}
    ((billed, costed),) = rows_of(ledger, f"SELECT COUNT(*), COUNT(l.cost) {lines}", asked)
    kind = "none" if not billed else "profit" if billed == costed else "revenue"
    money = median_of(ledger, money_of(kind), lines, asked)
    low = median_of(ledger, "s.loyalty_low", lows, asked)
    return run_id, kind, max(money or 0.0, 0.0), 1.0 if low is None else 1 - low


def money_of(kind: str) -> str:
    """What an account of `account_lines l` brought, in the smallest units."""
    return "(l.amount - COALESCE(l.cost, 0))" if kind == "profit" else "l.amount"


def median_of(ledger: Ledger, value: str, rows: str, parameters: Parameters) -> float | None:
    """The median of a value that is nowhere empty over rows, written as `FROM ... WHERE ...`; none of none."""
    ((count,),) = rows_of(ledger, f"SELECT COUNT(*) {rows}", parameters)
    if not count:
        return None
    statement = f"SELECT {value} {rows} ORDER BY {value} LIMIT %(middle)s OFFSET %(before_middle)s"
    places = {"middle": 2 - count % 2, "before_middle": (count - 1) // 2}
    middle = [float(row[0]) for row in rows_of(ledger, statement, {**parameters, **places})]
    return sum(middle) / len(middle)

"""Setting an open book to a day: the facts known then, the day itself, decay tables, and merged ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from troth.engine.dialect import Dialect
from troth.engine.known import MERGE_MAP, is_known, known_view
from troth.engine.runner import Runner
from troth.model import TABLES

OLDEST_AGE_DAYS = 20_000


def lay_known(runner: Runner) -> None:
    """Give every fact table its own name, holding what is known on the day in `moment`; needed once per engine."""
    merged = bool(next(iter(runner.rows("SELECT COUNT(*) FROM book_merges")))[0])
    runner.load("moment", moment_types(runner.dialect), [])
    runner.load(MERGE_MAP, MERGE_TYPES, [])
    for name, table in TABLES.items():
        runner.view(name, known_view(table, runner.dialect, merged=merged))


def set_day(runner: Runner, at: date) -> None:
    """Set the open book to the end of day `at`."""
    zone = next(iter(runner.rows("SELECT time_zone FROM book_time_zone")))[0]
    runner.load("moment", moment_types(runner.dialect), [(at, end_of_day(at, zone))])
    merged = merges(runner)
    runner.load(MERGE_MAP, MERGE_TYPES, [(kind, old, new) for (kind, old), new in merged.items()])


def moment_types(dialect: Dialect) -> Mapping[str, str]:
    """The columns of `moment`: the day, and the instant at which it has ended, in UTC."""
    return {"at": "DATE", "ends_at": dialect.timestamp}


def end_of_day(at: date, zone: str) -> datetime:
    """The first instant of the day after `at` in a time zone, as UTC without a zone."""
    midnight = datetime.combine(at + timedelta(days=1), time(), ZoneInfo(zone))
    return midnight.astimezone(UTC).replace(tzinfo=None)


def lay_time_zone(runner: Runner, zone: str) -> None:
    """Lay the zone in which the days of the book begin and end."""
    runner.load("book_time_zone", {"time_zone": "STRING"}, [(zone,)])


MERGE_TYPES = {"kind": "STRING", "merged_id": "STRING", "kept_id": "STRING"}


def merges(runner: Runner) -> Mapping[tuple[str, str], str]:
    """(kind, merged id) -> the id that is kept in the end, following chains."""
    where = is_known(TABLES["merges"], runner.dialect)
    query = (
        "SELECT f.kind, f.merged_id, f.kept_id FROM book_merges f CROSS JOIN moment "
        f"WHERE {where} ORDER BY f.merged_on, f.merge_id"
    )
    step = {(str(kind), str(merged)): str(kept) for kind, merged, kept in runner.rows(query)}
    return {(kind, merged): _last(step, kind, kept, merged) for (kind, merged), kept in step.items()}


def _last(step: Mapping[tuple[str, str], str], kind: str, kept: str, start: str) -> str:
    seen = {start}
    while (kind, kept) in step and kept not in seen:
        seen.add(kept)
        kept = step[kind, kept]
    return kept


def count_known(runner: Runner, tables: Iterable[str]) -> tuple[int, int]:
    """How many facts are known on the day in `moment`, and how many of these rest on an assumed date of knowledge."""
    counts = " UNION ALL ".join(
        "SELECT COUNT(*) AS facts, SUM(CASE WHEN recorded_basis = 'assumed' THEN 1 ELSE 0 END) AS assumed "
        f"FROM book_{name} f CROSS JOIN moment WHERE {is_known(TABLES[name], runner.dialect)}"
        for name in sorted(tables)
    )
    query = f"SELECT SUM(facts), COALESCE(SUM(assumed), 0) FROM ({counts}) counted"
    facts, assumed = next(iter(runner.rows(query)))
    return int(facts), int(assumed)


def load_decay(runner: Runner, name: str, half_life_days: float) -> None:
    """Lay the table age_days -> weight_nano of one half-life under `name`.

    The weight is 2^(-age / half-life) in units of 1e-9, halves up; older than the table means nothing is left.
    """
    weights = ((age, int(1e9 * 2.0 ** (-age / half_life_days) + 0.5)) for age in range(OLDEST_AGE_DAYS + 1))
    runner.load(name, {"age_days": "BIGINT", "weight_nano": "BIGINT"}, weights)

"""What a fact says in a few words, for those who open a figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from troth.engine import Runner
from troth.model import TABLES

Fact = tuple[str, str]

_WORDS = {
    "promises": "words",
    "need_ratings": "rated_by || ': expected ' || COALESCE(CAST(expected AS STRING), '?') || ', perceived ' "
    "|| COALESCE(CAST(perceived AS STRING), '?')",
    "feedback": "instrument || ' ' || COALESCE(CAST(score AS STRING), '?') || COALESCE(': ' || words, '')",
    "interactions": "kind || ' ' || direction || ' on ' || CAST(happened_on AS STRING)",
    "value_claims": "words",
}


def words_of(runner: Runner, facts: Iterable[Fact]) -> Mapping[Fact, str]:
    """(table, id) -> a few words, for facts known on the day the engine is set to."""
    wanted: dict[str, list[str]] = {}
    for table, fact_id in facts:
        if table in _WORDS:
            wanted.setdefault(table, []).append(fact_id)
    return {
        (table, str(fact_id)): str(words)
        for table, ids in wanted.items()
        for fact_id, words in runner.rows(_select(table, ids))
        if words is not None
    }


def _select(table: str, ids: list[str]) -> str:
    chosen = ", ".join("'" + fact_id.replace("'", "''") + "'" for fact_id in ids)
    return f"SELECT {TABLES[table].key}, {_WORDS[table]} FROM {table} WHERE {TABLES[table].key} IN ({chosen})"

"""What a fact says in a few words, for those who open a figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from troth.engine import Runner
from troth.model import TABLES
from troth.reports import Known
from troth.reports.consent import QUOTE_CHOICES, claim_words

Fact = tuple[str, str]

_WORDS = {
    "promises": "words",
    "need_ratings": "rated_by || ': expected ' || COALESCE(CAST(expected AS STRING), '?') || ', perceived ' "
    "|| COALESCE(CAST(perceived AS STRING), '?')",
    "feedback": "instrument || ' ' || COALESCE(CAST(score AS STRING), '?') || COALESCE(': ' || words, '')",
    "interactions": "kind || ' ' || direction || ' on ' || CAST(happened_on AS STRING)",
}


def words_of(runner: Runner, facts: Iterable[Fact], at: date) -> Mapping[Fact, str]:
    """(table, id) -> a few words, for facts known on the day the engine is set to; quotes taken back are left out."""
    wanted: dict[str, list[str]] = {}
    for table, fact_id in facts:
        if table in _WORDS or table == "value_claims":
            wanted.setdefault(table, []).append(fact_id)
    said = {
        (table, str(fact_id)): str(words)
        for table, ids in wanted.items()
        if table in _WORDS
        for fact_id, words in runner.rows(_select(table, ids))
        if words is not None
    }
    return {**said, **_claims(runner, wanted.get("value_claims", []), at)}


def _claims(runner: Runner, ids: list[str], at: date) -> Mapping[Fact, str]:
    """The words of claims, or a note in their place where whoever said them took them back."""
    if not ids:
        return {}
    choices = [*runner.rows(_CHOICES), *runner.rows(_CHOICES_SINCE)]
    known = Known(at, {"person_choices": [dict(zip(_CHOICE, row, strict=True)) for row in choices]})
    claims = runner.rows(
        f"SELECT claim_id, person_id, words FROM value_claims WHERE {_among('claim_id', ids)}"
    )
    return {
        ("value_claims", claim_id): str(claim_words(known, claim_id, person_id, words))
        for claim_id, person_id, words in claims
    }


def _select(table: str, ids: list[str]) -> str:
    key = TABLES[table].key
    return f"SELECT {key}, {_WORDS[table]} FROM {table} WHERE {_among(key, ids)}"


def _among(column: str, values: Iterable[str]) -> str:
    chosen = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
    return f"{column} IN ({chosen})"


_CHOICE = ("person_id", "claim_id", "kind", "chosen_on", "until")
_CHOICES = f"SELECT {', '.join(_CHOICE)} FROM person_choices WHERE {_among('kind', QUOTE_CHOICES)}"
# What was taken back later is told on no earlier day either.
_CHOICES_SINCE = (
    f"SELECT {', '.join(_CHOICE)} FROM book_person_choices "
    f"WHERE superseded_at IS NULL AND {_among('kind', QUOTE_CHOICES)}"
)

"""How far somebody knows of a claim of value."""

from __future__ import annotations

from pathlib import Path

from tests.measured import measured
from tests.value.alder import AT, claim, days_ago
from troth.value.told import claim_knowledge


def test_the_best_state_counts_and_own_words_or_a_confirmation_count_in_full(tmp_path: Path) -> None:
    def told(person_id: str, state: str, days: int = 50) -> dict[str, object]:
        named = {"communication_id": f"{person_id} {state}", "claim_id": "c", "person_id": person_id}
        return {**named, "state": state, "told_on": days_ago(60), "state_on": days_ago(days)}

    people = ("author", "confirms", "told", "seen", "agrees", "repeats", "later", "twice")
    book = {
        "accounts": [{"account_id": "alder", "name": "Alder Works"}],
        "people": [{"person_id": name, "name": name} for name in people],
        "value_claims": [claim(person_id="author", confirmed_by="confirms", confirmed_on=AT)],
        "value_communications": [
            told("author", "seen"),
            told("told", "told"),
            told("seen", "seen"),
            told("agrees", "acknowledged"),
            told("repeats", "repeated"),
            told("later", "repeated", days=-1),
            told("twice", "told"),
            told("twice", "seen"),
        ],
    }
    found = measured(tmp_path, book, (claim_knowledge,), AT)
    assert found.column("claim_knowledge", "person_id", "known_nano") == {
        **dict.fromkeys(("author", "confirms", "repeats"), 1_000_000_000),
        **dict.fromkeys(("told", "later"), 333_333_333),
        **dict.fromkeys(("seen", "twice"), 500_000_000),
        "agrees": 666_666_667,
    }

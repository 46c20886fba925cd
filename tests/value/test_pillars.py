"""Value over the book by the part of our promise it came through."""

from __future__ import annotations

from pathlib import Path

from tests.value.alder import AT, claim, value_of

PILLAR = {"pillar_id": "day", "name": "On the day", "statement": "It arrives on the day."}


def test_rule_68_value_by_pillar_counts_what_has_a_word_of_the_customers(tmp_path: Path) -> None:
    claims = [
        claim("priced", pillar_id="day", confirmed_on=AT),
        claim("not priced", pillar_id="day", unit_price=None),
        claim("lost", pillar_id="day", amount=-4),
        claim("ours", pillar_id="day", grade=0),
        claim("of no pillar"),
    ]
    found = value_of(tmp_path, value_claims=claims, pillars=[PILLAR]).rows("value_by_pillar")
    assert {(row["name"].partition(".")[2], row["segment"]): row["value"] for row in found} == {
        ("claims", "day"): 2.0,
        ("priced", "day"): 1.0,
        ("created", "day"): 300.0,
        ("lost", "day"): 1.0,
        ("destroyed", "day"): 120.0,
        ("claims", ""): 1.0,
        ("priced", ""): 1.0,
        ("created", ""): 300.0,
        ("lost", ""): 0.0,
        ("destroyed", ""): 0.0,
    }

"""Influence passing from listeners to sources: a published shape by hand, and laws on random graphs."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from tests.influence.buying_centre import WHOLE, Row, centre, rating, role, tie
from tests.measured import Measured
from troth.influence.rounds import ROUNDS
from troth.model import Rules

GRAPHS = 40
PEOPLE = ("ann", "ben", "cem", "dee", "eva", "fay", "gus")
Pair = tuple[str, str]


def random_rows(seed: int) -> dict[str, list[Row]]:
    """One graph an account: ratings and ties at random, with cycles, ties to oneself and doubled ties."""
    draw = random.Random(seed)  # noqa: S311
    rows: dict[str, list[Row]] = {"buying_roles": [], "influence_ratings": [], "influence_ties": []}
    for number in range(GRAPHS):
        here, people = f"graph {number}", PEOPLE[: draw.randint(1, len(PEOPLE))]
        rows["buying_roles"] += [role(person, at=here) for person in people]
        rows["influence_ratings"] += [
            rating(p, draw.randint(0, 4), at=here) for p in people if draw.random() < 0.8
        ]
        rows["influence_ties"] += [
            tie(draw.choice(people), draw.choice(people), draw.randint(1, 3), at=here)
            for _ in range(draw.randint(0, 3 * len(people)))
        ]
    for table, drawn in rows.items():
        for place, row in enumerate(drawn):
            row[{"buying_roles": "buying_role_id", "influence_ratings": "rating_id"}.get(table, "tie_id")] = (
                f"{place:05}"
            )
    return rows


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return centre(tmp_path_factory.mktemp("graphs") / "book", None, **random_rows(1))


def accounts_of(rows: Iterable[Row], key: str, value: str) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        found[row["account_id"]][row[key]] = row[value]
    return found


def after_rounds(measures: Measured) -> dict[str, dict[str, int]]:
    """Influence of every active person after the last round, before the unknown share is taken off."""
    last = measures.rows(f"influence_round_{ROUNDS}")
    tied = {row["place"]: row["moving_nano"] + row["held_nano"] for row in last}
    people = measures.rows("places")
    return accounts_of(
        [{**row, "after": tied.get(row["place"], row["share_nano"])} for row in people], "person_id", "after"
    )


def ties_of(measures: Measured) -> dict[str, dict[Pair, int]]:
    found: dict[str, dict[Pair, int]] = defaultdict(dict)
    for row in measures.rows("passing_shares"):
        found[row["account_id"]][row["listener_id"], row["source_id"]] = row["share_nano"]
    return found


def by_hand(shares: dict[str, int], ties: dict[Pair, int]) -> dict[str, int]:
    """The rounds in whole units, one person after the other."""
    held, moving = dict.fromkeys(shares, 0), dict(shares)
    for _ in range(ROUNDS):
        flows = {pair: (moving[pair[0]] * share + WHOLE // 2) // WHOLE for pair, share in ties.items()}
        for person, amount in moving.items():
            held[person] += amount - sum(flow for (listener, _), flow in flows.items() if listener == person)
        moving = {p: sum(flow for (_, source), flow in flows.items() if source == p) for p in shares}
    return {person: held[person] + moving[person] for person in shares}


def closed_form(shares: dict[str, int], ties: dict[Pair, int]) -> dict[str, float]:
    """u'(I - L W)^-1 (I - L), the limit of infinitely many rounds."""
    people = sorted(shares)
    passing = np.array([[ties.get((a, b), 0) / WHOLE for b in people] for a in people])
    kept = np.eye(len(people)) - np.diag(passing.sum(axis=1))
    direct = np.array([shares[person] / WHOLE for person in people])
    effective = direct @ np.linalg.inv(np.eye(len(people)) - passing) @ kept
    return dict(zip(people, (float(value) for value in effective), strict=True))


def test_methods_1_a_partner_gains_through_a_chain_of_listeners(tmp_path: Path) -> None:
    chain = centre(
        tmp_path,
        Rules().changed(openness_share=0.5),
        buying_roles=[
            role("partner", "channel_partner"),
            role("technical", "technical_buyer"),
            role("financial", "financial_buyer"),
        ],
        influence_ties=[tie("technical", "partner"), tie("financial", "technical")],
    )
    effective = after_rounds(chain)["alder"]
    assert effective == {"partner": 375_000_000, "technical": 375_000_000, "financial": 250_000_000}
    assert chain.column("influence", "person_id", "influence_nano") == {
        person: units // 2 for person, units in effective.items()
    }, "three people of six expected: half is unknown"


def test_rule_13_the_rounds_equal_a_count_by_hand_to_the_last_unit(measures: Measured) -> None:
    shares = accounts_of(measures.rows("direct_influence"), "person_id", "share_nano")
    ties = ties_of(measures)
    assert after_rounds(measures) == {name: by_hand(of, ties[name]) for name, of in shares.items()}


def test_friedkin_and_johnsen_1990_eight_rounds_come_within_1e_4_of_the_closed_form(
    measures: Measured,
) -> None:
    shares = accounts_of(measures.rows("direct_influence"), "person_id", "share_nano")
    ties, found = ties_of(measures), after_rounds(measures)
    assert sum(map(len, ties.values())) > 100
    for name, of in shares.items():
        limit = closed_form(of, ties[name])
        assert {p: units / WHOLE for p, units in found[name].items()} == pytest.approx(limit, abs=1e-4)


def test_what_moves_and_what_is_held_stay_the_same_in_every_round(measures: Measured) -> None:
    names = {row["place"]: row["account_id"] for row in measures.rows("places")}
    totals = []
    for number in range(ROUNDS + 1):
        total: dict[str, int] = defaultdict(int)
        for row in measures.rows(f"influence_round_{number}"):
            total[names[row["place"]]] += row["moving_nano"] + row["held_nano"]
        totals.append(dict(total))
    assert totals == [totals[0]] * (ROUNDS + 1)


def test_influence_and_the_unknown_share_add_up_to_one(measures: Measured) -> None:
    known: dict[str, int] = defaultdict(int)
    for row in measures.rows("influence"):
        known[row["account_id"]] += row["influence_nano"]
    unknown = measures.column("unknown_share", "account_id", "unknown_nano")
    assert {name: known[name] + left for name, left in unknown.items()} == dict.fromkeys(unknown, WHOLE)


def test_the_order_of_rows_changes_nothing(tmp_path: Path, measures: Measured) -> None:
    shuffled = random_rows(1)
    for rows in shuffled.values():
        random.Random(2).shuffle(rows)  # noqa: S311
    assert centre(tmp_path, None, **shuffled).tables == measures.tables

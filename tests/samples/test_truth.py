"""The known truth of a book agrees with what its facts show, and each world is what it says."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import numpy as np
import pytest

from tests.samples.books import UNTIL, rows
from tests.samples.test_stories import kept_on_time
from troth.samples import Sample, Truth, World, demo, of_promises, small, truth
from troth.samples.draw import Share

COUNT = 20_000


@cache
def of_world(world: World) -> tuple[Sample, Truth]:
    sample = of_promises(COUNT, UNTIL, world=world)
    return sample, truth(sample)


def rank_correlation(first: Share, second: Share) -> float:
    ranks = [np.argsort(np.argsort(values, kind="stable"), kind="stable") for values in (first, second)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def recorded_keep_rates(sample: Sample) -> dict[str, float]:
    kept = kept_on_time(sample)
    counts: defaultdict[str, list[bool]] = defaultdict(list)
    for row in rows(sample, "promises"):
        if row["person_id"] and row["promise_id"] in kept:
            counts[row["person_id"]].append(kept[row["promise_id"]])
    return {person: sum(found) / len(found) for person, found in counts.items() if len(found) >= 5}


@pytest.mark.parametrize(
    "sample", [small(UNTIL), demo(UNTIL), of_promises(3_000, UNTIL)], ids=lambda one: one.name
)
def test_truth_names_everybody_in_the_book_once(sample: Sample) -> None:
    known = truth(sample)
    assert list(known.people.person_id) == [row["person_id"] for row in rows(sample, "people")]
    assert list(known.accounts.account_id) == [row["account_id"] for row in rows(sample, "accounts")]


@pytest.mark.parametrize("world", World)
def test_every_true_share_lies_between_0_and_1(world: World) -> None:
    _, known = of_world(world)
    people = known.people
    for values in (people.keep_share, people.trust, people.respect, people.loyalty):
        assert ((values >= 0) & (values <= 1)).all()
    stayed = known.accounts.loyalty[~known.accounts.left]
    assert ((stayed >= 0) & (stayed <= 1)).all()


def test_people_see_promises_kept_about_as_often_as_is_true_for_them() -> None:
    sample, known = of_world(World.OWN)
    recorded = recorded_keep_rates(sample)
    true = dict(zip(known.people.person_id, known.people.keep_share, strict=True))
    shown = np.array(list(recorded.values()))
    behind = np.array([true[person] for person in recorded])
    assert rank_correlation(shown, behind) > 0.75
    # Promises renegotiated in time count for neither side here, so a little more is kept than is true.
    assert 0 < float(np.mean(shown - behind)) < 0.06


def test_in_the_own_world_trust_follows_the_promises_kept() -> None:
    known = of_world(World.OWN)[1]
    people = known.people
    assert rank_correlation(people.trust, people.keep_share) == pytest.approx(1)
    assert rank_correlation(people.loyalty, people.trust) > 0.3
    assert rank_correlation(people.loyalty, people.respect) > 0.3


def test_in_the_independent_world_loyalty_has_nothing_to_do_with_promises() -> None:
    _, known = of_world(World.INDEPENDENT)
    assert abs(rank_correlation(known.people.loyalty, known.people.keep_share)) < 0.1


def test_in_the_weakest_world_no_account_is_more_loyal_than_its_people_on_average() -> None:
    _, own = of_world(World.OWN)
    _, weakest = of_world(World.WEAKEST)
    stayed = ~weakest.accounts.left & ~own.accounts.left
    assert np.array_equal(own.people.keep_share, weakest.people.keep_share)
    assert float(np.mean(weakest.accounts.loyalty[stayed] < own.accounts.loyalty[stayed])) > 0.9


def test_in_the_kept_only_world_the_books_show_no_broken_promise() -> None:
    sample, known = of_world(World.KEPT_ONLY)
    kept = kept_on_time(sample)
    assert all(kept.values())
    assert 0.5 * COUNT < len(list(rows(sample, "promises"))) < 0.9 * COUNT
    assert np.array_equal(known.people.keep_share, of_world(World.OWN)[1].people.keep_share)


@pytest.mark.parametrize("world", World)
def test_accounts_leave_as_often_as_is_true_for_them(world: World) -> None:
    sample, known = of_world(world)
    chances = dict(zip(known.accounts.account_id, known.accounts.staying_chance, strict=True))
    decided = [row for row in rows(sample, "renewals") if row["outcome"]]
    leaving = np.array([1 - chances[row["account_id"]] for row in decided])
    left = np.array([row["outcome"] == "left" for row in decided])
    deviation = float(np.sqrt((leaving * (1 - leaving)).sum()))
    assert abs(left.sum() - leaving.sum()) < 3 * deviation
    assert leaving[left].mean() > leaving[~left].mean()

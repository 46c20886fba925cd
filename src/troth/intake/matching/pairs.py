"""From keys to the pairs worth comparing, and from what agrees to how surely they are one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from troth.model.likeness import BITS, MOST_IN_BLOCK, NEIGHBOURS, PRIOR_BITS, SUGGESTED_FROM

Place = int
Pair = tuple[Place, Place]


@dataclass(frozen=True)
class Agreement:
    """How a field of two records compares: `how` is a level of troth.model.likeness.BITS, `bits` what it adds."""

    field: str
    how: str
    bits: float


@dataclass(frozen=True)
class Likely:
    """Two records that may be one: their ids, how surely (0.5 to 1), and why, the strongest first."""

    first_id: str
    second_id: str
    certainty: float
    why: tuple[Agreement, ...]


def pairs_of(keys: Iterable[Collection[str]], names: Sequence[str], new: int) -> Iterator[Pair]:
    """The places of records that share a key, each pair once; at least one of a pair is among the first `new` records.

    `keys` and `names` are those of each record. Where a key is shared by many, those next to each other by name are
    paired and no others, so that the number of pairs grows with the number of records.
    """
    seen: set[Pair] = set()
    for members in _blocks(keys):
        if members[0] >= new:
            continue
        for pair in _within(members, names):
            if pair[0] < new and pair not in seen:
                seen.add(pair)
                yield pair


def _blocks(keys: Iterable[Collection[str]]) -> Iterable[list[Place]]:
    """The places that share a key, for every key that several have.

    Most keys are one record's alone, so of each its hash and the first place are held and no more; two keys of one hash
    only make a pair that is compared for nothing.
    """
    first: dict[int, Place] = {}
    shared: dict[int, list[Place]] = {}
    for place, own in enumerate(keys):
        for key in map(hash, own):
            earlier = first.setdefault(key, place)
            if earlier != place:
                shared.setdefault(key, [earlier]).append(place)
    return shared.values()


def _within(members: list[Place], names: Sequence[str]) -> Iterable[Pair]:
    if len(members) <= MOST_IN_BLOCK:
        return combinations(members, 2)
    in_order = sorted(members, key=lambda place: names[place])
    near = (
        (place, other)
        for number, place in enumerate(in_order)
        for other in in_order[number + 1 : number + 1 + NEIGHBOURS]
    )
    return ((min(pair), max(pair)) for pair in near)


def likely(first_id: str, second_id: str, levels: Mapping[str, str]) -> Likely | None:
    """The pair with its certainty, where it is sure enough to be suggested; `levels` are those of fields both tell."""
    why = [Agreement(field, how, BITS[field][how]) for field, how in levels.items()]
    certainty = 1.0 / (1.0 + 2.0 ** -(PRIOR_BITS + sum(each.bits for each in why)))
    if certainty < SUGGESTED_FROM:
        return None
    return Likely(first_id, second_id, certainty, tuple(sorted(why, key=lambda each: -abs(each.bits))))

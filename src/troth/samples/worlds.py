"""How loyalty truly arises in each made-up world."""

from __future__ import annotations

import numpy as np

from troth.model import Rules
from troth.samples.cast import Accounts, Cast, People, Ties
from troth.samples.draw import Flags, Share, Whole
from troth.samples.frame import Subject
from troth.samples.outcomes import credit_and_debit
from troth.samples.sample import World

INFLUENCE_ROUNDS = 8
INDEPENDENT_MEAN, INDEPENDENT_SPREAD = 0.55, 0.8


def level_weights() -> Share:
    """The weight of each level of influence, 0 to 4."""
    rules = Rules()
    return np.array(
        [0.0, rules.weight_of_low, rules.weight_of_some, rules.weight_of_high, rules.weight_of_decisive]
    )


def latent_trust(keep_share: Share) -> Share:
    """Where trust settles when promises go on being kept with this chance."""
    credit, debit = credit_and_debit()
    earned = keep_share + (1 - keep_share) * credit
    lost = (1 - keep_share) * debit * Rules().broken_promise_weight
    return earned / (earned + lost)


def latent_respect(met_share: Share, contact: Share) -> Share:
    """Needs met and contact, mixed; where `contact` is not a number it is not observed, and needs stand alone."""
    share = Rules().respect_need_share
    return np.where(np.isnan(contact), met_share, share * met_share + (1 - share) * np.nan_to_num(contact))


def person_loyalty(cast: Cast, contact: Share) -> Share:
    """How loyal each person truly is, 0 to 1."""
    people = cast.people
    if cast.frame.sample.world is World.INDEPENDENT:
        bells = cast.draw(Subject.LOYALTY).bells(people.count)
        return np.clip(INDEPENDENT_MEAN + INDEPENDENT_SPREAD * bells, 0.02, 0.98)
    return np.sqrt(latent_trust(people.keep_share) * latent_respect(people.met_share, contact))


def influence(accounts: Accounts, people: People, ties: Ties, active: Flags) -> Share:
    """The true say of each active person in the account's decisions: Friedkin and Johnsen, eight rounds."""
    direct = np.where(active, level_weights()[people.level], 0.0)
    direct = _shared_out(direct, active, people.account, accounts.count)
    heard = active[ties.listener] & active[ties.source]
    listener, source, strength = ties.listener[heard], ties.source[heard], ties.strength[heard].astype(float)
    total = np.bincount(listener, strength, people.count)
    openness = np.where(total > 0, Rules().openness_share, 0.0)
    passed_on = openness[listener] * strength / total[listener]
    settled: Share = np.zeros(people.count)
    moving: Share = direct
    for _ in range(INFLUENCE_ROUNDS):
        settled = settled + (1 - openness) * moving
        moving = np.bincount(source, passed_on * moving[listener], people.count).astype(np.float64)
    return settled + moving


def account_loyalty(cast: Cast, loyalty: Share, active: Flags) -> Share:
    """How loyal each account truly is, 0 to 1; not a number where nobody is active."""
    people, count = cast.people, cast.accounts.count
    say = influence(cast.accounts, people, cast.ties, active)
    if cast.frame.sample.world is World.WEAKEST:
        return _weakest(cast, loyalty, say, active)
    total = np.bincount(people.account, say, count)
    summed = np.bincount(people.account, say * loyalty, count)
    return np.where(total > 0, summed / np.where(total > 0, total, 1.0), np.nan)


def _shared_out(weights: Share, active: Flags, account: Whole, count: int) -> Share:
    """Weights as shares of their account; equal shares where all are 0."""
    total = np.bincount(account, weights, count)[account]
    heads = np.bincount(account, active, count)[account]
    equal = np.where(active, 1 / np.maximum(heads, 1), 0.0)
    return np.where(total > 0, weights / np.where(total > 0, total, 1.0), equal)


def _weakest(cast: Cast, loyalty: Share, say: Share, active: Flags) -> Share:
    """The least loyalty among the half of the people with most say."""
    found = np.full(cast.accounts.count, np.nan)
    for account, (first, last) in enumerate(zip(cast.starts[:-1], cast.starts[1:], strict=True)):
        there = active[first:last]
        if there.any():
            key = say[first:last] >= np.median(say[first:last][there])
            found[account] = loyalty[first:last][there & key].min()
    return found

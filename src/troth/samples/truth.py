"""What is true of a made-up book, for tests that ask whether measures find it again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np

from troth.model import Rules
from troth.samples.cast import Cast
from troth.samples.casting import drawn_shares
from troth.samples.cells import EMPTY, Vocabulary
from troth.samples.draw import Flags, Share
from troth.samples.frame import Subject
from troth.samples.interactions import BOTH, CALL, IN, MEETING, Contacts, draw_contacts
from troth.samples.sample import Sample, World
from troth.samples.staying import staying_chance
from troth.samples.stream import casts
from troth.samples.worlds import account_loyalty, latent_respect, latent_trust, level_weights, person_loyalty


@dataclass(frozen=True)
class PeopleTruth:
    """What is true of each person on the last day of the book; all values are shares, 0 to 1.

    `keep_share` is the chance that a promise to the person is kept in full and on time; `trust` and `respect` are
    where the model's own world puts them. `active` people were still there on the last day.
    """

    person_id: tuple[str, ...]
    account_id: tuple[str, ...]
    active: Flags
    keep_share: Share
    trust: Share
    respect: Share
    loyalty: Share


@dataclass(frozen=True)
class AccountTruth:
    """What is true of each account; all values are shares, 0 to 1.

    `loyalty` on the last day, not a number where nobody is active any more; `staying_chance` at each decision.
    """

    account_id: tuple[str, ...]
    left: Flags
    loyalty: Share
    staying_chance: Share


@dataclass(frozen=True)
class Truth:
    """What is true of the people and the accounts of a book."""

    people: PeopleTruth
    accounts: AccountTruth


def truth(sample: Sample) -> Truth:
    """What should good measures find in this book? What no measure may look at: chances and shares behind the facts.

    In the world `independent` loyalty is what it is whatever was promised; in `weakest` an account's loyalty is that
    of its least loyal key person; elsewhere it is the sum over its people, those nobody has met included.
    """
    blocks = [_of_block(cast) for cast in casts(sample)]
    people, accounts = [one for one, _ in blocks], [one for _, one in blocks]
    return Truth(
        PeopleTruth(
            person_id=tuple(chain.from_iterable(one.person_id for one in people)),
            account_id=tuple(chain.from_iterable(one.account_id for one in people)),
            active=np.concatenate([one.active for one in people]),
            keep_share=np.concatenate([one.keep_share for one in people]),
            trust=np.concatenate([one.trust for one in people]),
            respect=np.concatenate([one.respect for one in people]),
            loyalty=np.concatenate([one.loyalty for one in people]),
        ),
        AccountTruth(
            account_id=tuple(chain.from_iterable(one.account_id for one in accounts)),
            left=np.concatenate([one.left for one in accounts]),
            loyalty=np.concatenate([one.loyalty for one in accounts]),
            staying_chance=np.concatenate([one.staying_chance for one in accounts]),
        ),
    )


def _of_block(cast: Cast) -> tuple[PeopleTruth, AccountTruth]:
    people, accounts, until = cast.people, cast.accounts, cast.frame.calendar.until
    contact = _contact(cast, draw_contacts(cast))
    loyalty = person_loyalty(cast, contact)
    active = (people.begins <= until) & (people.ends > until)
    return (
        PeopleTruth(
            person_id=_names(cast.person_ids),
            account_id=tuple(str(name) for name in cast.account_ids.values[people.account]),
            active=active,
            keep_share=people.keep_share,
            trust=latent_trust(people.keep_share),
            respect=latent_respect(people.met_share, contact),
            loyalty=loyalty,
        ),
        AccountTruth(
            account_id=_names(cast.account_ids),
            left=accounts.ends <= until,
            loyalty=_with_unseen(cast, account_loyalty(cast, loyalty, active), contact, active),
            staying_chance=staying_chance(cast),
        ),
    )


def _names(ids: Vocabulary) -> tuple[str, ...]:
    return tuple(str(name) for name in ids.values[:-1])


def _contact(cast: Cast, contacts: Contacts) -> Share:
    """How close each person is to us; not a number where contact with the account is not observed."""
    rules, people = Rules(), cast.people
    age = cast.frame.calendar.until - contacts.on
    promptly = (contacts.answered != EMPTY) & (contacts.answered - contacts.on <= rules.answer_days)
    spoken = np.isin(contacts.kind, (MEETING, CALL))
    exchanged = (
        (contacts.direction == IN) & (contacts.answered != EMPTY) | promptly | (contacts.direction == BOTH)
    )
    weight = np.select(
        [spoken & (contacts.held | (contacts.kind == CALL)), ~spoken & exchanged],
        [rules.contact_meeting_weight, rules.contact_exchange_weight],
        0.0,
    )
    faded = np.bincount(
        contacts.person, weight * 0.5 ** (age / rules.connection_half_life_days), people.count
    )
    recent = people.account[contacts.person[age <= rules.contact_observed_days]]
    observed = np.bincount(recent, minlength=cast.accounts.count)[people.account] > 0
    contact: Share = np.where(observed, faded / (faded + rules.connection_half), np.nan)
    return contact


def _with_unseen(cast: Cast, loyalty: Share, contact: Share, active: Flags) -> Share:
    """The same loyalty with the people whom nobody knows: as many as a buying decision usually lacks."""
    if cast.frame.sample.world is not World.OWN and cast.frame.sample.world is not World.KEPT_ONLY:
        return loyalty
    rules, count = Rules(), cast.accounts.count
    draw = cast.draw(Subject.UNSEEN)
    deciders = active & (level_weights()[cast.people.level] >= rules.known_weight)
    known = np.bincount(cast.people.account, deciders, count)
    missing = np.maximum(rules.expected_people + draw.wholes(-1, 1, count) - known, 0)
    share = np.minimum(missing / np.maximum(known + missing, 1), rules.unknown_share_cap)
    keep_share, met_share = drawn_shares(draw, cast.accounts, np.arange(count))
    observed = np.bincount(cast.people.account, ~np.isnan(contact), count) > 0
    respect = latent_respect(met_share, np.where(observed, 0.0, np.nan))
    unseen = np.sqrt(latent_trust(keep_share) * respect)
    mixed: Share = (1 - share) * loyalty + share * unseen
    return mixed

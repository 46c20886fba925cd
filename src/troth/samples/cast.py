"""The people of one block of accounts, with what is true of them and no measure may look at.

A person's promises are kept with a chance of their own (`keep_share`), their needs are met to a degree of their own
(`met_share`); both lie about those of their account.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from troth.samples.cells import Vocabulary
from troth.samples.draw import Draw, Flags, Share, Whole
from troth.samples.frame import ROLES, Frame, Subject, ids

NO_ROLE = len(ROLES)
GATEKEEPER, FINANCIAL, TECHNICAL, USER, CHANNEL = range(NO_ROLE)


@dataclass
class Accounts:
    """The accounts of a block; one place in every array is one account.

    `first` counts the accounts of the book before it, `stays` marks those who leave under no circumstances.
    """

    first: int
    owner: Whole
    segment: Whole
    indirect: Flags
    opened: Whole
    begins: Whole
    ends: Whole
    keep_share: Share
    met_share: Share
    amount_per_year: Whole
    alternatives: Whole
    switching_cost: Whole
    notice: Whole
    stays: Flags

    @property
    def count(self) -> int:
        """How many accounts."""
        return len(self.owner)


@dataclass
class People:
    """The people of a block, sorted by account. `engagement` 0 is a person nobody of us has met.

    `begins` is their first day, `ends` the day after their last.
    """

    first: int
    account: Whole
    place: Whole
    role: Whole
    level: Whole
    keep_share: Share
    met_share: Share
    begins: Whole
    ends: Whole
    engagement: Share

    @property
    def count(self) -> int:
        """How many people."""
        return len(self.account)


@dataclass(frozen=True)
class Needs:
    """The needs of a block's people, and how far each is met on average."""

    person: Whole
    wish: Whole
    importance: Whole
    kano: Whole
    met_share: Share


@dataclass(frozen=True)
class Ties:
    """Who listens to whom."""

    listener: Whole
    source: Whole
    strength: Whole


@dataclass
class Renewals:
    """The occasions on which accounts may leave, account by account in order of time; at most the last is `left`.

    `decided` is the day of the decision, `due` the day from which it holds; `outcome` is a place in the model's list.
    """

    account: Whole
    due: Whole
    decided: Whole
    outcome: Whole


@dataclass(frozen=True)
class Cast:
    """One block: its accounts and people, and how many of the book's rows are theirs."""

    frame: Frame
    block: int
    accounts: Accounts
    people: People
    needs: Needs
    ties: Ties
    renewals: Renewals

    @cached_property
    def account_ids(self) -> Vocabulary:
        """Ids of the block's accounts."""
        return ids("acc", 4, self.accounts.first, self.accounts.count)

    @cached_property
    def person_ids(self) -> Vocabulary:
        """Ids of the block's people."""
        return ids("per", 5, self.people.first, self.people.count)

    @cached_property
    def need_ids(self) -> Vocabulary:
        """Ids of the needs of the block's people."""
        first, count = part(self.frame.sample.size.needs, self.frame, self.block)
        return ids("nee", 5, first, count)

    @cached_property
    def starts(self) -> Whole:
        """The place of each account's first person, and at the end the number of people."""
        return np.searchsorted(self.people.account, np.arange(self.accounts.count + 1))

    def draw(self, subject: Subject) -> Draw:
        """The stream of chance for one subject of this block."""
        return self.frame.draw(subject, self.block)

    def share_of(self, total: int) -> int:
        """This block's part of a number given for the whole book."""
        return part(total, self.frame, self.block)[1]

    def someone(self, accounts: Whole, chance: Share) -> Whole:
        """A person of each of these accounts, drawn by engagement; -1 where nobody is engaged."""
        steps = np.append(0.0, np.add.accumulate(self.people.engagement))
        low, high = steps[self.starts[accounts]], steps[self.starts[accounts + 1]]
        found = np.searchsorted(steps, low + chance * (high - low), side="right") - 1
        found = np.minimum(found, self.starts[accounts + 1] - 1)
        return np.where(high > low, found, -1)


def part(total: int, frame: Frame, block: int) -> tuple[int, int]:
    """Where a block's part of `total` rows begins, and how many they are; all parts together make the total."""
    blocks = frame.sample.blocks
    first = total * block // blocks
    return first, total * (block + 1) // blocks - first

"""Who stays: each account decides once a year, and the more loyal it is the likelier it stays."""

from __future__ import annotations

import numpy as np

from troth.samples.cast import Accounts, Cast, Renewals
from troth.samples.days import workday
from troth.samples.draw import Flags, Share, Whole
from troth.samples.frame import Frame, Subject
from troth.samples.sample import YEARS, World
from troth.samples.worlds import account_loyalty, person_loyalty

# Odds of staying of an account half loyal; an account of loyalty L stays with these odds times L / (1 - L). Where the
# weakest person decides, loyalty is low, and the odds higher, so that about as many leave.
STAYING_ODDS = {World.WEAKEST: 30.0}
USUAL_ODDS = 10.0
LEAST_LOYALTY, MOST_LOYALTY = 0.02, 0.98
RENEWED, EXPANDED, REDUCED, LEFT, UNDECIDED = 0, 1, 2, 3, -1
YOUNGEST_DAYS = 180
EXPANDED_SHARE, REDUCED_SHARE = 0.25, 0.06


def renewals_of(frame: Frame, block: int, accounts: Accounts) -> Renewals:
    """The yearly occasions of each account, the last of them in the year after the book ends."""
    draw = frame.draw(Subject.RENEWALS, block)
    years = YEARS + 1
    first = frame.calendar.start + draw.wholes(0, 364, accounts.count)
    due = workday((first[:, None] + 365 * np.arange(years)).ravel())
    account = np.repeat(np.arange(accounts.count), years)
    possible = due >= accounts.begins[account] + YOUNGEST_DAYS
    account, due = account[possible], due[possible]
    decided = np.maximum(workday(due - accounts.notice[account]), accounts.begins[account])
    return Renewals(account, due, decided, np.full(len(due), UNDECIDED))


def decide(cast: Cast) -> None:
    """Let every account decide in turn; whoever leaves has no later occasions, and its facts end there."""
    renewals, accounts = cast.renewals, cast.accounts
    draw = cast.draw(Subject.STAYING)
    count = len(renewals.account)
    decided = renewals.decided <= cast.frame.calendar.until
    chance, mood = draw.shares(count), draw.shares(count)
    staying = staying_chance(cast)[renewals.account]
    leaves = decided & ~accounts.stays[renewals.account]
    if cast.frame.sample.size.lost is None:
        leaves &= chance >= staying
    else:
        leaves = _fewest(
            leaves, chance / (1 - staying), renewals.account, cast.share_of(cast.frame.sample.size.lost)
        )
    gone = _after_leaving(leaves, renewals.account)
    stayed = np.select(
        [mood < EXPANDED_SHARE * staying, mood > 1 - REDUCED_SHARE], [EXPANDED, REDUCED], RENEWED
    )
    renewals.outcome = np.where(leaves, LEFT, np.where(decided, stayed, UNDECIDED))
    last = leaves & ~gone
    accounts.ends[renewals.account[last]] = np.minimum(
        renewals.due[last], accounts.ends[renewals.account[last]]
    )
    keep = ~gone
    renewals.account, renewals.due = renewals.account[keep], renewals.due[keep]
    renewals.decided, renewals.outcome = renewals.decided[keep], renewals.outcome[keep]
    people = cast.people
    people.ends = np.minimum(people.ends, accounts.ends[people.account])
    latest = np.maximum(workday(people.ends - 30), accounts.begins[people.account])
    people.begins = np.minimum(people.begins, latest)


def staying_chance(cast: Cast) -> Share:
    """The chance that each account stays when it decides."""
    contact = np.full(cast.people.count, np.nan)
    everyone = np.ones(cast.people.count, dtype=bool)
    loyalty = account_loyalty(cast, person_loyalty(cast, contact), everyone)
    loyalty = np.clip(loyalty, LEAST_LOYALTY, MOST_LOYALTY)
    odds = STAYING_ODDS.get(cast.frame.sample.world, USUAL_ODDS)
    return odds * loyalty / (odds * loyalty + 1 - loyalty)


def _fewest(possible: Flags, rank: Share, account: Whole, count: int) -> Flags:
    """Exactly `count` accounts leave: those with the lowest rank, each on the occasion of its lowest rank."""
    order = np.argsort(np.where(possible, rank, np.inf), kind="stable")
    _, first = np.unique(account[order], return_index=True)
    chosen = order[np.sort(first)][:count]
    leaves = np.zeros(len(account), dtype=bool)
    leaves[chosen] = True
    return leaves & possible


def _after_leaving(leaves: Flags, account: Whole) -> Flags:
    """Occasions that follow one on which the account left."""
    before = np.add.accumulate(leaves.astype(np.int64)) - leaves
    at_start = before[np.searchsorted(account, account)]
    return before > at_start

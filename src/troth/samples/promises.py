"""Tables of what was promised and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from troth.samples import wording
from troth.samples.cast import Cast
from troth.samples.cells import EMPTY, Cells, Sheet, decimals
from troth.samples.days import CRM, SLOTS, workday
from troth.samples.draw import Draw, Flags, Share, Whole
from troth.samples.frame import Subject, choices
from troth.samples.outcomes import LEAD_DAYS, LEAD_WEIGHTS, NOT_KEPT, Outcome
from troth.samples.phrases import LEVEL_SCALE, phrases
from troth.samples.sample import World
from troth.samples.shaping import shaped_keep_share

TO_ACCOUNT = 0.06
TO_ACCOUNT_IN_BULK = 0.02
SHARED_SHARE = 0.4
BY_US = 0
IMPORTANCE_WEIGHTS = (0.2, 0.65, 0.15)


@dataclass(frozen=True)
class Promises:
    """The promises of a block, and what is to become of each. `person` is -1 where made to the account."""

    account: Whole
    person: Whole
    phrase: Whole
    made: Whole
    due: Whole
    outcome: Whole
    recorded: Whole


def draw_promises(cast: Cast) -> Promises:
    """Who was promised what by when, and what is to become of it."""
    draw, people = cast.draw(Subject.PROMISES), cast.people
    account = _accounts(cast)
    count = len(account)
    to_account = draw.happens(TO_ACCOUNT_IN_BULK if cast.frame.sample.in_bulk else TO_ACCOUNT, count)
    person = cast.someone(account, draw.shares(count))
    silent = person < 0
    begins = np.where(to_account | silent, cast.accounts.begins[account], people.begins[person])
    ends = np.where(to_account | silent, cast.accounts.ends[account], people.ends[person])
    made = begins + (draw.shares(count) * (np.minimum(ends, cast.frame.calendar.until + 1) - begins)).astype(
        np.int64
    )
    made = np.maximum(workday(made), begins)
    due = np.maximum(workday(made + np.array(LEAD_DAYS)[draw.picks(LEAD_WEIGHTS, count)]), made)
    keep = np.where(to_account, cast.accounts.keep_share[account], people.keep_share[person])
    keep = shaped_keep_share(cast.frame.sample, account, due, keep)
    recorded = made + draw.wholes(0, 2, count)
    phrase = draw.wholes(0, phrases().count - 1, count)
    promises = Promises(
        account, np.where(to_account, EMPTY, person), phrase, made, due, _outcomes(cast, keep), recorded
    )
    chosen = ~silent
    if cast.frame.sample.world is World.KEPT_ONLY:
        chosen &= (promises.outcome == Outcome.KEPT) & (due < cast.accounts.ends[account])
    return Promises(*(getattr(promises, name)[chosen] for name in Promises.__dataclass_fields__))


def _accounts(cast: Cast) -> Whole:
    """The account of each promise: evenly in a book made for measuring, else in proportion to its time with us."""
    sample, accounts = cast.frame.sample, cast.accounts
    count = cast.share_of(sample.size.promises)
    if sample.in_bulk:
        return np.arange(count) * accounts.count // max(count, 1)
    life = (accounts.ends - accounts.begins) / (cast.frame.calendar.until + 1 - cast.frame.calendar.start)
    each = np.floor(count / accounts.count * life + cast.draw(Subject.PACE).shares(accounts.count))
    return np.repeat(np.arange(accounts.count), each.astype(np.int64))


def _outcomes(cast: Cast, keep: Share) -> Whole:
    """Kept with each promise's own chance, else one of the other ways."""
    draw = cast.draw(Subject.OUTCOMES)
    kept = draw.happens(keep, len(keep))
    return np.where(kept, Outcome.KEPT, Outcome.LATE + draw.picks(NOT_KEPT, len(keep)))


def promises_sheet(cast: Cast, promises: Promises, ids: Cells) -> Sheet:
    """The table of promises."""
    frame, count = cast.frame, len(promises.account)
    draw, said = cast.draw(Subject.TERMS), phrases()
    lower = said.floor[promises.phrase] > said.promised[promises.phrase]
    offering = (said.pillar[promises.phrase] + draw.wholes(0, 1, count)) % len(wording.OFFERINGS)
    named = promises.person != EMPTY
    shared = {} if frame.sample.in_bulk else _shared(cast, promises)
    return Sheet(
        "promises",
        {
            "promise_id": ids,
            "account_id": cast.account_ids.cells(promises.account),
            "person_id": cast.person_ids.cells(promises.person),
            "promiser_id": frame.staff_ids.cells(_promisers(cast, draw, promises.account)),
            "pillar_id": frame.pillar_ids.cells(said.pillar[promises.phrase]),
            "need_id": _needs_served(cast, promises, named),
            "offering_id": frame.offering_ids.cells(offering),
            "words": said.words.cells(promises.phrase),
            "made_on": frame.calendar.dated(promises.made),
            "due_on": frame.calendar.dated(promises.due),
            "metric": said.metric.cells(promises.phrase),
            "unit": said.unit.cells(promises.phrase),
            "floor": decimals(said.floor[promises.phrase], LEVEL_SCALE),
            "promised_level": decimals(said.promised[promises.phrase], LEVEL_SCALE),
            "better": choices("promises", "better").cells(lower.astype(np.int64)),
            "importance": choices("promises", "importance").cells(draw.picks(IMPORTANCE_WEIGHTS, count)),
            **shared,
            **frame.calendar.recorded(promises.recorded, draw.wholes(0, SLOTS - 1, count), CRM),
        },
    )


def _promisers(cast: Cast, draw: Draw, account: Whole) -> Whole:
    """The owner of the account in two cases of three, else a colleague of the owner's team."""
    frame, count = cast.frame, len(account)
    staff = frame.sample.size.staff
    colleague = frame.teams * draw.wholes(1, staff // frame.teams - 1, count)
    return (cast.accounts.owner[account] + np.where(draw.happens(2 / 3, count), 0, colleague)) % staff


def _needs_served(cast: Cast, promises: Promises, named: Flags) -> Cells:
    """The need of the person that the promised part of our brand promise answers, if they have one."""
    pillar_of_wish = np.array([wish.pillar for wish in wording.WISHES])
    served = np.full((cast.people.count, len(wording.PILLARS)), EMPTY)
    served[cast.needs.person, pillar_of_wish[cast.needs.wish]] = np.arange(len(cast.needs.person))
    return cast.need_ids.cells(served[promises.person, phrases().pillar[promises.phrase]], named)


def _shared(cast: Cast, promises: Promises) -> dict[str, Cells]:
    """That they are ours, and which of them the customer may see."""
    count = len(promises.account)
    days, draw = cast.frame.calendar, cast.draw(Subject.SHARING)
    on = promises.recorded + draw.wholes(0, 3, count)
    seen = draw.happens(0.0 if cast.frame.sample.by_hand else SHARED_SHARE, count) & (on <= days.until)
    return {
        "made_by": choices("promises", "made_by").everywhere(BY_US, count),
        "shared_on": days.dated(on, seen),
        "shared_words": phrases().words.cells(promises.phrase, seen),
    }

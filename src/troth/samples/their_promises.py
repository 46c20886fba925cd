"""What customers promised us: listed and chased, and no part of trust."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from troth.samples import wording
from troth.samples.cast import Cast
from troth.samples.cells import Sheet, Vocabulary
from troth.samples.days import HAND, SLOTS, next_workday
from troth.samples.frame import Numbering, Subject, choices
from troth.samples.needs import moments_with
from troth.samples.promise_events import DELIVERED, KINDS

COUNT = 80
BY_CUSTOMER = 1
KEPT_SHARE = 0.7


def their_promises(cast: Cast, numbering: Numbering) -> Iterator[Sheet]:
    """Promises made to us by people of the block, and the deliveries of those that were kept."""
    days, draw = cast.frame.calendar, cast.draw(Subject.THEIR_PROMISES)
    account = draw.wholes(0, cast.accounts.count - 1, COUNT)
    person = cast.someone(account, draw.shares(COUNT))
    made = moments_with(cast, person, draw)
    due = next_workday(made + draw.wholes(5, 40, COUNT))
    ids = numbering.take("pro", COUNT)
    yield Sheet(
        "promises",
        {
            "promise_id": ids,
            "account_id": cast.account_ids.cells(account),
            "person_id": cast.person_ids.cells(person),
            "made_by": choices("promises", "made_by").everywhere(BY_CUSTOMER, COUNT),
            "words": Vocabulary(wording.THEIR_PROMISES).cells(
                draw.wholes(0, len(wording.THEIR_PROMISES) - 1, COUNT)
            ),
            "made_on": days.dated(made),
            "due_on": days.dated(due),
            **days.recorded(made, draw.wholes(0, SLOTS - 1, COUNT), HAND),
        },
    )
    delivered = next_workday(due + draw.wholes(-3, 6, COUNT))
    latest = np.minimum(cast.accounts.ends[account] - 1, days.until)
    kept = draw.happens(KEPT_SHARE, COUNT) & (delivered <= latest) & (delivered >= made)
    events = Sheet(
        "promise_events",
        {
            "promise_id": ids,
            "kind": KINDS.everywhere(DELIVERED, COUNT),
            "happened_on": days.dated(delivered),
            **days.recorded(delivered, draw.wholes(0, SLOTS - 1, COUNT), HAND),
        },
    ).where(kept)
    yield events.with_ids("event_id", numbering.take("eve", events.length))

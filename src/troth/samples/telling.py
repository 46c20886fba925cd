"""Says where in a book each of its stories is to be found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from troth.samples.cast import CHANNEL, FINANCIAL, Cast
from troth.samples.casting import cast_of
from troth.samples.draw import Flags
from troth.samples.frame import Frame
from troth.samples.sample import Sample
from troth.samples.stories import OVER_PROMISING_TEAM, Tale, told


@dataclass(frozen=True)
class Story:
    """A story a reader can find: in which account, about whom of theirs or of ours, and where to look for it."""

    title: str
    sentence: str
    look: str
    account_id: str | None = None
    person_id: str | None = None
    staff_id: str | None = None


def stories(sample: Sample) -> tuple[Story, ...]:
    """Which stories does a book hold, and where? None in a book made for measuring."""
    tales = told(sample)
    if not tales:
        return ()
    cast = cast_of(Frame(sample), 0)
    return tuple(_story(cast, tale) for tale in tales)


def _story(cast: Cast, tale: Tale) -> Story:
    plot = tale.value
    if tale is Tale.OVER_PROMISING:
        member = str(cast.frame.staff_ids.values[OVER_PROMISING_TEAM])
        return Story(plot.title, plot.sentence, plot.look, staff_id=member)
    people = cast.people
    there = people.account == tale.account
    about: dict[Tale, Flags] = {
        Tale.UNMET_BUYER: people.role == FINANCIAL,
        Tale.LOST_CONTACT: people.place == 0,
        Tale.CHANNEL: people.role == CHANNEL,
    }
    account_id = str(cast.account_ids.values[tale.account])
    if tale not in about:
        return Story(plot.title, plot.sentence, plot.look, account_id)
    person = int(np.flatnonzero(there & about[tale])[0])
    return Story(plot.title, plot.sentence, plot.look, account_id, str(cast.person_ids.values[person]))

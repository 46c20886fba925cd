"""What stands beside a claim of value: what had been promised, what was released, and who let themselves be quoted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from troth.samples import wording
from troth.samples.cast import Cast
from troth.samples.cells import Cells, Sheet, Vocabulary, decimals
from troth.samples.days import HAND, SLOTS, next_workday
from troth.samples.draw import Flags, Whole
from troth.samples.frame import Numbering, Subject, choices

PROMISED_SHARE, EXPIRES_SHARE, RELEASED_SHARE = 0.6, 0.15, 0.8
ALLOWED_SHARE, WITHDRAWN_SHARE, PERCEIVED_SHARE = 0.5, 0.06, 0.6
ALLOWED, WITHDRAWN = "quote_allowed", "quote_withdrawn"


@dataclass(frozen=True)
class Said:
    """Claims of a block as drawn: the kind of gain, whose words, since when, how much, and how well founded."""

    kind: Whole
    person: Whole
    stated: Whole
    amount: Whole
    negative: Whole
    grade: Whole


def promised(cast: Cast, said: Said) -> dict[str, Cells]:
    """What we had promised of it, over which days, and until when it may be used."""
    days, draw, count = cast.frame.calendar, cast.draw(Subject.VALUE_PROMISED), len(said.kind)
    was = draw.happens(PROMISED_SHARE, count)
    first = said.stated - draw.wholes(60, 400, count)
    last = first + draw.wholes(180, 540, count)
    amount = np.maximum(said.amount * draw.wholes(8, 15, count) // 10, 1)
    expires = said.stated + draw.wholes(365, 900, count)
    return {
        "promised_amount": decimals(amount, 0).only(was),
        "promised_from": days.dated(first, was),
        "promised_by": days.dated(last, was),
        "expires_on": days.dated(expires, draw.happens(EXPIRES_SHARE, count)),
    }


def released(cast: Cast, said: Said) -> dict[str, Cells]:
    """Which gains with a word of the customer's may be shown to their people, and in which words."""
    days, draw, count = cast.frame.calendar, cast.draw(Subject.CLAIMS_RELEASED), len(said.kind)
    on = next_workday(said.stated + draw.wholes(1, 30, count))
    was = draw.happens(RELEASED_SHARE, count) & (on <= days.until) & (said.negative == 0) & (said.grade > 0)
    return {
        "shared_on": days.dated(on, was),
        "shared_words": Vocabulary([claim.released for claim in wording.CLAIMS]).cells(said.kind, was),
    }


def perceived(cast: Cast, said: Said, claim: Whole, answered: Flags) -> Cells:
    """The amount as those who answered see it; each row of `claim` is one telling."""
    draw = cast.draw(Subject.PERCEIVED)
    named = answered & draw.happens(PERCEIVED_SHARE, len(claim)) & (said.negative[claim] == 0)
    return decimals(said.amount[claim] * draw.wholes(5, 13, len(claim)), 1).only(named)


def quoted(cast: Cast, said: Said, claim_ids: Cells, has_author: Flags, numbering: Numbering) -> Sheet:
    """People who let us quote a claim of theirs, a few of whom took that back."""
    days, draw = cast.frame.calendar, cast.draw(Subject.QUOTES)
    claims = np.flatnonzero(has_author & draw.happens(ALLOWED_SHARE, len(said.kind)))
    taken_back = draw.happens(WITHDRAWN_SHARE, len(claims))
    allowed_on = next_workday(said.stated[claims] + draw.wholes(0, 10, len(claims)))
    withdrawn_on = next_workday(allowed_on + draw.wholes(20, 200, len(claims)))
    both = np.append(claims, claims[taken_back])
    on = np.append(allowed_on, withdrawn_on[taken_back])
    kinds = choices("person_choices", "kind")
    kind = np.where(np.arange(len(both)) < len(claims), _place(kinds, ALLOWED), _place(kinds, WITHDRAWN))
    sheet = Sheet(
        "person_choices",
        {
            "person_id": cast.person_ids.cells(said.person[both]),
            "kind": kinds.cells(kind),
            "claim_id": claim_ids.vocabulary.cells(claim_ids.places[both]),
            "chosen_on": days.dated(on),
            "channel": Vocabulary(("portal",)).everywhere(0, len(both)),
            **days.recorded(on, draw.wholes(0, SLOTS - 1, len(both)), HAND),
        },
    ).where(on <= days.until)
    return sheet.with_ids("choice_id", numbering.take("cho", sheet.length, 4))


def _place(words: Vocabulary, word: str) -> int:
    return words.values.tolist().index(word)

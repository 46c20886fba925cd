"""Tables of what people need, how well it is met, and what they answered when asked."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from troth.samples import wording
from troth.samples.cast import Cast
from troth.samples.casting import ATTRACTIVE, MUST_BE
from troth.samples.cells import Cells, Sheet, Vocabulary, decimals, wholes
from troth.samples.days import CRM, HAND, SLOTS, workday
from troth.samples.draw import Draw, Flags, Share, Whole
from troth.samples.frame import Numbering, Subject, choices

RATERS = choices("need_ratings", "rated_by")
CUSTOMER, STAFF = range(2)
KANO = choices("needs", "kano")
INSTRUMENTS = choices("feedback", "instrument")
# Instrument, worst and best score, how often it is used.
SCALES = (("nps", 0, 10, 0.5), ("csat", 1, 5, 0.3), ("survey", 1, 7, 0.2))
RATINGS_A_NEED, RATINGS_A_NEED_BY_HAND = 2, 1
STAFF_SHARE, EXPECTED_ONLY_SHARE = 0.25, 0.05
# One rating of a need met to the degree m is m (1 - noise), or that plus the noise with chance m: on average m.
# What must be is either there or not.
NOISE_IN_BULK, NOISE = 0.9, 0.5
TENTHS = 10
FULL_GAP_TENTHS, DISAPPOINTMENT = 30, 2


def needs(cast: Cast, numbering: Numbering) -> Iterator[Sheet]:
    """The needs of the people we have met, ratings of them, and answers to what was asked."""
    met = cast.people.engagement[cast.needs.person] > 0
    yield _needs(cast).where(met)
    yield _numbered(_need_ratings(cast, met), "rating_id", "nra", numbering)
    yield _numbered(_feedback(cast), "feedback_id", "fee", numbering)


def _numbered(sheet: Sheet, name: str, prefix: str, numbering: Numbering) -> Sheet:
    return sheet.with_ids(name, numbering.take(prefix, sheet.length))


def _needs(cast: Cast) -> Sheet:
    needs, people, days = cast.needs, cast.people, cast.frame.calendar
    pillar = np.array([wish.pillar for wish in wording.WISHES])[needs.wish]
    answered = cast.draw(Subject.PILLARS).happens(0.8, len(needs.person))
    begins = people.begins[needs.person]
    return Sheet(
        "needs",
        {
            "need_id": cast.need_ids.all(),
            "person_id": cast.person_ids.cells(needs.person),
            "account_id": cast.account_ids.cells(people.account[needs.person]),
            "code": Vocabulary([wish.code for wish in wording.WISHES]).cells(needs.wish),
            "pillar_id": cast.frame.pillar_ids.cells(pillar, answered),
            "importance": wholes(needs.importance),
            "kano": KANO.cells(needs.kano),
            "since": days.dated(begins),
            **days.recorded(begins, np.zeros(len(begins), dtype=np.int64), HAND),
        },
    )


def _need_ratings(cast: Cast, met: Flags) -> Sheet:
    """What was expected and how it turned out, mostly by the customer's own people."""
    needs, days = cast.needs, cast.frame.calendar
    each = RATINGS_A_NEED_BY_HAND if cast.frame.sample.by_hand else RATINGS_A_NEED
    need = np.repeat(np.flatnonzero(met), each)
    draw, count = cast.draw(Subject.NEED_RATINGS), len(need)
    person = needs.person[need]
    on = moments_with(cast, person, draw)
    expected = 10 * draw.wholes(5, 7, count)
    must = needs.kano[need] == MUST_BE
    impression = _noisy(draw, needs.met_share[need], np.where(must, 1.0, _noise(cast)))
    perceived = expected + _gap(impression, needs.kano[need])
    by = draw.picks((1 - STAFF_SHARE, STAFF_SHARE), count)
    owner = cast.accounts.owner[cast.people.account[person]]
    staff = cast.frame.staff_ids.cells(owner, by == STAFF)
    people = cast.person_ids.cells(person, by == CUSTOMER)
    return Sheet(
        "need_ratings",
        {
            "need_id": cast.need_ids.cells(need),
            "expected": decimals(expected, 1),
            "perceived": decimals(perceived, 1).only(~draw.happens(EXPECTED_ONLY_SHARE, count)),
            "rated_by": RATERS.cells(by),
            "rater_id": either(people, staff),
            "rated_on": days.dated(on),
            **days.recorded(on, draw.wholes(0, SLOTS - 1, count), HAND),
        },
    )


def either(first: Cells, second: Cells) -> Cells:
    """The first column, and the second where the first is empty."""
    values = Vocabulary([*first.vocabulary.values[:-1], *second.vocabulary.values[:-1]])
    moved = np.where(second.places >= 0, second.places + first.vocabulary.count, second.places)
    return Cells(values, np.where(first.places >= 0, first.places, moved))


def moments_with(cast: Cast, person: Whole, draw: Draw) -> Whole:
    """A working day for each, some time while the person was there and the book was kept."""
    people = cast.people
    begins = people.begins[person]
    ends = np.minimum(people.ends[person], cast.frame.calendar.until + 1)
    on = begins + (draw.shares(len(person)) * (ends - begins)).astype(np.int64)
    return np.maximum(workday(on), begins)


def _noise(cast: Cast) -> float:
    return NOISE_IN_BULK if cast.frame.sample.in_bulk else NOISE


def _noisy(draw: Draw, met_share: Share, noise: Share) -> Share:
    """One impression of how far something is met; on average it is right."""
    return met_share * (1 - noise) + noise * draw.happens(met_share, len(met_share))


def _gap(impression: Share, kano: Whole) -> Whole:
    """Perceived less expected, in tenths, that stands for an impression, by the kind of need."""
    share = np.select(
        [kano == MUST_BE, kano == ATTRACTIVE], [impression / 2, 0.5 + impression / 2], impression
    )
    above = 2 * (share - 0.5)
    gap = np.where(above > 0, FULL_GAP_TENTHS * above, FULL_GAP_TENTHS / DISAPPOINTMENT * above)
    return np.rint(gap).astype(np.int64)


def _feedback(cast: Cast) -> Sheet:
    """Questions sent out, answered or not; happier people answer a little more often."""
    people, days = cast.people, cast.frame.calendar
    draw = cast.draw(Subject.FEEDBACK)
    each = 0 if cast.frame.sample.by_hand else 1 if cast.frame.sample.in_bulk else 4
    person = np.repeat(np.flatnonzero(people.engagement > 0), each)
    count = len(person)
    asked = moments_with(cast, person, draw)
    scale = draw.picks([share for *_, share in SCALES], count)
    low, high = (np.array([row[column] for row in SCALES])[scale] for column in (1, 2))
    score = np.rint(
        low + (high - low) * _noisy(draw, people.met_share[person], np.full(count, _noise(cast)))
    ).astype(np.int64)
    answered = asked + draw.wholes(0, 20, count)
    latest = np.minimum(people.ends[person] - 1, days.until)
    came = draw.happens(0.4 + 0.3 * people.met_share[person], count) & (answered <= latest)
    return Sheet(
        "feedback",
        {
            "account_id": cast.account_ids.cells(people.account[person]),
            "person_id": cast.person_ids.cells(person),
            "instrument": Vocabulary([name for name, *_ in SCALES]).cells(scale),
            "scale_low": wholes(low),
            "scale_high": wholes(high),
            "asked_on": days.dated(asked),
            "answered_on": days.dated(answered, came),
            "score": decimals(score, 0).only(came),
            "words": _words(draw, (score - low) / (high - low), came),
            **days.recorded(asked, draw.wholes(0, SLOTS - 1, count), CRM),
        },
    )


def _words(draw: Draw, share: Share, came: Flags) -> Cells:
    """A sentence for some answers, in the mood of the score."""
    each = len(wording.FEEDBACK_WORDS[0])
    mood = np.minimum((share * len(wording.FEEDBACK_WORDS)).astype(np.int64), len(wording.FEEDBACK_WORDS) - 1)
    spoken = draw.happens(0.4, len(came)) & came
    words = [text for group in wording.FEEDBACK_WORDS for text in group]
    return Vocabulary(words).cells(each * mood + draw.wholes(0, each - 1, len(came)), spoken)

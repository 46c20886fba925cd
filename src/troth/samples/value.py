"""Tables of value: what customers say they had from us, who was told, and what they decided about their own data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from troth.samples import wording
from troth.samples.cast import Cast
from troth.samples.cells import EMPTY, Cells, Sheet, Vocabulary, decimals, wholes
from troth.samples.claims import Said, perceived, promised, quoted, released
from troth.samples.days import HAND, SLOTS, next_workday
from troth.samples.draw import Draw, Whole
from troth.samples.frame import Numbering, Subject, choices
from troth.samples.needs import moments_with

CLAIMS, COMMUNICATIONS, CHOICES_MADE = 140, 320, 150
CLAIMS_BY_HAND, COMMUNICATIONS_BY_HAND = 18, 24
CONFIRMED_SHARE, DESTROYED_SHARE, OURS_SHARE = 0.5, 0.12, 0.2
EVIDENCED = 3
TOLD, SEEN, ACKNOWLEDGED, REPEATED = range(4)
INFORMED, OBJECTED, QUOTE_ALLOWED, QUOTE_WITHDRAWN, DECLINED = range(5)
CHOICE_WEIGHTS = (0.75, 0.05, 0.12, 0.02, 0.06)


@dataclass(frozen=True)
class Claims:
    """Claims of a block; `person` is whose words, `negative` where value was destroyed."""

    person: Whole
    stated: Whole
    confirmed: Whole
    negative: Whole


def value(cast: Cast, numbering: Numbering) -> Iterator[Sheet]:
    """Claims, the telling of them, and the choices people made; in a book kept by hand a few claims nobody confirmed."""
    draw = cast.draw(Subject.VALUE)
    claims = _drawn(cast, draw)
    ids = numbering.take("cla", len(claims.person), 4)
    sheet, said = _claims(cast, claims, ids)
    yield sheet
    yield _communications(cast, said, ids, numbering)
    if not cast.frame.sample.by_hand:
        yield _choices(cast, numbering)
    yield quoted(cast, said, ids, sheet.columns["person_id"].places != EMPTY, numbering)


def _drawn(cast: Cast, draw: Draw) -> Claims:
    by_hand = cast.frame.sample.by_hand
    count = CLAIMS_BY_HAND if by_hand else CLAIMS
    account = draw.wholes(0, cast.accounts.count - 1, count)
    person = cast.someone(account, draw.shares(count))
    stated = moments_with(cast, person, draw)
    confirmed = next_workday(stated + draw.wholes(1, 40, count))
    latest = np.minimum(cast.people.ends[person] - 1, cast.frame.calendar.until)
    came = draw.happens(0.0 if by_hand else CONFIRMED_SHARE, count) & (confirmed <= latest)
    negative = draw.happens(DESTROYED_SHARE, count).astype(np.int64)
    return Claims(person, stated, np.where(came, confirmed, EMPTY), negative)


def _claims(cast: Cast, claims: Claims, ids: Cells) -> tuple[Sheet, Said]:
    days, draw, count = cast.frame.calendar, cast.draw(Subject.CLAIMS), len(claims.person)
    kind = draw.wholes(0, len(wording.CLAIMS) - 1, count)
    amount = np.array([claim.amount for claim in wording.CLAIMS])[kind] * draw.wholes(5, 15, count) // 10
    worth = np.array([claim.unit_price for claim in wording.CLAIMS])[kind]
    confirmed = claims.confirmed != EMPTY
    grade = np.where(confirmed, draw.wholes(1, 4, count), draw.wholes(0, 2, count))
    words = [text for claim in wording.CLAIMS for text in (claim.words, claim.complaint)]
    domain = Vocabulary([f"https://evidence.example/{number + 1}" for number in range(count)])
    said = Said(kind, claims.person, claims.stated, amount, claims.negative, grade)
    sheet = Sheet(
        "value_claims",
        {
            "claim_id": ids,
            "account_id": cast.account_ids.cells(cast.people.account[claims.person]),
            "person_id": cast.person_ids.cells(claims.person, confirmed | ~draw.happens(OURS_SHARE, count)),
            "pillar_id": cast.frame.pillar_ids.cells(
                np.array([claim.pillar for claim in wording.CLAIMS])[kind]
            ),
            "words": Vocabulary(words).cells(2 * kind + claims.negative),
            "metric": Vocabulary([claim.metric for claim in wording.CLAIMS]).cells(kind),
            "unit": Vocabulary([claim.unit for claim in wording.CLAIMS]).cells(kind),
            "baseline": decimals(4 * amount, 0),
            "amount": decimals(np.where(claims.negative == 1, -amount // 2, amount), 0),
            "unit_price": decimals(100 * worth, 2),
            "grade": wholes(grade),
            "evidence_url": domain.all().only(grade >= EVIDENCED),
            "stated_on": days.dated(claims.stated),
            "confirmed_by": cast.person_ids.cells(claims.person, confirmed),
            "confirmed_on": days.dated(claims.confirmed, confirmed),
            **promised(cast, said),
            **released(cast, said),
            **days.recorded(claims.stated, draw.wholes(0, SLOTS - 1, count), HAND),
        },
    )
    return sheet, said


def _communications(cast: Cast, said: Said, ids: Cells, numbering: Numbering) -> Sheet:
    """Colleagues of the account who were told of a claim, and how far it got with them."""
    days, draw = cast.frame.calendar, cast.draw(Subject.COMMUNICATIONS)
    count = COMMUNICATIONS_BY_HAND if cast.frame.sample.by_hand else COMMUNICATIONS
    claim = np.sort(draw.wholes(0, len(said.person) - 1, count))
    person = cast.someone(cast.people.account[said.person[claim]], draw.shares(count))
    told = next_workday(said.stated[claim] + draw.wholes(1, 90, count))
    state = draw.picks((0.4, 0.3, 0.2, 0.1), count)
    state_on = next_workday(told + draw.wholes(1, 30, count))
    moved = (state != TOLD) & (state_on <= days.until)
    latest = np.minimum(cast.people.ends[person] - 1, days.until)
    there = (person >= 0) & (told >= cast.people.begins[person]) & (told <= latest)
    sheet = Sheet(
        "value_communications",
        {
            "claim_id": ids.vocabulary.cells(claim),
            "person_id": cast.person_ids.cells(person),
            "told_on": days.dated(told),
            "channel": choices("value_communications", "channel").cells(draw.wholes(0, 4, count)),
            "state": choices("value_communications", "state").cells(np.where(moved, state, TOLD)),
            "state_on": days.dated(state_on, moved),
            "perceived_amount": perceived(cast, said, claim, moved & (state >= ACKNOWLEDGED)),
            **days.recorded(told, draw.wholes(0, SLOTS - 1, count), HAND),
        },
    ).where(there)
    return sheet.with_ids("communication_id", numbering.take("com", sheet.length, 4))


def _choices(cast: Cast, numbering: Numbering) -> Sheet:
    """People who were informed, and a few who objected to being scored, or allowed or refused something."""
    days, draw = cast.frame.calendar, cast.draw(Subject.CHOICES)
    person = draw.wholes(0, cast.people.count - 1, CHOICES_MADE)
    person = np.unique(person[cast.people.engagement[person] > 0])
    count = len(person)
    on = moments_with(cast, person, draw)
    return Sheet(
        "person_choices",
        {
            "choice_id": numbering.take("cho", count, 4),
            "person_id": cast.person_ids.cells(person),
            "kind": choices("person_choices", "kind").cells(draw.picks(CHOICE_WEIGHTS, count)),
            "claim_id": cast.person_ids.cells(person).only(np.zeros(count, bool)),
            "chosen_on": days.dated(on),
            "channel": Vocabulary(("letter", "email", "portal")).cells(draw.wholes(0, 2, count)),
            **days.recorded(on, draw.wholes(0, SLOTS - 1, count), HAND),
        },
    )

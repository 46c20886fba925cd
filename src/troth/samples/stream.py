"""Streams a book, table by table and block by block, each row after the rows it refers to."""

from __future__ import annotations

from collections.abc import Iterator

from troth.model import Facts
from troth.samples.cast import Cast
from troth.samples.casting import cast_of
from troth.samples.cells import Sheet
from troth.samples.deal_voices import deal_voices
from troth.samples.deals import deals, draw_deals
from troth.samples.frame import Frame, Numbering
from troth.samples.interactions import draw_contacts, interactions
from troth.samples.money import money
from troth.samples.needs import needs
from troth.samples.promise_events import promise_events
from troth.samples.promises import draw_promises, promises_sheet
from troth.samples.renewals import renewals
from troth.samples.sample import Sample
from troth.samples.their_promises import their_promises
from troth.samples.value import value
from troth.samples.who import who


def casts(sample: Sample) -> Iterator[Cast]:
    """The blocks of accounts of a book, one after the other."""
    frame = Frame(sample)
    for block in range(sample.blocks):
        yield cast_of(frame, block)


def sheets(sample: Sample) -> Iterator[Sheet]:
    """Every table of a book in pieces, referred-to rows first; empty pieces are left out."""
    yield from Frame(sample).sheets()
    numbering = Numbering()
    for cast in casts(sample):
        yield from (sheet for sheet in _block(cast, numbering) if sheet.length)


def facts(sample: Sample) -> Iterator[Facts]:
    """What does a made-up book hold? Typed rows in chunks of at most 50,000, each after the rows it refers to.

    Timestamps are aware, in UTC. Every row is in force; nothing is known later than the end of `sample.until`.
    Memory stays bounded by one block of 500 accounts, whatever the size of the book.
    """
    for sheet in sheets(sample):
        yield from sheet.facts()


def _block(cast: Cast, numbering: Numbering) -> Iterator[Sheet]:
    yield from who(cast, numbering)
    yield from needs(cast, numbering)
    yield interactions(cast, draw_contacts(cast), numbering)
    promises = draw_promises(cast)
    ids = numbering.take("pro", len(promises.account))
    yield promises_sheet(cast, promises, ids)
    yield promise_events(cast, promises, ids, numbering)
    yield from renewals(cast, numbering)
    if not cast.frame.sample.in_bulk:
        yield from value(cast, numbering)
        drawn = draw_deals(cast)
        deal_ids = numbering.take("dea", drawn.count, 4)
        yield from deals(cast, drawn, deal_ids, numbering)
        yield from deal_voices(cast, drawn, deal_ids, numbering)
    if not (cast.frame.sample.in_bulk or cast.frame.sample.by_hand):
        yield from money(cast, numbering)
        yield from their_promises(cast, numbering)

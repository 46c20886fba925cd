"""A value statement as slides (PPTX) with a chart that can be edited; the same statement gives the same bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

from troth.reports.slide_chart import columns
from troth.reports.slide_parts import ACCENT, LOSS, MUTED, card, fixed, new_slide, table, write
from troth.reports.statement_words import Say, SpokenClaim, SpokenStatement, spoken
from troth.reports.value_statement import ValueStatement

WIDTH, HEIGHT = 13.333, 7.5  # inches
MARGIN = 0.8
INNER = WIDTH - 2 * MARGIN
GAP = 0.4
MOST_ROWS, MOST_LOSSES = 5, 2
LONGEST_CELL = 150  # characters; the document holds the whole


def value_statement_slides(statement: ValueStatement, say: Say) -> bytes:
    """Three to five slides: whom it is for, the figures, the chart, what they had, what is to come."""
    told = spoken(statement, say)
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    _first(deck, told)
    if told.figures:
        _figures(deck, told)
    if told.bars:
        _chart(deck, told)
    _claims(deck, told)
    _to_come(deck, told)
    _describe(deck, told, statement.at)
    written = BytesIO()
    deck.save(written)
    return fixed(written.getvalue(), statement.at)


def _first(deck: Deck, told: SpokenStatement) -> None:
    slide = new_slide(deck, told.title, top=2.5, height=1.6, size=40)
    write(slide, (MARGIN, 1.2, INNER, 0.5), told.sender, size=20, bold=True, colour=ACCENT)
    write(slide, (MARGIN, 4.3, INNER, 0.6), told.about, size=20)
    write(slide, (MARGIN, 4.9, INNER, 0.5), told.day, size=16, colour=MUTED)


def _figures(deck: Deck, told: SpokenStatement) -> None:
    slide = new_slide(deck, told.headings["glance"])
    width = (INNER - GAP * (len(told.figures) - 1)) / len(told.figures)
    for place, (value, label) in enumerate(told.figures):
        card(slide, (MARGIN + place * (width + GAP), 2.0, width, 2.4), value, label)
    _foot(slide, told)


def _chart(deck: Deck, told: SpokenStatement) -> None:
    slide = new_slide(deck, told.chart_title)
    series = [(told.headings["gained"], [bar.created for bar in told.bars], ACCENT)]
    if any(bar.destroyed for bar in told.bars):
        series.append((told.headings["lost"], [-bar.destroyed for bar in told.bars], LOSS))
    columns(slide, (MARGIN, 1.85, INNER, 4.9), [bar.label for bar in told.bars], series)
    _foot(slide, told)


def _claims(deck: Deck, told: SpokenStatement) -> None:
    slide = new_slide(deck, told.headings["created"])
    lost = [(f"{told.headings['lost']}: {_cut(claim.words)}", *_row(claim)[1:]) for claim in told.destroyed]
    # Losses keep their place, however much there is to show beside them.
    room = MOST_ROWS - len(lost[:MOST_LOSSES])
    rows = [*(_row(claim) for claim in told.created[:room]), *lost[:MOST_LOSSES]]
    if not rows:
        write(slide, (MARGIN, 2.0, INNER, 0.6), told.headings["nothing_created"], size=18, colour=MUTED)
        return
    heads = (told.headings["words"], told.headings["figures"], told.headings["proof"])
    table(slide, (MARGIN, 1.85, (5.0, 3.7, 3.033)), heads, rows)
    _rest(slide, len(told.created) + len(told.destroyed) - len(rows))
    _foot(slide, told)


def _to_come(deck: Deck, told: SpokenStatement) -> None:
    slide = new_slide(deck, told.headings["to_come"])
    if told.to_come:
        heads = (told.headings["promise"], told.headings["due"])
        table(
            slide,
            (MARGIN, 1.85, (9.0, 2.733)),
            heads,
            [(_cut(words), day) for words, day in told.to_come[:MOST_ROWS]],
        )
        _rest(slide, len(told.to_come) - MOST_ROWS)
    else:
        write(slide, (MARGIN, 2.0, INNER, 0.6), told.headings["nothing_to_come"], size=18, colour=MUTED)
    write(slide, (MARGIN, 6.1, INNER, 0.7), " ".join(told.notes), size=11, colour=MUTED)
    _foot(slide, told)


def _row(claim: SpokenClaim) -> tuple[str, str, str]:
    """A claim with the one figure that says most to this role; the document holds the others."""
    return _cut(claim.words), next(iter(claim.lines), "–"), claim.proof


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_CELL else f"{words[: LONGEST_CELL - 1].rstrip()}…"


def _rest(slide: Slide, left_out: int) -> None:
    """How many rows stand in the document alone."""
    if left_out > 0:
        write(slide, (MARGIN, 6.55, 1.5, 0.35), f"+ {left_out}", size=12, colour=MUTED)


def _foot(slide: Slide, told: SpokenStatement) -> None:
    write(slide, (MARGIN, 6.95, INNER, 0.35), f"{told.sender} · {told.day}", size=10, colour=MUTED)


def _describe(deck: Deck, told: SpokenStatement, at: date) -> None:
    """What the file says of itself: the day it speaks of, and no clock."""
    moment = datetime(at.year, at.month, at.day, tzinfo=UTC).replace(tzinfo=None)
    about = deck.core_properties
    about.author = about.last_modified_by = told.sender[:255]
    about.title = told.title[:255]
    about.created = about.modified = about.last_printed = moment
    about.revision = 1

"""A value statement as a PDF and as slides: the same bytes each time, any words set as text, a chart that can be edited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

from pptx import Presentation
from pptx.presentation import Presentation as Deck

from tests.reports.value_claims import AT, acorn, claim, promise, role, statement, worth
from troth.reports.value_statement import ValueStatement
from troth.reports.value_statement_document import value_statement_document
from troth.reports.value_statement_slides import value_statement_slides

HOSTILE = '#import "/etc/passwd" <b>\u202e*x* $1$ \x07\x0b\udc80 ' + "w" * 400


def full(words: str = "A calm night shift") -> ValueStatement:
    """A statement with something in every part of it."""
    claims = [
        claim("a", shared_words=words, **worth(40), pillar_id="calm"),
        claim("b", shared_words=words, **worth(7), pillar_id="speed"),
        claim("c", shared_words=words, **worth(-3), pillar_id="calm"),
    ]
    pillars: list[dict[str, object]] = [
        {"pillar_id": each, "name": f"{each} {words}"} for each in ("calm", "speed")
    ]
    promises = [promise("p", shared_words=words)]
    return statement(
        acorn(buying_roles=[role("financial_buyer")], value_claims=claims, pillars=pillars, promises=promises)
    )


def deck_of(made: ValueStatement) -> Deck:
    return Presentation(BytesIO(value_statement_slides(made, str)))


def texts(deck: Deck) -> Iterator[str]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)


def test_the_same_statement_gives_the_same_bytes() -> None:
    made = full()
    for write in (value_statement_document, value_statement_slides):
        assert write(made, str) == write(made, str)


def test_any_words_are_set_as_text() -> None:
    made = full(HOSTILE)
    assert value_statement_document(made, str).startswith(b"%PDF-")
    shown = "\n".join(texts(deck_of(made)))
    assert '#import "/etc/passwd" <b>' in shown
    assert not {"\u202e", "\x07", "\x0b"} & set(shown)


def test_the_slides_lead_from_whom_they_are_for_to_what_is_to_come() -> None:
    deck = deck_of(full())
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title]
    assert titles == [
        "What it brought you, and what it cost",
        "At a glance",
        "Value in EUR, by part of what we promise",
        "What you had from us",
        "What is still to come",
    ]


def test_a_loss_stands_on_the_slides_however_much_was_gained() -> None:
    many = [claim(str(number), stated_on=date(2026, 1, 1 + number)) for number in range(20)]
    made = statement(acorn(value_claims=[*many, claim("late", **worth(-3))]))
    assert "lost: approved late" in list(texts(deck_of(made)))


def test_the_chart_holds_numbers_that_can_be_edited() -> None:
    (chart,) = (shape.chart for slide in deck_of(full()).slides for shape in slide.shapes if shape.has_chart)
    assert [(series.name, tuple(series.values)) for series in chart.plots[0].series] == [
        ("gained", (400.0, 70.0)),
        ("lost", (-30.0, 0.0)),
    ]


def test_the_file_tells_the_day_it_speaks_of_and_no_clock() -> None:
    about = deck_of(full()).core_properties
    day = datetime(AT.year, AT.month, AT.day)  # noqa: DTZ001 - as the file gives it
    assert (about.created.replace(tzinfo=None), about.modified.replace(tzinfo=None)) == (day, day)
    assert about.author == "Brook Drives (sample)"


def test_an_empty_statement_and_a_long_one_make_files_too() -> None:
    many = [claim(str(number), stated_on=date(2026, 1, 1 + number)) for number in range(28)]
    for made in (statement(acorn()), statement(acorn(value_claims=many))):
        assert value_statement_document(made, str).startswith(b"%PDF-")
        assert len(deck_of(made).slides) == 3

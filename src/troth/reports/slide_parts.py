"""The parts slides are made of: a titled slide, a text, a table, and a file that holds no moment of its making."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.table import _Cell as Cell
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

ACCENT, LOSS = RGBColor(0x0A, 0x4A, 0x86), RGBColor(0xA3, 0x3D, 0x22)
INK, MUTED, TINT, PAPER = (
    RGBColor(0x1F, 0x29, 0x37),
    RGBColor(0x5B, 0x65, 0x74),
    RGBColor(0xEE, 0xF3, 0xF8),
    RGBColor(0xFF, 0xFF, 0xFF),
)
TITLE_ONLY = 5  # the layout of python-pptx's own template that has a title and nothing else
LEFT, INNER = 0.8, 11.733  # inches
EDITABLE_DATA = ".xlsx"
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

Box = tuple[float, float, float, float]  # left, top, width, height, in inches


def new_slide(deck: Deck, title: str, *, top: float = 0.6, height: float = 0.9, size: int = 30) -> Slide:
    """A slide with a title that screen readers find as such."""
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    shape = slide.shapes.title
    assert shape is not None  # noqa: S101 - the layout has one
    shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in (LEFT, top, INNER, height))
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _set(shape.text_frame, title, size=size, bold=True, colour=INK)
    line = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, Inches(LEFT), Inches(top + height + 0.05), Inches(INNER), Pt(2)
    )
    line.fill.solid()
    line.fill.fore_color.rgb = ACCENT
    line.line.fill.background()
    return slide


def card(slide: Slide, box: Box, value: str, label: str) -> None:
    """A figure on a tinted card, and under it what it is a figure of."""
    frame = slide.shapes.add_textbox(*(Inches(each) for each in box))
    frame.fill.solid()
    frame.fill.fore_color.rgb = TINT
    text = frame.text_frame
    text.word_wrap, text.auto_size = True, MSO_AUTO_SIZE.NONE
    text.margin_left = text.margin_right = text.margin_top = Inches(0.2)
    _set(text, value, size=32, bold=True, colour=ACCENT)
    run = text.add_paragraph().add_run()
    run.text = label
    run.font.size, run.font.color.rgb = Pt(16), MUTED


def write(
    slide: Slide, box: Box, text: str, *, size: int, bold: bool = False, colour: RGBColor = INK
) -> None:
    """A text in a box, wrapped at its edge."""
    frame = slide.shapes.add_textbox(*(Inches(each) for each in box)).text_frame
    frame.word_wrap = True
    _set(frame, text, size=size, bold=bold, colour=colour)


def table(
    slide: Slide,
    place: tuple[float, float, Sequence[float]],
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> None:
    """A table at (left, top) with columns of these widths, in inches; lines of a cell stand below each other."""
    left, top, widths = place
    size = (Inches(sum(widths)), Inches(0.4 * (len(rows) + 1)))
    made = slide.shapes.add_table(len(rows) + 1, len(heads), Inches(left), Inches(top), *size).table
    for number, width in enumerate(widths):
        made.columns[number].width = Inches(width)
    for across, head in enumerate(heads):
        _cell(made.cell(0, across), head, PAPER, ACCENT, size=14)
    for down, row in enumerate(rows, start=1):
        for across, text in enumerate(row):
            _cell(made.cell(down, across), text, INK, PAPER if down % 2 else TINT, size=14)


def fixed(package: bytes, at: date) -> bytes:
    """The same file with every moment of its making set to a day: of its parts, and of the data behind its charts."""
    written = BytesIO()
    day = f"{at.isoformat()}T00:00:00Z".encode()
    with ZipFile(BytesIO(package)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name.endswith(EDITABLE_DATA):
                part = fixed(part, at)
            elif name == "docProps/core.xml":
                part = _MOMENT.sub(day, part)
            entry = ZipInfo(name, (at.year, at.month, at.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, part)
    return written.getvalue()


def _cell(cell: Cell, text: str, colour: RGBColor, paper: RGBColor, *, size: int) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = paper
    cell.margin_top = cell.margin_bottom = Inches(0.06)
    _set(cell.text_frame, text, size=size, bold=colour == PAPER, colour=colour)


def _set(frame: TextFrame, text: str, *, size: int, bold: bool, colour: RGBColor) -> None:
    frame.clear()
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour
        paragraph.alignment = PP_ALIGN.LEFT

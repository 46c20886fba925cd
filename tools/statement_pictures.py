"""Pictures of a value statement, as it would be sent: its PDF by poppler, its slides by LibreOffice, where they are there."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports.phrases import english
from troth.reports.value_statement import ValueStatement
from troth.reports.value_statement_document import value_statement_document
from troth.reports.value_statement_slides import value_statement_slides
from troth.workspace.reading import read_value_statements

READER = "financial_buyer"
AHEAD = 2  # claims that a promise ahead is worth to the picture
GAP, GREY = 20, (200, 205, 214)
DOTS_PER_INCH, COLOURS = 75, 64


def take_statement(ledger: Ledger, at: date, folder: Path) -> None:
    """Write value-statement.png and value-slides.png of the fullest statement for a financial buyer."""
    statement = fullest(ledger, at)
    with TemporaryDirectory() as scratch:
        pdf = Path(scratch) / "statement.pdf"
        pdf.write_bytes(value_statement_document(statement, english))
        _picture(pdf, folder / "value-statement.png", columns=2)
        slides = Path(scratch) / "slides.pptx"
        slides.write_bytes(value_statement_slides(statement, english))
        if _ran("soffice", "--headless", "--convert-to", "pdf", "--outdir", scratch, str(slides)):
            _picture(slides.with_suffix(".pdf"), folder / "value-slides.png", columns=2)


def fullest(ledger: Ledger, at: date) -> ValueStatement:
    """The statement with the most to tell, of the sample's financial buyers."""
    roles = book.current(ledger, "buying_roles", role=READER)
    every = [
        statement
        for row in roles
        for statement in read_value_statements(ledger, str(row["person_id"]), [str(row["account_id"])], at)
    ]
    return max(every, key=lambda each: (len(each.claims) + _ahead(each), each.person))


def _ahead(statement: ValueStatement) -> int:
    """What its promises ahead are worth to a picture, less those past their day."""
    days = [each.due_on for each in statement.to_come if each.due_on is not None]
    return sum(AHEAD if day >= statement.at else -AHEAD for day in days)


def _picture(pdf: Path, file: Path, columns: int) -> None:
    """All pages of a document in one picture."""
    pages = pdf.with_suffix("")
    if not _ran("pdftoppm", "-png", "-r", str(DOTS_PER_INCH), str(pdf), str(pages)):
        return
    images = [Image.open(page) for page in sorted(pdf.parent.glob(f"{pages.name}-*.png"))]
    _beside(images, columns).quantize(COLOURS).save(file, optimize=True)
    print(file)


def _beside(images: Sequence[Image.Image], columns: int) -> Image.Image:
    width, height = images[0].size
    rows = -(-len(images) // columns)
    across = min(columns, len(images))
    whole = Image.new("RGB", (across * (width + GAP) - GAP, rows * (height + GAP) - GAP), GREY)
    for place, image in enumerate(images):
        whole.paste(image, (place % columns * (width + GAP), place // columns * (height + GAP)))
    return whole


def _ran(program: str, *arguments: str) -> bool:
    """Whether a program was there and did its work; where it is missing that is told."""
    found = shutil.which(program)
    if found is None:
        print(f"{program} is not installed, so that a picture of the value statement is left as it is.")
        return False
    subprocess.run([found, *arguments], check=True, capture_output=True)  # noqa: S603 - found on this machine
    return True

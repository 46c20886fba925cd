"""`troth export` and `troth record` of a book that Troth keeps: the access log says what was taken along."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.utils.translation import override

from troth import ledger as store
from troth.ledger import Ledger
from troth.model import InputError
from troth.web.access_log import log_export, log_record
from troth.web.pages.person_record import FORMS
from troth.workspace.choosing import settings_of
from troth.workspace.exporting import export_book
from troth.workspace.part import Part
from troth.workspace.reading import read_person_record
from troth.workspace.refreshing import today_of


def export_and_tell(address: str, target: Path, form: str, part: Part | None) -> Iterator[str]:
    """Export the book, or a part of it, and tell how many rows of each table; raises as `export_book` does."""
    store.migrate(store.open(address).alias)
    counts = export_book(address, target, form, part=part, tell=log_export)
    yield from (f"{table}: {count:,} rows" for table, count in counts.items())


def write_record_and_tell(ledger: Ledger, person_id: str, file: Path, now: datetime) -> Iterator[str]:
    """Write everything about a person to a new file, in the language of the book; its name says whether HTML or PDF.

    Raises InputError on another name, a file that is there already, or an unknown person.
    """
    store.migrate(ledger.alias)
    form = file.suffix.removeprefix(".")
    if form not in FORMS:
        raise InputError(f"The file came as {file.name}; name one that ends in .html or .pdf.")
    try:
        record = read_person_record(ledger, person_id, today_of(ledger, now))
    except KeyError:
        raise InputError(f"The book has never known a person {person_id!r}; give an id of people.") from None
    with override(settings_of(ledger)["language"]):
        document = FORMS[form][1](record)
    log_record(person_id)
    try:
        with file.open("xb") as made:
            made.write(document)
    except FileExistsError:
        raise InputError(f"{file} is there already; name a new file.") from None
    yield f"{file}: {sum(len(kind.entries) for kind in record.kinds):,} entries about the person."

"""Exports become typed facts: a mapping says how, a reading streams them, problems are listed by row."""

from troth.intake.apart import ApartTable, Bounds, open_apart
from troth.intake.columns import ColumnGuess, ColumnKind, Question
from troth.intake.folder import to_folder
from troth.intake.identity import book_key
from troth.intake.loading import load_mapping, mapping_of
from troth.intake.mapping import AS_SHOWN, OTHER_MARK, CsvMapping, Formats, Source, formats_written
from troth.intake.opening import open_table
from troth.intake.packed import members_of
from troth.intake.reading import Reading, SourceReading, Tally, read, read_apart
from troth.intake.sources import SOURCES, Agreement, ImportSource, Kept, Known, SourceFiles
from troth.intake.sources.contacts import Offer
from troth.intake.sources.contacts_reading import ContactsReading
from troth.intake.surveying import Survey, survey
from troth.intake.table import Finding, Row, TableReading, Typed

__all__ = [
    "AS_SHOWN",
    "OTHER_MARK",
    "SOURCES",
    "Agreement",
    "ApartTable",
    "Bounds",
    "ColumnGuess",
    "ColumnKind",
    "ContactsReading",
    "CsvMapping",
    "Finding",
    "Formats",
    "ImportSource",
    "Kept",
    "Known",
    "Offer",
    "Question",
    "Reading",
    "Row",
    "Source",
    "SourceFiles",
    "SourceReading",
    "Survey",
    "TableReading",
    "Tally",
    "Typed",
    "book_key",
    "formats_written",
    "load_mapping",
    "mapping_of",
    "members_of",
    "open_apart",
    "open_table",
    "read",
    "read_apart",
    "survey",
    "to_folder",
]

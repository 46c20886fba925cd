"""DuckDB or Spark behind one door: opens a book, checks it, and runs the text of measures as of a day."""

from troth.engine.book import Book, open_book
from troth.engine.known import known_schema
from troth.engine.moment import count_known, lay_known, load_decay, merges, set_day
from troth.engine.prepared import Prepared, Question
from troth.engine.runner import Row, Runner

__all__ = [
    "Book",
    "Prepared",
    "Question",
    "Row",
    "Runner",
    "count_known",
    "known_schema",
    "lay_known",
    "load_decay",
    "merges",
    "open_book",
    "set_day",
]

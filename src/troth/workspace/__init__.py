"""The one place that joins ledger, engine and measures: opens a book, runs measures, keeps runs."""

from troth.engine import open_book
from troth.workspace.scoring import Scored, score, score_days, with_contributions

__all__ = ["Scored", "open_book", "score", "score_days", "with_contributions"]

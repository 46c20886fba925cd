"""The days of a book: working days, the moments facts became known, and the batches that wrote them.

Inside the room a day is a whole number, counted from 1 January 1970.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

import numpy as np

from troth.samples.cells import Cells, Sheet, Vocabulary
from troth.samples.draw import Flags, Whole
from troth.samples.sample import Sample

EPOCH = date(1970, 1, 1)
FRIDAY = 4
DAYS_BEFORE, DAYS_AFTER = 12 * 366, 4 * 366
# Facts are written down between 06:00 and 16:00 UTC, when a Berlin office is open all year, so days never differ.
FIRST_MINUTE, MINUTES_A_SLOT, SLOTS = 6 * 60, 7, 85
BASES = Vocabulary(("witnessed", "source"))
WITNESSED, SOURCE = 0, 1
IMPORTS = ("CRM export", "mail and calendar log", "invoice export")
CRM, MAIL, INVOICES, HAND = 0, 1, 2, 3


def number(day: date) -> int:
    """The number of a day."""
    return (day - EPOCH).days


def workday(days: Whole) -> Whole:
    """Each day itself, or the Friday before where it falls on a weekend."""
    weekday = (days + 3) % 7
    return days - np.maximum(weekday - FRIDAY, 0)


def next_workday(days: Whole) -> Whole:
    """Each day itself, or the Monday after where it falls on a weekend."""
    weekday = (days + 3) % 7
    return days + np.where(weekday > FRIDAY, 7 - weekday, 0)


@dataclass(frozen=True)
class Calendar:
    """Turns day numbers into columns; `start` and `until` are the first and last working day of the book."""

    sample: Sample

    @property
    def start(self) -> int:
        """The first day of the book."""
        return number(self.sample.start)

    @property
    def until(self) -> int:
        """The day the book ends."""
        return number(self.sample.until)

    @cached_property
    def dates(self) -> Vocabulary:
        """Every day a fact may name."""
        first = self.sample.start - timedelta(days=DAYS_BEFORE)
        return Vocabulary([first + timedelta(days=day) for day in range(DAYS_BEFORE + 3 * 366 + DAYS_AFTER)])

    @cached_property
    def moments(self) -> Vocabulary:
        """Every moment at which something may be written down, slot by slot, day by day."""
        midnight = datetime(
            self.sample.start.year, self.sample.start.month, self.sample.start.day, tzinfo=UTC
        )
        opening = [
            midnight + timedelta(minutes=FIRST_MINUTE + MINUTES_A_SLOT * slot) for slot in range(SLOTS)
        ]
        days = range(self.until - self.start + 1)
        return Vocabulary([moment + timedelta(days=day) for day in days for moment in opening])

    @cached_property
    def _month_of(self) -> Whole:
        """For each day of the book, how many months it lies after the first."""
        first = self.sample.start
        days = [first + timedelta(days=day) for day in range(self.until - self.start + 1)]
        return np.array([12 * (day.year - first.year) + day.month - first.month for day in days])

    @cached_property
    def _typing_days(self) -> Whole:
        """The working days of a book that is typed by hand, wholly or in part."""
        days: Whole = np.arange(0 if self.sample.in_bulk else self.until - self.start + 1)
        working: Whole = days[workday(days + self.start) == days + self.start]
        return working

    @cached_property
    def _imports(self) -> int:
        """How many imports wrote the book: one a month from each source, none where all is typed by hand."""
        return 0 if self.sample.by_hand else len(IMPORTS) * (int(self._month_of[-1]) + 1)

    @cached_property
    def batch_ids(self) -> Vocabulary:
        """The imports month by month, source by source; then the days of typing."""
        return Vocabulary([f"bat-{place + 1:05d}" for place in range(self._imports + len(self._typing_days))])

    def batches(self) -> Sheet:
        """The table of batches: an import is written at the end of its month, typing at the end of its day."""
        closing = np.searchsorted(self._month_of, np.arange(self._imports) // len(IMPORTS), side="right") - 1
        days = self.start + np.append(closing, self._typing_days)
        sources = np.append(np.arange(self._imports) % len(IMPORTS), np.full(len(self._typing_days), HAND))
        return Sheet(
            "batches",
            {
                "batch_id": self.batch_ids.all(),
                "written_at": self.timed(days, np.full(len(days), SLOTS - 1)),
                "written_by": Vocabulary(("import", "account team")).cells(
                    (sources == HAND).astype(np.int64)
                ),
                "source": Vocabulary((*IMPORTS, "typed by hand")).cells(sources),
                "recorded_at": self.timed(days, np.full(len(days), SLOTS - 1)),
                "recorded_basis": BASES.everywhere(WITNESSED, len(days)),
            },
        )

    def _batch_of(self, days: Whole, source: int) -> Cells:
        """The batch that wrote a fact on each of these days."""
        if source == HAND:
            return self.batch_ids.cells(self._imports + np.searchsorted(self._typing_days, days - self.start))
        return self.batch_ids.cells(len(IMPORTS) * self._month_of[days - self.start] + source)

    def dated(self, days: Whole, known: Flags | None = None) -> Cells:
        """A column of dates."""
        return self.dates.cells(days - (self.start - DAYS_BEFORE), known)

    def timed(self, days: Whole, slots: Whole, known: Flags | None = None) -> Cells:
        """A column of moments within the book."""
        return self.moments.cells((days - self.start) * SLOTS + slots, known)

    def recorded(self, days: Whole, slots: Whole, source: int) -> dict[str, Cells]:
        """The version columns of facts written down on these days: by hand at once, or with a source's own stamp."""
        days = workday(np.clip(days, self.start, self.until))
        if self.sample.by_hand or self.sample.in_bulk:
            source = HAND if self.sample.by_hand else CRM
        return {
            "recorded_at": self.timed(days, slots),
            "recorded_basis": BASES.everywhere(WITNESSED if source == HAND else SOURCE, len(days)),
            "batch_id": self._batch_of(days, source),
        }

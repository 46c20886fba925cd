"""On which scale an answer is: told by the file, known of what was asked, or else to be asked about."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from troth.intake.filling import Fault
from troth.model import MappingError, Problem, Value
from troth.model.tables.needs import INSTRUMENT_SCALES

_ADD = "add the columns Scale low and Scale high with the worst and the best answer possible"
# HubSpot asks for satisfaction from 0 to 2: answers up to that could be of either scale.
_LOW_TOPS = {"csat": 2}


class Scales:
    """The scales of the answers of one file, and what must be asked about them once all have been seen."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._untold: dict[str, tuple[Decimal, Decimal]] = {}  # least and greatest answer, by instrument

    def forget(self) -> None:
        """Begin a new pass over the file."""
        self._untold.clear()

    def settle(self, made: dict[str, Value]) -> tuple[Fault, ...]:
        """Give the fact its scale; an answer outside the scale that its row tells is emptied, and that is the fault."""
        score, low, high = made["score"], made["scale_low"], made["scale_high"]
        if not isinstance(score, Decimal):
            return ()
        if not isinstance(low, Decimal) or not isinstance(high, Decimal):
            made["scale_low"], made["scale_high"] = self._usual(str(made["instrument"]), score)
            return ()
        if min(low, high) <= score <= max(low, high):
            return ()
        made["score"] = None
        return (Fault("score", f"score {score:f} lies outside its scale from {low:f} to {high:f}"),)

    def refuse_unknown(self) -> None:
        """Raises MappingError with what the file must tell of its scales."""
        problems = list(self._questions())
        if problems:
            raise MappingError(f"{self._file} must say on which scale its answers are.", problems)

    def _usual(self, instrument: str, score: Decimal) -> tuple[Value, Value]:
        least, greatest = self._untold.get(instrument, (score, score))
        self._untold[instrument] = min(least, score), max(greatest, score)
        low, high = INSTRUMENT_SCALES.get(instrument, (None, None))
        return (None, None) if low is None or high is None else (Decimal(low), Decimal(high))

    def _questions(self) -> Iterator[Problem]:
        for instrument, (least, greatest) in self._untold.items():
            low, high = INSTRUMENT_SCALES.get(instrument, (None, None))
            if low is None or high is None:
                known = " and ".join(name.upper() for name in INSTRUMENT_SCALES)
                yield Problem(instrument, f"has no scale of its own, as {known} have; {_ADD}")
            elif least < low or greatest > high:
                outside = least if least < low else greatest
                yield Problem(instrument, f"holds {outside:f} where {low} to {high} is usual; {_ADD}")
            elif greatest <= _LOW_TOPS.get(instrument, low - 1):
                yield Problem(
                    instrument,
                    f"holds no answer above {greatest:f}, which may be of a scale other than {low} to {high}; {_ADD}",
                )

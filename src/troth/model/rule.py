"""What a rule is: one quantity that may be chosen, with unit, bounds and the basis its default rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """What a default rests on."""

    LITERATURE = "literature"
    SIMULATION = "simulation"
    JUDGEMENT = "judgement"


@dataclass(frozen=True)
class Rule:
    """One settable quantity: its default, unit, inclusive bounds, basis and source."""

    name: str
    default: float
    unit: str
    low: float
    high: float
    basis: Basis
    meaning: str
    source: str = ""

"""The promises people give, filled in: words, the part of the brand promise, and what is measured."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from troth.samples import wording
from troth.samples.cells import Vocabulary
from troth.samples.draw import Whole

LEVEL_SCALE = 2
LEVEL_ONE = 10**LEVEL_SCALE


@dataclass(frozen=True)
class Phrases:
    """Every promise that may be given, one place each; levels in hundredths of the unit."""

    words: Vocabulary
    metric: Vocabulary
    unit: Vocabulary
    pillar: Whole
    promised: Whole
    floor: Whole

    @property
    def count(self) -> int:
        """How many there are."""
        return self.words.count


@cache
def phrases() -> Phrases:
    """The promises of `wording`, each filled with each of its things."""
    filled = [(phrase, phrase.words.format(thing)) for phrase in wording.PHRASES for thing in phrase.things]
    return Phrases(
        words=Vocabulary([words for _, words in filled]),
        metric=Vocabulary([phrase.metric or None for phrase, _ in filled]),
        unit=Vocabulary([phrase.unit or None for phrase, _ in filled]),
        pillar=np.array([phrase.pillar for phrase, _ in filled]),
        promised=LEVEL_ONE * np.array([phrase.promised for phrase, _ in filled]),
        floor=LEVEL_ONE * np.array([phrase.floor for phrase, _ in filled]),
    )

"""The whole calculation once more, slowly and plainly: the yardstick for the measures of Troth.

Written from the definitions alone, with dictionaries, loops and fractions; it shares nothing with the measures but
the words of `troth.model`.
"""

from tests.reference.contribution import contributions
from tests.reference.scores import Scores, score

__all__ = ["Scores", "contributions", "score"]

"""The value each customer had from us, in their own words, and who of them knows of it."""

from troth.model import Measure
from troth.value.claims import claim_sums, counting_claims
from troth.value.scores import value_scores

# These read `open_accounts` and `unknown_share`, which influence makes.
MEASURES: tuple[Measure, ...] = (counting_claims, claim_sums, value_scores)

__all__ = ["MEASURES"]

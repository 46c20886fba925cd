"""Trust and respect of a person."""

from troth.trust.priors import account_need_sums, estimated_prior, keeping_prior, need_prior
from troth.trust.respect import respect, respect_weights
from troth.trust.trust import book_means, shared_trust, shared_trust_weights, trust, trust_weights

MEASURES = (
    account_need_sums,
    keeping_prior,
    need_prior,
    book_means,
    trust_weights,
    trust,
    shared_trust_weights,
    shared_trust,
    respect_weights,
    respect,
)

__all__ = ["MEASURES", "estimated_prior"]

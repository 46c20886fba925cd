"""Loyalty: from persons to accounts, attitude against behaviour, and what is missing."""

from troth.loyalty.account import account_loyalty, account_sums, unseen_people
from troth.loyalty.behaviour import (
    alternative_appeal,
    behaviour,
    locked_accounts,
    renewal_sums,
    staying_prior,
)
from troth.loyalty.contributions import (
    contact_terms,
    contributions,
    loyalty_slopes,
    loyalty_without,
    need_terms,
    promise_terms,
)
from troth.loyalty.gaps import gaps, need_gaps, promise_gaps
from troth.loyalty.person import person_loyalty, person_scores
from troth.loyalty.standing import account_scores, loyalty_classes, weakest_people

MEASURES = (
    person_loyalty,
    person_scores,
    unseen_people,
    account_sums,
    account_loyalty,
    renewal_sums,
    staying_prior,
    behaviour,
    locked_accounts,
    alternative_appeal,
    loyalty_classes,
    weakest_people,
    account_scores,
    promise_gaps,
    need_gaps,
    gaps,
)

# Opening loyalty down to its facts; these follow the others on the same engine, when asked for.
CONTRIBUTION_MEASURES = (
    loyalty_slopes,
    promise_terms,
    need_terms,
    contact_terms,
    contributions,
    loyalty_without,
)

__all__ = ["CONTRIBUTION_MEASURES", "MEASURES"]

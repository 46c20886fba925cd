"""Loyalty: from persons to accounts, attitude against behaviour, and what is missing."""

from troth.loyalty.account import account_loyalty, account_sums, unseen_people
from troth.loyalty.behaviour import (
    alternative_appeal,
    behaviour,
    locked_accounts,
    renewal_sums,
    staying_prior,
    yearly_sales,
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
    yearly_sales,
    alternative_appeal,
    loyalty_classes,
    weakest_people,
    account_scores,
    promise_gaps,
    need_gaps,
    gaps,
)

__all__ = ["MEASURES"]

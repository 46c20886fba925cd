"""All measures in the order in which they build on each other."""

from __future__ import annotations

from troth import influence, loyalty, needs, promises, trust, value
from troth.model import Measure

ACCOUNT_MEASURES: tuple[Measure, ...] = (
    *needs.CONTACT_MEASURES,
    *influence.MEASURES,
    *promises.MEASURES,
    *needs.EVIDENCE_MEASURES,
    *needs.FIT_MEASURES,
    *value.MEASURES,
    *trust.MEASURES,
    *loyalty.MEASURES,
)

# About our own people, over all accounts: computed with the whole book only.
BOOK_MEASURES: tuple[Measure, ...] = promises.PROMISER_MEASURES

MEASURES: tuple[Measure, ...] = (*ACCOUNT_MEASURES, *BOOK_MEASURES)

# Opening figures down to their facts: asked for by account, or for the whole book.
CONTRIBUTION_MEASURES: tuple[Measure, ...] = loyalty.CONTRIBUTION_MEASURES

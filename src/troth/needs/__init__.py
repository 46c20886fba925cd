"""What each of their people needs, how well it is met, how close we are, and how our promises fit."""

from troth.model import Measure
from troth.needs.claims import claim_evidence
from troth.needs.contact_events import contact_evidence
from troth.needs.contacts import contact_observed, contacts
from troth.needs.evidence import need_evidence, need_sums
from troth.needs.feedback import feedback_evidence
from troth.needs.fit import brand_fit, important_needs, unserved_needs
from troth.needs.ratings import rating_evidence, usable_ratings
from troth.needs.standing import live_needs, need_standing, unmet_needs
from troth.needs.surplus import surplus_evidence
from troth.needs.trials import reply_records, trial_evidence

CONTACT_MEASURES: tuple[Measure, ...] = (reply_records, contact_evidence, contacts, contact_observed)

# These read `promise_surplus`, which the promises make.
EVIDENCE_MEASURES: tuple[Measure, ...] = (
    usable_ratings,
    rating_evidence,
    feedback_evidence,
    trial_evidence,
    claim_evidence,
    surplus_evidence,
    need_evidence,
    need_sums,
)

# These read `members`, which influence makes, and `promise_standing`, which the promises make.
FIT_MEASURES: tuple[Measure, ...] = (
    need_standing,
    live_needs,
    unmet_needs,
    important_needs,
    unserved_needs,
    brand_fit,
)

MEASURES: tuple[Measure, ...] = (*CONTACT_MEASURES, *EVIDENCE_MEASURES, *FIT_MEASURES)

__all__ = ["CONTACT_MEASURES", "EVIDENCE_MEASURES", "FIT_MEASURES", "MEASURES"]

"""Promises: made, due, kept, broken; what they say of trust; over-promising."""

from troth.promises.changes import change_debits, changed_terms, excused_slips, promise_changes
from troth.promises.evidence import account_promise_sums, change_evidence, promise_evidence, promise_sums
from troth.promises.kept import promise_cases, promise_judgements
from troth.promises.over_promise import (
    over_promise_index,
    over_promise_means,
    over_promise_spread,
    over_promises,
)
from troth.promises.promisers import announced_slips, listened_promises, promiser_record, promiser_scores
from troth.promises.standing import promise_scores, promise_standing, promise_surplus
from troth.promises.terms import our_promises, promise_history, promise_leads, recording_sources
from troth.promises.views import account_promise_viewers, promise_viewers, terms_of_office, verdicts

MEASURES = (
    promise_leads,
    promise_history,
    recording_sources,
    our_promises,
    terms_of_office,
    account_promise_viewers,
    promise_viewers,
    verdicts,
    promise_changes,
    change_debits,
    changed_terms,
    excused_slips,
    promise_cases,
    promise_judgements,
    promise_evidence,
    change_evidence,
    promise_sums,
    account_promise_sums,
    promise_standing,
    promise_surplus,
    promise_scores,
)

PROMISER_MEASURES = (
    promiser_record,
    announced_slips,
    listened_promises,
    over_promises,
    over_promise_means,
    over_promise_spread,
    over_promise_index,
    promiser_scores,
)

__all__ = ["MEASURES", "PROMISER_MEASURES"]

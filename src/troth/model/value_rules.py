"""The rules of value: what a claim weighs, when somebody knows of it, which customers matter most, and whom to come back to."""

from __future__ import annotations

from troth.model.rule import Basis, Rule

J = Basis.JUDGEMENT
_REMORSE = "Sweeney, Hausknecht and Soutar 2000: dissonance is felt soon after the purchase"

VALUE_RULES: tuple[Rule, ...] = (
    Rule("grade_ours_only", 0, "weight", 0, 1, J, "weight of a claim of value that only we make"),
    Rule("grade_said", 0.25, "weight", 0, 1, J, "weight of a claim of value the customer said"),
    Rule("grade_quantified", 0.5, "weight", 0, 1, J, "weight of a claim of value the customer quantified"),
    Rule("grade_evidenced", 0.75, "weight", 0, 1, J, "weight of a confirmed claim of value with evidence"),
    Rule("grade_finance", 1, "weight", 0, 1, J, "weight of a claim of value that their finance confirmed"),
    Rule("knowledge_told", 1 / 3, "share", 0, 1, J, "how far someone told of a value claim knows of it"),
    Rule("knowledge_seen", 1 / 2, "share", 0, 1, J, "how far someone who has seen a value claim knows of it"),
    Rule(
        "knowledge_acknowledged",
        2 / 3,
        "share",
        0,
        1,
        J,
        "how far someone who has acknowledged a value claim knows of it",
    ),
    Rule("claim_money_share", 0.95, "share", 0.5, 1, J, "share of all priced claims that weigh in full"),
    Rule("value_claims_ok", 3, "claims", 1, 1000, J, "claims from which value coverage is well founded"),
    Rule("realised_least", 5, "accounts", 2, 1000, J, "accounts from which realised value has an interval"),
    Rule("realised_draws", 2000, "draws", 100, 100_000, J, "draws of accounts behind that interval"),
    Rule(
        "important_share",
        0.8,
        "share",
        0,
        1,
        J,
        "share of all profit or revenue that the most important customers bring",
    ),
    Rule("important_least", 10, "customers", 0, 1000, J, "the most important customers are at least so many"),
    Rule(
        "capacity",
        200,
        "customers",
        1,
        1_000_000,
        J,
        "customers we can look after at once; the most important are at most so many",
    ),
    Rule(
        "follow_up_contact_days",
        7,
        "days",
        1,
        365,
        J,
        "days after a signature by which everyone who took part hears of us",
        _REMORSE,
    ),
    Rule(
        "follow_up_value_days",
        30,
        "days",
        1,
        365,
        J,
        "days by which we ask them about the first value",
        _REMORSE,
    ),
    Rule(
        "follow_up_review_days",
        90,
        "days",
        1,
        1000,
        J,
        "days by which we review the value with them",
        _REMORSE,
    ),
    Rule(
        "follow_up_gap_days",
        180,
        "days",
        1,
        1000,
        J,
        "a step not taken is a gap up to this long after a signature",
    ),
    Rule("follow_up_days", 365, "days", 1, 20000, J, "signatures this recent count in how we follow up"),
)

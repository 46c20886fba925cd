"""The rules of value: how much a claim weighs, and when somebody knows of it."""

from __future__ import annotations

from troth.model.rule import Basis, Rule

J = Basis.JUDGEMENT

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
)

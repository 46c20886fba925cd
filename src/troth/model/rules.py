"""The rules: every default a measure uses, with unit, bounds and the basis it rests on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from troth.model.errors import Problem, RuleError
from troth.model.rule import Basis, Rule
from troth.model.value_rules import VALUE_RULES

__all__ = ["BY_NAME", "NORMAL_QUANTILE", "RULES", "Basis", "Rule", "Rules", "rules_from"]

L, S, J = Basis.LITERATURE, Basis.SIMULATION, Basis.JUDGEMENT
_ROC = "Barron and Barrett 1996, rank-order centroid weights, rounded"

RULES: tuple[Rule, ...] = (
    Rule("weight_of_low", 1, "weight", 0, 100, L, "influence weight of level 1, low", _ROC),
    Rule("weight_of_some", 2, "weight", 0, 100, L, "influence weight of level 2, some", _ROC),
    Rule("weight_of_high", 4, "weight", 0, 100, L, "influence weight of level 3, high", _ROC),
    Rule("weight_of_decisive", 8, "weight", 0, 100, L, "influence weight of level 4, decisive", _ROC),
    Rule("informant_customer", 1, "weight", 0, 10, J, "weight of a rating by the customer's people"),
    Rule("informant_staff", 0.7, "weight", 0, 10, J, "weight of a rating by our staff"),
    Rule(
        "informant_self",
        0.5,
        "weight",
        0,
        10,
        J,
        "weight of a person's rating of themselves",
        "Silk and Kalwani 1982",
    ),
    Rule("openness_share", 0.35, "share", 0, 0.99, J, "how far a person's view follows those they listen to"),
    Rule(
        "rating_stale_days", 365, "days", 1, 20000, J, "age at which an influence rating is flagged as stale"
    ),
    Rule("engaged_days", 180, "days", 1, 20000, J, "a person is engaged with two-way contact this recent"),
    Rule(
        "expected_people",
        6,
        "people",
        1,
        100,
        L,
        "people in a buying decision, before own won deals",
        "Gartner",
    ),
    Rule(
        "expected_people_strength",
        5,
        "deals",
        0,
        1000,
        J,
        "how many won deals that expectation weighs as much as",
    ),
    Rule(
        "expected_people_days", 730, "days", 1, 20000, J, "won deals this recent inform the expected people"
    ),
    Rule(
        "known_weight",
        2,
        "weight",
        0,
        100,
        J,
        "an influence weight from which a person counts as known decider",
    ),
    Rule(
        "unknown_share_cap",
        0.5,
        "share",
        0,
        1,
        J,
        "largest share of influence given to people we do not know",
    ),
    Rule("leaver_days", 365, "days", 0, 20000, J, "a leaver's influence counts as unknown for this long"),
    Rule(
        "broken_promise_weight",
        2,
        "factor",
        1,
        20,
        L,
        "how much more a broken promise weighs than a kept one",
        "Brown et al. 2024, loss aversion 1.955",
    ),
    Rule(
        "prior_strength",
        2,
        "promises",
        0.1,
        100,
        L,
        "how many facts the starting point weighs as much as",
        "Josang and Ismail 2002",
    ),
    Rule(
        "trust_half_life_days", 365, "days", 1, 20000, S, "age at which a kept or broken promise weighs half"
    ),
    Rule(
        "need_half_life_days", 365, "days", 1, 20000, S, "age at which a need rating or an answer weighs half"
    ),
    Rule("connection_half_life_days", 90, "days", 1, 20000, S, "age at which a contact weighs half"),
    Rule(
        "lateness_floor_days", 7, "days", 1, 365, J, "lateness that halves the credit of a promise, at least"
    ),
    Rule(
        "lateness_lead_share",
        0.25,
        "share of lead time",
        0,
        10,
        J,
        "lateness that halves the credit, per lead time",
    ),
    Rule("importance_minor", 0.5, "weight", 0, 4, J, "weight of a minor promise"),
    Rule("importance_normal", 1, "weight", 0, 4, J, "weight of a normal promise"),
    Rule("importance_critical", 2, "weight", 0, 4, J, "weight of a critical promise"),
    Rule(
        "account_promise_share",
        0.5,
        "share",
        0,
        1,
        J,
        "weight of a promise made to the account, for each person",
    ),
    Rule(
        "renegotiation_debit",
        0.25,
        "share",
        0,
        1,
        J,
        "largest debit of a change we asked for before the due day",
    ),
    Rule(
        "abandoned_after_days",
        365,
        "days",
        1,
        20000,
        J,
        "days overdue after which a tracked promise is broken",
    ),
    Rule(
        "default_lead_days",
        90,
        "days",
        1,
        20000,
        J,
        "lead time where neither due day nor promiser's median is known",
    ),
    Rule(
        "exceeded_degree",
        1.25,
        "share",
        1,
        1.5,
        J,
        "degree of keeping when the customer says it was exceeded",
    ),
    Rule(
        "partly_degree", 0.5, "share", 0, 1, J, "degree of keeping when the customer says partly and no more"
    ),
    Rule("surplus_scale", 0.25, "share", 0.01, 0.5, J, "surplus that counts as exceeding in full"),
    Rule("evidence_thin", 0.25, "weight", 0, 100, J, "evidence weight below which no number is shown"),
    Rule("evidence_ok", 3, "weight", 0, 1000, J, "evidence weight from which a figure is well founded"),
    Rule(
        "account_thin_share",
        0.25,
        "share",
        0,
        1,
        J,
        "influence held by scored people from which an account is thin",
    ),
    Rule(
        "account_ok_share", 0.5, "share", 0, 1, J, "influence held by well-founded people from which it is ok"
    ),
    Rule(
        "over_promise_least", 3, "promises", 2, 100, J, "promises from which an over-promise index is shown"
    ),
    Rule(
        "need_scale_points", 3, "points", 0.1, 10, J, "gap between perceived and expected that counts in full"
    ),
    Rule("disappointment_weight", 2, "factor", 1, 20, L, "how much more falling short weighs than exceeding"),
    Rule("staff_rating_share", 0.5, "share", 0, 1, J, "weight of a need rating by our staff"),
    Rule("survey_item_weight", 1, "weight", 0, 10, J, "weight of a single-item answer"),
    Rule("survey_items_weight", 2, "weight", 0, 10, J, "weight of an answer over several items"),
    Rule("ticket_answer_weight", 0.5, "weight", 0, 10, J, "weight of a satisfaction or effort answer"),
    Rule("trial_weight", 0.5, "weight", 0, 10, J, "weight of one message answered or not"),
    Rule("trial_cap", 4, "weight", 0, 100, J, "largest weight of all messages of one year"),
    Rule(
        "trial_block_days", 365, "days", 1, 20000, J, "days back from the day that share that largest weight"
    ),
    Rule("claim_weight", 1, "weight", 0, 10, J, "weight of a value claim confirmed by the person"),
    Rule("answer_days", 14, "days", 1, 365, J, "days within which an answer counts"),
    Rule("contact_meeting_weight", 3, "weight", 0, 100, J, "weight of a meeting held or a call"),
    Rule("contact_exchange_weight", 1, "weight", 0, 100, J, "weight of an exchange of messages"),
    Rule("connection_half", 6, "weight", 0.1, 1000, J, "contact weight at which connection is one half"),
    Rule(
        "contact_observed_days",
        365,
        "days",
        1,
        20000,
        J,
        "contact is observed for an account with a contact this recent",
    ),
    Rule(
        "contact_events_ok",
        3,
        "contacts",
        1,
        1000,
        J,
        "contacts of a person while contact is observed from which connection is well founded",
    ),
    Rule(
        "respect_need_share",
        0.7,
        "share",
        0,
        1,
        J,
        "share of respect that rests on needs, the rest on connection",
    ),
    Rule("trust_share", 0.5, "share", 0, 1, J, "share of loyalty that rests on trust, the rest on respect"),
    Rule(
        "loyalty_power",
        0,
        "exponent",
        -50,
        1,
        J,
        "how trust and respect combine: 1 mean, 0 geometric, -50 the lesser",
    ),
    Rule(
        "error_correlation",
        0.1,
        "correlation",
        0,
        1,
        S,
        "correlation of errors between people of one account",
    ),
    Rule(
        "unseen_sd_share",
        0.75,
        "share",
        0,
        1,
        S,
        "spread of unseen people, relative to the spread of no evidence",
    ),
    Rule("important_need", 4, "level", 1, 5, J, "importance from which a need should be served"),
    Rule(
        "behaviour_half_life_days", 1095, "days", 1, 20000, J, "age at which a renewal decision weighs half"
    ),
    Rule("attitude_threshold", 0.5, "share", 0, 1, J, "loyalty that counts as high, until calibrated"),
    Rule("class_probability", 0.8, "probability", 0.5, 1, J, "probability from which high or low is said"),
    Rule("locked_days", 365, "days", 1, 20000, J, "an account is locked with no occasion to leave this near"),
    *VALUE_RULES,
)

BY_NAME: Mapping[str, Rule] = {rule.name: rule for rule in RULES}


NORMAL_QUANTILE = 1.6448536  # of 0.95: every interval shown holds 90 %


@dataclass(frozen=True)
class Rules:
    """The rules of one run: a value for each name in RULES. Attribute access gives the value."""

    values: tuple[tuple[str, float], ...] = tuple((rule.name, float(rule.default)) for rule in RULES)

    def __getattr__(self, name: str) -> float:
        try:
            values: tuple[tuple[str, float], ...] = object.__getattribute__(self, "values")
            return dict(values)[name]
        except KeyError:
            raise AttributeError(f"{name} is no rule of troth.model.rules") from None

    @property
    def fingerprint(self) -> str:
        """A short hash of all values; the same values give the same text on every machine."""
        return hashlib.sha256(json.dumps(sorted(self.values)).encode()).hexdigest()[:16]

    def changed(self, **new: float) -> Rules:
        """These rules with some values replaced; raises RuleError listing every value that cannot be used."""
        return rules_from({**dict(self.values), **new})


def rules_from(settings: Mapping[str, object]) -> Rules:
    """The rules with the given settings over the defaults; raises RuleError with all problems at once."""
    problems = [problem for name, value in settings.items() if (problem := _problem(name, value))]
    if problems:
        raise RuleError("The settings hold rules that cannot be used; mend or remove them.", problems)
    return Rules(tuple((rule.name, float(str(settings.get(rule.name, rule.default)))) for rule in RULES))


def _problem(name: str, value: object) -> Problem | None:
    rule = BY_NAME.get(name)
    if rule is None:
        return Problem(name, "is no rule; `troth words rules` lists them")
    try:
        number = float(str(value))
    except (TypeError, ValueError):
        return Problem(
            name, f"came as {value!r}; a number of {rule.unit} from {rule.low:g} to {rule.high:g} is allowed"
        )
    if not rule.low <= number <= rule.high:
        return Problem(name, f"came as {number:g}; {rule.low:g} to {rule.high:g} {rule.unit} is allowed")
    return None

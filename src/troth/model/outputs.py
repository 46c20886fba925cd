"""What a run gives: the tables of scores, gaps and contributions, defined once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from troth.model.columns import Column, Table, day, moment, one_of, real, refers, text, whole
from troth.model.tables.who import ROLES

EVIDENCE_CLASSES = "none thin ok"
PROMISE_STATES = "open overdue kept late short broken withdrawn unknown"
LOYALTY_CLASSES = "true latent spurious none captive untested uncertain"
GAP_KINDS = (
    "empty_role single_contact silent_key_person unmet_need unserved_need untold_value "
    "overdue_promise unverified_promise remorse_window stale_rating"
)
RUN_STATES = "running finished failed"

RUN_ID = text("run_id", "the run that computed it")


def share(name: str, meaning: str, **more: object) -> Column:
    """A figure between 0 and 1."""
    return real(name, meaning, low=0.0, high=1.0, unit="share", **more)


def money_figure(name: str, meaning: str) -> Column:
    """An amount in the book's currency; empty where nothing is priced."""
    return real(name, meaning, optional=True, unit="book currency")


def figure(name: str, meaning: str) -> tuple[Column, ...]:
    """A score with its 90 % interval and evidence class; empty where the class is none."""
    return (
        share(name, meaning, optional=True),
        share(f"{name}_low", f"lower end of the 90 % interval of {name}", optional=True),
        share(f"{name}_high", f"upper end of the 90 % interval of {name}", optional=True),
        one_of(f"{name}_evidence", EVIDENCE_CLASSES, f"how much is known behind {name}"),
    )


def index(name: str, meaning: str) -> tuple[Column, ...]:
    """An over-promise index with its 90 % interval."""
    return (
        real(name, meaning, optional=True),
        real(f"{name}_low", f"lower end of the 90 % interval of {name}", optional=True),
        real(f"{name}_high", f"upper end of the 90 % interval of {name}", optional=True),
    )


RUNS = Table(
    "runs",
    "one scoring of a book as of one day",
    (
        RUN_ID,
        day("at", "the day the figures speak of"),
        text("rules", "fingerprint of the rules in force"),
        text("priors_of", "the run whose whole-book quantities were used"),
        text("engine", "the engine that computed it"),
        text("version", "the version of Troth"),
        whole("fact_count", "facts known on that day", low=0),
        share("assumed_share", "share of those facts whose date of knowledge is assumed"),
        moment("started_at", "when it started"),
        moment("finished_at", "when it finished", optional=True),
        one_of("state", RUN_STATES, "how far it got"),
    ),
    grain=("run_id",),
)

PRIORS = Table(
    "priors",
    "quantities estimated once from the whole book",
    (
        RUN_ID,
        text("name", "which quantity"),
        text("segment", "for which segment, promiser or source; empty: the whole book"),
        real("value", "its value"),
    ),
    grain=("run_id", "name", "segment"),
)

PERSON_SCORES = Table(
    "person_scores",
    "a person in an account",
    (
        RUN_ID,
        refers("account_id", "accounts", "the account"),
        refers("person_id", "people", "the person"),
        share("influence", "effective influence on the account's decisions"),
        *figure("trust", "trust in our word"),
        share(
            "trust_if_kept", "trust if every unverified promise had been kept on its due day", optional=True
        ),
        whole("promises_due", "promises to this person due by then", low=0),
        whole("promises_kept", "of these, kept in full and on time", low=0),
        share("kept_rate", "promises kept over promises due", optional=True),
        *figure("respect", "respect for us"),
        share("connection", "how closely we are in touch", optional=True),
        one_of("connection_evidence", EVIDENCE_CLASSES, "how much is known behind connection"),
        *figure("loyalty", "loyalty to us"),
    ),
    grain=("run_id", "account_id", "person_id"),
)

ACCOUNT_SCORES = Table(
    "account_scores",
    "an account",
    (
        RUN_ID,
        refers("account_id", "accounts", "the account"),
        *figure("trust", "trust of its people, weighted by influence"),
        *figure("respect", "respect of its people, weighted by influence"),
        whole("promises_due", "promises due by then", low=0),
        whole("promises_kept", "of these, kept in full and on time", low=0),
        share("kept_rate", "promises kept over promises due", optional=True),
        *figure("loyalty", "loyalty of the account"),
        refers("weakest_person_id", "people", "the key person of least loyalty", optional=True),
        share("weakest_loyalty", "that person's loyalty", optional=True),
        share("role_coverage", "required roles held by an engaged person", optional=True),
        share("influence_coverage", "influence held by engaged people", optional=True),
        real("effective_contacts", "effective number of people we are in touch with", low=0.0, unit="people"),
        share("unknown_share", "influence of people we do not know or may not score"),
        one_of("attitude", "high low uncertain", "whether loyalty is high", optional=True),
        share("behaviour", "share of occasions to leave on which it stayed", optional=True),
        one_of("loyalty_class", LOYALTY_CLASSES, "attitude held against behaviour", optional=True),
        share("retention_probability", "probability of staying", optional=True),
        share("retention_low", "lower end of its 90 % interval", optional=True),
        share("retention_high", "upper end of its 90 % interval", optional=True),
        real("profit", "profit of the last 365 days", optional=True, unit="book currency"),
        real("lifetime_value", "expected future profit", optional=True, unit="book currency"),
    ),
    grain=("run_id", "account_id"),
)

VALUE_SCORES = Table(
    "value_scores",
    "the value an account had from us",
    (
        RUN_ID,
        refers("account_id", "accounts", "the account"),
        whole("claims_created", "claims of value that count, each with a word of the customer's", low=0),
        whole("claims_priced", "of these, with an amount and the customer's price of one unit", low=0),
        whole("claims_confirmed", "of these, evidenced or confirmed by their finance", low=0),
        whole("claims_destroyed", "claims that value was destroyed", low=0),
        whole("claims_ours_only", "claims that only we make; they count nowhere", low=0),
        money_figure("value_created", "priced value that the customer had"),
        money_figure("value_confirmed", "of this, evidenced or confirmed by their finance"),
        money_figure("value_destroyed", "priced value that the customer lost"),
        share("value_coverage", "value known to those who decide, by influence and weight", optional=True),
        one_of("value_coverage_evidence", EVIDENCE_CLASSES, "how many claims stand behind value_coverage"),
        money_figure("value_untold", "priced value by the influence of those who do not know of it"),
        whole("perceived_people", "people who put a number of their own on a claim", low=0),
        real(
            "perceived_gap",
            "median of theirs of ln(perceived / delivered); below 0: they see less than was delivered",
            optional=True,
        ),
        whole("promised_claims", "claims with a promise of an amount and an amount that came", low=0),
        money_figure("promised_value", "priced value promised up to the day"),
        money_figure("realised_value", "of this, what came"),
        real("realised_ratio", "what came over what was promised up to the day", optional=True),
        one_of(
            "importance",
            "share strategic reference",
            "why the customer is among the most important; empty: is not",
            optional=True,
        ),
        one_of(
            "importance_basis",
            "profit revenue",
            "what that rank rests on: revenue as long as no profit is computed; empty without an invoice",
            optional=True,
        ),
        money_figure("revenue", "net amount billed in the last 365 days"),
        money_figure(
            "gross_profit",
            "this less the cost of goods, before the cost to serve; empty unless every line has one",
        ),
        money_figure("net_value", "what is left to the customer in a year: value less price less own cost"),
        money_figure("net_advantage", "by how much that is more than with the next best supplier"),
        whole("offerings_compared", "offerings held against the next best supplier's", low=0),
        whole("offerings_uncompared", "offerings where a side of that is not known", low=0),
        one_of(
            "exchange",
            "mutual ours_only theirs_only neither",
            "who gains: both, we, they or nobody; empty where a side is not known",
            optional=True,
        ),
        whole("remorse_due", "steps after won deals whose days are over", low=0),
        whole("remorse_done", "of these, taken in time", low=0),
    ),
    grain=("run_id", "account_id"),
)

PROMISE_SCORES = Table(
    "promise_scores",
    "a promise",
    (
        RUN_ID,
        refers("promise_id", "promises", "the promise"),
        one_of("state", PROMISE_STATES, "where it stands"),
        share("degree", "degree of keeping", optional=True),
        real("surplus", "kept beyond what was promised", optional=True, low=0.0, high=0.5),
        real("trust_credit", "weight it adds to trust", low=0.0),
        real("trust_debit", "weight it takes from trust", low=0.0),
        real("perception_gap", "our degree less the customer's", optional=True, low=-1.0, high=1.0),
    ),
    grain=("run_id", "promise_id"),
)

PROMISER_SCORES = Table(
    "promiser_scores",
    "one of our people who promise",
    (
        RUN_ID,
        refers("staff_id", "staff", "our person"),
        whole("promises_due", "promises due by then", low=0),
        whole("promises_kept", "of these, kept in full and on time", low=0),
        share("kept_rate", "promises kept over promises due", optional=True),
        *index("over_level", "how much more is promised than delivered; .25 means 25 % more"),
        *index("over_date", "how much longer delivery takes than promised; .25 means 25 % longer"),
        share("transparency", "slips announced in time over all slips", optional=True),
        share("listening", "promises made on an expectation asked for over all promises", optional=True),
    ),
    grain=("run_id", "staff_id"),
)

CONTRIBUTIONS = Table(
    "contributions",
    "what one fact adds to the loyalty of its account",
    (
        RUN_ID,
        refers("account_id", "accounts", "the account"),
        refers("person_id", "people", "the person; empty: people we do not know"),
        text("fact_table", "the table of the fact; base: what the person starts from"),
        text("fact_id", "the fact; empty on base rows"),
        real("contribution", "what it adds; the rows of an account sum to its loyalty"),
    ),
    grain=("run_id", "account_id", "person_id", "fact_table", "fact_id"),
)

GAPS = Table(
    "gaps",
    "something missing or failing in an account, with the influence at stake",
    (
        RUN_ID,
        refers("account_id", "accounts", "the account"),
        one_of("kind", GAP_KINDS, "what is missing"),
        refers("person_id", "people", "whom it concerns", optional=True),
        one_of("role", ROLES, "the role nobody fills", optional=True),
        text("fact_id", "the promise, need, rating, claim or deal it concerns", optional=True),
        share("weight", "influence at stake"),
    ),
    grain=("run_id", "account_id", "kind", "person_id", "role", "fact_id"),
)

OUTPUTS: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            RUNS,
            PRIORS,
            PERSON_SCORES,
            ACCOUNT_SCORES,
            VALUE_SCORES,
            PROMISE_SCORES,
            PROMISER_SCORES,
            CONTRIBUTIONS,
            GAPS,
        )
    }
)

__all__ = ["OUTPUTS"]

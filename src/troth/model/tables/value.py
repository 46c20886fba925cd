"""Value delivered: claimed, told, coded, and held against the next best alternative."""

from troth.model.columns import Table, day, decimal, fact_table, key, money, one_of, refers, text, whole

VALUE_CLAIMS = fact_table(
    "value_claims",
    "value the customer had from us, in their words",
    key("claim_id"),
    refers("account_id", "accounts", "the account"),
    refers("person_id", "people", "whose words", optional=True),
    refers("pillar_id", "pillars", "the part of our brand promise it shows", optional=True),
    refers("deal_id", "deals", "the deal it came from", optional=True),
    text("words", "verbatim"),
    text("metric", "what changed", optional=True),
    text("unit", "in which unit", optional=True),
    decimal("baseline", "the level before", optional=True),
    decimal("amount", "the change in that unit; negative: value destroyed", optional=True),
    money("unit_price", "what one unit is worth to the customer", optional=True),
    decimal("promised_amount", "the change we had promised", optional=True),
    day("promised_from", "start of the promised effect", optional=True),
    day("promised_by", "day by which it was promised in full", optional=True),
    whole(
        "grade", "0 ours only, 1 customer said, 2 quantified, 3 evidenced, 4 finance-confirmed", low=0, high=4
    ),
    text("evidence_url", "where the evidence lies", optional=True),
    day("expires_on", "day from which it may no longer be used", optional=True),
    day("stated_on", "the day it was stated", own_date=True),
    refers("confirmed_by", "people", "who confirmed it", optional=True, learnt_on="confirmed_on"),
    day("confirmed_on", "the day it was confirmed", optional=True, learnt_on="confirmed_on"),
    day(
        "shared_on",
        "the day it was released to the customer's people",
        optional=True,
        learnt_on="shared_on",
    ),
    text("shared_words", "the words approved for the customer", optional=True, learnt_on="shared_on"),
)

VALUE_COMMUNICATIONS = fact_table(
    "value_communications",
    "a person told of a value claim",
    key("communication_id"),
    refers("claim_id", "value_claims", "the claim"),
    refers("person_id", "people", "who was told"),
    day("told_on", "the day of telling", own_date=True),
    one_of("channel", "meeting email report portal call", "how", optional=True),
    one_of(
        "state", "told seen acknowledged repeated", "how far it got", default="told", learnt_on="state_on"
    ),
    day("state_on", "the day that state was reached", optional=True),
    decimal("perceived_amount", "the amount as they see it", optional=True, learnt_on="state_on"),
    refers("interaction_id", "interactions", "the contact in which it happened", optional=True),
)

CODINGS = fact_table(
    "codings",
    "a code one of us gave to someone's words",
    key("coding_id"),
    text("fact_table", "the table of the words"),
    text("fact_id", "the row of the words"),
    refers("coder_id", "staff", "who coded"),
    one_of("kind", "pillar need reason", "what kind of code"),
    text("code", "the code given"),
    day("coded_on", "the day of coding", own_date=True),
)

ALTERNATIVES = fact_table(
    "alternatives",
    "what the next best supplier would give and cost",
    key("alternative_id"),
    refers("account_id", "accounts", "the account"),
    refers("offering_id", "offerings", "for which offering", optional=True),
    text("supplier", "the rival; us: our side of the same equation"),
    money("value_per_year", "value to the customer in a year", optional=True),
    money("price_per_year", "price in a year", optional=True),
    money("own_cost_per_year", "the customer's own cost in a year", optional=True),
    one_of("said_by", "customer staff", "whose word it is"),
    refers("person_id", "people", "who said it", optional=True),
    day("stated_on", "the day it was said", own_date=True),
)

TABLES: tuple[Table, ...] = (VALUE_CLAIMS, VALUE_COMMUNICATIONS, CODINGS, ALTERNATIVES)

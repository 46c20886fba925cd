"""Won and lost: what was expected of a deal, what came of it, and why."""

from troth.model.columns import Table, day, decimal, fact_table, key, money, one_of, refers, text, whole

DEALS = fact_table(
    "deals",
    "a chance to win or keep business",
    key("deal_id"),
    refers("account_id", "accounts", "the account"),
    refers("offering_id", "offerings", "the offering", optional=True),
    text("name", "its name", optional=True),
    refers("owner_id", "staff", "who of us leads it", optional=True),
    one_of("kind", "new renewal cross_sell up_sell", "what kind of deal", optional=True),
    text("competitor", "whom we were up against", optional=True),
    day("opened_on", "the day it was opened", own_date=True),
    day("signed_on", "the day it was signed", optional=True, learnt_on="signed_on"),
)

DEAL_PEOPLE = fact_table(
    "deal_people",
    "a person's part in a deal",
    key("deal_person_id"),
    refers("deal_id", "deals", "the deal"),
    refers("person_id", "people", "the person"),
    one_of("part", "decided advised opposed used", "their part"),
)

FORECASTS = fact_table(
    "forecasts",
    "what was expected of a deal; every version kept",
    key("forecast_id"),
    refers("deal_id", "deals", "the deal"),
    refers("forecaster_id", "staff", "who expected it", optional=True),
    day("made_on", "the day of the forecast", own_date=True),
    decimal("probability", "chance of winning", optional=True, low=0, high=1),
    money("amount", "amount if won", optional=True),
    day("close_on", "expected day of the decision", optional=True),
)

DEAL_OUTCOMES = fact_table(
    "deal_outcomes",
    "how a deal ended",
    key("outcome_id"),
    refers("deal_id", "deals", "the deal"),
    day("closed_on", "the day of the decision", own_date=True),
    one_of("outcome", "won lost no_decision", "what was decided"),
    money("amount", "amount agreed", optional=True),
)

DEAL_LINES = fact_table(
    "deal_lines",
    "one offering within a forecast or an outcome",
    key("line_id"),
    refers("deal_id", "deals", "the deal"),
    refers("forecast_id", "forecasts", "the forecast it belongs to; empty: the outcome", optional=True),
    refers("offering_id", "offerings", "the offering"),
    decimal("quantity", "how many", low=0),
    money("price", "price of one"),
    money("unit_cost", "our cost of one", optional=True),
)

DEAL_TRAITS = fact_table(
    "deal_traits",
    "something known of a deal before it was decided",
    key("trait_id"),
    refers("deal_id", "deals", "the deal"),
    text("trait", "which trait"),
    text("value", "its value"),
    day("known_on", "the day it was known", own_date=True),
)

DEAL_REASONS = fact_table(
    "deal_reasons",
    "why a deal ended as it did, by one voice",
    key("reason_id"),
    refers("deal_id", "deals", "the deal"),
    one_of("given_by", "buyer seller third", "whose voice"),
    refers("person_id", "people", "who said it", optional=True),
    text("code", "the reason, as coded in codes"),
    whole("rank", "1 is the first reason", optional=True, low=1, high=50),
    decimal("weight", "share of the decision", optional=True, low=0, high=1),
    text("words", "in their words", optional=True),
    day("given_on", "the day it was given", own_date=True),
)

DEAL_MESSAGES = fact_table(
    "deal_messages",
    "a value proposition sent by us, or heard by them",
    key("message_id"),
    refers("deal_id", "deals", "the deal"),
    refers("pillar_id", "pillars", "the part of our brand promise"),
    refers("person_id", "people", "who heard it", optional=True),
    one_of("side", "sent heard", "sent by us, or heard by them"),
    whole("rank", "1 is the first message", low=1, high=50),
    day("noted_on", "the day it was noted", own_date=True),
)

ADAPTATIONS = fact_table(
    "adaptations",
    "something we changed to win more",
    key("adaptation_id"),
    text("hypothesis", "what we expect of it"),
    text("trait", "the deals it is meant for: trait", optional=True),
    text("value", "the deals it is meant for: value", optional=True),
    day("started_on", "the day it started", own_date=True),
    day("ended_on", "the day it ended", optional=True, learnt_on="ended_on"),
    decimal("expected_effect", "expected change of the win rate", optional=True, low=-1, high=1),
    refers("owner_id", "staff", "who leads it", optional=True),
)

ADAPTATION_DEALS = fact_table(
    "adaptation_deals",
    "a deal treated by an adaptation, or its control",
    key("adaptation_deal_id"),
    refers("adaptation_id", "adaptations", "the adaptation"),
    refers("deal_id", "deals", "the deal"),
    one_of("arm", "treated control", "treated, or compared with"),
    day("assigned_on", "the day it was assigned", own_date=True),
)

TABLES: tuple[Table, ...] = (
    DEALS,
    DEAL_PEOPLE,
    FORECASTS,
    DEAL_OUTCOMES,
    DEAL_LINES,
    DEAL_TRAITS,
    DEAL_REASONS,
    DEAL_MESSAGES,
    ADAPTATIONS,
    ADAPTATION_DEALS,
)

"""Money and staying: invoices, cost to serve, contracts, renewals, and what we did about it."""

from troth.model.columns import (
    SINCE,
    UNTIL,
    Table,
    day,
    decimal,
    fact_table,
    flag,
    key,
    money,
    one_of,
    refers,
    text,
    whole,
)

INVOICES = fact_table(
    "invoices",
    "an invoice line",
    key("line_id"),
    refers("account_id", "accounts", "the account"),
    refers("offering_id", "offerings", "the offering", optional=True),
    day("billed_on", "the day of the invoice", own_date=True),
    money("amount", "net amount billed"),
    money("cost", "cost of the goods", optional=True),
    money("discount", "discount granted", optional=True),
    day("due_on", "the day it falls due", optional=True),
    day("paid_on", "the day it was paid", optional=True, learnt_on="paid_on"),
    text("currency", "currency of the original amount", optional=True),
    money("amount_original", "amount in that currency", optional=True),
)

RATES = fact_table(
    "rates",
    "an exchange rate to the book's currency",
    key("rate_id"),
    text("currency", "the foreign currency"),
    day("on", "the day it holds for", own_date=True),
    decimal("rate", "book currency for one unit", scale=8, low=0),
)

ACTIVITIES = fact_table(
    "activities",
    "a kind of work that serves customers",
    key("activity_id"),
    text("name", "its name"),
    decimal("minutes", "minutes for one", low=0, unit="minutes"),
    decimal("rate_per_minute", "capacity cost of a minute", low=0, unit="book currency per minute"),
    SINCE,
    UNTIL,
)

SERVICE_EVENTS = fact_table(
    "service_events",
    "work done for an account",
    key("service_event_id"),
    refers("account_id", "accounts", "the account"),
    refers("activity_id", "activities", "the kind of work"),
    whole("count", "how many times", default=1, low=0, high=1_000_000_000),
    day("happened_on", "the day it was done", own_date=True),
)

SUPPLIER_SPEND = fact_table(
    "supplier_spend",
    "what an account spends with one supplier in a period",
    key("spend_id"),
    refers("account_id", "accounts", "the account"),
    refers("offering_id", "offerings", "for which offering"),
    text("supplier", "us, in_house, none, or a rival's name"),
    day("period_start", "first day of the period"),
    day("period_end", "last day of the period", own_date=True),
    money("amount", "amount spent"),
    flag("estimated", "estimated rather than told", default=False),
)

CONTRACTS = fact_table(
    "contracts",
    "a contract that binds an account",
    key("contract_id"),
    refers("account_id", "accounts", "the account"),
    refers("offering_id", "offerings", "the offering", optional=True),
    day("starts_on", "first day"),
    day("ends_on", "last day", optional=True),
    day("notice_on", "last day to give notice", optional=True),
    flag("auto_renews", "goes on unless ended", default=False),
    money("amount_per_year", "amount in a year", optional=True),
    day("obliged_until", "until then we must serve", optional=True),
)

RENEWALS = fact_table(
    "renewals",
    "an occasion to leave, and what was decided",
    key("renewal_id"),
    refers("account_id", "accounts", "the account"),
    refers("contract_id", "contracts", "the contract", optional=True),
    day("due_on", "the day it falls due"),
    day("notice_on", "last day to give notice", optional=True),
    flag("could_leave", "whether leaving was possible", default=True),
    money("amount_before", "yearly amount before", optional=True),
    day("decided_on", "the day of the decision", optional=True, learnt_on="decided_on"),
    one_of(
        "outcome",
        "renewed expanded reduced left",
        "what was decided",
        optional=True,
        learnt_on="decided_on",
    ),
    money("amount_after", "yearly amount after", optional=True, learnt_on="decided_on"),
)

ACTIONS = fact_table(
    "actions",
    "something we did, or mean to do, about an account",
    key("action_id"),
    refers("account_id", "accounts", "the account"),
    refers("person_id", "people", "the person it is for", optional=True),
    refers("owner_id", "staff", "who of us does it", optional=True),
    text("kind", "the kind of action"),
    refers("promise_id", "promises", "the promise it concerns", optional=True),
    refers("claim_id", "value_claims", "the claim it concerns", optional=True),
    one_of(
        "state", "planned done snoozed refused", "how far it got", default="planned", learnt_on="state_on"
    ),
    day("state_on", "the day that state was reached", optional=True),
    day("planned_on", "the day it is planned for"),
    day("until", "snoozed until", optional=True),
    text("reason", "why refused or snoozed", optional=True, learnt_on="state_on"),
    decimal("hours", "hours it took", optional=True, low=0, unit="hours", learnt_on="state_on"),
    flag("worked", "whether it helped", optional=True, learnt_on="state_on"),
)

TABLES: tuple[Table, ...] = (
    INVOICES,
    RATES,
    ACTIVITIES,
    SERVICE_EVENTS,
    SUPPLIER_SPEND,
    CONTRACTS,
    RENEWALS,
    ACTIONS,
)

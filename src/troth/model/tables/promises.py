"""What was promised, and what became of it."""

from troth.model.columns import Table, day, decimal, fact_table, flag, key, one_of, refers, text

PROMISES = fact_table(
    "promises",
    "a promise made by us to the customer, or by the customer to us",
    key("promise_id"),
    refers("account_id", "accounts", "the account it was made to"),
    refers("person_id", "people", "to whom; empty: to the account as a whole", optional=True),
    one_of("made_by", "us customer", "who promised", default="us"),
    refers("promiser_id", "staff", "who of us gave the word", optional=True),
    refers("pillar_id", "pillars", "the part of our brand promise it makes concrete", optional=True),
    refers("need_id", "needs", "the need it serves", optional=True),
    refers("offering_id", "offerings", "the offering it concerns", optional=True),
    text("words", "the promise as given"),
    day("made_on", "the day it was given", optional=True, own_date=True),
    day("due_on", "the day it falls due", optional=True),
    text("metric", "what is measured", optional=True),
    text("unit", "in which unit", optional=True),
    decimal("floor", "the level at which nothing of the promise is kept", default=0),
    decimal("promised_level", "the level promised", default=1),
    one_of("better", "higher lower", "whether more or less is better", default="higher"),
    one_of("importance", "minor normal critical", "how much hangs on it for the customer", default="normal"),
    day("shared_on", "from this day on shown in the portal", optional=True, learnt_on="shared_on"),
    text("shared_words", "the words approved for the customer", optional=True, learnt_on="shared_on"),
)

PROMISE_EVENTS = fact_table(
    "promise_events",
    "something that happened to a promise",
    key("event_id"),
    refers("promise_id", "promises", "the promise"),
    one_of("kind", "warned delivered renegotiated withdrawn abandoned verdict", "what happened"),
    day("happened_on", "the day it happened", own_date=True),
    decimal("level", "delivered level; with a verdict of partly, the share kept", optional=True),
    day("new_due_on", "the due day agreed or announced", optional=True),
    decimal("new_level", "the level agreed anew", optional=True),
    one_of("asked_by", "us customer", "who asked for the change; empty: us", optional=True),
    flag("agreed", "whether both sides agreed to the new terms", optional=True),
    one_of("cause", "us customer third", "whose doing it was", optional=True),
    one_of("verdict", "broken partly kept exceeded misled", "the customer's word on it", optional=True),
    refers("said_by", "people", "who gave the verdict; empty: unsigned", optional=True),
    text("words", "in their words", optional=True),
)

TABLES: tuple[Table, ...] = (PROMISES, PROMISE_EVENTS)

"""What the customer's people need and feel, and when we were in touch."""

from collections.abc import Mapping
from types import MappingProxyType

from troth.model.columns import (
    SINCE,
    UNTIL,
    Table,
    day,
    decimal,
    fact_table,
    flag,
    key,
    moment,
    one_of,
    refers,
    text,
    whole,
)

NEEDS = fact_table(
    "needs",
    "something a person needs from us",
    key("need_id"),
    refers("person_id", "people", "who needs it"),
    refers("account_id", "accounts", "in which account"),
    text("code", "what is needed, as coded in codes"),
    refers("pillar_id", "pillars", "the part of our brand promise that answers it", optional=True),
    whole("importance", "1 hardly, 5 most important", low=1, high=5, default=3),
    one_of(
        "kano",
        "must_be performance attractive indifferent reverse",
        "how meeting it turns into satisfaction",
        default="performance",
    ),
    SINCE,
    UNTIL,
)

NEED_RATINGS = fact_table(
    "need_ratings",
    "how well a need was expected to be met and is perceived to be met",
    key("rating_id"),
    refers("need_id", "needs", "the need"),
    decimal("expected", "expected performance, 0 to 10", optional=True, low=0, high=10),
    decimal("perceived", "perceived performance, 0 to 10", optional=True, low=0, high=10),
    one_of("rated_by", "customer staff", "the customer's own word, or our staff's impression"),
    text("rater_id", "who said it", optional=True),
    day("rated_on", "the day of the rating", own_date=True),
)

FEEDBACK = fact_table(
    "feedback",
    "a question asked of a person, and the answer if one came",
    key("feedback_id"),
    refers("account_id", "accounts", "in which account"),
    refers("person_id", "people", "who was asked"),
    one_of("instrument", "nps csat ces survey alternative value_interview deal_interview", "what was asked"),
    decimal("scale_low", "the score that stands for the worst answer", optional=True),
    decimal("scale_high", "the score that stands for the best answer", optional=True),
    whole("items", "number of questions behind the score", default=1, low=1, high=200),
    refers("deal_id", "deals", "the deal it was about", optional=True),
    text("campaign", "the round of asking it belongs to", optional=True),
    day("asked_on", "the day we asked", own_date=True),
    day("answered_on", "the day the answer came", optional=True, learnt_on="answered_on"),
    decimal("score", "the answer on its scale", optional=True, learnt_on="answered_on"),
    text("words", "the answer in their words", optional=True, learnt_on="answered_on"),
)

# Worst and best answer, where nobody tells another scale: Reichheld 2003 (nps); methods 3 (csat). There is no such for others.
INSTRUMENT_SCALES: Mapping[str, tuple[int, int]] = MappingProxyType({"nps": (0, 10), "csat": (1, 5)})

INTERACTIONS = fact_table(
    "interactions",
    "a contact between one of their people and one of ours; one row per person and staff member",
    key("interaction_id"),
    text("event_key", "shared by the rows of one message or meeting", optional=True),
    refers("account_id", "accounts", "in which account"),
    refers("person_id", "people", "their person"),
    refers("staff_id", "staff", "our person", optional=True),
    one_of("kind", "email meeting call message", "what it was"),
    one_of("direction", "in out both", "from them, from us, or an exchange"),
    moment("happened_at", "when it happened", own_date=True),
    flag("held", "whether a meeting or call took place", optional=True),
    moment("replied_at", "when the other side answered", optional=True, learnt_on="replied_at"),
    text("note", "typed by hand only, never imported", optional=True),
)

TABLES: tuple[Table, ...] = (NEEDS, NEED_RATINGS, FEEDBACK, INTERACTIONS)

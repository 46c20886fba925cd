"""Who: accounts, their people and roles, our staff, what we sell and what our brand promises."""

from troth.model.columns import (
    SINCE,
    UNTIL,
    Table,
    day,
    fact_table,
    flag,
    key,
    money,
    one_of,
    refers,
    text,
    whole,
)

REQUIRED_ROLES = ("gatekeeper", "financial_buyer", "technical_buyer", "end_user")
CHANNEL_ROLE = "channel_partner"  # required too where an account buys through a partner
ROLES = " ".join((*REQUIRED_ROLES, CHANNEL_ROLE))

ACCOUNTS = fact_table(
    "accounts",
    "a business customer",
    key("account_id"),
    text("name", "its name"),
    refers("parent_id", "accounts", "the company it belongs to", optional=True),
    text("segment", "the market segment we count it in", optional=True),
    text("industry", "its industry", optional=True),
    text("country", "its country", optional=True),
    text("size_band", "its size class", optional=True),
    text("domains", "its e-mail domains, separated by ;", optional=True),
    one_of(
        "relationship",
        "contractual non_contractual",
        "whether it is bound by contract",
        default="contractual",
    ),
    one_of("buying_style", "transactional consultative", "how it prefers to buy", optional=True),
    one_of("alternatives", "none few many", "how many viable other suppliers it has", optional=True),
    money("switching_cost", "what leaving us would cost it, once", optional=True, low=0),
    flag("indirect", "bought through a channel partner", default=False),
    refers("owner_id", "staff", "who of us answers for it", optional=True),
    flag("strategic", "kept for reasons beyond its profit", default=False),
    flag("reference", "speaks for us to others", default=False),
    day("opened_on", "first day as a customer", optional=True),
    day("closed_on", "last day as a customer", optional=True, learnt_on="closed_on"),
)

ACCOUNT_TEAM = fact_table(
    "account_team",
    "one of our people working for an account",
    key("account_team_id"),
    refers("account_id", "accounts", "the account"),
    refers("staff_id", "staff", "our person"),
    one_of("part", "owner sponsor sales service marketing other", "what they do there"),
    SINCE,
    UNTIL,
)

PEOPLE = fact_table(
    "people",
    "a person on the customer's side",
    key("person_id"),
    text("name", "their name"),
    text("title", "their job title", optional=True),
    text("department", "their department", optional=True),
    text("email", "their e-mail address", optional=True),
    text("phone", "their telephone number", optional=True),
    text("organisation", "their employer, if not the account", optional=True),
    day("left_on", "the day they left", optional=True, learnt_on="left_on"),
)

PERSON_CHOICES = fact_table(
    "person_choices",
    "what a person decided about their own data",
    key("choice_id"),
    refers("person_id", "people", "whose choice"),
    one_of(
        "kind", "informed scoring_objected quote_allowed quote_withdrawn portal_declined", "what was chosen"
    ),
    refers("claim_id", "value_claims", "the quote it speaks of", optional=True),
    day("chosen_on", "the day of the choice", own_date=True),
    UNTIL,
    text("channel", "how it reached us", optional=True),
)

STAFF = fact_table(
    "staff",
    "one of our own people",
    key("staff_id"),
    text("name", "their name"),
    text("email", "their e-mail address", optional=True),
    text("team", "their team", optional=True),
    one_of("function", "marketing sales service product finance other", "their function", optional=True),
)

OFFERINGS = fact_table(
    "offerings",
    "a product or service we sell",
    key("offering_id"),
    text("name", "its name"),
    text("family", "the family it belongs to", optional=True),
)

PILLARS = fact_table(
    "pillars",
    "an element of our brand promise",
    key("pillar_id"),
    text("name", "its short name"),
    text("statement", "what we promise the market in it"),
    text("segment", "the segment it is meant for; empty: all", optional=True),
    SINCE,
    UNTIL,
)

BUYING_ROLES = fact_table(
    "buying_roles",
    "a role a person plays in an account's buying centre; several may be held",
    key("buying_role_id"),
    refers("person_id", "people", "who plays it"),
    refers("account_id", "accounts", "in which account"),
    one_of("role", ROLES, "the role; empty: not known", optional=True),
    one_of("power", "decide veto advise", "what the person may do to a decision", optional=True),
    flag("champion", "argues for us inside", default=False),
    SINCE,
    UNTIL,
)

INFLUENCE_RATINGS = fact_table(
    "influence_ratings",
    "how much a person sways the account's decisions, by one informant",
    key("rating_id"),
    refers("person_id", "people", "who is rated"),
    refers("account_id", "accounts", "in which account"),
    whole("level", "0 none, 1 low, 2 some, 3 high, 4 decisive", low=0, high=4),
    one_of("rated_by", "customer staff self", "whose judgement it is"),
    text("rater_id", "the informant: a person or one of our staff", optional=True),
    day("rated_on", "the day of the judgement", own_date=True),
)

INFLUENCE_TIES = fact_table(
    "influence_ties",
    "who listens to whom inside an account",
    key("tie_id"),
    refers("account_id", "accounts", "in which account"),
    refers("listener_id", "people", "who listens"),
    refers("source_id", "people", "to whom"),
    whole("strength", "1 weak, 2 usual, 3 strong", low=1, high=3, default=2),
    one_of("kind", "advice reports_to", "advice sought, or the reporting line", default="advice"),
    SINCE,
    UNTIL,
)

ROLE_SUGGESTIONS = fact_table(
    "role_suggestions",
    "a role that a job title suggested, and whether it was taken; never part of a score",
    key("role_suggestion_id"),
    refers("person_id", "people", "for whom"),
    refers("account_id", "accounts", "in which account"),
    one_of("role", ROLES, "the role that was suggested"),
    one_of("state", "accepted refused", "what became of it"),
    text("words", "the words that gave it, separated by ;"),
    day("decided_on", "the day of that decision", own_date=True),
)

TABLES: tuple[Table, ...] = (
    ACCOUNTS,
    ACCOUNT_TEAM,
    PEOPLE,
    PERSON_CHOICES,
    STAFF,
    OFFERINGS,
    PILLARS,
    BUYING_ROLES,
    INFLUENCE_RATINGS,
    INFLUENCE_TIES,
    ROLE_SUGGESTIONS,
)

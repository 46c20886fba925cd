"""What forms call the columns of the model and the words they may hold; a column not named here is on no form."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from troth.model import Column
from troth.reports import Phrase, labels
from troth.web.words import said

Named = Promise | Phrase

COLUMNS: Mapping[str, Promise] = MappingProxyType(
    {
        "alternatives": _("Other suppliers it could take"),
        "amount": _("Amount"),
        "amount_after": _("Amount in a year, after"),
        "amount_before": _("Amount in a year, before"),
        "amount_per_year": _("Amount in a year"),
        "auto_renews": _("Goes on unless ended"),
        "baseline": _("Level before"),
        "billed_on": _("Billed on"),
        "buying_style": _("How it prefers to buy"),
        "closed_on": _("Last day as a customer"),
        "confirmed_by": _("Who confirmed it?"),
        "confirmed_on": _("Confirmed on"),
        "cost": _("Cost of the goods"),
        "could_leave": _("Can it leave then?"),
        "decided_on": _("Decided on"),
        "discount": _("Discount granted"),
        "domains": _("E-mail domains, separated by ;"),
        "ends_on": _("Last day"),
        "evidence_url": _("Where the evidence lies"),
        "expires_on": _("Not to be used from"),
        "family": _("Family"),
        "function": _("Function"),
        "grade": _("How well is it shown?"),
        "notice_on": _("Last day to give notice"),
        "obliged_until": _("We must serve until"),
        "opened_on": _("First day as a customer"),
        "outcome": _("What was decided?"),
        "own_cost_per_year": _("Their own cost in a year"),
        "paid_on": _("Paid on"),
        "price_per_year": _("Price in a year"),
        "promised_amount": _("Change we had promised"),
        "promised_by": _("Promised in full by"),
        "promised_from": _("Promised from"),
        "reference": _("Speaks for us to others"),
        "relationship": _("Bound by contract?"),
        "starts_on": _("First day"),
        "stated_on": _("Said on"),
        "statement": _("What we promise in it"),
        "strategic": _("Kept for reasons beyond profit"),
        "supplier": _("Supplier; “us” for ourselves"),
        "switching_cost": _("What leaving would cost it, once"),
        "team": _("Team"),
        "unit_price": _("What one unit is worth to them"),
        "value_per_year": _("Value to them in a year"),
        "agreed": _("Did both sides agree?"),
        "answered_on": _("Answered on"),
        "asked_by": _("Who asked for it?"),
        "asked_on": _("Asked on"),
        "better": _("Better is"),
        "cause": _("Whose doing was it?"),
        "champion": _("Argues for us inside"),
        "code": _("What is needed?"),
        "country": _("Country"),
        "department": _("Department"),
        "direction": _("From whom?"),
        "due_on": _("Due on"),
        "email": _("E-mail"),
        "expected": _("Expected, 0–10"),
        "floor": _("Level at which nothing is kept"),
        "happened_at": _("When?"),
        "happened_on": _("On"),
        "held": _("Did it take place?"),
        "importance": _("Importance"),
        "indirect": _("Buys through a partner"),
        "industry": _("Industry"),
        "instrument": _("What was asked?"),
        "kano": _("What does meeting it do?"),
        "kept_id": _("Keep"),
        "kind": _("Kind"),
        "left_on": _("Left on"),
        "level": _("Level"),
        "listener_id": _("Who listens?"),
        "made_by": _("Who promised?"),
        "made_on": _("Given on"),
        "merged_on": _("From"),
        "metric": _("What is measured?"),
        "name": _("Name"),
        "need_id": _("Need it serves"),
        "new_due_on": _("New day"),
        "new_level": _("New level"),
        "note": _("Note"),
        "offering_id": _("Offering"),
        "organisation": _("Employer, if another"),
        "owner_id": _("Who of us answers for it?"),
        "perceived": _("Perceived, 0–10"),
        "person_id": _("Person"),
        "phone": _("Telephone"),
        "pillar_id": _("Part of our brand promise"),
        "power": _("Power over the decision"),
        "promised_level": _("Level promised"),
        "promiser_id": _("Who of us promises?"),
        "rated_by": _("Whose judgement?"),
        "rated_on": _("Judged on"),
        "role": _("Role"),
        "said_by": _("Who said so?"),
        "scale_high": _("Best answer possible"),
        "scale_low": _("Worst answer possible"),
        "score": _("Score"),
        "segment": _("Segment"),
        "since": _("Since"),
        "size_band": _("Size"),
        "source_id": _("To whom?"),
        "staff_id": _("Who of us?"),
        "strength": _("How strongly?"),
        "title": _("Job title"),
        "unit": _("Unit"),
        "until": _("Until"),
        "verdict": _("Their word on it"),
        "words": _("In their words"),
    }
)
# Where one column means another thing in another table.
OF_TABLE: Mapping[str, Promise] = MappingProxyType(
    {
        "promises.words": _("What do we promise?"),
        "promises.person_id": _("To whom?"),
        "feedback.person_id": _("Whom did we ask?"),
        "influence_ratings.level": _("How much do they sway decisions?"),
        "influence_ties.kind": _("How?"),
        "alternatives.person_id": _("Who of them said so?"),
        "alternatives.said_by": _("Whose word is it?"),
        "contracts.ends_on": _("Last day of the contract"),
        "contracts.starts_on": _("First day of the contract"),
        "value_claims.amount": _("Change; below zero where value was lost"),
        "value_claims.metric": _("What changed?"),
        "value_claims.person_id": _("Whose words?"),
        "needs.person_id": _("Who needs it?"),
        "promise_events.level": _("Level reached"),
    }
)
CHOICES: Mapping[str, Mapping[str, Named]] = MappingProxyType(
    {
        "alternatives": {"none": _("none"), "few": _("few"), "many": _("many")},
        "alternatives.said_by": {"customer": _("the customer's"), "staff": _("ours")},
        "buying_style": {
            "transactional": _("by price, deal by deal"),
            "consultative": _("with advice, for the long run"),
        },
        "function": {
            "marketing": _("marketing"),
            "sales": _("sales"),
            "service": _("service"),
            "product": _("product"),
            "finance": _("finance"),
            "other": _("another"),
        },
        "renewals.outcome": {
            "renewed": _("renewed"),
            "expanded": _("expanded"),
            "reduced": _("reduced"),
            "left": _("left us"),
        },
        "asked_by": {"us": _("we did"), "customer": _("the customer")},
        "better": {"higher": _("more"), "lower": _("less")},
        "cause": {"us": _("ours"), "customer": _("the customer's"), "third": _("somebody else's")},
        "direction": {"in": _("from them"), "out": _("from us"), "both": _("both ways")},
        "importance": labels.IMPORTANCE,
        "influence_ties.kind": labels.TIES,
        "instrument": labels.INSTRUMENTS,
        "interactions.kind": labels.CONTACTS,
        "kano": labels.KANO,
        "made_by": {"us": _("we did"), "customer": _("the customer")},
        "power": labels.POWERS,
        "promise_events.kind": {
            "warned": _("warned"),
            "delivered": _("delivered"),
            "renegotiated": _("moved by agreement"),
            "withdrawn": _("withdrawn"),
            "abandoned": _("given up"),
            "verdict": _("the customer's word"),
        },
        "rated_by": {
            "customer": _("the customer's"),
            "staff": _("ours"),
            "self": _("their own, of themselves"),
        },
        "relationship": {
            "contractual": _("bound by contract"),
            "non_contractual": _("not bound by contract"),
        },
        "role": labels.ROLES,
        "verdict": {
            "broken": _("broken"),
            "partly": _("kept in part"),
            "kept": _("kept"),
            "exceeded": _("more than promised"),
            "misled": _("we misled them"),
        },
    }
)
STEPS: Mapping[str, Mapping[int, Promise]] = MappingProxyType(
    {
        "value_claims.grade": {
            0: _("our word alone"),
            1: _("they said so"),
            2: _("they put a figure on it"),
            3: _("there is evidence"),
            4: _("their finance confirmed it"),
        },
        "influence_ratings.level": {
            4: _("decisively"),
            3: _("highly"),
            2: _("somewhat"),
            1: _("little"),
            0: _("not at all"),
        },
        "influence_ties.strength": {1: _("weakly"), 2: _("as usual"), 3: _("strongly")},
        "needs.importance": {
            5: _("5, most important"),
            4: _("4"),
            3: _("3"),
            2: _("2"),
            1: _("1, hardly important"),
        },
    }
)
# What an empty field stands for, where it stands for something.
EMPTY: Mapping[str, Promise] = MappingProxyType(
    {
        "promises.person_id": _("the account as a whole"),
        "value_claims.person_id": _("ours"),
        "buying_roles.role": _("not known"),
        "buying_roles.power": _("not known"),
        "promise_events.said_by": _("nobody named"),
        "promise_events.cause": _("not known"),
    }
)
YES_NO: Mapping[bool, Promise] = MappingProxyType({True: _("yes"), False: _("no")})


def column_label(table: str, column: Column) -> str:
    """What a form calls a column."""
    return str(OF_TABLE.get(f"{table}.{column.name}") or COLUMNS[column.name])


def choice_labels(table: str, column: Column) -> Mapping[str, str]:
    """The values a column may hold, as text, each with what a reader calls it; none where any value may be."""
    place = f"{table}.{column.name}"
    if steps := STEPS.get(place):
        return {str(step): str(label) for step, label in steps.items()}
    named = CHOICES.get(place) or CHOICES.get(column.name, {})
    return {value: _said(named[value]) for value in column.choices}


def empty_label(table: str, column: Column) -> str:
    """What leaving a column empty says."""
    return str(EMPTY.get(f"{table}.{column.name}", "–"))


def meaning(column: Column) -> str:
    """What a column means, as the model says it."""
    return gettext(column.meaning)


def _said(label: Named) -> str:
    return said(label) if isinstance(label, Phrase) else str(label)

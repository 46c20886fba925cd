"""What can be entered: for each form the tables it writes and the columns it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from troth.model import Value


@dataclass(frozen=True)
class Part:
    """The row a form writes into one table. An optional part is written when something of it, `if_given`, was said."""

    table: str
    asks: tuple[str, ...]
    fixed: Mapping[str, Value] = field(default_factory=dict)
    if_given: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A form. `about` is the table whose row it is opened for; `folded` are the columns asked only on demand.

    `needed` are columns that a form insists on though the model lets them be empty.
    """

    name: str
    title: Promise
    parts: tuple[Part, ...]
    about: str = "accounts"
    folded: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()


_PROMISE_TERMS = ("metric", "unit", "floor", "promised_level", "better")
_RATING = ("expected", "perceived", "rated_by", "rated_on")
_ROLE = ("role", "power", "champion", "since")


def _event(name: str, title: Promise, kind: str, *asks: str, needed: tuple[str, ...] = ()) -> Entry:
    part = Part("promise_events", asks, {"kind": kind})
    return Entry(name, title, (part,), about="promises", needed=frozenset(needed))


_ALL = (
    Entry(
        "promise",
        _("New promise"),
        (
            Part(
                "promises",
                (
                    *("person_id", "words", "due_on", "importance", "promiser_id"),
                    *("need_id", "pillar_id", "offering_id", "made_on", *_PROMISE_TERMS),
                ),
                {"made_by": "us"},
            ),
        ),
        folded=frozenset({"need_id", "pillar_id", "offering_id", "made_on", *_PROMISE_TERMS}),
    ),
    Entry(
        "their_promise",
        _("They promised us"),
        (Part("promises", ("person_id", "words", "due_on", "made_on"), {"made_by": "customer"}),),
    ),
    Entry(
        "contact",
        _("New contact"),
        (
            Part(
                "interactions",
                ("person_id", "kind", "direction", "happened_at", "staff_id", "held", "note"),
            ),
        ),
    ),
    Entry(
        "influence",
        _("Rate influence"),
        (Part("influence_ratings", ("person_id", "level", "rated_by", "rated_on")),),
        folded=frozenset({"rated_on"}),
    ),
    Entry(
        "need",
        _("New need"),
        (
            Part("needs", ("person_id", "code", "importance", "kano", "pillar_id")),
            Part("need_ratings", _RATING, if_given=("expected", "perceived")),
        ),
        folded=frozenset({"pillar_id", "rated_on"}),
    ),
    Entry(
        "need_rating",
        _("How well is it met?"),
        (Part("need_ratings", _RATING),),
        about="needs",
    ),
    Entry(
        "feedback",
        _("New feedback"),
        (
            Part(
                "feedback",
                (
                    *("person_id", "instrument", "score", "words", "answered_on", "asked_on"),
                    *("scale_low", "scale_high"),
                ),
            ),
        ),
        folded=frozenset({"scale_low", "scale_high"}),
    ),
    Entry(
        "person",
        _("New person"),
        (
            Part("people", ("name", "title", "department", "email", "phone", "organisation")),
            Part("buying_roles", _ROLE),
        ),
        folded=frozenset({"department", "email", "phone", "organisation", "since"}),
    ),
    Entry("role", _("New role"), (Part("buying_roles", ("person_id", *_ROLE)),)),
    Entry(
        "tie",
        _("Who listens to whom?"),
        (Part("influence_ties", ("listener_id", "source_id", "strength", "kind", "since")),),
        folded=frozenset({"since"}),
    ),
    _event("warn", _("Warn before it is late"), "warned", "happened_on", "new_due_on", "cause", "words"),
    _event(
        "renegotiate",
        _("Agree on another day"),
        "renegotiated",
        *("new_due_on", "agreed", "asked_by", "cause", "new_level", "happened_on", "words"),
        needed=("new_due_on",),
    ),
    _event("deliver", _("Kept, on which day?"), "delivered", "happened_on", "level", "cause", "words"),
    _event("withdraw", _("Withdraw the promise"), "withdrawn", "happened_on", "asked_by", "words"),
    _event(
        "verdict",
        _("What do they say?"),
        "verdict",
        *("verdict", "said_by", "words", "happened_on", "level"),
        needed=("verdict",),
    ),
)
ENTRIES: Mapping[str, Entry] = MappingProxyType({entry.name: entry for entry in _ALL})

# What may be corrected of a fact afterwards; the rest of the row is taken over as it stands.
CORRECTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "accounts": ("name", "segment", "industry", "country", "size_band", "indirect"),
        "people": ("name", "title", "department", "email", "phone", "organisation", "left_on"),
        "promises": (
            *("person_id", "words", "due_on", "importance", "promiser_id"),
            *("need_id", "pillar_id", "offering_id", "made_on", *_PROMISE_TERMS),
        ),
        "promise_events": (
            *("happened_on", "level", "new_due_on", "new_level", "agreed", "asked_by", "cause"),
            *("verdict", "said_by", "words"),
        ),
        "interactions": ("kind", "direction", "happened_at", "staff_id", "held", "note"),
        "influence_ratings": ("level", "rated_by", "rated_on"),
        "needs": ("code", "importance", "kano", "pillar_id", "since", "until"),
        "need_ratings": _RATING,
        "feedback": ("instrument", "score", "words", "answered_on", "asked_on", "scale_low", "scale_high"),
        "buying_roles": (*_ROLE, "until"),
        "influence_ties": ("strength", "kind", "since", "until"),
    }
)

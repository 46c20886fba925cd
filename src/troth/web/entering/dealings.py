"""The forms for people, what they need and think, and what was promised."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from troth.web.entering.parts import Entry, Part

PROMISE_TERMS = ("metric", "unit", "floor", "promised_level", "better")
RATING = ("expected", "perceived", "rated_by", "rated_on")
ROLE = ("role", "power", "champion", "since")


def _event(name: str, title: Promise, kind: str, *asks: str, needed: tuple[str, ...] = ()) -> Entry:
    part = Part("promise_events", asks, {"kind": kind})
    return Entry(name, title, (part,), about="promises", needed=frozenset(needed))


DEALINGS = (
    Entry(
        "promise",
        _("New promise"),
        (
            Part(
                "promises",
                (
                    *("person_id", "words", "due_on", "importance", "promiser_id"),
                    *("need_id", "pillar_id", "offering_id", "made_on", *PROMISE_TERMS),
                ),
                {"made_by": "us"},
            ),
        ),
        folded=frozenset({"need_id", "pillar_id", "offering_id", "made_on", *PROMISE_TERMS}),
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
            Part("need_ratings", RATING, if_given=("expected", "perceived")),
        ),
        folded=frozenset({"pillar_id", "rated_on"}),
    ),
    Entry(
        "need_rating",
        _("How well is it met?"),
        (Part("need_ratings", RATING),),
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
            Part("buying_roles", ROLE),
        ),
        folded=frozenset({"department", "email", "phone", "organisation", "since"}),
    ),
    Entry("role", _("New role"), (Part("buying_roles", ("person_id", *ROLE)),)),
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

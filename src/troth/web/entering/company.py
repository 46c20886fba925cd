"""The forms for what is of no account yet: a new account, one of our people, an offering, a part of our brand promise."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from troth.web.entering.parts import Entry, Part

BOOK = "book"  # what these forms are about
_MORE = (
    *("industry", "country", "size_band", "relationship", "buying_style", "alternatives"),
    *("switching_cost", "indirect", "strategic", "reference", "opened_on"),
)
ACCOUNT = ("name", "segment", "domains", *_MORE)
STAFF = ("name", "email", "team", "function")
OFFERING = ("name", "family")
PILLAR = ("name", "statement", "segment", "since")

COMPANY = (
    Entry(
        "account",
        _("New account"),
        (Part("accounts", ("name", "owner_id", *ACCOUNT[1:])),),
        about=BOOK,
        folded=frozenset(_MORE),
    ),
    Entry("staff", _("New person of ours"), (Part("staff", STAFF),), about=BOOK),
    Entry("offering", _("New offering"), (Part("offerings", OFFERING),), about=BOOK),
    Entry(
        "pillar",
        _("New part of our promise"),
        (Part("pillars", PILLAR),),
        about=BOOK,
        folded=frozenset({"segment", "since"}),
    ),
)

"""What every address gives to whom: the table that test_urls.py goes through. An address without a line fails.

To add an address, add one line: its name, its path, who may GET it and who may POST to it.

    "keep_promise": Line("/promises/{promise}/keep/", post=WRITERS, data={"degree": "1"}),

A path may hold {account}, {person}, {promise}, {need}, {role}: each is tried with those of an account of one's own, of one's
team and of somebody foreign. Who is let in gets the page, or a form that takes or questions what it was sent; everybody
else is refused: strangers are sent to sign in, the others are told that it is withheld (403). What nobody may do (NOBODY,
the default) is refused to all, also as a method that is not allowed (405).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

DISTANCES = ("own", "team", "foreign")
ROLES = ("stranger", "reader", "member", "manager", "admin")

Rule = Mapping[str, tuple[str, ...]]

NOBODY: Rule = {}
ANYBODY: Rule = dict.fromkeys(ROLES, DISTANCES)
USERS: Rule = dict.fromkeys(ROLES[1:], DISTANCES)
READERS: Rule = {**dict.fromkeys(("reader", "member", "manager"), ("own", "team")), "admin": DISTANCES}
WRITERS: Rule = {"member": ("own",), "manager": ("own", "team"), "admin": DISTANCES}
ADMINS: Rule = {"admin": DISTANCES}


class Line(NamedTuple):
    """One address: its path, who may GET it, who may POST to it, what is posted, whether one is signed out by it."""

    path: str
    get: Rule = NOBODY
    post: Rule = NOBODY
    data: Mapping[str, str] = {}
    ends_session: bool = False

    @property
    def distances(self) -> tuple[str, ...]:
        """Whose accounts are tried: all three kinds where the path names something of an account."""
        return DISTANCES if "{" in self.path else DISTANCES[:1]

    def address(self, distance: str) -> str:
        """The path for an account at this distance."""
        account = f"{distance}-mill"
        return self.path.format(
            account=account,
            person=f"{account}-0",
            promise=f"promise-{account}-0",
            need=f"need-{account}-0",
            role=f"role-{account}-0",
        )


ADDRESSES = {
    "today": Line("/", get=USERS),
    "accounts": Line("/accounts/", get=USERS),
    "account": Line("/accounts/{account}/", get=READERS),
    "reasons": Line("/accounts/{account}/why/", get=READERS),
    "brief": Line("/accounts/{account}/brief/", get=READERS),
    "brief_file": Line("/accounts/{account}/brief/file/", get=READERS),
    "review": Line("/accounts/{account}/review/", get=WRITERS, post=WRITERS),
    "review_draft": Line("/accounts/{account}/review/draft/", post=WRITERS),
    "review_file": Line("/accounts/{account}/review/file/", get=WRITERS),
    "review_upload": Line("/accounts/{account}/review/upload/", post=WRITERS),
    "reviews": Line("/reviews/", get=USERS),
    "enter_anywhere": Line("/enter/promise/", get=USERS),
    "enter_fact": Line("/accounts/{account}/enter/promise/", get=WRITERS, post=WRITERS),
    "enter_about": Line("/facts/promises/{promise}/enter/warn/", get=WRITERS, post=WRITERS),
    "settle_promise": Line("/promises/{promise}/settle/", post=WRITERS, data={"outcome": "kept"}),
    "fact_history": Line("/facts/promises/{promise}/", get=READERS),
    "correct": Line("/facts/promises/{promise}/correct/", get=WRITERS, post=WRITERS),
    "merge": Line("/facts/people/{person}/merge/", get=WRITERS, post=WRITERS),
    "take_fact_back": Line("/facts/needs/{need}/take-back/", post=WRITERS),
    "undo_batch": Line("/batches/no-such-batch/undo/", post=USERS),
    # A visitor of the portal is nobody here; nobody here is a visitor.
    "portal": Line("/portal/"),
    "portal_enter": Line("/portal/enter/no-such-token/", get=ANYBODY),
    "portal_code": Line("/portal/code/"),
    "portal_code_again": Line("/portal/code/again/"),
    "portal_closed": Line("/portal/closed/", get=ANYBODY),
    "portal_leave": Line("/portal/leave/", post=ANYBODY),
    "portal_seen": Line("/portal/seen/"),
    "portal_say": Line("/portal/say/word/"),
    "portal_send": Line("/portal/send/"),
    "portal_own_data": Line("/portal/about-me/"),
    "portal_own_data_file": Line("/portal/about-me/file/"),
    "health": Line("/health/", get=ANYBODY),
    "sign_in": Line("/sign-in/", get=ANYBODY),
    "enter": Line("/sign-in/no-such-token/", get=ANYBODY),
    "sign_out": Line("/sign-out/", post=USERS, ends_session=True),
}

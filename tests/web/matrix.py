"""What every address gives to whom: the table that test_urls.py goes through. An address without a line fails.

To add an address, add one line: its name, its path, who may GET it and who may POST to it.

    "keep_promise": Line("/promises/{promise}/keep/", post=WRITERS, data={"degree": "1"}),

A path may hold {account}, {person}, {promise}, {need}, {role}: each is tried with those of an account of one's own, of one's
team and of somebody foreign; {user} is a user. Who is let in gets the page, or a form that takes or questions what it was sent; everybody
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
EXTENDERS: Rule = dict.fromkeys(("manager", "admin"), DISTANCES)
ADMINS: Rule = {"admin": DISTANCES}
CAMPAIGNERS: Rule = dict.fromkeys(ROLES[2:], DISTANCES)


class Line(NamedTuple):
    """One address: its path, who may GET it, who may POST to it, and what is posted.

    `ends_session`: whoever posts is signed out; `finds_nothing`: who is let in is told that there is no such thing.
    """

    path: str
    get: Rule = NOBODY
    post: Rule = NOBODY
    data: Mapping[str, str] = {}
    ends_session: bool = False
    finds_nothing: bool = False

    @property
    def distances(self) -> tuple[str, ...]:
        """Whose accounts are tried: all three kinds where the path names something of an account."""
        return DISTANCES if "{" in self.path.replace("{user}", "") else DISTANCES[:1]

    def address(self, distance: str, user_id: int = 1) -> str:
        """The path for an account at this distance, or for a user."""
        account = f"{distance}-mill"
        return self.path.format(
            account=account,
            user=user_id,
            person=f"{account}-0",
            promise=f"promise-{account}-0",
            need=f"need-{account}-0",
            role=f"role-{account}-0",
        )


ADDRESSES = {
    "today": Line("/", get=USERS),
    "accounts": Line("/accounts/", get=USERS),
    "promises": Line("/promises/", get=USERS),
    "accounts_file": Line("/exports/accounts/csv/", get=USERS),
    "save_view": Line("/views/", post=USERS, data={"name": "Mine", "sort": "name"}),
    "delete_view": Line("/views/1/forget/", post=USERS),
    "account": Line("/accounts/{account}/", get=READERS),
    "account_map": Line("/accounts/{account}/map/", get=READERS),
    "account_promises": Line("/accounts/{account}/promises/", get=READERS),
    "account_needs": Line("/accounts/{account}/needs/", get=READERS),
    "value": Line("/value/", get=USERS),
    "account_value": Line("/accounts/{account}/value/", get=READERS),
    "account_timeline": Line("/accounts/{account}/timeline/", get=READERS),
    "account_why": Line("/accounts/{account}/why/", get=READERS),
    "reasons": Line("/accounts/{account}/why/parts/", get=READERS),
    "account_change": Line("/accounts/{account}/why/change/", get=READERS),
    "group": Line("/groups/{account}/", get=READERS),
    "person": Line("/people/{person}/", get=READERS),
    "person_record": Line("/people/{person}/record/html/", get=WRITERS),
    "our_promise": Line("/our-promise/", get=USERS),
    "brief": Line("/accounts/{account}/brief/", get=READERS),
    "brief_file": Line("/accounts/{account}/brief/file/", get=READERS),
    "hand_over": Line("/accounts/{account}/hand-over/", get=READERS, post=WRITERS),
    "review": Line("/accounts/{account}/review/", get=WRITERS, post=WRITERS),
    "review_draft": Line("/accounts/{account}/review/draft/", post=WRITERS),
    "review_file": Line("/accounts/{account}/review/file/", get=WRITERS),
    "review_upload": Line("/accounts/{account}/review/upload/", post=WRITERS),
    "reviews": Line("/reviews/", get=USERS),
    "campaigns": Line("/campaigns/", get=USERS, post=CAMPAIGNERS),
    "campaign": Line("/campaigns/1/", get=USERS, finds_nothing=True),
    "campaign_customers": Line(
        "/campaigns/1/customers/", get=CAMPAIGNERS, post=CAMPAIGNERS, finds_nothing=True
    ),
    "campaign_people": Line("/campaigns/1/people/", get=CAMPAIGNERS, post=CAMPAIGNERS, finds_nothing=True),
    "campaign_guide": Line("/campaigns/1/guide/", get=CAMPAIGNERS, post=CAMPAIGNERS, finds_nothing=True),
    "campaign_answers": Line("/campaigns/1/answers/", get=USERS, finds_nothing=True),
    "campaign_coding": Line("/campaigns/1/coding/", get=CAMPAIGNERS, post=CAMPAIGNERS, finds_nothing=True),
    "interview": Line("/campaigns/asks/1/", get=USERS, post=CAMPAIGNERS, finds_nothing=True),
    "roles": Line("/roles/", get=USERS),
    "role_words": Line("/roles/words/", post=ADMINS, data={"words": "feed miller,end_user"}),
    "confirm_roles": Line("/accounts/{account}/roles/", post=WRITERS),
    "enter_anywhere": Line("/enter/promise/", get=USERS),
    "enter_in_book": Line("/enter/pillar/", get=EXTENDERS, post=EXTENDERS),
    "enter_fact": Line("/accounts/{account}/enter/promise/", get=WRITERS, post=WRITERS),
    "enter_about": Line("/facts/promises/{promise}/enter/warn/", get=WRITERS, post=WRITERS),
    "settle_promise": Line("/promises/{promise}/settle/", post=WRITERS, data={"outcome": "kept"}),
    "fact_history": Line("/facts/promises/{promise}/", get=READERS),
    "correct": Line("/facts/promises/{promise}/correct/", get=WRITERS, post=WRITERS),
    "merge": Line("/facts/people/{person}/merge/", get=WRITERS, post=WRITERS),
    "tell_apart": Line("/facts/people/{person}/apart/", post=WRITERS),
    "take_fact_back": Line("/facts/needs/{need}/take-back/", post=WRITERS),
    "reminders": Line("/me/reminders/", get=USERS, post=USERS),
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
    "account_portal": Line("/accounts/{account}/portal/", get=READERS),
    "portal_release": Line("/accounts/{account}/portal/promises/{promise}/", post=WRITERS),
    "portal_link": Line("/accounts/{account}/portal/people/{person}/links/", post=WRITERS),
    "portal_link_revoke": Line("/accounts/{account}/portal/links/1/revoke/", post=WRITERS),
    "portal_answer": Line("/accounts/{account}/portal/answers/links-again/", post=WRITERS),
    "portal_full_copy": Line("/accounts/{account}/portal/people/{person}/copy/", get=WRITERS),
    "portal_value": Line("/portal/value/"),
    "portal_value_seen": Line("/portal/value/seen/"),
    "portal_value_file": Line("/portal/value/{account}/file/"),
    "portal_value_say": Line("/portal/say/claim/"),
    "value_statement": Line("/accounts/{account}/statements/{person}/", get=READERS),
    "value_statement_file": Line("/accounts/{account}/statements/{person}/file/pdf/", get=WRITERS),
    "value_tell": Line("/accounts/{account}/statements/{person}/tell/", post=WRITERS),
    "claim_release": Line(
        "/accounts/{account}/statements/{person}/claims/no-such-claim/", post=WRITERS, finds_nothing=True
    ),
    "portal_settings": Line("/settings/portal/", get=ADMINS, post=ADMINS),
    "book": Line("/book/", get=USERS),
    "book_progress": Line("/book/progress/", get=USERS),
    "score_again": Line("/book/score/", post=ADMINS),
    "batch": Line("/book/batches/no-such-batch/", get=ADMINS, post=ADMINS, finds_nothing=True),
    "duplicates": Line("/book/duplicates/", get=WRITERS),
    "look_again": Line("/book/duplicates/look/", post=WRITERS),
    "imports": Line("/import/", get=ADMINS, post=ADMINS),
    "import": Line("/import/1/", get=ADMINS, post=ADMINS, finds_nothing=True),
    "import_progress": Line("/import/1/progress/", get=ADMINS, finds_nothing=True),
    "forget_mapping": Line("/import/mappings/1/forget/", post=ADMINS),
    "settings": Line("/settings/", get=USERS, post=ADMINS),
    "ask_rule": Line("/settings/rules/openness_share/", post=ADMINS, data={"value": "0.2"}),
    "rule_question": Line("/settings/questions/1/", get=ADMINS, finds_nothing=True),
    "apply_rule": Line("/settings/questions/1/apply/", post=ADMINS, finds_nothing=True),
    "tokens": Line("/settings/tokens/", get=USERS, post=USERS),
    "revoke_token": Line("/settings/tokens/no-such-hash/revoke/", post=ADMINS),
    # The API asks for a token and for no session; tests/api tries it with the tokens of every role.
    "api:openapi-json": Line("/api/v1/openapi.json", get=ANYBODY),
    "api:accounts": Line("/api/v1/accounts"),
    "api:account": Line("/api/v1/accounts/{account}"),
    "api:people": Line("/api/v1/accounts/{account}/people"),
    "api:explain": Line("/api/v1/accounts/{account}/explain"),
    "api:person": Line("/api/v1/people/{person}"),
    "api:gaps": Line("/api/v1/gaps"),
    "api:api-root": Line("/api/v1/", finds_nothing=True),
    "health": Line("/health/", get=ANYBODY),
    "choose_language": Line("/language/", post=ANYBODY, data={"language": "de"}),
    "account_login": Line("/sign-in/", get=ANYBODY, post=ANYBODY),
    "account_inactive": Line("/sign-in/inactive/", get=ANYBODY),
    "account_signup": Line("/sign-in/invited/", get=ANYBODY, post=ANYBODY),
    "enter": Line("/sign-in/link/no-such-token/", get=ANYBODY),
    "account_logout": Line("/sign-out/", get=USERS, post=USERS, ends_session=True),
    "account_reset_password": Line("/password/", get=ANYBODY, post=ANYBODY),
    "account_reset_password_done": Line("/password/sent/", get=ANYBODY),
    "account_reset_password_from_key": Line("/password/new/1-no-such-key/", get=ANYBODY, post=ANYBODY),
    "account_reset_password_from_key_done": Line("/password/changed/", get=ANYBODY),
    "openid_connect_login": Line("/sign-in/by/company/", get=ANYBODY, post=ANYBODY, finds_nothing=True),
    "openid_connect_callback": Line(
        "/sign-in/by/company/back/", get=ANYBODY, post=ANYBODY, finds_nothing=True
    ),
    "socialaccount_login_cancelled": Line("/sign-in/cancelled/", get=ANYBODY),
    "socialaccount_login_error": Line("/sign-in/failed/", get=ANYBODY),
    "socialaccount_signup": Line("/sign-in/unknown/"),
    "socialaccount_connections": Line("/me/company/", get=USERS, post=USERS),
    "invitation": Line("/invitations/no-such-token/", get=ANYBODY),
    "me": Line("/me/", get=USERS, post=USERS),
    "sign_out_everywhere": Line("/me/sign-out-everywhere/", post=USERS, ends_session=True),
    "members": Line("/members/", get=ADMINS, post=ADMINS),
    "member": Line("/members/{user}/", get=ADMINS, post=ADMINS),
    "withdraw_invitation": Line("/members/invitations/no-such-hash/withdraw/", post=ADMINS),
    "named_figures": Line("/members/named-figures/", post=ADMINS),
    "access_log": Line("/members/access-log/", get=ADMINS),
    "account_change_password": Line("/me/password/", get=USERS, post=USERS),
    "account_set_password": Line("/me/password/first/", get=USERS, post=USERS),
    "account_reauthenticate": Line("/me/confirm/", get=USERS, post=USERS),
    "mfa_authenticate": Line("/sign-in/second-factor/", get=USERS, post=USERS),
    "mfa_login_webauthn": Line("/sign-in/passkey/", get=USERS, post=USERS),
    "mfa_reauthenticate": Line("/me/confirm/code/", get=USERS, post=USERS),
    "mfa_reauthenticate_webauthn": Line("/me/confirm/passkey/", get=USERS, post=USERS),
    "mfa_index": Line("/me/factors/", get=USERS),
    "mfa_activate_totp": Line("/me/factors/app/", get=USERS, post=USERS),
    "mfa_deactivate_totp": Line("/me/factors/app/off/", get=USERS, post=USERS, finds_nothing=True),
    "mfa_view_recovery_codes": Line("/me/factors/codes/", get=USERS, finds_nothing=True),
    "mfa_generate_recovery_codes": Line("/me/factors/codes/new/", get=USERS, post=USERS),
    "mfa_download_recovery_codes": Line("/me/factors/codes/file/", get=USERS, finds_nothing=True),
    "mfa_list_webauthn": Line("/me/factors/passkeys/", get=USERS),
    "mfa_add_webauthn": Line("/me/factors/passkeys/new/", get=USERS, post=USERS),
    "mfa_edit_webauthn": Line("/me/factors/passkeys/1/", get=USERS, post=USERS),
    "mfa_remove_webauthn": Line("/me/factors/passkeys/1/off/", get=USERS, post=USERS),
}

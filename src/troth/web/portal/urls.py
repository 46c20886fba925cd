"""The addresses of the portal and of our side of it."""

from __future__ import annotations

from django.urls import URLPattern, path

from troth.web.portal.answering import answer_portal
from troth.web.portal.door import another_code, closed, enter, enter_code, leave
from troth.web.portal.full_copy import full_copy
from troth.web.portal.own_data import own_data, own_data_file
from troth.web.portal.pages import portal, seen
from troth.web.portal.releasing import release, release_claim
from troth.web.portal.saying import say, send
from troth.web.portal.settings_page import portal_settings
from troth.web.portal.team import team_portal
from troth.web.portal.team_links import give_link, revoke_link
from troth.web.portal.telling import tell
from troth.web.portal.value import portal_value, portal_value_file, portal_value_say, portal_value_seen
from troth.web.portal.value_statement import value_statement, value_statement_file

urlpatterns: list[URLPattern] = [
    path("portal/", portal, name="portal"),
    path("portal/enter/<str:token>/", enter, name="portal_enter"),
    path("portal/code/", enter_code, name="portal_code"),
    path("portal/code/again/", another_code, name="portal_code_again"),
    path("portal/closed/", closed, name="portal_closed"),
    path("portal/leave/", leave, name="portal_leave"),
    path("portal/seen/", seen, name="portal_seen"),
    path("portal/value/", portal_value, name="portal_value"),
    path("portal/value/seen/", portal_value_seen, name="portal_value_seen"),
    path("portal/value/<str:account_id>/file/", portal_value_file, name="portal_value_file"),
    path("portal/say/claim/", portal_value_say, name="portal_value_say"),
    path("portal/say/<str:kind>/", say, name="portal_say"),
    path("portal/send/", send, name="portal_send"),
    path("portal/about-me/", own_data, name="portal_own_data"),
    path("portal/about-me/file/", own_data_file, name="portal_own_data_file"),
    path("accounts/<str:account_id>/portal/", team_portal, name="account_portal"),
    path("accounts/<str:account_id>/portal/promises/<str:promise_id>/", release, name="portal_release"),
    path("accounts/<str:account_id>/portal/people/<str:person_id>/links/", give_link, name="portal_link"),
    path(
        "accounts/<str:account_id>/portal/links/<int:link_id>/revoke/", revoke_link, name="portal_link_revoke"
    ),
    path("accounts/<str:account_id>/portal/answers/<str:kind>/", answer_portal, name="portal_answer"),
    path("accounts/<str:account_id>/portal/people/<str:person_id>/copy/", full_copy, name="portal_full_copy"),
    path("accounts/<str:account_id>/statements/<str:person_id>/", value_statement, name="value_statement"),
    path("accounts/<str:account_id>/statements/<str:person_id>/tell/", tell, name="value_tell"),
    path(
        "accounts/<str:account_id>/statements/<str:person_id>/claims/<str:claim_id>/",
        release_claim,
        name="claim_release",
    ),
    path(
        "accounts/<str:account_id>/statements/<str:person_id>/file/<str:form>/",
        value_statement_file,
        name="value_statement_file",
    ),
    path("settings/portal/", portal_settings, name="portal_settings"),
]

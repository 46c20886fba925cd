"""The addresses of the portal and of our side of it."""

from __future__ import annotations

from django.urls import URLPattern, path

from troth.web.portal.answering import answer_portal
from troth.web.portal.door import another_code, closed, enter, enter_code, leave
from troth.web.portal.full_copy import full_copy
from troth.web.portal.own_data import own_data, own_data_file
from troth.web.portal.pages import portal, seen
from troth.web.portal.releasing import release
from troth.web.portal.saying import say, send
from troth.web.portal.settings_page import portal_settings
from troth.web.portal.team import team_portal
from troth.web.portal.team_links import give_link, revoke_link

urlpatterns: list[URLPattern] = [
    path("portal/", portal, name="portal"),
    path("portal/enter/<str:token>/", enter, name="portal_enter"),
    path("portal/code/", enter_code, name="portal_code"),
    path("portal/code/again/", another_code, name="portal_code_again"),
    path("portal/closed/", closed, name="portal_closed"),
    path("portal/leave/", leave, name="portal_leave"),
    path("portal/seen/", seen, name="portal_seen"),
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
    path("settings/portal/", portal_settings, name="portal_settings"),
]

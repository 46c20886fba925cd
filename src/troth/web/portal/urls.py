"""The addresses of the portal and of our side of it."""

from __future__ import annotations

from django.urls import URLPattern, path

from troth.web.portal.door import another_code, closed, enter, enter_code, leave
from troth.web.portal.own_data import own_data, own_data_file
from troth.web.portal.pages import portal, seen
from troth.web.portal.saying import say, send

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
]

"""The addresses of campaigns."""

from __future__ import annotations

from django.urls import URLPattern, path

from troth.web.campaigns.board import campaign, campaign_guide
from troth.web.campaigns.choosing import campaign_customers, campaign_people
from troth.web.campaigns.coding_pages import campaign_answers, campaign_coding
from troth.web.campaigns.interviewing import interview
from troth.web.campaigns.listing import campaigns

urlpatterns: list[URLPattern] = [
    path("campaigns/", campaigns, name="campaigns"),
    path("campaigns/<int:campaign_id>/", campaign, name="campaign"),
    path("campaigns/<int:campaign_id>/customers/", campaign_customers, name="campaign_customers"),
    path("campaigns/<int:campaign_id>/people/", campaign_people, name="campaign_people"),
    path("campaigns/<int:campaign_id>/guide/", campaign_guide, name="campaign_guide"),
    path("campaigns/<int:campaign_id>/answers/", campaign_answers, name="campaign_answers"),
    path("campaigns/<int:campaign_id>/coding/", campaign_coding, name="campaign_coding"),
    path("campaigns/asks/<int:ask_id>/", interview, name="interview"),
]

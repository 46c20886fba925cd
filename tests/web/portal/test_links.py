"""What the portal keeps of people goes when the book forgets them."""

from __future__ import annotations

from django.utils import timezone

from tests.web.portal.visitors import inside, link_for, say
from troth.ledger import Ledger
from troth.web.models import PortalBrowser, PortalLink, PortalRequest, PortalSeen, PortalVisit
from troth.web.portal.links import forget_unknown_people


def test_what_is_kept_of_people_the_book_forgot_is_removed(shared: Ledger) -> None:
    vera = inside("vera")
    vera.post("/portal/seen/", {"about": "hers"})
    say(vera, "copy")
    link_for("vera-erased", timezone.now())
    PortalSeen.objects.update(person_id="vera-erased")
    PortalRequest.objects.update(person_id="vera-erased")
    assert forget_unknown_people(shared) == 3
    assert (PortalLink.objects.count(), PortalBrowser.objects.count(), PortalVisit.objects.count()) == (
        1,
        1,
        1,
    )
    assert (PortalSeen.objects.count(), PortalRequest.objects.count()) == (0, 0)

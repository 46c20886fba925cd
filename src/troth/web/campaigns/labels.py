"""The words of campaigns as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHANNEL_LABELS: Mapping[str, Promise] = {
    "meeting": _("in a meeting"),
    "call": _("by telephone"),
    "email": _("by e-mail"),
    "portal": _("in the portal"),
}

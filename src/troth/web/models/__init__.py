"""What the application keeps for itself, beside the facts of the book; a file per subject."""

from troth.web.models.access import Access, ReadKind
from troth.web.models.api_token import ApiToken
from troth.web.models.campaign import Campaign, CampaignAsk, Guide
from troth.web.models.duplicates import DuplicatePair, DuplicateSearch
from troth.web.models.hand_over import HandOver
from troth.web.models.imports import Import, ImportState, SavedMapping
from troth.web.models.invitation import Invitation
from troth.web.models.membership import KeptReading, Membership, Role
from troth.web.models.named_figures import NamedFigures
from troth.web.models.portal import (
    PortalBrowser,
    PortalLink,
    PortalRequest,
    PortalSeen,
    PortalTerms,
    PortalTry,
    PortalVisit,
    RequestKind,
)
from troth.web.models.reminders import Reminded, ReminderChoice
from troth.web.models.review_draft import ReviewDraft
from troth.web.models.saved_view import SavedView
from troth.web.models.sign_in import SignInLink
from troth.web.models.work import RuleQuestion, Stocktaking

__all__ = [
    "Access",
    "ApiToken",
    "Campaign",
    "CampaignAsk",
    "DuplicatePair",
    "DuplicateSearch",
    "Guide",
    "HandOver",
    "Import",
    "ImportState",
    "Invitation",
    "KeptReading",
    "Membership",
    "NamedFigures",
    "PortalBrowser",
    "PortalLink",
    "PortalRequest",
    "PortalSeen",
    "PortalTerms",
    "PortalTry",
    "PortalVisit",
    "ReadKind",
    "Reminded",
    "ReminderChoice",
    "RequestKind",
    "ReviewDraft",
    "Role",
    "RuleQuestion",
    "SavedMapping",
    "SavedView",
    "SignInLink",
    "Stocktaking",
]

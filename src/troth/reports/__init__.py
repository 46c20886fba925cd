"""One frozen dataclass per page or document: figures, captions and evidence, which every skin renders alike."""

from troth.reports.account import AccountPage, account
from troth.reports.figures import Figure, Kept
from troth.reports.known import Known
from troth.reports.phrases import Phrase
from troth.reports.portfolio import Headline, Portfolio, headline, portfolio
from troth.reports.review import Review, review
from troth.reports.stake import Billed, Stakes, Worries, stakes
from troth.reports.week import Week, week
from troth.reports.why import Why, why

__all__ = [
    "AccountPage",
    "Billed",
    "Figure",
    "Headline",
    "Kept",
    "Known",
    "Phrase",
    "Portfolio",
    "Review",
    "Stakes",
    "Week",
    "Why",
    "Worries",
    "account",
    "headline",
    "portfolio",
    "review",
    "stakes",
    "week",
    "why",
]

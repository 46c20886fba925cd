"""One frozen dataclass per page or document: figures, captions and evidence, which every skin renders alike."""

from troth.reports.account import AccountHead, AccountPage, account, account_head
from troth.reports.accounts import AccountRow, Accounts, Headline, account_rows, choices
from troth.reports.brief import Brief, brief
from troth.reports.change import Change, change
from troth.reports.connections import connections
from troth.reports.figures import Figure, Kept
from troth.reports.group import GroupPage, group
from troth.reports.hand_over import HandOverPage, hand_over
from troth.reports.history import History, history
from troth.reports.influence_map import InfluenceMap, influence_map
from troth.reports.known import Known
from troth.reports.matrix import Matrix, matrix
from troth.reports.person import PersonPage, person
from troth.reports.phrases import Phrase
from troth.reports.pillars import NeedTally, PillarsPage, PromiseTally, pillars
from troth.reports.promise_list import PromiseList
from troth.reports.promise_sheet import PromiseSheet, promise_sheet
from troth.reports.reminders import Reminder, reminders
from troth.reports.review import Review, review
from troth.reports.stake import Billed
from troth.reports.timeline import Timeline, timeline
from troth.reports.today import Today
from troth.reports.week import Week, week
from troth.reports.why import Why, why

__all__ = [
    "AccountHead",
    "AccountPage",
    "AccountRow",
    "Accounts",
    "Billed",
    "Brief",
    "Change",
    "Figure",
    "GroupPage",
    "HandOverPage",
    "Headline",
    "History",
    "InfluenceMap",
    "Kept",
    "Known",
    "Matrix",
    "NeedTally",
    "PersonPage",
    "Phrase",
    "PillarsPage",
    "PromiseList",
    "PromiseSheet",
    "PromiseTally",
    "Reminder",
    "Review",
    "Timeline",
    "Today",
    "Week",
    "Why",
    "account",
    "account_head",
    "account_rows",
    "brief",
    "change",
    "choices",
    "connections",
    "group",
    "hand_over",
    "history",
    "influence_map",
    "matrix",
    "person",
    "pillars",
    "promise_sheet",
    "reminders",
    "review",
    "timeline",
    "week",
    "why",
]

"""What the pages show, a file per page: the results of a kept run and the facts known on its day, as report objects."""

from troth.workspace.reading.account import read_account, read_account_head
from troth.workspace.reading.accounts import (
    ACCOUNTS_A_PAGE,
    BANDS,
    MOST_AT_STAKE,
    UNKNOWN_BAND,
    AccountsWanted,
    read_accounts,
    read_every_account,
)
from troth.workspace.reading.book import BATCHES_A_PAGE, read_batches, read_book
from troth.workspace.reading.brief import read_brief
from troth.workspace.reading.campaigns import (
    ids_known_today,
    read_answers,
    read_board,
    read_candidates,
    read_customers,
    read_interview,
)
from troth.workspace.reading.charges import read_charges, read_staff_of_teams
from troth.workspace.reading.days import kept_days
from troth.workspace.reading.duplicates import PAIRS_A_PAGE, read_duplicates
from troth.workspace.reading.group import read_group
from troth.workspace.reading.hand_over import read_hand_over
from troth.workspace.reading.history import read_history
from troth.workspace.reading.options import (
    find_accounts,
    find_namesakes,
    read_book_options,
    read_names,
    read_options,
)
from troth.workspace.reading.own_data import read_full_copy, read_own_data, tables_of_full_copy
from troth.workspace.reading.person import read_accounts_of_person, read_person
from troth.workspace.reading.person_record import read_person_record
from troth.workspace.reading.pillars import read_pillars
from troth.workspace.reading.portal import ids_merged_with, read_choices, read_portal, read_visitor
from troth.workspace.reading.portal_team import (
    read_account_portal,
    read_disagreements,
    read_disagreements_since,
)
from troth.workspace.reading.promises import (
    PROMISES_A_PAGE,
    PromisesWanted,
    read_promise_owners,
    read_promises,
)
from troth.workspace.reading.reasons import read_change, read_reasons
from troth.workspace.reading.reminders import reminders_due
from troth.workspace.reading.review import read_behind_review, read_review
from troth.workspace.reading.reviews import read_reviews
from troth.workspace.reading.roles import (
    ACCOUNTS_TO_CONFIRM_A_PAGE,
    read_roles,
    read_roles_of_account,
    read_word_counts,
)
from troth.workspace.reading.sections import read_account_map, read_account_matrix, read_account_promises
from troth.workspace.reading.timeline import MOMENTS_A_PAGE, Filter, read_timeline
from troth.workspace.reading.today import read_today
from troth.workspace.reading.value import MOST_IMPORTANT, VALUES_A_PAGE, ValueWanted, read_value
from troth.workspace.reading.value_sheet import read_value_sheet
from troth.workspace.reading.value_statement import read_claim_releases, read_value_statements

__all__ = [
    "ACCOUNTS_A_PAGE",
    "ACCOUNTS_TO_CONFIRM_A_PAGE",
    "BANDS",
    "BATCHES_A_PAGE",
    "MOMENTS_A_PAGE",
    "MOST_AT_STAKE",
    "MOST_IMPORTANT",
    "PAIRS_A_PAGE",
    "PROMISES_A_PAGE",
    "UNKNOWN_BAND",
    "VALUES_A_PAGE",
    "AccountsWanted",
    "Filter",
    "PromisesWanted",
    "ValueWanted",
    "find_accounts",
    "find_namesakes",
    "ids_known_today",
    "ids_merged_with",
    "kept_days",
    "read_account",
    "read_account_head",
    "read_account_map",
    "read_account_matrix",
    "read_account_portal",
    "read_account_promises",
    "read_accounts",
    "read_accounts_of_person",
    "read_answers",
    "read_batches",
    "read_behind_review",
    "read_board",
    "read_book",
    "read_book_options",
    "read_brief",
    "read_candidates",
    "read_change",
    "read_charges",
    "read_choices",
    "read_claim_releases",
    "read_customers",
    "read_disagreements",
    "read_disagreements_since",
    "read_duplicates",
    "read_every_account",
    "read_full_copy",
    "read_group",
    "read_hand_over",
    "read_history",
    "read_interview",
    "read_names",
    "read_options",
    "read_own_data",
    "read_person",
    "read_person_record",
    "read_pillars",
    "read_portal",
    "read_promise_owners",
    "read_promises",
    "read_reasons",
    "read_review",
    "read_reviews",
    "read_roles",
    "read_roles_of_account",
    "read_staff_of_teams",
    "read_timeline",
    "read_today",
    "read_value",
    "read_value_sheet",
    "read_value_statements",
    "read_visitor",
    "read_word_counts",
    "reminders_due",
    "tables_of_full_copy",
]

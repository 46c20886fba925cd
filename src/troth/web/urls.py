"""Every address of the application; all but those to sign in by ask for a session."""

from django.urls import include, path

from troth.web.health import health
from troth.web.language import choose_language
from troth.web.pages.account import (
    account,
    account_map,
    account_needs,
    account_promises,
    account_timeline,
    account_value,
)
from troth.web.pages.accounts import accounts, accounts_file, delete_view, save_view
from troth.web.pages.book import batch, book, book_progress, score_again
from troth.web.pages.brief import brief, brief_file
from troth.web.pages.duplicates import duplicates, look_again
from troth.web.pages.group import group
from troth.web.pages.hand_over import hand_over
from troth.web.pages.import_steps import import_progress, import_step
from troth.web.pages.imports import forget_mapping, imports
from troth.web.pages.person import person
from troth.web.pages.person_record import person_record
from troth.web.pages.pillars import our_promise
from troth.web.pages.promises import promises
from troth.web.pages.reasons import account_change, reasons, why
from troth.web.pages.review import review, review_draft, review_file, review_upload
from troth.web.pages.reviews import reviews
from troth.web.pages.roles import confirm_roles, role_words, roles
from troth.web.pages.rule_questions import apply_rule, ask_rule, rule_question
from troth.web.pages.settings import settings
from troth.web.pages.today import today
from troth.web.pages.tokens import revoke_token, tokens
from troth.web.pages.value import value

urlpatterns = [
    path("", today, name="today"),
    path("promises/", promises, name="promises"),
    path("accounts/", accounts, name="accounts"),
    path("exports/accounts/<str:form>/", accounts_file, name="accounts_file"),
    path("views/", save_view, name="save_view"),
    path("views/<int:view_id>/forget/", delete_view, name="delete_view"),
    path("accounts/<str:account_id>/", account, name="account"),
    path("accounts/<str:account_id>/map/", account_map, name="account_map"),
    path("accounts/<str:account_id>/promises/", account_promises, name="account_promises"),
    path("accounts/<str:account_id>/needs/", account_needs, name="account_needs"),
    path("accounts/<str:account_id>/value/", account_value, name="account_value"),
    path("accounts/<str:account_id>/timeline/", account_timeline, name="account_timeline"),
    path("accounts/<str:account_id>/why/", why, name="account_why"),
    path("accounts/<str:account_id>/why/parts/", reasons, name="reasons"),
    path("accounts/<str:account_id>/why/change/", account_change, name="account_change"),
    path("groups/<str:account_id>/", group, name="group"),
    path("people/<str:person_id>/", person, name="person"),
    path("people/<str:person_id>/record/<str:form>/", person_record, name="person_record"),
    path("our-promise/", our_promise, name="our_promise"),
    path("value/", value, name="value"),
    path("accounts/<str:account_id>/brief/", brief, name="brief"),
    path("accounts/<str:account_id>/brief/file/", brief_file, name="brief_file"),
    path("accounts/<str:account_id>/hand-over/", hand_over, name="hand_over"),
    path("accounts/<str:account_id>/review/", review, name="review"),
    path("accounts/<str:account_id>/review/draft/", review_draft, name="review_draft"),
    path("accounts/<str:account_id>/review/file/", review_file, name="review_file"),
    path("accounts/<str:account_id>/review/upload/", review_upload, name="review_upload"),
    path("reviews/", reviews, name="reviews"),
    path("roles/", roles, name="roles"),
    path("roles/words/", role_words, name="role_words"),
    path("accounts/<str:account_id>/roles/", confirm_roles, name="confirm_roles"),
    path("book/", book, name="book"),
    path("book/progress/", book_progress, name="book_progress"),
    path("book/score/", score_again, name="score_again"),
    path("book/batches/<str:batch_id>/", batch, name="batch"),
    path("book/duplicates/", duplicates, name="duplicates"),
    path("book/duplicates/look/", look_again, name="look_again"),
    path("import/", imports, name="imports"),
    path("import/<int:import_id>/", import_step, name="import"),
    path("import/<int:import_id>/progress/", import_progress, name="import_progress"),
    path("import/mappings/<int:mapping_id>/forget/", forget_mapping, name="forget_mapping"),
    path("settings/", settings, name="settings"),
    path("settings/rules/<str:rule>/", ask_rule, name="ask_rule"),
    path("settings/questions/<int:question_id>/", rule_question, name="rule_question"),
    path("settings/questions/<int:question_id>/apply/", apply_rule, name="apply_rule"),
    path("settings/tokens/", tokens, name="tokens"),
    path("settings/tokens/<str:token_hash>/revoke/", revoke_token, name="revoke_token"),
    path("api/v1/", include("troth.api.urls")),
    path("health/", health, name="health"),
    path("language/", choose_language, name="choose_language"),
    path("", include("troth.web.campaigns.urls")),
    path("", include("troth.web.people.urls")),
    path("", include("troth.web.portal.urls")),
    path("", include("troth.web.entering.urls")),
]

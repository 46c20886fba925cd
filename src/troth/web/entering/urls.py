"""The addresses of forms, of one click for what became of a promise, of histories and of undo."""

from django.urls import path

from troth.web.entering.choosing import enter_anywhere
from troth.web.entering.correcting import correct, take_fact_back
from troth.web.entering.dialog import enter, enter_about, enter_in_book
from troth.web.entering.histories import history
from troth.web.entering.merging import merge, tell_apart
from troth.web.entering.outcomes import settle_promise
from troth.web.entering.reminding import reminder_choice
from troth.web.entering.undoing import undo_batch

urlpatterns = [
    path("enter/promise/", enter_anywhere, name="enter_anywhere"),
    path("enter/<str:entry>/", enter_in_book, name="enter_in_book"),
    path("accounts/<str:account_id>/enter/<str:entry>/", enter, name="enter_fact"),
    path("promises/<str:promise_id>/settle/", settle_promise, name="settle_promise"),
    path("facts/<str:table>/<str:fact_id>/", history, name="fact_history"),
    path("facts/<str:table>/<str:fact_id>/enter/<str:entry>/", enter_about, name="enter_about"),
    path("facts/<str:table>/<str:fact_id>/correct/", correct, name="correct"),
    path("facts/<str:table>/<str:fact_id>/merge/", merge, name="merge"),
    path("facts/<str:table>/<str:fact_id>/apart/", tell_apart, name="tell_apart"),
    path("facts/<str:table>/<str:fact_id>/take-back/", take_fact_back, name="take_fact_back"),
    path("me/reminders/", reminder_choice, name="reminders"),
    path("batches/<str:batch_id>/undo/", undo_batch, name="undo_batch"),
]

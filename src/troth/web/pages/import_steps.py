"""One import on its way: mapped, previewed, committed; stopped, taken up again or given up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh
from django_tasks.base import Task

from troth.intake import OTHER_MARK, SOURCES, mapping_of
from troth.intake.sources import AGREEMENT, MAPPING
from troth.ledger import Ledger, current
from troth.model import InputError
from troth.web.frame import frame_of
from troth.web.importing.files import (
    ask_to_stop,
    begin,
    chosen_of,
    forget_uploads_of,
    keep_chosen,
    tell,
    told_of,
    uploads_of,
)
from troth.web.importing.mapping import CHOSEN, choices, drafted, fields_of, survey_upload
from troth.web.importing.progress import progress_of
from troth.web.importing.steps import open_files
from troth.web.importing.tasks import commit_import, preview_import
from troth.web.models import Import, ImportState, SavedMapping
from troth.web.models.imports import LONGEST_NAME
from troth.web.rights import administered

WRONG = 422
LONGEST_MAPPING = 200_000  # characters
LONGEST_DAYS = 200
_ANSWERED = ("mapping", "days", "decimal", "staff_id", "agreed_on")
Context = dict[str, Any]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@administered
def import_step(request: HttpRequest, import_id: int) -> HttpResponse:
    """The step an import is at; a POST does what the button says."""
    asked = get_object_or_404(Import, pk=import_id)
    if request.method != "POST":
        return _page(request, asked, {})
    do = request.POST.get("do", "")
    if do == "stop" and asked.is_at_work:
        ask_to_stop(asked.pk)
    elif do == "discard" and not asked.is_at_work:
        forget_uploads_of(asked.pk)
        asked.delete()
        return redirect("imports")
    elif do == "map" and asked.state == ImportState.PREVIEWED:
        tell(asked.pk, None)
        _turn(asked, ImportState.UPLOADED)
    elif do == "commit" and asked.state == ImportState.PREVIEWED:
        _turn(asked, ImportState.COMMITTING, commit_import)
    elif do in {"preview", "preview_text"} and asked.state == ImportState.UPLOADED:
        return _ask_for_preview(request, asked)
    return redirect("import", asked.pk)


@never_cache
@require_safe
@administered
def import_progress(request: HttpRequest, import_id: int) -> HttpResponse:
    """How far the step at work is; when it is done, the whole page is asked for anew."""
    asked = get_object_or_404(Import, pk=import_id)
    if not asked.is_at_work:
        return HttpResponseClientRefresh()
    context = {"import": asked, "progress": progress_of(asked, timezone.now())}
    return render(request, "troth/import/progress.html", context)


def _ask_for_preview(request: HttpRequest, asked: Import) -> HttpResponse:
    """Keep how the files are read, and have the preview taken; or say what is wrong with it."""
    try:
        _take_answers(request, asked)
    except InputError as refused:
        told = [*refused.problems] or [refused.args[0]]
        return _page(request, asked, {"wrong": [str(each) for each in told]})
    tell(asked.pk, None)
    _turn(asked, ImportState.PREVIEWING, preview_import)
    return redirect("import", asked.pk)


def _turn(asked: Import, state: ImportState, step: Task[[int], None] | None = None) -> None:
    """Put an import in another state, with what was answered, and ask for the step; not where another click was first."""
    answered = {name: getattr(asked, name) for name in _ANSWERED}
    with transaction.atomic():
        turned = Import.objects.filter(pk=asked.pk, state=asked.state).update(
            state=state, touched_at=timezone.now(), **answered
        )
        if turned:
            begin(asked.pk)
            if step:
                step.enqueue(asked.pk)


def _take_answers(request: HttpRequest, asked: Import) -> None:
    """What the source needs besides files; raises InputError where it is missing or cannot be used."""
    source = SOURCES[asked.source]
    needs = source.needs
    if MAPPING in needs:
        asked.mapping = _mapping_sent(request, asked)
        mapping_of(asked.mapping)
        name = request.POST.get("name", "").strip()[:LONGEST_NAME]
        if name:
            SavedMapping.objects.update_or_create(name=name, defaults={"text": asked.mapping})
    if source.asks:
        asked.days = request.POST.get("days", "").strip()[:LONGEST_DAYS]
        asked.decimal = mark if (mark := request.POST.get("decimal", "")) in OTHER_MARK else ""
    if AGREEMENT in needs:
        asked.staff_id = request.POST.get("staff_id", "")
        asked.agreed_on = _day(request.POST.get("agreed_on", ""))
        if not current(Ledger(), "staff", staff_id=asked.staff_id) or asked.agreed_on is None:
            raise InputError(gettext("Say who agreed, and on which day."))


def _mapping_sent(request: HttpRequest, asked: Import) -> str:
    if request.POST["do"] == "preview_text":
        return request.POST.get("mapping", "")[:LONGEST_MAPPING].replace("\r\n", "\n")
    first = uploads_of(asked.pk)[:1]
    if not first:
        raise InputError(gettext("The files of this import were deleted; upload them again."))
    chosen = request.POST.dict()
    keep_chosen(asked.pk, {name: text for name, text in chosen.items() if name.startswith(CHOSEN)})
    return drafted(fields_of(survey_upload(first[0]), chosen), first[0].stem)


def _day(text: str) -> Any:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _page(request: HttpRequest, asked: Import, more: Mapping[str, Any]) -> HttpResponse:
    frame = frame_of(request)
    context: Context = {
        "import": asked,
        "source": SOURCES[asked.source],
        "files": [path.name for path in uploads_of(asked.pk)],
        "told": told_of(asked.pk),
        **more,
    }
    if asked.state == ImportState.UPLOADED:
        context |= _mapping_page(request, frame.ledger, asked)
    elif asked.is_at_work:
        context["progress"] = progress_of(asked, timezone.now())
    return render(request, "troth/import/step.html", context, status=WRONG if "wrong" in more else 200)


def _mapping_page(request: HttpRequest, ledger: Ledger, asked: Import) -> Context:
    """What the second step shows: the columns of a table, or which files were recognised, and what must be said."""
    needs = SOURCES[asked.source].needs
    context: Context = {"is_table": MAPPING in needs, "longest_days": LONGEST_DAYS}
    if not uploads_of(asked.pk):
        return {**context, "refused": gettext("The files of this import were deleted; upload them again.")}
    try:
        if MAPPING in needs:
            context |= _columns(request, asked)
        elif not needs:
            context["findings"] = open_files(ledger, asked, timezone.now()).reading.findings
    except InputError as refused:
        context["refused"] = str(refused)
    if AGREEMENT in needs:
        context["staff"] = current(ledger, "staff")
    return context


def _columns(request: HttpRequest, asked: Import) -> Context:
    found = survey_upload(uploads_of(asked.pk)[0])
    wanted = request.GET.get("mapping", "")
    saved = SavedMapping.objects.filter(pk=wanted).first() if wanted.isdigit() else None
    return {
        "survey": found,
        "fields": fields_of(found, {**chosen_of(asked.pk), **request.POST.dict()}),
        "targets": choices(),
        "mappings": SavedMapping.objects.all(),
        "text": request.POST.get("mapping") or (saved.text if saved else asked.mapping),
        "longest_name": LONGEST_NAME,
    }

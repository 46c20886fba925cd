"""Importing, for admins: files are uploaded, then mapped, previewed and committed on a page of their own."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from troth.intake import SOURCES
from troth.model.settings import LARGEST_UPLOAD_MEGABYTES, MOST_UPLOADED_FILES, UPLOADS_KEPT_DAYS
from troth.web.frame import frame_of
from troth.web.importing.files import forget_uploads_of, keep_uploads, uploads_of
from troth.web.models import Import, SavedMapping
from troth.web.rights import administered

WRONG = 422
MOST_SHOWN = 20  # imports, the newest first


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@administered
def imports(request: HttpRequest) -> HttpResponse:
    """What can be imported, and the imports under way; a POST uploads files and leads to their page."""
    frame_of(request)
    fault = ""
    if request.method == "POST":
        files = request.FILES.getlist("files")
        fault = _fault(request.POST.get("source", ""), files)
        if not fault:
            return redirect("import", _begun(request, files).pk)
    rows = Import.objects.select_related("user").order_by("-touched_at")[:MOST_SHOWN]
    context = {
        "sources": SOURCES.values(),
        "chosen": request.POST.get("source", "csv"),
        "fault": fault,
        "rows": [(each, [path.name for path in uploads_of(each.pk)]) for each in rows],
        "mappings": SavedMapping.objects.all(),
        "kept_days": UPLOADS_KEPT_DAYS,
        "most_megabytes": LARGEST_UPLOAD_MEGABYTES,
    }
    return render(request, "troth/import/begin.html", context, status=WRONG if fault else 200)


@require_POST
@administered
def forget_mapping(_request: HttpRequest, mapping_id: int) -> HttpResponse:
    """Forget a saved mapping; imports made with it stay."""
    SavedMapping.objects.filter(pk=mapping_id).delete()
    return redirect("imports")


def _begun(request: HttpRequest, files: list[UploadedFile[Any]]) -> Import:
    """A new import with its files; without a row where the files cannot be kept. Others write while they are copied."""
    begun = Import.objects.create(
        user_id=request.user.pk, source=request.POST["source"], touched_at=timezone.now()
    )
    try:
        keep_uploads(begun.pk, files)
    except BaseException:
        forget_uploads_of(begun.pk)
        begun.delete()
        raise
    return begun


def _fault(source: str, files: list[UploadedFile[Any]]) -> str:
    """Why these files cannot be taken; empty when they can."""
    names = [file.name for file in files]
    if source not in SOURCES:
        return gettext("Choose where the files come from.")
    if not files:
        return gettext("Choose at least one file.")
    if len(files) > MOST_UPLOADED_FILES:
        return gettext("At most {most} files are taken at once; pack them into a zip archive.").format(
            most=MOST_UPLOADED_FILES
        )
    if len(set(names)) < len(names):
        return gettext("Two files have the same name; rename one of them.")
    return ""

"""People and their rights, for admins: who is here as what, who is invited, who looked at whom."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.ledger import Ledger, current
from troth.web.models import Access, Invitation, Membership, NamedFigures
from troth.web.people.forms import AgreementForm, InvitationForm, MemberForm
from troth.web.people.invitations import invite, send
from troth.web.people.me import end_sessions
from troth.web.rights import administered
from troth.web.staff_figures import agreement, switch

READS_A_PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
@administered
def members(request: HttpRequest) -> HttpResponse:
    """Everybody who may sign in, and who is invited; a POST invites somebody and shows the link, this once."""
    form = InvitationForm(request.POST or None)
    link, is_sent = "", False
    if request.method == "POST" and form.is_valid():
        user = User.objects.get(pk=request.user.pk)
        email = form.cleaned_data["email"]
        token = invite(email, form.part, user, timezone.now())
        link = request.build_absolute_uri(reverse("invitation", args=[token]))
        is_sent = send(link, email, user)
    factors = Count(
        "user__authenticator", filter=~Q(user__authenticator__type=Authenticator.Type.RECOVERY_CODES)
    )
    context = {
        "staff": {str(row["staff_id"]): row["name"] for row in current(Ledger(), "staff")},
        "members": Membership.objects.select_related("user")
        .annotate(factors=factors)
        .order_by("user__first_name"),
        "invitations": Invitation.objects.filter(used_at=None, expires_at__gt=timezone.now()).order_by(
            "email"
        ),
        "form": InvitationForm() if link else form,
        "link": link,
        "is_sent": is_sent,
        "email": form.cleaned_data["email"] if link else "",
        "agreed_on": agreement(),
        "agreement_form": AgreementForm(),
        "decisions": NamedFigures.objects.select_related("user").order_by("-pk"),
    }
    return render(request, "troth/people/members.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administered
def member(request: HttpRequest, user_id: int) -> HttpResponse:
    """What one user is here; a POST changes it."""
    user = get_object_or_404(User, pk=user_id)
    membership = Membership.objects.filter(user=user).first() or Membership(user=user, role="reader")
    known = {name: getattr(membership, name) for name in ("role", "staff_id", "teams", "reads_all")}
    about = {"name": user.first_name or user.username, "email": user.email, "is_active": user.is_active}
    form = MemberForm(user, request.POST or None, initial={**known, **about})
    if request.method == "POST" and form.is_valid():
        _change(user, membership, form)
        messages.success(request, _("Saved."))
        return redirect("members")
    return render(request, "troth/people/member.html", {"form": form, "member": user})


@require_POST
@administered
def withdraw(_request: HttpRequest, token_hash: str) -> HttpResponse:
    """Make an invitation hold no longer, whether or not it still did."""
    Invitation.objects.filter(token_hash=token_hash, used_at=None).delete()
    return redirect("members")


@require_POST
@administered
def named_figures(request: HttpRequest) -> HttpResponse:
    """Switch figures about our own people by name on for managers, under an agreement, or off."""
    user = User.objects.get(pk=request.user.pk)
    if "off" in request.POST:
        switch(user, None, timezone.now())
        return redirect("members")
    form = AgreementForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors.as_text())
        return redirect("members")
    switch(user, form.cleaned_data["agreed_on"], timezone.now())
    return redirect("members")


@require_safe
@administered
def access_log(request: HttpRequest) -> HttpResponse:
    """Who looked at whom, newest first; `of` asks for one account or person, `by` for one user's name or address."""
    of, by = (request.GET.get(name, "").strip() for name in ("of", "by"))
    reads = Access.objects.select_related("user").order_by("-pk")
    if of:
        reads = reads.filter(subject_id=of)
    if by:
        reads = reads.filter(Q(user__first_name__icontains=by) | Q(user__email__icontains=by))
    page = Paginator(reads, READS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "troth/people/access_log.html", {"page": page, "of": of, "by": by})


def _change(user: User, membership: Membership, form: MemberForm) -> None:
    """Write what was chosen; whoever may no longer sign in is signed out."""
    given = form.cleaned_data
    with transaction.atomic():
        user.first_name, user.is_active, user.email = given["name"], given["is_active"], given["email"]
        user.save()
        EmailAddress.objects.filter(user=user).delete()
        if user.email:
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        part = form.part
        membership.role, membership.staff_id = part.role, part.staff_id
        membership.teams, membership.reads_all = part.teams, part.reads_all
        membership.save()
    if not user.is_active:
        end_sessions(user)

"""What holds for every link, changed by administrators: who processes the data, the code, how long a link lasts."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from troth.web.frame import answer, frame_of
from troth.web.models import PortalTerms
from troth.web.portal.mail import notice
from troth.web.portal.terms import LONGEST_LINK_DAYS, stored_terms, terms_in_force
from troth.web.rights import rights_of, withheld


class TermsForm(forms.ModelForm[PortalTerms]):
    """The terms as an administrator sets them."""

    link_days = forms.IntegerField(
        label=_("For how many days is a link good?"), min_value=1, max_value=LONGEST_LINK_DAYS
    )

    class Meta:
        model = PortalTerms
        fields = ("controller", "contact", "asks_code", "link_days")
        labels = {  # noqa: RUF012 - Django reads it so
            "controller": _(
                "Who processes the data? (the company's name and address; empty: the name of the book)"
            ),
            "contact": _("How are you reached about data protection?"),
            "asks_code": _("Ask for a mailed code in a browser not seen before"),
        }


@require_http_methods(["GET", "HEAD", "POST"])
def portal_settings(request: HttpRequest) -> HttpResponse:
    """Show and change the terms, with the ready text they make."""
    if not rights_of(request).may_administer:
        return withheld(request)
    frame = frame_of(request)
    form = TermsForm(request.POST or None, instance=stored_terms())
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("portal_settings")
    context = {"form": form, "notice": notice(terms_in_force(frame.ledger))}
    template = "troth/portal/team/settings.html"
    return answer(request, template, template, context)

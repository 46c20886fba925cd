"""What a visitor may fill in; bounds are those of the book's tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from troth.model import TABLES
from troth.model.columns import LATEST_DAY, LONGEST_ID, LONGEST_TEXT
from troth.reports.portal import CORRECTABLE, VERDICT_LABELS, VERDICTS, PortalPage
from troth.web.portal.statements import Statement
from troth.web.words import said

IMPORTANCE = (
    (5, _("most important")),
    (4, _("important")),
    (3, _("as others")),
    (2, _("less")),
    (1, _("hardly")),
)

QUOTING = (("", _("No")), ("year", _("Yes, for a year")), ("open", _("Yes, until I take it back")))

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class PortalForm(forms.Form):
    """A form about the page its visitor sees."""

    kind = ""  # of the statement, as the address names it

    def __init__(self, data: Mapping[str, Any] | None, page: PortalPage, today: date, auto_id: str) -> None:
        super().__init__(data, auto_id=auto_id, label_suffix="")
        self.page = page
        self.today = today

    def statement(self) -> Statement:
        """What was filled in, as a statement; empty fields are left out."""
        values = {name: _plain(value) for name, value in self.cleaned_data.items() if value not in {None, ""}}
        return Statement(self.kind, values.pop("about", ""), values)


def _plain(value: object) -> str:
    """A value as text; browsers send the ends of lines as two characters."""
    return str(value).replace("\r\n", "\n")


def words_field(label: _StrPromise, *, required: bool = False) -> forms.CharField:
    """A text as long as the book can hold."""
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=required, max_length=LONGEST_TEXT, widget=area)


class PromiseForm(PortalForm):
    """A form about a promise that the visitor sees; about any other it is as if there were none."""

    about = forms.CharField(widget=forms.HiddenInput)

    def clean_about(self) -> str:
        """Refuse a promise that was not released to this person."""
        about: str = self.cleaned_data["about"]
        if self.page.promise(about) is None:
            raise ValidationError(_("This promise is not shown to you; go back to the list and choose one."))
        return about


class WordForm(PromiseForm):
    """How a promise went, in the visitor's eyes."""

    verdict = forms.ChoiceField(
        label=_("How did it go?"),
        required=False,
        choices=lambda: [(verdict, said(VERDICT_LABELS[verdict])) for verdict in VERDICTS],
        widget=forms.RadioSelect,
    )
    share = forms.IntegerField(
        label=_("If in part: about how much of it, in per cent"), required=False, min_value=1, max_value=99
    )
    words = words_field(_("In your words, if you like"))

    def clean(self) -> dict[str, Any]:
        """Something must be said; a share goes with "in part" alone."""
        cleaned: dict[str, Any] = self.cleaned_data
        if not cleaned.get("verdict") and not cleaned.get("words"):
            raise ValidationError(_("Choose how it went, or write a word."))
        if cleaned.get("verdict") != "partly":
            cleaned["share"] = None
        return cleaned


class WishForm(PromiseForm):
    """Another day the visitor would like a promise to be due."""

    new_due_on = forms.DateField(
        label=_("Which day would suit you?"), widget=forms.DateInput(attrs={"type": "date"})
    )
    words = words_field(_("Why, if you like"))

    def clean_new_due_on(self) -> date:
        """A day ahead."""
        day: date = self.cleaned_data["new_due_on"]
        if not self.today <= day <= LATEST_DAY:
            raise ValidationError(_("Choose a day from today on."))
        return day


class NeedForm(PortalForm):
    """What the visitor needs from us."""

    about = forms.ChoiceField(label=_("For which company?"), required=False)
    words = words_field(_("What do you need from us?"), required=True)
    importance = forms.TypedChoiceField(
        label=_("How important is it to you?"), choices=IMPORTANCE, coerce=int, initial=3
    )

    def __init__(self, data: Mapping[str, Any] | None, page: PortalPage, today: date, auto_id: str) -> None:
        super().__init__(data, page, today, auto_id)
        accounts = list(page.visitor.accounts.items())
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as it stands above
        field.choices = accounts
        if len(accounts) <= 1:
            field.widget = forms.HiddenInput()

    def clean_about(self) -> str:
        """The one company, where there is only one."""
        chosen = self.cleaned_data["about"] or next(iter(self.page.visitor.accounts), "")
        if not chosen:
            raise ValidationError(_("We do not know for which company you speak; correct your data first."))
        return str(chosen)


class ValueForm(PortalForm):
    """What value the visitor has had from us, as a campaign asks; `about` is checked when it is taken down."""

    about = forms.CharField(max_length=LONGEST_ID, widget=forms.HiddenInput)
    words = words_field(_("Your answer, in your own words"), required=True)
    may_quote = forms.ChoiceField(
        label=_("May we quote you to others?"),
        required=False,
        choices=QUOTING,
        initial="",
        widget=forms.RadioSelect,
    )


class CorrectionForm(PortalForm):
    """What the visitor says is wrong in what we hold about them."""

    words = words_field(_("What else is wrong, in your words"))

    def __init__(self, data: Mapping[str, Any] | None, page: PortalPage, today: date, auto_id: str) -> None:
        super().__init__(data, page, today, auto_id)
        columns = TABLES["people"].by_name
        for name in CORRECTABLE:
            self.fields[name] = forms.CharField(
                label=_LABELS[name],
                required=not columns[name].optional,
                max_length=_LONGEST_LINE,
                initial=page.visitor.details[name],
            )
        self.order_fields([*CORRECTABLE, "words"])

    def clean(self) -> dict[str, Any]:
        """Only what differs from what we hold is asked for."""
        cleaned: dict[str, Any] = self.cleaned_data
        held = {**self.page.visitor.details, "words": ""}
        changed = {name: value for name, value in cleaned.items() if value != held[name]}
        if not self.errors and not changed:
            raise ValidationError(_("Change what is wrong, or say it in your words."))
        return changed

    def statement(self) -> Statement:
        """What differs; an emptied field asks us to forget it."""
        return Statement(self.kind, "", {name: _plain(value) for name, value in self.cleaned_data.items()})


class QuotesForm(PortalForm):
    """Which quote the visitor withdraws; none named is every one."""

    about = forms.CharField(required=False, max_length=LONGEST_ID, widget=forms.HiddenInput)

    def clean_about(self) -> str:
        """Refuse words that are not the visitor's."""
        about: str = self.cleaned_data["about"]
        if about and about not in {quote.claim_id for quote in self.page.quotes}:
            raise ValidationError(
                _("These are not your words; go back to the list and choose some that are.")
            )
        return about


def form_for(
    kind: str, data: Mapping[str, Any] | None, page: PortalPage, today: date, place: int = 0
) -> PortalForm:
    """The form of a kind of statement, for its place among others on a page; raises KeyError on any other kind."""
    form = _FORMS[kind](data, page, today, f"{kind}-{place}-%s")
    form.kind = kind
    return form


_FORMS: Mapping[str, type[PortalForm]] = {
    "word": WordForm,
    "wish": WishForm,
    "need": NeedForm,
    "value": ValueForm,
    "correction": CorrectionForm,
    "quotes": QuotesForm,
    # There is nothing to fill in.
    "copy": PortalForm,
    "objection": PortalForm,
    "objection_ended": PortalForm,
    "no_links": PortalForm,
}

_LONGEST_LINE = 400  # characters of a name, a title, an address
_LABELS = {
    "name": _("Name"),
    "title": _("Job title"),
    "department": _("Department"),
    "email": _("E-mail"),
    "phone": _("Telephone"),
    "organisation": _("Employer, if another"),
}

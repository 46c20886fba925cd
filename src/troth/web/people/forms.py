"""What is asked of whoever is invited, and of admins about people and their rights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from troth.ledger import Ledger, current
from troth.web.models import Membership, Role
from troth.web.people.invitations import Part

LONGEST_NAME = 150  # characters, as Django keeps
ROLES = (
    (Role.READER.value, _("Reader: reads the accounts of their own and their teams")),
    (Role.MEMBER.value, _("Member: writes their own accounts, reads those of their teams")),
    (Role.MANAGER.value, _("Manager: writes the accounts of their own and their teams")),
    (Role.ADMIN.value, _("Admin: everything, people and rules included")),
)
_rules = lazy(password_validators_help_text_html, SafeString)


class PartForm(forms.Form):
    """What somebody is here."""

    role = forms.ChoiceField(
        label=_("Role"), choices=ROLES, initial=Role.MEMBER.value, widget=forms.RadioSelect
    )
    staff_id = forms.ChoiceField(
        label=_("Which of our people they are"),
        required=False,
        help_text=_("Their own accounts are those this person owns or is on the team of."),
    )
    teams = forms.MultipleChoiceField(
        label=_("Teams"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The accounts of everybody in these teams."),
    )
    reads_all = forms.BooleanField(label=_("Reads every account"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = current(Ledger(), "staff")
        self.is_taken_by_others = Membership.objects.exclude(staff_id=None)
        teams = sorted({str(row["team"]) for row in staff if row["team"]})
        people = sorted((str(row["name"]), str(row["staff_id"])) for row in staff)
        self._offer("staff_id", [("", _("nobody we know of")), *((key, name) for name, key in people)])
        self._offer("teams", [(team, team) for team in teams])
        if not teams:
            self.fields["teams"].help_text = _(
                "The book names no teams yet: give our people one under staff."
            )

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
        field.choices = choices

    def clean_staff_id(self) -> str | None:
        """Nobody is two users."""
        staff_id = self.cleaned_data["staff_id"] or None
        if staff_id and self.is_taken_by_others.filter(staff_id=staff_id).exists():
            raise ValidationError(_("Another user is this person already."))
        return staff_id

    @property
    def part(self) -> Part:
        """What was chosen."""
        given = self.cleaned_data
        return Part(given["role"], given["staff_id"], given["teams"], given["reads_all"])


class InvitationForm(PartForm):
    """Whom to invite, and as what."""

    field_order = ("email",)
    email = forms.EmailField(label=_("E-mail address"))

    def clean_email(self) -> str:
        """Nobody is invited who is a user already."""
        return free_address(self.cleaned_data["email"])


class MemberForm(PartForm):
    """What a user is here; where they are deactivated, their sessions end."""

    field_order = ("name", "email", "is_active")
    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    is_active = forms.BooleanField(label=_("May sign in"), required=False)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.is_taken_by_others = self.is_taken_by_others.exclude(user=user)

    def clean_email(self) -> str:
        """An address is one user's."""
        return free_address(self.cleaned_data["email"], but_of=self.user)

    def clean(self) -> dict[str, Any]:
        """Somebody is always there to administer."""
        given = super().clean() or self.cleaned_data
        others = Membership.objects.filter(role=Role.ADMIN, user__is_active=True).exclude(user=self.user)
        stays = given.get("role") == Role.ADMIN and given.get("is_active")
        if not stays and not others.exists():
            raise ValidationError(_("They are the last administrator. Make somebody else one first."))
        return given


class AcceptForm(forms.Form):
    """How somebody who was invited is called and signs in."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_rules(),
    )

    def __init__(self, email: str, *args: Any, needs_password: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].required = needs_password

    def clean_password(self) -> str | None:
        """A password that is not easily guessed, or none."""
        password: str | None = self.cleaned_data["password"] or None
        if password:
            name = self.cleaned_data.get("name", "")
            validate_password(password, User(username=self.email, email=self.email, first_name=name))
        return password


class NameForm(forms.Form):
    """How one is called."""

    name = forms.CharField(
        label=_("Name"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )


class AgreementForm(forms.Form):
    """Under which agreement figures about our own people are shown by name."""

    agreed_on = forms.DateField(
        label=_("Date of the agreement with employee representatives"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean_agreed_on(self) -> Any:
        """An agreement is made before it is used."""
        agreed_on = self.cleaned_data["agreed_on"]
        if agreed_on > timezone.now().date():
            raise ValidationError(_("This day lies ahead; give the day on which the agreement was made."))
        return agreed_on


def free_address(email: str, but_of: User | None = None) -> str:
    """An address that no other user has, without which `email` is refused."""
    taken = User.objects.filter(email__iexact=email).exclude(pk=but_of.pk if but_of else None)
    if email and taken.exists():
        raise ValidationError(_("A user has this address already."))
    return email

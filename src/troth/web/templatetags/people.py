"""Forms, roles and reads as pages show them."""

from __future__ import annotations

from collections.abc import Mapping

from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    PasswordInput,
    RadioSelect,
    Select,
)
from django.template import Library
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from troth.web.models import ReadKind, Role

register = Library()


@register.inclusion_tag("troth/people/fields.html")
def fields(form: BaseForm, address: str = "") -> Mapping[str, object]:
    """All fields of a form; one that asks for a password tells the browser whose, by the address they sign in with."""
    has_password = any(isinstance(field.field.widget, PasswordInput) for field in form)
    return {"form": form, "address": address if has_password else ""}


@register.filter
def is_tick(field: BoundField) -> bool:
    """Whether a field is one box to tick, whose label stands behind it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def control(field: BoundField) -> SafeString:
    """What a field is filled in with."""
    widget = field.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        # A class would go to the box around the choices as well.
        return field.as_widget()
    if isinstance(widget, CheckboxInput):
        name = "form-check-input"
    else:
        name = "form-select" if isinstance(widget, Select) else "form-control"
    return field.as_widget(attrs={"class": name})


_ROLES: Mapping[str, Promise] = {
    Role.READER: _("reader"),
    Role.MEMBER: _("member"),
    Role.MANAGER: _("manager"),
    Role.ADMIN: _("admin"),
}
_KINDS: Mapping[str, Promise] = {
    ReadKind.PERSON: _("a person's record"),
    ReadKind.ACCOUNT: _("the people of an account"),
    ReadKind.BRIEF: _("a meeting brief"),
    ReadKind.EXPORT: _("an export"),
    ReadKind.STAFF: _("figures of our people by name"),
    ReadKind.RECORD: _("a person's record, taken along"),
    ReadKind.STATEMENT: _("a person's value statement, taken along"),
    ReadKind.COMMAND: _("an export"),
}


@register.filter
def role_name(role: str | None) -> str:
    """A role as people read it; where there is none, that nothing may be seen."""
    return str(_ROLES[role] if role else _("none: sees nothing"))


@register.filter
def kind_name(kind: str) -> str:
    """What was read, as people read it."""
    return str(_KINDS[kind])


@register.filter
def named(names: Mapping[str, str], key: str | None) -> str:
    """The name of an id; the id where nothing has it any more, a dash for none."""
    return names.get(key, key) if key else "–"

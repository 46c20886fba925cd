"""What each table of the application holds about the customers' people, column by column; nothing is left unnamed.

A table or a column of text that is not named here fails a test: whoever adds one says here what it holds, and with that
what an erasure does with it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from urllib.parse import unquote_plus

from django.apps import apps
from django.core.signing import b64_decode
from django.db import models
from django.db.models import Model, Q

from troth.ledger import ERASED, Traces
from troth.web.models import ReadKind


class Held(Enum):
    """What a column holds: nothing about customers' people, words to blank, or JSON rows that go where they name one."""

    NOTHING = "nothing"
    WORDS = "words"
    ROWS = "rows"


@dataclass(frozen=True)
class Id:
    """The id of a thing of the book, by its table: a row of a person goes with them, any other is renamed with its thing."""

    table: str
    where: Q | None = None


@dataclass(frozen=True)
class Named:
    """A text whose row goes where it names the person."""

    names: Callable[[Traces, str], bool] = Traces.in_text


Holding = Held | Id | Named
Columns = Mapping[str, Holding | tuple[Holding, ...]]


@dataclass(frozen=True)
class HeldColumn:
    """A column of a table of the application and one thing it holds."""

    model: type[Model]
    name: str
    holding: Holding

    @property
    def is_json(self) -> bool:
        """Whether its values are lists and mappings of texts."""
        return isinstance(self.model._meta.get_field(self.name), models.JSONField)  # noqa: SLF001 - Django's documented name


def in_address(sought: Traces, text: str) -> bool:
    """Whether a part of an address of a page names the person."""
    return sought.in_text(unquote_plus(text))


def as_a_whole(sought: Traces, text: str) -> bool:
    """Whether a text is nothing but what names the person: our Anna may share the local part of theirs."""
    return sought.without(text) == ERASED


def in_session(sought: Traces, text: str) -> bool:
    """Whether a session names the person anywhere but in who is signed in; one that cannot be read is taken to."""
    packed = text.rpartition(":")[0].rpartition(":")[0]
    try:
        plain = b64_decode(packed.removeprefix(".").encode())
        held = json.loads(zlib.decompress(plain) if packed.startswith(".") else plain)
        told = {name: value for name, value in held.items() if not name.startswith("_auth_user")}
    except (ValueError, AttributeError, zlib.error):
        return True
    return sought.in_text(json.dumps(told, ensure_ascii=False))


def nothing(columns: str) -> Columns:
    """Columns that hold nothing about customers' people, and what makes them up is not written by anybody about them."""
    return dict.fromkeys(columns.split(), Held.NOTHING)


ACCOUNT, PERSON, STAFF, PROMISE = Id("accounts"), Id("people"), Id("staff"), Id("promises")
_EITHER = tuple(Id(table, Q(table=table)) for table in ("accounts", "people"))
_READ = {
    "people": (ReadKind.PERSON, ReadKind.BRIEF, ReadKind.RECORD, ReadKind.STATEMENT),
    "accounts": (ReadKind.ACCOUNT, ReadKind.EXPORT, ReadKind.COMMAND),
    "staff": (ReadKind.STAFF,),
}

HELD: Mapping[str, Columns] = MappingProxyType(
    {
        # Our own users and how they sign in.
        "auth_permission": nothing("name codename"),
        "auth_group": nothing("name"),
        "auth_group_permissions": {},
        "auth_user": nothing("password username first_name last_name email"),
        "auth_user_groups": {},
        "auth_user_user_permissions": {},
        "django_content_type": nothing("app_label model"),
        "account_emailaddress": nothing("email"),
        "account_emailconfirmation": nothing("key"),
        "mfa_authenticator": nothing("type data"),
        "socialaccount_socialapp": nothing("provider provider_id name client_id secret key settings"),
        "socialaccount_socialaccount": nothing("provider uid extra_data"),
        "socialaccount_socialtoken": nothing("token token_secret"),
        "usersessions_usersession": nothing("ip session_key user_agent data"),
        "django_session": {**nothing("session_key"), "session_data": Named(in_session)},
        "web_signinlink": nothing("token_hash"),
        "web_invitation": {
            **nothing("token_hash role teams"),
            "email": Named(as_a_whole),
            "staff_id": STAFF,
        },
        "web_membership": {**nothing("role teams"), "staff_id": STAFF},
        "web_namedfigures": {},
        "web_apitoken": {**nothing("token_hash"), "name": Held.WORDS},
        # What they do here.
        "web_access": {
            **nothing("kind"),
            "subject_id": tuple(Id(table, Q(kind__in=kinds)) for table, kinds in _READ.items()),
        },
        "web_keptreading": {"staff_id": STAFF, "account_id": ACCOUNT},
        "web_handover": {
            **nothing("begun_by given_by taken_by"),
            "account_id": ACCOUNT,
            "from_staff_id": STAFF,
            "to_staff_id": STAFF,
            "note": Held.WORDS,
        },
        "web_campaign": {**nothing("language"), "name": Held.WORDS, "accounts": ACCOUNT},
        "web_campaignask": {
            **nothing("channel"),
            "account_id": ACCOUNT,
            "person_id": PERSON,
            "staff_id": STAFF,
            "feedback_id": Id("feedback"),
        },
        "web_guide": {**nothing("role"), "questions": Held.WORDS},
        "web_reviewdraft": {"account_id": ACCOUNT, "changed": Held.ROWS},
        "web_savedview": {"name": Named(), "query": Named(in_address)},
        "web_import": {
            **nothing("source state days decimal batch_id"),
            "mapping": Named(),
            "staff_id": STAFF,
        },
        "web_savedmapping": {"name": Named(), "text": Named()},
        "web_reminderchoice": {},
        "web_reminded": {"promise_id": PROMISE},
        # The portal.
        "web_portallink": {**nothing("token_hash"), "person_id": PERSON},
        "web_portalvisit": nothing("key_hash code_hash"),
        "web_portalbrowser": {**nothing("key_hash"), "person_id": PERSON},
        "web_portalseen": {**nothing("words_hash"), "person_id": PERSON, "promise_id": PROMISE},
        "web_portalrequest": {
            **nothing("key kind"),
            "person_id": PERSON,
            "words": Held.WORDS,
            "wished": Held.WORDS,
        },
        "web_portaltry": nothing("bucket"),
        "web_portalterms": nothing("controller contact"),
        # What is worked out in the background.
        "web_duplicatesearch": {},
        "web_duplicatepair": {
            **nothing("table why one_facts other_facts"),
            **dict.fromkeys(("one_id", "other_id"), _EITHER),
        },
        "web_stocktaking": {"stock": Held.NOTHING, "problems": Held.WORDS, "notes": Held.WORDS},
        "web_rulequestion": {**nothing("rule failure"), "moved": ACCOUNT},
        "django_tasks_database_dbtaskresult": {
            **nothing("status task_path worker_ids queue_name backend_name exception_class_path"),
            **dict.fromkeys(("args_kwargs", "return_value", "traceback"), Held.WORDS),
        },
    }
)
# Tables without a model: names of migrations, and how often a hash of somebody tried to sign in.
OF_NO_MODEL = frozenset({"django_migrations", "web_cache"})


def held_columns() -> Iterator[HeldColumn]:
    """Every column that holds something, once for each thing it holds."""
    for model in models_of_application():
        for name, held in HELD[model._meta.db_table].items():  # noqa: SLF001 - Django's documented name
            for holding in held if isinstance(held, tuple) else (held,):
                if holding is not Held.NOTHING:
                    yield HeldColumn(model, name, holding)


def models_of_application() -> list[type[Model]]:
    """The models of all tables but those of the ledger."""
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.app_label != "ledger"]  # noqa: SLF001 - Django's documented name

"""Answers of a campaign coded to pillars and needs by two people apart, whether they agree, and what was valued."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from troth.model.asking import CODED_KINDS, FEWEST_CODED, LEAST_AGREEMENT, NO_CODE
from troth.reports.agreement import Agreement, agreement
from troth.reports.campaign import Ask, role_of
from troth.reports.interview import Words, answer_words
from troth.reports.known import Known, Row
from troth.reports.labels import ROLE_UNKNOWN, ROLES
from troth.reports.phrases import Phrase, ngettext
from troth.reports.phrases import gettext as _

CODERS = 2
KINDS: Mapping[str, Phrase] = {"pillar": _("part of our promise"), "need": _("need")}
NONE_OF_THEM = _("none of these")

Codes = Mapping[str, str]  # kind -> code


@dataclass(frozen=True)
class Answer:
    """An answer as one of us may read it."""

    ask: Ask
    account: str
    person: str
    role: Phrase
    answered_on: date
    words: Words


@dataclass(frozen=True)
class AnswerToCode:
    """An answer with the codes of whoever looks at it; `others` stay hidden until both have coded it.

    `is_open`: they may code it, or change their codes; `codes` are those of both, by coder, once both are done.
    """

    answer: Answer
    own: Codes
    coders: int
    is_open: bool
    codes: tuple[tuple[str, tuple[Phrase, ...]], ...]


@dataclass(frozen=True)
class Theme:
    """What some of those who answered valued, by the code that both coders gave, with their words."""

    label: Phrase
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class KindSummary:
    """Answers by the codes of one kind. `withheld` says why there are none; `apart` counts those coded differently."""

    kind: str
    label: Phrase
    agreement: Agreement
    withheld: Phrase | None
    themes: tuple[Theme, ...]
    apart: int


@dataclass(frozen=True)
class Summary:
    """What those who answered said, and by kind of code what it adds up to; `withheld` counts answers not to be told of."""

    answers: tuple[Answer, ...]
    kinds: tuple[KindSummary, ...]
    withheld: int


def code_choices(known: Known) -> Mapping[str, Mapping[str, Phrase]]:
    """What words can be coded to, by kind: the pillars and the needs of the vocabulary in force, and none of them."""
    pillars = {
        row["pillar_id"]: _as_written(row["name"])
        for row in known.rows("pillars")
        if _is_in_force(row, known.at)
    }
    needs = {
        row["code"]: _as_written(row["label"])
        for row in known.rows("codes")
        if row["kind"] == "need" and row["replaced_by"] is None and _is_in_force(row, known.at)
    }
    none = {NO_CODE: NONE_OF_THEM}
    return {"pillar": {**pillars, **none}, "need": {**needs, **none}}


def answers(known: Known, asks: Iterable[Ask], team_of: Collection[str] | None) -> tuple[Answer, ...]:
    """What was answered, the newest first; `team_of` are the accounts whose words may be read without consent, none: all."""
    found = (
        _answer(known, ask, fact, is_team=team_of is None or ask.account_id in team_of)
        for ask in asks
        if (fact := known.one("feedback", "feedback_id", ask.feedback_id)) and fact["answered_on"]
    )
    return tuple(sorted(found, key=lambda each: (-each.answered_on.toordinal(), each.ask.ask_id)))


def to_code(known: Known, said: Iterable[Answer], coder_id: str) -> tuple[AnswerToCode, ...]:
    """Answers to be coded by one of us; what another gave shows once both are done, and then nothing changes any more."""
    return tuple(_to_code(known, each, coder_id) for each in said if each.words.text)


def summary(known: Known, said: tuple[Answer, ...], withheld: int) -> Summary:
    """What the answers add up to by pillar and need, where two people agree well enough on what they speak of."""
    return Summary(said, tuple(_kind_summary(known, kind, said) for kind in CODED_KINDS), withheld)


def codes_by_coder(known: Known, feedback_id: str) -> dict[str, dict[str, str]]:
    """The codes of an answer, coder by coder, of those who gave one of each kind; the first two count."""
    given: dict[str, dict[str, str]] = {}
    began: dict[str, tuple[date, str]] = {}
    for row in known.where("codings", "fact_id", feedback_id):
        if row["fact_table"] == "feedback" and row["kind"] in CODED_KINDS:
            given.setdefault(row["coder_id"], {})[row["kind"]] = row["code"]
            began.setdefault(row["coder_id"], (row["coded_on"], row["coder_id"]))
    done = [coder for coder, codes in given.items() if codes.keys() == set(CODED_KINDS)]
    return {coder: given[coder] for coder in sorted(sorted(done, key=began.__getitem__)[:CODERS])}


def _answer(known: Known, ask: Ask, fact: Row, *, is_team: bool) -> Answer:
    role = role_of(known, ask.account_id, ask.person_id)
    return Answer(
        ask=ask,
        account=known.account(ask.account_id),
        person=known.person(ask.person_id),
        role=ROLES.get(role, ROLE_UNKNOWN),
        answered_on=fact["answered_on"],
        words=answer_words(known, fact, is_team=is_team),
    )


def _to_code(known: Known, answer: Answer, coder_id: str) -> AnswerToCode:
    coded = codes_by_coder(known, answer.ask.feedback_id)
    choices = code_choices(known)
    is_done = len(coded) >= CODERS
    return AnswerToCode(
        answer=answer,
        own=coded.get(coder_id, {}),
        coders=len(coded),
        is_open=not is_done,
        codes=tuple(
            (known.staff(coder), tuple(_label(choices, kind, codes[kind]) for kind in CODED_KINDS))
            for coder, codes in coded.items()
            if is_done
        ),
    )


def _kind_summary(known: Known, kind: str, said: Iterable[Answer]) -> KindSummary:
    pairs = [(each, pair) for each in said if (pair := _pair(known, each, kind))]
    found = agreement(pair for _each, pair in pairs)
    why = _why_withheld(found)
    agreed: dict[str, list[Answer]] = {}
    for each, (one, other) in pairs:
        if one == other and why is None:
            agreed.setdefault(one, []).append(each)
    choices = code_choices(known)
    return KindSummary(
        kind=kind,
        label=KINDS[kind],
        agreement=found,
        withheld=why,
        themes=tuple(
            Theme(_label(choices, kind, code), tuple(rows))
            for code, rows in sorted(agreed.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
        apart=found.answers - found.agreed,
    )


def _pair(known: Known, answer: Answer, kind: str) -> tuple[str, str] | None:
    """The codes two people gave an answer; none until both are done."""
    codes = [given[kind] for given in codes_by_coder(known, answer.ask.feedback_id).values()]
    return (codes[0], codes[1]) if len(codes) == CODERS else None


def _why_withheld(found: Agreement) -> Phrase | None:
    """Why answers are not summed up; none where two people agree well enough on enough of them."""
    if found.answers < FEWEST_CODED:
        return ngettext(
            "Two people have coded {count} answer; a summary needs {least}.",
            "Two people have coded {count} answers; a summary needs {least}.",
            found.answers,
            least=FEWEST_CODED,
        )
    if found.kappa is None:
        return _("Both coders used one code throughout, so nothing tells agreement from chance.")
    if found.kappa < LEAST_AGREEMENT:
        return _(
            "The two coders agree too little (kappa {kappa}, needed {least}): talk through where they differ, say more "
            "clearly what each code means, and code the next answers.",
            kappa=round(found.kappa, 2),
            least=LEAST_AGREEMENT,
        )
    return None


def _label(choices: Mapping[str, Mapping[str, Phrase]], kind: str, code: str) -> Phrase:
    return choices[kind].get(code) or _as_written(code.replace("_", " "))


def _as_written(words: str) -> Phrase:
    """Words of the book, which are not translated."""
    return Phrase("{words}", {"words": words})


def _is_in_force(row: Row, at: date) -> bool:
    begun = row["since"] is None or row["since"] <= at
    return begun and (row["until"] is None or row["until"] > at)

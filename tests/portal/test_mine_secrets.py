"""What is written for colleagues reaches the patient on no page but that of all that is kept."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from uuid import uuid4

import pytest
from django.forms import BaseForm
from django.urls import reverse
from django.utils.functional import Promise

from assessments import standing
from assessments.actions import drafts, safety, signing
from assessments.models import Review
from assessments.plan_choices import PlanChoices
from patients.actions import diagnoses
from tests.portal.hurting import Phone
from tests.portal.own_plans import (
    HURTING,
    PAGES,
    ask_red_flags,
    decide,
    draft,
    record_disc,
    sign,
)

SECRET = "for colleagues only"
PLAIN = (str, Promise, int, bool, type(None), date, datetime, Enum)
# What the shells add: the request, the account menu, the messages.
OF_THE_SHELL = {
    "True",
    "False",
    "None",
    "request",
    "user",
    "perms",
    "messages",
    "DEFAULT_MESSAGE_LEVELS",
    "csrf_token",
    "demo",
    "hospital",
    "link_lasts",
    "relation",
    "session_guard",
    "session_warning",
    "block",
    "language",
}
FRAME = {
    "clinic",
    "clinic_phone",
    "opening_hours",
    "emergency_number",
    "languages",
    "records",
}
CONTEXTS = {
    "emergency": {"notice", "lines"},
    "today": {
        "day",
        "renewed",
        "urgent",
        "withdrawn_on",
        "plan",
        "next",
        "replaces",
        "review_is_over",
        "decision",
        "fell",
        "may_log",
        "morning",
        "week",
    },
    "diary": {"may_write", "urgent", "told", "trend", "lines", "newer", "older"},
    "log": {"form"},
    "corrections": {"form", "asked"},
    "reminders": {"form", "address"},
    "plan": {"name", "plan", "withdrawn_on", "older", "urgent", "stale", "week"},
    "decision": {
        "form",
        "step",
        "steps",
        "place",
        "first",
        "second",
        "words",
        "plan",
        "changed",
        "refused",
        "urgent",
        "withdrawn_on",
        "awareness",
        "change_of_mind",
        "may_change",
        "holding",
        "fell",
        "history",
    },
    "hurts": {
        "lines",
        "lists_signs",
        "not_watched",
        "form",
        "at",
        "before",
        "question",
        "number",
        "how_many",
        "part",
        "urgent",
        "scope",
        "evidence",
        "step",
        "rule",
        "ending",
        "entry",
    },
    "about": {
        "purpose",
        "provenance",
        "evidence",
        "edition",
        "not_watched",
        "who_pays",
        "privacy_notice",
        "looks",
        "ways_in",
        "newer",
        "older",
    },
}


@pytest.fixture
def colleagues_words(runner, orthopaedist):
    """A record full of words for colleagues: in a diagnosis, a plan, a draft, a flag, a review."""
    disc = record_disc(
        runner, orthopaedist, note=SECRET, imaging_finding=SECRET, imaging_kind="mri"
    )
    withdrawn = sign(runner, orthopaedist, HURTING)
    signing.withdraw(withdrawn.assessment, by=orthopaedist, reason=SECRET)
    sign(
        runner,
        orthopaedist,
        HURTING,
        override=("find_cause", "clinical_judgement", SECRET),
        taken=("REC-14",),
        left_out=LeftOut(),
    )
    decide(runner, "will_run_against_advice")
    diagnoses.change(
        disc,
        by=orthopaedist,
        seen=disc.version,
        reason=SECRET,
        imaging_finding=f"{SECRET}, changed",
    )
    check = ask_red_flags(runner, orthopaedist, RF_10="yes")
    safety.clear_safety_check(check, by=orthopaedist, reason=SECRET)
    Review.objects.create(
        clinic=runner.clinic,
        patient=runner,
        recorded_by=orthopaedist,
        kind="against_advice",
        target="x",
        note=SECRET,
    )
    drafts.keep_draft(
        draft(runner, orthopaedist, HURTING), by=orthopaedist, seen=1, choices=kept_in_a_draft()
    )
    return runner


class LeftOut(dict):
    """The same reason for whatever is taken out."""

    def get(self, key, default=None):
        return SECRET


def kept_in_a_draft():
    return PlanChoices(movement_cautions=SECRET, own_stop_rule=SECRET)


def own_context(answer) -> dict:
    everything = answer.context[0].flatten()
    return {name: value for name, value in everything.items() if name not in OF_THE_SHELL}


def not_plain(value, path: str):
    """Where in a page's context something stands that is more than plain data."""
    if isinstance(value, BaseForm):
        yield from not_plain(value.initial, f"{path}.initial")
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from not_plain(each, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from not_plain(each, f"{path}[{number}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from not_plain(getattr(value, field.name), f"{path}.{field.name}")
    elif not isinstance(value, PLAIN):
        yield f"{path}: {type(value).__name__}"


def pages(phone, patient):
    """Every page of one's own, with its address."""
    older = patient.plans.filter(assessment__end__isnull=False)
    for address in (
        *(reverse(f"mine:{name}") for name in PAGES),
        f"{reverse('mine:decision')}?change=yes",
        *(reverse("mine:older_plan", args=[plan.pk]) for plan in older),
    ):
        yield address, phone.get(address)
    hurting = Phone(phone)
    hurting.goes_to()
    yield "where the back hurts", phone.get(hurting.at)
    yield "kept on a phone", phone.get(reverse("mine:kept"))


def test_no_word_for_colleagues_stands_on_any_page(as_user, colleagues_words):
    phone = as_user(colleagues_words.user)

    for address, answer in pages(phone, colleagues_words):
        assert answer.status_code == 200, address
        assert SECRET not in answer.content.decode(), address
        assert SECRET not in repr(own_context(answer)), address


def test_no_clinicians_text_of_the_plan_stands_on_any_page(as_user, colleagues_words):
    plan = standing.of(colleagues_words).plan
    texts = plan.texts["en"]
    for_clinicians = {texts["class"]["name"], texts["class_consulted"]["name"], texts["label"]}
    for_clinicians |= {each["clinician"] for each in texts["conditions"]}
    for_clinicians |= {item.texts["en"].get("clinician", "") for item in plan.items.all()} - {""}
    phone = as_user(colleagues_words.user)

    assert len(for_clinicians) > 3
    for address, answer in pages(phone, colleagues_words):
        page = answer.content.decode()
        assert [text for text in for_clinicians if text in page] == [], address


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_handed_just_what_it_shows_and_never_a_record(
    as_user, runner, orthopaedist, name
):
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist, HURTING)

    context = own_context(as_user(runner.user).get(reverse(f"mine:{name}")))

    assert set(context) == FRAME | CONTEXTS[name]
    assert list(not_plain(context, name)) == []


def no_secret_in(answer, name: str) -> None:
    """Neither on the page nor in what it is handed, which is just what is known of this page."""
    context = own_context(answer)
    assert SECRET not in answer.content.decode()
    assert SECRET not in repr(context)
    assert set(context) == FRAME | CONTEXTS[name]
    assert list(not_plain(context, name)) == []


def test_the_page_for_an_emergency_shows_none_either(as_user, colleagues_words, orthopaedist):
    ask_red_flags(colleagues_words, orthopaedist, RF_01="yes")
    phone = as_user(colleagues_words.user)
    for name in ("today", "plan", "decision", "hurts"):
        answer = phone.get(reverse(f"mine:{name}"))
        assert "mine/emergency.html" in [template.name for template in answer.templates]
        no_secret_in(answer, "emergency")


@pytest.mark.parametrize("flag", [{}, {"RF_12": "yes", "RF_12a": "no"}, {"RF_01": "yes"}])
def test_no_answer_to_a_decision_shows_one(as_user, colleagues_words, orthopaedist, flag):
    """With what is missing, about a plan that ended, or while a flag is open."""
    now, ended = standing.of(colleagues_words).plan, colleagues_words.plans.last()
    assert now != ended
    if flag:
        ask_red_flags(colleagues_words, orthopaedist, **flag)
    phone = as_user(colleagues_words.user)
    typed = {
        "submission_key": str(uuid4()),
        "choice": "will_not_run",
        "teach_back": "It may hurt more.",
        "typed_name": colleagues_words.full_name,
    }
    missing = phone.post(reverse("mine:decision"), {"plan": now.pk})
    assert missing.status_code == 200
    no_secret_in(missing, "decision")
    stale = phone.post(reverse("mine:decision"), {**typed, "plan": ended.pk})
    assert stale.status_code == 409
    no_secret_in(stale, "emergency" if "RF_01" in flag else "decision")

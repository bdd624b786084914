"""The questions of an assessment, with the class as it stands while one answers."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments import comparison, findings, policies, standing
from assessments import facts as record_facts
from assessments.actions import drafts, kept
from assessments.facts import Facts
from assessments.forms.answers import AnswersForm
from assessments.guidelines import CaseErrors
from assessments.standing import Standing
from assessments.verdict_pages import fact_words, verdict_of
from assessments.verdicts import edition_for, evaluate, spine_status
from assessments.views.steps import steps_for
from patients.access import load_patient, require
from patients.clinic_time import in_clinic_time
from patients.permissions import Permission
from patients.refusals import NotNow, Stale
from patients.views.ways import trail

SHOW = "show"


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.ASSESS)
@in_clinic_time
def assess(request, patient):
    """Ask, see the class, and draft the assessment; "show" draws the class and saves nothing."""
    now = standing.of(patient)
    if request.method == "GET":
        return _ask_first(request, now) or _page(request, now, _form(request, now))
    form = _form(request, now)
    if not form.is_valid():
        return _page(request, now, form)
    if request.POST.get("deed") == SHOW:
        return _page(request, now, form)
    try:
        draft = form.apply(
            drafts.assess,
            patient,
            by=request.user,
            answers=form.answers(),
            declined=form.declined(),
            seen=form.cleaned_data["seen"],
        )
    except Stale as refusal:
        return _page(request, now, form, status=409, stale=_stale(refusal, now, form))
    except NotNow as refusal:
        return _page(request, now, form, status=409, not_now=refusal.reason)
    if draft is None:
        return _page(request, now, form)
    return redirect("assessments:review", patient.pk, draft.pk)


@require_POST
@load_patient
@require(Permission.ASSESS)
@in_clinic_time
def preview(request, patient):
    """The class for the answers as they stand on the page, which are kept until they are saved."""
    now = standing.of(patient)
    form = _form(request, now)
    form.is_valid()
    return render(
        request,
        "assessments/_answering.html",
        {**_beside(now, form), "kept": _keep(request, patient, form)},
    )


@require_POST
@load_patient
@require(Permission.ASSESS)
def discard_kept(request, patient):
    """Throw away what was answered and not saved; the questions show the record again."""
    kept.discard_answers(patient, by=request.user)
    messages.success(request, _("What you had answered and not saved is discarded."))
    return redirect("assessments:assess", patient.pk)


def _keep(request, patient, form: AnswersForm):
    """What is kept now; nothing without the page's own key, by which its end is known."""
    page, seen = (form.cleaned_data.get(name) for name in ("submission_key", "seen"))
    if not page:
        return None
    return kept.keep_answers(
        patient, by=request.user, given=form.given(), seen=seen, page=str(page)
    )


def _ask_first(request, now: Standing):
    """The way to the red-flag questions where they come first, else nothing."""
    try:
        policies.check_may_assess(now)
    except NotNow as refusal:
        messages.warning(request, refusal.reason)
        return redirect("assessments:safety", now.patient.pk)
    return None


def _form(request, now: Standing) -> AnswersForm:
    return AnswersForm(
        request.POST if request.method == "POST" else None,
        edition=edition_for(now.patient.clinic),
        intake=now.intake,
        kept=now.kept_by(request.user) if request.method == "GET" else None,
    )


def _page(request, now: Standing, form: AnswersForm, *, status=200, stale=None, not_now=""):
    patient = now.patient
    gathered = record_facts.gather(now)
    status_of_spine = spine_status(gathered, form.edition)
    context = {
        "patient": patient,
        "form": form,
        "spine": {
            "words": fact_words(form.edition, "spine_status", status_of_spine),
            "help": form.edition.variables["spine_status"].help(),
            "diagnoses": now.counting,
            "examination": now.examination,
        },
        "reported": now.intake.diagnosis_reported if now.intake else "",
        "stale": stale,
        "kept_before": form.kept,
        "not_now": not_now,
        "steps": steps_for(patient),
        "trail": trail(request.user, patient, _("Assess")),
        **_beside(now, form),
    }
    return render(request, "assessments/assess.html", context, status=status)


def _beside(now: Standing, form: AnswersForm) -> dict:
    """What stands beside the questions: the class, once it is known whether the back hurts."""
    facts = _facts(now, form)
    try:
        verdict = verdict_of(evaluate(facts, form.edition))
        compared = comparison.with_last_signed(now, facts, form.edition)
    except CaseErrors:
        verdict = compared = None
    return {
        "verdict": verdict,
        "compared": compared,
        "now": now,
        "outside": findings.outside_scope(now),
        "patient": now.patient,
    }


def _facts(now: Standing, form: AnswersForm) -> Facts:
    """The record's facts with the answers on the page; with pain, the cause begins as unknown."""
    gathered = record_facts.gather(now)
    if not form.is_bound and form.kept is None:
        return gathered
    answers = form.answers() if form.is_bound else form.kept_answers()
    if answers["back_pain"] not in ("", "none") and not answers["pain_cause"]:
        answers["pain_cause"] = "unknown"
    return gathered.with_answers(answers)


def _stale(refusal: Stale, now: Standing, form: AnswersForm) -> dict:
    """Both versions; the next sending is meant for the one that stands now."""
    form.shows(now.intake)
    return {
        "reason": refusal.reason,
        "differences": form.differences(),
        "who": now.intake.recorded_by,
        "when": now.intake.recorded_at,
    }

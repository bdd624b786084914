"""Reviewing a draft: class, plan and the patient's version, and the signature."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import findings, planning, record_changes, review_pages, standing
from assessments.actions import drafts, signing
from assessments.actions.intakes import acting_role
from assessments.forms.review import ReviewForm
from assessments.forms.review_rows import rows_of
from assessments.forms.review_values import carried_over, filled_in, initial_of
from assessments.models import Assessment, Consultation
from assessments.models.assessment import ClassCode
from assessments.planning import PlanChoices
from assessments.review_pages import Review
from assessments.safety import cautions
from assessments.standing import Standing
from assessments.verdict_pages import verdict_of
from assessments.views.steps import steps_for
from patients.access import load_patient, require
from patients.clinic_time import in_clinic_time
from patients.forms import SubmissionForm
from patients.permissions import Permission
from patients.refusals import NotNow, Stale
from patients.views.ways import trail

REVIEW_AFTER = timedelta(weeks=6)
SIGN, KEEP, TAKE_OVER = "sign", "keep", "take_over"
PLAN_PART = "plan-part"


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.ASSESS)
@in_clinic_time
def review(request, patient, assessment_id):
    """Look through class and plan, change them, keep the draft or sign it."""
    draft = patient.assessments.filter(pk=assessment_id).first()
    if draft is None or draft.is_signed:
        return _no_draft(request, patient, draft)
    now = standing.of(patient)
    if request.method == "GET":
        page = _first(request, draft, now)
        return _page(request, page, _unbound(page), page.begin())
    page = _chosen(request, draft, now)
    form = _bound(request, page)
    is_valid = form.is_valid()
    if request.htmx:
        part = "_plan_changed" if request.htmx.target == PLAN_PART else "_patient_version_changed"
        return _page(request, page, form, form.choices(), template=f"assessments/{part}.html")
    if request.POST.get("deed") == TAKE_OVER:
        return _take_over(request, page, form)
    if request.POST.get("deed") not in (SIGN, KEEP) or not is_valid:
        return _page(request, page, form, form.choices())
    return _write(request, page, form)


@require_http_methods(["POST"])
@load_patient
@require(Permission.ASSESS)
def discard(request, patient, assessment_id):
    """Throw a draft away; posted twice it is gone all the same."""
    draft = patient.assessments.drafts().filter(pk=assessment_id).first()
    if draft is not None:
        drafts.discard_draft(draft, by=request.user)
        messages.success(request, _("The draft is discarded. The answers stay in the record."))
    return redirect("clinic:chart", patient.pk)


def _write(request, page: Review, form: ReviewForm):
    """Keep or sign what was entered; everything typed stays where that is refused."""
    deed, choices = request.POST["deed"], form.choices()
    if deed == SIGN and request.POST.get("plan_for") != page.class_code:
        messages.warning(
            request,
            _("You changed the class, and the plan changed with it. Look through it, then sign."),
        )
        return _page(request, page, form, choices)
    try:
        if deed == SIGN:
            done = _sign(request, page, form, choices)
        else:
            done = _keep(request, page, form, choices)
    except Stale as refusal:
        return _stale(request, page, form, choices, refusal)
    except NotNow as refusal:
        return _page(request, page, form, choices, status=409, not_now=refusal.reason)
    return done or _page(request, page, form, choices)


def _sign(request, page: Review, form: ReviewForm, choices: PlanChoices):
    signed = form.apply(
        signing.sign,
        page.draft,
        by=request.user,
        seen=form.cleaned_data["seen"],
        choices=choices,
        **form.signature(),
    )
    if signed is None:
        return None
    messages.success(request, _("Signed. The plan is in force."))
    return redirect("assessments:signed", page.now.patient.pk, signed.pk)


def _keep(request, page: Review, form: ReviewForm, choices: PlanChoices):
    kept = form.apply(
        drafts.keep_draft,
        page.draft,
        by=request.user,
        seen=form.cleaned_data["seen"],
        choices=choices,
        besides=form.besides(),
    )
    if kept is None:
        return None
    messages.success(request, _("The draft is kept. Nothing is signed yet."))
    return redirect("clinic:chart", page.now.patient.pk)


def _take_over(request, page: Review, form: ReviewForm):
    """The page again, with what the plan signed last said beside what was ticked and typed now."""
    choices, no_place = page.taken_over(form.choices())
    filled = _form(page, filled_in(form.data, choices))
    filled.is_valid()
    return _page(request, page, filled, filled.choices(), taken_over={"no_place": no_place})


def _no_draft(request, patient, assessment: Assessment | None):
    """The draft was signed, perhaps by this very submission, or is gone."""
    if assessment is None:
        raise Http404
    if request.method == "POST":
        form = SubmissionForm(request.POST)
        if not (form.is_valid() and form.arrived_before(request.user)):
            raise NotNow(
                _("This assessment is signed already. Open it, or start a new one."),
                patient=patient,
            )
        messages.success(request, _("Signed. The plan is in force."))
    return redirect("assessments:signed", patient.pk, assessment.pk)


def _first(request, draft: Assessment, now: Standing) -> Review:
    """The draft as it was kept: an override holds as long as the computed class is the same."""
    besides = draft.draft_plan.get("besides", {})
    same = besides.get("computed") == draft.computed_class
    code = (besides.get("override_class") if same else "") or draft.computed_class
    consultation = None
    if besides.get("consultation_outcome") is not None:
        consultation = _consultation(request, now, besides["consultation_outcome"])
    return Review(draft, now, request.user, code, consultation)


def _chosen(request, draft: Assessment, now: Standing) -> Review:
    """The draft with the class that is chosen on the page."""
    code = request.POST.get("override_class", "")
    code = code if code in ClassCode.values else draft.computed_class
    consultation = None
    if request.POST.get("is_consultation"):
        outcome = request.POST.get("consultation_outcome", "")
        consultation = _consultation(request, now, outcome)
    return Review(draft, now, request.user, code, consultation)


def _consultation(request, now: Standing, outcome: str) -> Consultation:
    """This visit, as it would be recorded with the signature."""
    return Consultation(
        speciality=acting_role(request.user, now.patient),
        consultant=str(request.user),
        held_on=now.today,
        outcome=outcome,
    )


def _unbound(page: Review) -> ReviewForm:
    choices = page.begin()
    initial = initial_of(choices, page.draft.draft_plan.get("besides", {}))
    if not page.draft.draft_plan:
        initial["review_on"] = page.now.today + REVIEW_AFTER
    initial |= {
        "seen": page.draft.revision,
        "plan_for": page.class_code,
        "override_class": page.class_code,
    }
    return _form(page, initial=initial)


def _bound(request, page: Review) -> ReviewForm:
    """The form as posted; where the class was changed, with the plan that it now drives."""
    data, before = request.POST, request.POST.get("plan_for")
    if before in ClassCode.values and before != page.class_code:
        data = carried_over(data, page.answer_for(before), page.answers.now)
    return _form(page, data)


def _form(page: Review, data=None, **kwargs) -> ReviewForm:
    return ReviewForm(
        data,
        answer=page.answers.now,
        now=page.now,
        computed=page.draft.computed_class,
        **kwargs,
    )


def _stale(request, page: Review, form: ReviewForm, choices: PlanChoices, refusal: Stale):
    """Both versions; the next sending is meant for the draft as it stands now."""
    page.draft.refresh_from_db()
    found = refusal.differences
    if not found and page.draft.draft_plan:
        kept = PlanChoices.from_draft(page.draft.draft_plan)
        found = review_pages.differences(choices, kept, page.answers.now)
    form.shows(page.draft.revision)
    stale = {
        "reason": refusal.reason,
        "differences": found,
        "who": page.draft.recorded_by if not refusal.differences else "",
        "when": page.draft.changed_at,
    }
    return _page(request, page, form, choices, status=409, stale=stale)


def _page(
    request,
    page: Review,
    form: ReviewForm,
    choices: PlanChoices,
    *,
    template="assessments/review.html",
    status=200,
    stale=None,
    not_now="",
    taken_over=None,
):
    patient, answer = page.now.patient, page.answers.now
    rule = answer.edition.texts().stop_rule
    context = {
        "patient": patient,
        "draft": page.draft,
        "now": page.now,
        "form": form,
        "rows": rows_of(form),
        "verdict": verdict_of(page.computed),
        "chosen": {"code": page.class_code, "name": answer.name, "duty": answer.duty},
        "is_overridden": page.class_code != page.draft.computed_class,
        "classes": ClassCode,
        "stop_rule": {
            "is_article": answer.edition.stop_rule.applies_to(
                str(answer.case.facts["spine_status"])
            ),
            "individual": rule.individual.clinician,
            "default": rule.default_rule.patient,
            "source": rule.default_rule_source.clinician,
        },
        "outside": findings.outside_scope(page.now),
        "movements_hint": (
            cautions.MOVEMENTS_IN_WORDS
            if planning.only_as_ticked(page.class_code, page.now)
            else ""
        ),
        "asks_for_consultation": ClassCode(page.class_code).rank >= ClassCode.CONSULT.rank,
        "plan": page.patient_version(choices, patient.language),
        "confirm_lines": page.what_will_happen(),
        "blocked": page.blocked(),
        "changed": record_changes.since(page.draft, page.now),
        "stale": stale,
        "not_now": not_now,
        "earlier": page.earlier,
        "taken_over": taken_over,
        "steps": steps_for(patient),
        "trail": trail(request.user, patient, _("Review and sign")),
    }
    return render(request, template, context, status=status)

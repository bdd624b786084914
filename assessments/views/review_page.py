"""The review page: the draft with the class and plan that stand on it, and how it is drawn."""

from datetime import timedelta

from django.shortcuts import render
from django.utils.translation import gettext as _

from assessments import findings, planning, record_changes, review_pages, text_reviews
from assessments.actions.intakes import acting_role
from assessments.forms.plan_templates import TemplateForm
from assessments.forms.review import ReviewForm
from assessments.forms.review_rows import order_of, rows_of
from assessments.forms.review_values import carried_over, initial_of
from assessments.models import Assessment, Consultation
from assessments.models.assessment import ClassCode
from assessments.plan_choices import PlanChoices
from assessments.review_pages import Review
from assessments.safety import cautions
from assessments.standing import Standing
from assessments.verdict_pages import verdict_of
from assessments.views.steps import steps_for
from patients.refusals import Stale
from patients.views.ways import trail

REVIEW_AFTER = timedelta(weeks=6)
# What may be said on top of the page; on most visits nothing.
NOTHING_SAID = {
    "stale": None,
    "not_now": "",
    "taken_over": None,
    "moved": (),
    "filled_in": None,
    "saved": None,
}


def first(request, draft: Assessment, now: Standing) -> Review:
    """The draft as it was kept: an override holds as long as the computed class is the same."""
    besides = draft.draft_plan.get("besides", {})
    same = besides.get("computed") == draft.computed_class
    code = (besides.get("override_class") if same else "") or draft.computed_class
    consultation = None
    if besides.get("consultation_outcome") is not None:
        consultation = _consultation(request, now, besides["consultation_outcome"])
    return Review(draft, now, request.user, code, consultation)


def chosen(request, draft: Assessment, now: Standing) -> Review:
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


def unbound(page: Review) -> ReviewForm:
    """The form as it begins."""
    choices = page.begin()
    initial = initial_of(choices, page.draft.draft_plan.get("besides", {}))
    if not page.draft.draft_plan:
        initial["review_on"] = page.now.today + REVIEW_AFTER
    initial |= {
        "seen": page.draft.revision,
        "plan_for": page.class_code,
        "override_class": page.class_code,
    }
    return form_for(page, initial=initial)


def bound(request, page: Review) -> ReviewForm:
    """The form as posted; where the class was changed, with the plan that it now drives."""
    data, before = request.POST, request.POST.get("plan_for")
    if before in ClassCode.values and before != page.class_code:
        data = carried_over(data, page.answer_for(before), page.answers.now)
    return form_for(page, data)


def form_for(page: Review, data=None, **kwargs) -> ReviewForm:
    """The form that goes with the class on the page."""
    return ReviewForm(
        data,
        answer=page.answers.now,
        now=page.now,
        computed=page.draft.computed_class,
        **kwargs,
    )


def template_form(request, page: Review) -> TemplateForm:
    """The templates of the clinic, beside the plan."""
    templates = page.now.patient.clinic.plan_templates.current()
    return TemplateForm(request.POST or None, templates=templates)


def draw_stale(request, page: Review, form: ReviewForm, choices: PlanChoices, refusal: Stale):
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
    return draw(request, page, form, choices, status=409, stale=stale)


def draw(
    request,
    page: Review,
    form: ReviewForm,
    choices: PlanChoices,
    *,
    template="assessments/review.html",
    status=200,
    **said,
):
    """The page, or the part of it that changed; `said` fills what NOTHING_SAID leaves out."""
    patient, answer = page.now.patient, page.answers.now
    rule = answer.edition.texts().stop_rule
    context = {
        "patient": patient,
        "draft": page.draft,
        "now": page.now,
        "form": form,
        "rows": rows_of(form),
        "order": order_of(choices, answer),
        "here": request.path,
        "templates": template_form(request, page),
        **NOTHING_SAID,
        **said,
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
        "text_reviews": text_reviews.of(page.edition, page.draft.clinic.languages),
        "plan": page.patient_version(choices, patient.language),
        "confirm_lines": page.what_will_happen(choices),
        "blocked": page.blocked(),
        "changed": record_changes.since(page.draft, page.now),
        "earlier": page.earlier,
        "steps": steps_for(patient),
        "trail": trail(request.user, patient, _("Review and sign")),
    }
    return render(request, template, context, status=status)

"""Reviewing a draft: class, plan and the patient's version, and the signature."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import standing
from assessments.actions import drafts, plan_templates, signing
from assessments.forms.review import ReviewForm
from assessments.forms.review_values import filled_in, put_in_order
from assessments.models import Assessment
from assessments.plan_choices import PlanChoices
from assessments.review_pages import Review
from assessments.views import review_page
from patients.access import load_patient, require
from patients.clinic_time import in_clinic_time
from patients.forms import SubmissionForm
from patients.permissions import Permission
from patients.refusals import Invalid, NotNow, Stale

SIGN, KEEP, TAKE_OVER = "sign", "keep", "take_over"
FILL_IN, SAVE_TEMPLATE = "fill_in", "save_template"
PLAN_PART, ORDER_PART = "plan-part", "plan-order"


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.ASSESS)
@in_clinic_time
def review(request, patient, assessment_id):
    """Look through class and plan, change them, keep the draft or sign it."""
    draft = patient.all_of(Assessment).filter(pk=assessment_id).first()
    if draft is None or draft.is_signed:
        return _no_draft(request, patient, draft)
    now = standing.of(patient)
    if request.method == "GET":
        page = review_page.first(request, draft, now)
        return review_page.draw(request, page, review_page.unbound(page), page.begin())
    page = review_page.chosen(request, draft, now)
    form = review_page.bound(request, page)
    is_valid = form.is_valid()
    if "move" in request.POST:
        return _move(request, page, form)
    if request.htmx:
        part = "_plan_changed" if request.htmx.target == PLAN_PART else "_patient_version_changed"
        return review_page.draw(
            request, page, form, form.choices(), template=f"assessments/{part}.html"
        )
    beside_the_plan = {
        TAKE_OVER: _take_over,
        FILL_IN: _fill_in,
        SAVE_TEMPLATE: _save_template,
    }.get(request.POST.get("deed"))
    if beside_the_plan:
        return beside_the_plan(request, page, form)
    if request.POST.get("deed") not in (SIGN, KEEP) or not is_valid:
        return review_page.draw(request, page, form, form.choices())
    return _write(request, page, form)


@require_http_methods(["POST"])
@load_patient
@require(Permission.ASSESS)
def discard(request, patient, assessment_id):
    """Throw a draft away; posted twice it is gone all the same."""
    draft = patient.all_of(Assessment).drafts().filter(pk=assessment_id).first()
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
        return review_page.draw(request, page, form, choices)
    try:
        if deed == SIGN:
            done = _sign(request, page, form, choices)
        else:
            done = _keep(request, page, form, choices)
    except Stale as refusal:
        return review_page.draw_stale(request, page, form, choices, refusal)
    except NotNow as refusal:
        return review_page.draw(request, page, form, choices, status=409, not_now=refusal.reason)
    return done or review_page.draw(request, page, form, choices)


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
    filled = review_page.form_for(page, filled_in(form.data, choices))
    filled.is_valid()
    return review_page.draw(
        request, page, filled, filled.choices(), taken_over={"no_place": no_place}
    )


def _fill_in(request, page: Review, form: ReviewForm):
    """The page again, with what a template says beside what was ticked and typed now."""
    templates = review_page.template_form(request, page)
    template = templates.chosen()
    if template is None:
        return review_page.draw(request, page, form, form.choices(), templates=templates)
    choices, no_place = page.filled_in(template, form.choices())
    filled = review_page.form_for(page, filled_in(form.data, choices))
    filled.is_valid()
    said = {"template": template, "no_place": no_place}
    return review_page.draw(request, page, filled, filled.choices(), filled_in=said)


def _save_template(request, page: Review, form: ReviewForm):
    """The page again; what was chosen is a template of the clinic now, and nothing is signed."""
    templates, choices = review_page.template_form(request, page), form.choices()
    if templates.is_valid():
        entered = templates.cleaned_data
        try:
            saved = plan_templates.save_plan_template(
                page.now.patient,
                by=request.user,
                name=entered["name"],
                choices=page.template_of(choices),
                review_in_months=entered["months"],
            )
            said = {"saved": saved, "templates": review_page.template_form(request, page)}
            return review_page.draw(request, page, form, choices, **said)
        except Invalid as refusal:
            for name, sentence in refusal.errors.items():
                templates.add_error(name, str(sentence))
    return review_page.draw(request, page, form, choices, templates=templates)


def _move(request, page: Review, form: ReviewForm):
    """The page again with one item a place up or down; nothing is kept by it."""
    way, _colon, name = request.POST["move"].partition(":")
    moved = review_page.form_for(page, put_in_order(form.data, form.choices().moved(name, way)))
    moved.is_valid()
    only_order = request.htmx and request.htmx.target == ORDER_PART
    return review_page.draw(
        request,
        page,
        moved,
        moved.choices(),
        template=f"assessments/{'_order_changed' if only_order else 'review'}.html",
        moved=(way, name),
    )


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

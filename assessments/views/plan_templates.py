"""The clinic's templates for common plans: listed, named anew, retired."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assessments import plan_templates
from assessments.actions import plan_templates as deeds
from assessments.forms.plan_templates import RenameForm
from assessments.verdicts import edition_for
from patients.access import at_clinic
from patients.clinic_time import at_clinic_time
from patients.permissions import Permission


@require_GET
@at_clinic(Permission.ASSESS)
def listed(request, clinic):
    """Every template with what it fills in; the retired ones below."""
    edition = edition_for(clinic)
    rows = [
        {"template": each, "lines": plan_templates.in_words(each, edition)}
        for each in clinic.plan_templates.select_related("recorded_by")
    ]
    context = {
        "clinic": clinic,
        "current": [row for row in rows if not row["template"].is_retired],
        "retired": [row for row in rows if row["template"].is_retired],
    }
    with at_clinic_time(clinic):
        return render(request, "assessments/plan_templates.html", context)


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.ASSESS)
def rename(request, clinic, template_id):
    """Give a template another name."""
    template = get_object_or_404(clinic.plan_templates.current(), pk=template_id)
    form = RenameForm(request.POST or None, initial={"name": template.name})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        if form.apply(deeds.rename_plan_template, template, by=request.user, name=name):
            messages.success(request, _("The template has its new name."))
            return redirect("assessments:plan_templates")
    context = {"template": template, "form": form}
    return render(request, "assessments/plan_template_rename.html", context)


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.ASSESS)
def retire(request, clinic, template_id):
    """Offer a template no more, after saying what that does; posted twice it is done once."""
    template = get_object_or_404(clinic.plan_templates, pk=template_id)
    if request.method == "POST" or template.is_retired:
        if not template.is_retired:
            deeds.retire_plan_template(template, by=request.user)
            messages.success(request, _("The template is retired."))
        return redirect("assessments:plan_templates")
    return render(request, "assessments/plan_template_retire.html", {"template": template})

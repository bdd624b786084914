"""The pages of the clinic's templates: listed, renamed, retired; always the own clinic's."""

import pytest
from django.urls import reverse

from assessments.actions import plan_templates as deeds
from assessments.models import PlanTemplate
from assessments.plan_choices import ActivityChoice, OwnItem, PlanChoices
from tests.patients.pages import filled, queries_of, text

pytestmark = pytest.mark.django_db

LIST = "/clinic/plan-templates/"


@pytest.fixture
def browser(as_user, orthopaedist):
    return as_user(orthopaedist)


@pytest.fixture
def template(patient, orthopaedist):
    choices = PlanChoices(
        taken=("REC-02",),
        activities=(ActivityChoice("walking", "30 minutes", "daily"),),
        own=(OwnItem("Swimming on the back", "on Sundays"),),
        own_stop_rule="Stop and walk home.",
    )
    about = {"name": "Walks", "choices": choices, "review_in_months": 2}
    return deeds.save_plan_template(patient, by=orthopaedist, **about)


def page(name, template):
    return reverse(f"assessments:{name}", args=[template.pk])


def test_the_list_says_what_each_fills_in_and_who_saved_it(browser, template):
    shown = text(browser.get(LIST))
    for words in (
        "Walks",
        "Walking: 30 minutes, daily",
        "Swimming on the back: on Sundays",
        "When it hurts: Stop and walk home.",
        "Review after months: 2",
        "Saved by Olive Ortho",
    ):
        assert words in shown


def test_without_one_it_says_how_to_get_one(browser):
    assert "Tick a plan on the review page" in text(browser.get(LIST))


@pytest.mark.parametrize("who", ["therapist", "front_desk", "clinic_admin"])
def test_the_pages_are_for_clinicians(who, request, as_user, template):
    browser = as_user(request.getfixturevalue(who))
    assert browser.get(LIST).status_code == 403
    assert browser.post(page("retire_plan_template", template)).status_code == 403


def test_elsewhere_it_does_not_exist(as_user, other_orthopaedist, template):
    browser = as_user(other_orthopaedist)
    assert "Walks" not in text(browser.get(LIST))
    for name in ("rename_plan_template", "retire_plan_template"):
        assert browser.get(page(name, template)).status_code == 404
        assert browser.post(page(name, template), {"name": "X"}).status_code == 404


def test_it_gets_another_name(browser, template):
    address = page("rename_plan_template", template)
    refused = browser.post(address, filled(browser.get(address), name=" "))
    assert "Enter a name by which colleagues find it." in text(refused)
    assert browser.post(address, filled(refused, name="Walking")).url == LIST
    assert PlanTemplate.objects.get().name == "Walking"


def test_it_is_retired_after_saying_what_that_does(browser, template):
    address = page("retire_plan_template", template)
    assert "Nobody can fill it in any more." in text(browser.get(address))
    assert not PlanTemplate.objects.get().is_retired
    assert browser.post(address).url == LIST
    assert browser.post(address).url == LIST
    assert PlanTemplate.objects.get().is_retired
    assert browser.get(page("rename_plan_template", template)).status_code == 404
    assert "retired on" in text(browser.get(LIST))


def test_the_number_of_queries_is_fixed(browser, template, patient, orthopaedist):
    browser.get(LIST)
    few = queries_of(lambda: browser.get(LIST))
    PlanTemplate.objects.bulk_create(
        PlanTemplate(
            clinic=patient.clinic,
            recorded_by=orthopaedist,
            name=f"Plan {number}",
            choices=template.choices,
        )
        for number in range(1000)
    )
    assert queries_of(lambda: browser.get(LIST)) == few

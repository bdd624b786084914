"""A form that writes: posted twice it makes one record, and a refusal stands at its field."""

from datetime import date, timedelta

import pytest
from django import forms

from patients.actions import people
from patients.forms import SubmissionForm
from patients.refusals import NotPermitted


class RegisterForm(SubmissionForm):
    given_names = forms.CharField()
    family_name = forms.CharField()
    birth_date = forms.DateField()


ENTERED = {"given_names": "Una", "family_name": "Unique", "birth_date": "1980-05-04"}


def posted(**changes):
    return RegisterForm(
        {"submission_key": RegisterForm()["submission_key"].value(), **ENTERED, **changes}
    )


def test_each_page_gets_a_key_of_its_own():
    assert RegisterForm()["submission_key"].value() != RegisterForm()["submission_key"].value()


def test_the_key_stays_when_the_form_comes_back_with_errors():
    form = posted(family_name="")
    assert not form.is_valid()
    assert str(form.data["submission_key"]) in str(form["submission_key"])


def test_without_its_key_a_form_says_what_to_do():
    form = posted(submission_key="")
    assert not form.is_valid()
    assert "Load the page again" in form.errors["submission_key"][0]


def test_the_same_submission_twice_makes_one_record(clinic, front_desk):
    form = posted()
    assert form.is_valid()
    first = form.apply(people.register, clinic, by=front_desk, **form.entered())
    again = RegisterForm(form.data)
    assert again.is_valid()
    assert again.apply(people.register, clinic, by=front_desk, **again.entered()) == first
    assert front_desk.patients().count() == 1


def test_a_refusal_stands_at_its_field(clinic, front_desk):
    form = posted(birth_date=str(date.today() + timedelta(days=2)))
    assert form.is_valid()
    assert form.apply(people.register, clinic, by=front_desk, **form.entered()) is None
    assert form.errors["birth_date"] == ["This date lies in the future. Enter the day of birth."]


def test_a_refusal_of_something_the_form_does_not_ask_stands_above_it(clinic, front_desk):
    form = posted()
    assert form.is_valid()
    people.register(clinic, by=front_desk, record_number="A 1", **form.entered())
    taken = {**form.entered(), "record_number": "A 1"}
    assert form.apply(people.register, clinic, by=front_desk, **taken) is None
    assert form.non_field_errors() == ["This record number is taken in this clinic. Enter another."]


def test_somebody_who_may_not_gets_no_form_back(clinic, therapist):
    form = posted()
    assert form.is_valid()
    with pytest.raises(NotPermitted):
        form.apply(people.register, clinic, by=therapist, **form.entered())

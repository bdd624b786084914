"""How tests of the chart find their way: its address, and what is open on it."""

from django.urls import reverse


def address(patient):
    return reverse("clinic:chart", args=[patient.pk])


def open_duties(shown) -> list[str]:
    return [duty.kind for duty, _may, _reviewed in shown.context["duties"]]


def duty(shown, kind):
    return next(duty for duty, _may, _reviewed in shown.context["duties"] if duty.kind == kind)

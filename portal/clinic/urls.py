"""Addresses of the clinic's own pages."""

from django.urls import path

from portal.clinic import chart, finder, people

app_name = "clinic"

urlpatterns = [
    path("", finder.home, name="home"),
    path("find/", finder.find, name="find"),
    path("people/", people.people, name="people"),
    path("people/<uuid:user_id>/leaving/", people.leaving, name="leaving"),
    path("patients/<uuid:patient_id>/", chart.chart, name="chart"),
]

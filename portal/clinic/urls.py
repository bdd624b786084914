"""Addresses of the clinic's own pages."""

from django.urls import path

from portal.clinic import chart, finder

app_name = "clinic"

urlpatterns = [
    path("", finder.home, name="home"),
    path("find/", finder.find, name="find"),
    path("patients/<uuid:patient_id>/", chart.chart, name="chart"),
]

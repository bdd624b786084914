"""Addresses of the clinic's own pages."""

from django.urls import path

from portal.clinic import (
    chart,
    closing,
    corrections,
    erasing,
    finder,
    invitations,
    merging,
    overrides,
    people,
    systems,
    trail,
    ways_back,
)
from portal.clinic.register import pages as register
from portal.clinic.worklist import pages as worklist

app_name = "clinic"

urlpatterns = [
    path("", worklist.home, name="home"),
    path("patients/<uuid:patient_id>/reviewed/", worklist.reviewed, name="reviewed"),
    path("find/", finder.find, name="find"),
    path("patients/", register.patients, name="patients"),
    path("patients/export/", register.export, name="export_patients"),
    path("people/", people.people, name="people"),
    path("people/invite/", invitations.invite, name="invite"),
    path(
        "people/invitations/<uuid:invitation_id>/again/",
        invitations.invite_again,
        name="invite_again",
    ),
    path(
        "people/invitations/<uuid:invitation_id>/withdraw/",
        invitations.withdraw,
        name="withdraw_invitation",
    ),
    path("people/<uuid:user_id>/way-back/", ways_back.of_member, name="member_way_back"),
    path("people/<uuid:user_id>/leaving/", people.leaving, name="leaving"),
    path("overrides/", overrides.overrides, name="overrides"),
    path("overrides/export/", overrides.export, name="export_overrides"),
    path("audit/", trail.trail, name="trail"),
    path("audit/export/", trail.export, name="export_trail"),
    path("patients/<uuid:patient_id>/way-back/", ways_back.of_patient, name="patient_way_back"),
    path("patients/<uuid:patient_id>/close-portal/", closing.close, name="close_portal"),
    path("patients/<uuid:patient_id>/merge/", merging.choose, name="merge"),
    path("patients/<uuid:patient_id>/merge/<uuid:other_id>/", merging.compare, name="merge_with"),
    path("patients/<uuid:patient_id>/part/<uuid:other_id>/", merging.part, name="part"),
    path("patients/<uuid:patient_id>/erase/", erasing.erase, name="erase"),
    path(
        "patients/<uuid:patient_id>/corrections/<uuid:correction_id>/",
        corrections.correction,
        name="correction",
    ),
    path("erased/", erasing.erased, name="erased"),
    path("patients/<uuid:patient_id>/", chart.chart, name="chart"),
    path("patients/<uuid:patient_id>/history/", chart.history, name="history"),
    path("patients/<uuid:patient_id>/diary/", chart.entries, name="diary"),
    path("patients/<uuid:patient_id>/looks/", chart.who_looked, name="looks"),
    path("systems/", systems.systems, name="systems"),
    path("systems/new/", systems.make_system, name="make_system"),
    path("systems/<uuid:system_id>/key/", systems.make_system_key, name="make_system_key"),
    path("systems/<uuid:system_id>/end/", systems.end_system, name="end_system"),
    path(
        "systems/keys/<uuid:key_id>/revoke/",
        systems.revoke_system_key,
        name="revoke_system_key",
    ),
]

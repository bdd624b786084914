"""Addresses of people and of their diagnoses."""

from django.urls import path

from patients.views import diagnoses, diagnosis, importing, invitations, people

app_name = "patients"

urlpatterns = [
    path("new/", people.register, name="register"),
    path("import/", importing.import_patients, name="import"),
    path("import/template/", importing.template_file, name="import_template"),
    path("import/<uuid:import_id>/", importing.import_file, name="import_file"),
    path("import/<uuid:import_id>/start/", importing.start, name="start_import"),
    path("import/<uuid:import_id>/go-on/", importing.go_on, name="go_on_with_import"),
    path("import/<uuid:import_id>/end/", importing.discard, name="discard_import"),
    path("<uuid:patient_id>/contact/", people.contact, name="contact"),
    path("<uuid:patient_id>/portal/", invitations.open_portal, name="open_portal"),
    path(
        "<uuid:patient_id>/portal/withdraw/",
        invitations.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("<uuid:patient_id>/examined/", diagnoses.examine, name="examine"),
    path(
        "<uuid:patient_id>/diagnoses/choose/", diagnoses.choose_diagnosis, name="choose_diagnosis"
    ),
    path("<uuid:patient_id>/diagnoses/new/", diagnoses.record_diagnosis, name="record_diagnosis"),
    path(
        "<uuid:patient_id>/diagnoses/levels/", diagnoses.diagnosis_levels, name="diagnosis_levels"
    ),
    path("<uuid:patient_id>/diagnoses/<uuid:diagnosis_id>/", diagnosis.diagnosis, name="diagnosis"),
    path(
        "<uuid:patient_id>/diagnoses/<uuid:diagnosis_id>/change/",
        diagnosis.change_diagnosis,
        name="change_diagnosis",
    ),
    path(
        "<uuid:patient_id>/diagnoses/<uuid:diagnosis_id>/<slug:deed>/",
        diagnosis.settle_diagnosis,
        name="settle_diagnosis",
    ),
]

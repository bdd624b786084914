"""Addresses of the questions, the verdicts and the plans of a patient, on the clinicians' side."""


app_name = "assessments"

urlpatterns: list = []

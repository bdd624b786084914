"""Every address of the house, by room."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from assessments.views.guideline import guideline
from portal import views
from portal.clinic import trail
from portal.mine.views.phone import worker
from portal.violations import violations

urlpatterns = [
    path("", views.home, name="home"),
    path("clinics/choose/", views.switch_clinic, name="switch_clinic"),
    path("language/", views.choose_language, name="choose_language"),
    path("join/", include("portal.joining.urls")),
    path("clinic/", include("portal.clinic.urls")),
    path("platform/audit/", trail.platform_trail, name="platform_trail"),
    path("platform/audit/export/", trail.export_platform_trail, name="export_platform_trail"),
    path("patients/", include("patients.urls")),
    path("guideline/", guideline, name="guideline"),
    path("", include("assessments.urls")),
    path("mine/", include("portal.mine.urls")),
    path("worker.js", worker, name="worker"),
    path("api/v1/", include("portal.api.urls")),
    path("accounts/", include("portal.account.urls")),
    path("admin/", admin.site.urls),
    path("policy-violations/", violations, name="violations"),
]

if settings.DEMO:
    urlpatterns.append(path("gallery/", views.gallery, name="gallery"))

handler500 = "portal.views.server_error"

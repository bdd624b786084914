"""Every address of the house, by room."""

from allauth.account import views as account
from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path

from assessments.views.guideline import guideline
from portal import views

# Only the pages of the sign-in library that this house uses.
accounts = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns = [
    path("", views.home, name="home"),
    path("clinics/choose/", views.switch_clinic, name="switch_clinic"),
    path("clinic/", include("portal.clinic.urls")),
    path("patients/", include("patients.urls")),
    path("guideline/", guideline, name="guideline"),
    path("", include("assessments.urls")),
    path("mine/", include("portal.mine.urls")),
    path("api/v1/", include("portal.api.urls")),
    path("accounts/", include(accounts)),
    path("admin/", admin.site.urls),
]

if settings.DEMO:
    urlpatterns.append(path("gallery/", views.gallery, name="gallery"))

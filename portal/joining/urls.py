"""Addresses of joining. A code never stands in one: a link carries it behind the `#`."""

from django.urls import path

from portal.joining import mailbox, views

app_name = "join"

urlpatterns = [
    path("", views.code, name="code"),
    path("birth-date/", views.birth_date, name="birth_date"),
    path("how/", views.how, name="how"),
    path("email/", mailbox.email, name="email"),
    path("email/confirm/", mailbox.confirm, name="confirm"),
    path("password/", views.password, name="password"),
    path("name/", views.without_email, name="without_email"),
    path("sign-in/", views.with_own_sign_in, name="with_own_sign_in"),
    path("back/", views.back, name="back"),
    path("welcome/", views.welcome, name="welcome"),
]

"""Addresses of signing in and of one's own account: only what this house uses of the library."""

from allauth.account import views as account
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from portal.account import keys, reset, session_views, views
from portal.account.hospital import views as hospital
from portal.headers import clears_the_browser

urlpatterns = [
    path("", views.overview, name="account_overview"),
    path("login/", account.login, name="account_login"),
    path("logout/", clears_the_browser(account.logout), name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("hospital/", hospital.start, name="hospital_sign_in"),
    path("hospital/back/", hospital.callback, name="hospital_callback"),
    path("signup/", account.signup, name="account_signup"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.ChangePassword.as_view(), name="account_change_password"),
    path("password/set/", views.SetPassword.as_view(), name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path("password/reset/link/", reset.open_link, name="account_reset_link"),
    path(
        f"password/reset/key/<slug:uidb36>-{reset.HERE}/",  # no other key has an address
        reset.ChooseThroughLink.as_view(),
        {"key": reset.HERE},
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("second-factor/", views.choose, name="mfa_index"),
    path("second-factor/authenticate/", views.UseFactor.as_view(), name="mfa_authenticate"),
    path("second-factor/reauthenticate/", views.UseAgain.as_view(), name="mfa_reauthenticate"),
    path("second-factor/app/", views.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("second-factor/app/remove/", views.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("recovery-codes/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "recovery-codes/new/",
        views.NewRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/new/", views.SetUpPasskey.as_view(), name="mfa_add_webauthn"),
    path("passkeys/login/", views.SignInByPasskey.as_view(), name="mfa_login_webauthn"),
    path(
        "passkeys/reauthenticate/",
        views.UsePasskeyAgain.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("passkeys/<int:pk>/remove/", views.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("passkeys/<int:pk>/rename/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("keys/", keys.own_keys, name="account_keys"),
    path("keys/new/", keys.make_key, name="account_make_key"),
    path("keys/<uuid:key_id>/revoke/", keys.revoke_key, name="account_revoke_key"),
    path("session/", session_views.session_state, name="account_session"),
    path("session/stay/", session_views.stay, name="account_stay"),
    path("session/again/", session_views.signed_in_again, name="account_signed_in_again"),
    path("sessions/", session_views.own_sessions, name="usersessions_list"),
]

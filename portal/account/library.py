"""Settings of signing in: passwords, forms, limits of the library, and how long one stays in."""

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

ACCOUNT_FORMS = {
    "login": "portal.account.forms.SignInForm",
    "reset_password": "portal.account.forms.AskForLinkForm",
    "reset_password_from_key": "portal.account.forms.ChooseThroughLinkForm",
}
MFA_FORMS = {
    "authenticate": "portal.account.forms.CodeForm",
    "reauthenticate": "portal.account.forms.CodeAgainForm",
    "activate_totp": "portal.account.factor_forms.AppForm",
    "login_webauthn": "portal.account.factor_forms.PasskeySignInForm",
    "authenticate_webauthn": "portal.account.factor_forms.PasskeyStepForm",
    "reauthenticate_webauthn": "portal.account.factor_forms.PasskeyAgainForm",
    "add_webauthn": "portal.account.factor_forms.PasskeyForm",
    "edit_webauthn": "portal.account.factor_forms.PasskeyNameForm",
}
# Seconds in which a mailed link lets somebody choose another password; mail and pages say it too.
PASSWORD_RESET_TIMEOUT = 60 * 60
# Tries at passwords, codes and links are limited in portal.account.throttle instead: the library's
# own limits would let a stranger shut somebody out.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "",
    "reset_password": "",
    "reset_password_from_key": "60/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user,20/h/user",
}
# A passkey holds nothing that could be guessed, and a whole hospital may share one address.
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}


def session_limits(env) -> dict[str, tuple[int, int]]:
    """Seconds without a request, and seconds at all; who works and is a patient counts as staff."""
    return {
        "staff": (env.int("STAFF_IDLE", 30 * 60), env.int("STAFF_LONGEST", 12 * 60 * 60)),
        "patients": (env.int("PATIENT_IDLE", 30 * 60), env.int("PATIENT_LONGEST", 24 * 60 * 60)),
    }


def hospital(env) -> dict[str, object]:
    """The hospital's own sign-in, off unless it is named; it speaks for all clinics or for some."""
    return {
        "OIDC_ISSUER": env.str("OIDC_ISSUER", default=""),
        "OIDC_CLIENT_ID": env.str("OIDC_CLIENT_ID", default=""),
        "OIDC_CLIENT_SECRET": env.str("OIDC_CLIENT_SECRET", default=""),
        "OIDC_NAME": env.str("OIDC_NAME", default="the hospital"),
        "OIDC_SECOND_FACTOR": env.bool("OIDC_SECOND_FACTOR", default=False),
        "OIDC_CLINICS": env.list("OIDC_CLINICS", default=[]),
    }

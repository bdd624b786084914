"""Settings, driven by the environment; with nothing set it is a demonstration on SQLite.

`PRODUCTION=1` makes a real installation of it; what that refuses to start with stands in
`portal.production` and `portal.demo.marker`. Every variable is described in docs/installation.md.
"""

from pathlib import Path

import bootstrap_wrapper
import environ
from django.core.exceptions import ImproperlyConfigured

from portal import logs, production
from portal.account import library
from portal.account.hospital import addresses
from portal.headers import content_policy

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

PRODUCTION = env.bool("PRODUCTION", default=False)
DEMO = env.bool("DEMO", default=not PRODUCTION)
DEBUG = env.bool("DEBUG", default=False)
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=not DEMO)

if PRODUCTION and (fault := production.fault(env)):
    raise ImproperlyConfigured(fault)

SECRET_KEY = env.str("SECRET_KEY", default=production.DEMO_KEY)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Applications ---------------------------------------------------------------------------------

INSTALLED_APPS = [
    "portal",
    "assessments",
    "patients",
    "crispy_forms",
    "crispy_bootstrap5",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "portal.administration.apps.HouseAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "portal.headers.HeadersMiddleware",
    "patients.origin.RequestContextMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.logs.AccessLogMiddleware",
    "portal.middleware.MethodMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.language.LanguageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.account.known.KnownBrowserMiddleware",
    "portal.middleware.SignInAgainMiddleware",
    "portal.account.timeouts.SessionLimitsMiddleware",
    "portal.account.timeouts.ClosedPagesMiddleware",
    "portal.account.second_factor.SecondFactorMiddleware",
    "portal.doorkeeper.DoorMiddleware",
    "portal.middleware.RefusalMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
ASGI_APPLICATION = "portal.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context_processors.house",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Databases ------------------------------------------------------------------------------------

DATABASES = {
    "default": env.db_url(
        "DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'spine-and-stride.sqlite3'}"
    )
}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    VAR_DIR.mkdir(exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # recursive_triggers: without it INSERT OR REPLACE slips past the DELETE guards.
        # The write-ahead log stays with the file; a migration of this app turns it on.
        "init_command": "PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;",
    }
# What all processes count together: tries at signing in, codes that were used. A table, so that it
# needs no further server; a migration of the portal makes it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        # Never so few that strangers' tries push out each other's counts.
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People and sign-in -----------------------------------------------------------------------------

AUTH_USER_MODEL = "portal.User"
# One backend: trying a second one would take longer for an address that is known.
AUTHENTICATION_BACKENDS = ["portal.account.backends.PeopleBackend"]
AUTH_PASSWORD_VALIDATORS = library.AUTH_PASSWORD_VALIDATORS
PASSWORD_RESET_TIMEOUT = library.PASSWORD_RESET_TIMEOUT
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "portal.account.adapters.ClosedDoorAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"  # of patients without an email address
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # a mail each time: sending takes as long for anybody
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = library.ACCOUNT_FORMS
ACCOUNT_RATE_LIMITS = library.ACCOUNT_RATE_LIMITS
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_EMAIL_NOTIFICATIONS = True

MFA_ADAPTER = "portal.account.adapters.SecondFactorAdapter"
MFA_FORMS = library.MFA_FORMS
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Spine & Stride"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation has confirmed the address, or there is none
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RATE_LIMITS = library.MFA_RATE_LIMITS
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey is both factors: the device and its lock
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # http://localhost

HOSPITAL = library.hospital(env)
vars().update(HOSPITAL)
SOCIALACCOUNT_ADAPTER = "portal.account.hospital.adapter.HospitalAdapter"
if fault := addresses.faults(HOSPITAL, is_production=PRODUCTION):
    raise ImproperlyConfigured(fault)

SESSION_LIMITS = library.session_limits(env)
SESSION_WARNING = 120  # seconds before the end
SESSION_COOKIE_AGE = max(*SESSION_LIMITS["staff"], *SESSION_LIMITS["patients"])
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
KNOWN_BROWSER_COOKIE_NAME = "known"
# A message may name a patient: it stays with the session instead of travelling in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "portal.views.csrf_failure"

# Headers ----------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = content_policy(
    addresses.source_of(HOSPITAL["OIDC_ISSUER"]) if HOSPITAL["OIDC_ISSUER"] else None
)
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    KNOWN_BROWSER_COOKIE_NAME = "__Host-known"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"

# Language and time ------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("pl", "Polski")]  # each by its own name
LANGUAGE_COOKIE_NAME = "__Host-language" if PRODUCTION else "language"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"  # how time is stored; pages show the clinic's zone
USE_TZ = True
FORMAT_MODULE_PATH = ["portal.formats"]

# Static files -----------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [("bootstrap", bootstrap_wrapper.get_bootstrap_dir())]
WHITENOISE_ALLOW_ALL_ORIGINS = False
if PRODUCTION:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
else:
    WHITENOISE_USE_FINDERS = True
    WHITENOISE_AUTOREFRESH = True

# Forms, API, mail, logs -------------------------------------------------------------------------

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "portal.api.authentication.AccessKeyAuthentication",
        "portal.api.authentication.SessionWithToken",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["portal.api.reading.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "portal.api.refusals.refusal_handler",
    "UNICODE_JSON": False,  # whatever text was sent can be given back
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Spine & Stride",
    "DESCRIPTION": (
        "The running-and-spine guideline, and the records of a clinic, for other systems."
    ),
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    # Allowed values stand where they are used, so that no name has to be found for each list.
    "POSTPROCESSING_HOOKS": [
        "portal.api.outline.without_marks",
        "portal.api.authentication.with_patience",
    ],
}
# Ten thousand cases for `evaluate` in one body; everything larger is refused unread.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = (
    10  # seconds: whoever waits for an answer does not wait for a mail server that is gone
)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Spine & Stride <portal@localhost>")

LOGGING = logs.logging_with(env.str("LOG_FORMAT", default="json" if PRODUCTION else "plain"))

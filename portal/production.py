"""What a real installation refuses to start with: settings half made, or a secret that is none."""

NEEDED = ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "EMAIL_URL")
DEMO_KEY = "demonstration-only-never-for-real-patients"
# What no random key looks like; the last is how examples of the framework begin.
SHORTEST, FEWEST_DIFFERENT, MADE_UP = 50, 10, ("demonstration-", "django-insecure-")
GOES_OUT = "django.core.mail.backends.smtp.EmailBackend"


def fault(env) -> str:
    """What is wrong with the environment, as a sentence that says what to do; else nothing."""
    missing = [name for name in NEEDED if not env.str(name, "")]
    if missing:
        return (
            f"PRODUCTION=1 needs {', '.join(missing)}. Set each in the environment; "
            "docs/installation.md says what belongs in it."
        )
    wants = {
        "DEBUG": env.bool("DEBUG", default=False),
        "DEMO": env.bool("DEMO", default=False),
        "STAFF_SECOND_FACTOR": not env.bool("STAFF_SECOND_FACTOR", default=True),
    }
    if any(wants.values()):
        return (
            "PRODUCTION=1 does not go together with DEBUG=1, DEMO=1 or STAFF_SECOND_FACTOR=0. "
            "Unset them."
        )
    if _is_guessable(env.str("SECRET_KEY")):
        return (
            f"PRODUCTION=1 needs a SECRET_KEY of {SHORTEST} or more random characters that stands "
            "nowhere else; docs/installation.md says how to make one."
        )
    if "*" in env.list("ALLOWED_HOSTS"):
        return (
            "PRODUCTION=1 does not go together with ALLOWED_HOSTS=*, which would let a stranger "
            "choose the host in mailed links. Name the hosts under which the portal is reached."
        )
    if env.email_url("EMAIL_URL")["EMAIL_BACKEND"] != GOES_OUT:
        return (
            "PRODUCTION=1 needs a mail server in EMAIL_URL, smtp+tls://...: mails carry the links "
            "that set passwords, which must not be printed or kept in files."
        )
    return ""


def _is_guessable(key: str) -> bool:
    is_short = len(key) < SHORTEST or len(set(key)) < FEWEST_DIFFERENT
    return is_short or key.startswith(MADE_UP)

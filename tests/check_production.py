"""Part of `make check`: `check --deploy` on production settings, with no warning allowed."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {  # invented values: enough to start, of no use anywhere
    "PRODUCTION": "1",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": "portal.example.org",
    "DATABASE_URL": "sqlite:///:memory:",
    "EMAIL_URL": "smtp+tls://portal:invented@mail.example.org:587",
}
# Never inherited; the last is what the journeys in a browser set for their own process.
LEFT_OUT = dict.fromkeys(("DEMO", "DEBUG", "DJANGO_ALLOW_ASYNC_UNSAFE"), "")


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run `manage.py` in a process of its own, with production settings and these changes.

    A variable given as "" is left out altogether.
    """
    ours = {**PRODUCTION, **LEFT_OUT, **environment}
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [sys.executable, "-W", "error", "manage.py", *arguments],
        cwd=ROOT,
        env={**inherited, **{name: value for name, value in ours.items() if value}},
        capture_output=True,
        text=True,
        check=False,
    )


def main() -> int:
    """Print what the check says; exit status 1 on any warning."""
    done = manage("check", "--deploy", "--fail-level", "WARNING")
    sys.stdout.write(done.stdout + done.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())

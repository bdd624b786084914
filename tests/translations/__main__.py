"""Bring the catalogue up to date, compile it, and list what is left to translate.

`python -m tests.translations`
"""

import os
import sys

import django


def main() -> int:
    """The status of the process: 1 while something is left."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    from tests.translations import catalogue  # once Django can read templates

    needed = catalogue.sentences()
    catalogue.PO.write_bytes(catalogue.written(catalogue.updated(catalogue.kept(), needed)))
    catalogue.MO.write_bytes(catalogue.compiled(catalogue.kept()))
    left = list(catalogue.faults(catalogue.kept(), needed))
    sys.stdout.write("".join(f"{fault}\n" for fault in left))
    sys.stdout.write(f"{len(needed)} sentences, {len(left)} left\n")
    return bool(left)


if __name__ == "__main__":
    sys.exit(main())

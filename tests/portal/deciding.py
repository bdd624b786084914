"""How a patient decides in these tests: the last step, with everything entered."""

import uuid

from django.urls import reverse

CHOICES = {
    "will_not_run": "I will not run",
    "will_run_within_plan": "I will run the way my plan says",
    "will_run_against_advice": "I will run, although my doctor advises against it",
    "undecided": "I do not know yet",
}


def entered(shown, **changes):
    return {
        "submission_key": str(uuid.uuid4()),
        "plan": str(shown.pk),
        "step": "record",
        "choice": "will_not_run",
        "teach_back": "It could hurt more and get worse.",
        "typed_name": "Sam Signin",
    } | changes


def send(phone, shown, **changes):
    return phone.post(reverse("mine:decision"), entered(shown, **changes))

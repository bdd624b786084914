"""Sample data for the gallery of components: enough of each to look at, no real record."""

from datetime import date, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.spine_drawing import Mark, drawing, placed

CLASSES = (
    ("healthy", 0, _("Running beneficial"), _("Low risk")),
    ("conditions", 1, _("Beneficial with conditions"), _("Low risk if conditions are met")),
    ("find_cause", 2, _("Find out first"), _("Undetermined")),
    ("consult", 3, _("Consult before starting (advised against)"), _("High risk")),
    ("excluded", 4, _("Excluded by definition"), _("Running excluded")),
)
SHELLS = {"clinic": "base_clinic.html", "mine": "base_mine.html"}

_CLAIMS = (
    {
        "id": "A13",
        "paragraph": "P8",
        "text": _(
            "Diagnosed discopathy or spondylolisthesis: consult an orthopaedist or neurosurgeon "
            "before starting."
        ),
    },
    {
        "id": "A14",
        "paragraph": "P8",
        "text": _("Diagnosed: high risk that the changes and the lumbar spine get worse."),
    },
)
_OPTIONS = (
    {
        "name": _("Pilates"),
        "what": _("Slow exercises on a mat that train the middle of your body."),
        "why": _("It works the deep muscles that hold your back steady."),
        "begin": _("Begin gently, with a teacher who knows about your back."),
        "mind": _("Stop if you feel something new in a leg."),
        "often": _("Twice a week, as agreed with your doctor"),
    },
    {
        "name": _("Yoga"),
        "what": _("Calm positions that stretch and strengthen."),
        "why": _("It makes your body strong and flexible together."),
        "begin": _("Choose a slow class for beginners."),
        "mind": _("Leave out what hurts."),
        "often": _("As agreed with your doctor"),
    },
)


class _ProposalForm(forms.Form):
    take = forms.ChoiceField(
        choices=[("accept", _("Take this over")), ("decline", _("Leave what stands"))],
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )


_MARKS = (
    Mark("C5/C6", "discopathy", "C5/C6 disc", "Disc, C5/C6", "#main", is_reported=True),
    Mark(
        "L4/L5", "discopathy", "L4/L5 disc IV", "Disc, L4/L5, grade IV", "#main", is_reported=False
    ),
    Mark(
        "L5/S1", "spondylolisthesis", "L5/S1 slip II", "Slip, L5/S1, II", "#main", is_reported=False
    ),
    Mark("L5/S1", "discopathy", "L5/S1 disc III", "Disc, L5/S1, III", "#main", is_reported=False),
)


def samples(shell: str) -> dict:
    """What the gallery's template shows, in the doctor's shell or in the patient's ("mine")."""
    vertebrae, _levels = drawing()
    return {
        "shell": SHELLS.get(shell, SHELLS["clinic"]),
        "classes": [
            {"code": code, "rank": rank, "name": name, "label": label}
            for code, rank, name, label in CLASSES
        ],
        "steps": [
            {"code": code, "name": name, "possible": rank >= 3, "present": rank == 3}
            for code, rank, name, _label in CLASSES
        ],
        "claims": _CLAIMS,
        "grounds": {
            "claims": _CLAIMS,
            "evidence": ({"text": _("Studies did not find that it stops sore muscles.")},),
            "level": _("One doctor's opinion"),
        },
        "options": _OPTIONS,
        "vertebrae": vertebrae,
        "marks": placed(_MARKS),
        "proposal": _ProposalForm()["take"],
        "answers": (
            {"answer": _("advanced"), "words": _("then running is excluded")},
            {"answer": _("not advanced"), "words": _("then it stays: consult before starting")},
        ),
        "a_day": date(2026, 5, 4),
        "a_moment": datetime(2026, 5, 4, 9, 30),
        "differences": (
            (_("Level"), "L4/L5", "L5/S1"),
            (_("Excludes running"), _("not judged yet"), _("yes")),
            (_("Onset"), "2024", "2024"),
        ),
        "trail": ({"url": "#trail", "name": _("Today")}, {"name": _("Gallery")}),
        "path": (
            {"url": "#safety", "name": _("Safety questions")},
            {"name": _("Assess")},
            {"name": _("Review and sign")},
        ),
        "help_lines": (
            _("you cannot pass water, or cannot feel it"),
            _("the skin between your legs is numb or tingly"),
            _("pain or weakness runs down both legs"),
        ),
        "what_will_happen": (
            _("The class and the plan are fixed under your name."),
            _("The patient can see the plan at once."),
            _("An earlier plan is superseded and stays readable."),
        ),
    }

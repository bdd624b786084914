"""The questions of the red-flag check, in the patient's words and the clinician's."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.safety.sources import Mark, Source


class Action(StrEnum):
    """What a positive answer calls for."""

    EMERGENCY = "E"
    URGENT = "U"
    ROUTINE = "R"


# Worst first.
ACTIONS = (Action.EMERGENCY, Action.URGENT, Action.ROUTINE)
ACTION_LABELS = {
    Action.EMERGENCY: _("emergency: now, within the hour"),
    Action.URGENT: _("urgent: within days"),
    Action.ROUTINE: _("routine: at the next visit"),
}


class Group(StrEnum):
    """The serious condition a question looks for."""

    CAUDA_EQUINA = "cauda_equina"
    NEUROLOGICAL = "neurological"
    CORD = "cord"
    FRACTURE = "fracture"
    MALIGNANCY = "malignancy"
    INFECTION = "infection"
    INFLAMMATORY = "inflammatory"
    VASCULAR_OR_VISCERAL = "vascular_or_visceral"


GROUP_LABELS = {
    Group.CAUDA_EQUINA: pgettext_lazy("red flag group", "cauda equina"),
    Group.NEUROLOGICAL: pgettext_lazy("red flag group", "neurological deficit"),
    Group.CORD: pgettext_lazy("red flag group", "spinal cord"),
    Group.FRACTURE: pgettext_lazy("red flag group", "fracture"),
    Group.MALIGNANCY: pgettext_lazy("red flag group", "malignancy"),
    Group.INFECTION: pgettext_lazy("red flag group", "infection"),
    Group.INFLAMMATORY: pgettext_lazy("red flag group", "inflammatory disease"),
    Group.VASCULAR_OR_VISCERAL: pgettext_lazy("red flag group", "vascular or visceral"),
}


@dataclass(frozen=True)
class RedFlag:
    """One question: in plain words for the patient, in the field's words for the clinician.

    `parent` is the question after which alone this one is asked.
    """

    id: str
    group: Group
    question: str
    clinician: str
    action: Action
    parent: str | None = None


RED_FLAGS = (
    RedFlag(
        "RF-01",
        Group.CAUDA_EQUINA,
        _("Do you have new trouble passing water, or can you not feel it?"),
        "Urinary retention, hesitancy or altered sensation of flow",
        Action.EMERGENCY,
    ),
    RedFlag(
        "RF-02",
        Group.CAUDA_EQUINA,
        _("Can you no longer feel when your bowel is full, or have you had an accident?"),
        "Loss of rectal sensation or faecal incontinence",
        Action.EMERGENCY,
    ),
    RedFlag(
        "RF-03",
        Group.CAUDA_EQUINA,
        _("Is the skin between your legs numb or tingly?"),
        "Saddle anaesthesia or paraesthesia",
        Action.EMERGENCY,
    ),
    RedFlag(
        "RF-04",
        Group.CAUDA_EQUINA,
        _(
            "Do you have new pain, numbness or weakness that runs from your back down both legs? "
            "(Not tired or sore muscles after a run.)"
        ),
        "Bilateral sciatica or bilateral deficit",
        Action.EMERGENCY,
    ),
    RedFlag(
        "RF-05",
        Group.CAUDA_EQUINA,
        _("Has feeling or function changed when you have sex?"),
        "New sexual dysfunction",
        Action.EMERGENCY,
    ),
    RedFlag(
        "RF-06",
        Group.NEUROLOGICAL,
        _("Is a leg or foot getting weaker?"),
        "Progressive motor deficit",
        Action.URGENT,
    ),
    RedFlag(
        "RF-06a",
        Group.NEUROLOGICAL,
        _(
            "Is it getting worse from day to day, is it in both legs, "
            "or does your foot drop when you walk?"
        ),
        "Rapid or bilateral motor deficit, or foot drop",
        Action.EMERGENCY,
        parent="RF-06",
    ),
    RedFlag(
        "RF-07",
        Group.CORD,
        _("Are your hands clumsy, or is your walk getting unsteady?"),
        "Signs of myelopathy (cervical, thoracic)",
        Action.URGENT,
    ),
    RedFlag(
        "RF-08",
        Group.FRACTURE,
        _(
            "Did this pain start after a bad fall or crash, "
            "and has no doctor checked your back since?"
        ),
        "Major trauma, not examined since",
        Action.EMERGENCY,
    ),
    RedFlag(
        "RF-09",
        Group.FRACTURE,
        _("Did it start after a small bump and do you have thin bones or take steroids?"),
        "Low-energy trauma with osteoporosis, steroids or age",
        Action.URGENT,
    ),
    RedFlag(
        "RF-10",
        Group.MALIGNANCY,
        _("Have you ever had cancer?"),
        "History of cancer, especially breast, prostate, lung, kidney, thyroid",
        Action.URGENT,
    ),
    RedFlag(
        "RF-11",
        Group.MALIGNANCY,
        _("Are you losing weight without trying? Is the pain there all night, whatever you do?"),
        "Unexplained weight loss, unremitting night pain",
        Action.URGENT,
    ),
    RedFlag(
        "RF-12",
        Group.INFECTION,
        _("Do you have a fever with the back pain?"),
        "Fever or rigors",
        Action.URGENT,
    ),
    RedFlag(
        "RF-12a",
        Group.INFECTION,
        _("Do you feel very ill, shiver or feel confused?"),
        "Systemically unwell",
        Action.EMERGENCY,
        parent="RF-12",
    ),
    RedFlag(
        "RF-13",
        Group.INFECTION,
        _(
            "Is your immune system weak? Have you had an infection, an injection in your back "
            "or drugs into a vein?"
        ),
        "Immunosuppression, recent infection or procedure, intravenous drug use",
        Action.ROUTINE,
    ),
    RedFlag(
        "RF-13a",
        Group.INFECTION,
        _("Is the back pain new since then, or getting worse?"),
        "New or progressive pain since",
        Action.URGENT,
        parent="RF-13",
    ),
    RedFlag(
        "RF-14",
        Group.INFLAMMATORY,
        _("Is your back stiff for more than half an hour each morning, and better when you move?"),
        "Inflammatory back pain: think of spondyloarthritis (30 minutes is a convention)",
        Action.ROUTINE,
    ),
    RedFlag(
        "RF-15",
        Group.VASCULAR_OR_VISCERAL,
        _("Is there a sudden tearing pain in your tummy and back, or chest pain?"),
        "Aortic or cardiac cause",
        Action.EMERGENCY,
    ),
)
BY_ID: Mapping[str, RedFlag] = {flag.id: flag for flag in RED_FLAGS}

SOURCES = (
    Source(
        "Finucane LM et al. International Framework for Red Flags for Potential Serious Spinal "
        "Pathologies. J Orthop Sports Phys Ther 2020;50(7):350-372",
        Mark.VERIFIED,
        "10.2519/jospt.2020.9971",
    ),
    Source("NICE guideline NG59, low back pain and sciatica in over 16s, 1.1.1", Mark.VERIFIED),
    Source("NICE CKS, sciatica: red flags for cauda equina (2018 revision)", Mark.SECONDARY),
    Source("BMJ Best Practice, cauda equina syndrome", Mark.VERIFIED),
    Source("GIRFT, National Suspected Cauda Equina Syndrome Pathway, 2023", Mark.NOT_VERIFIED),
)

"""What the product is for, for whom, and what it is not: the statement it shows."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from assessments.safety import EDITION


@dataclass(frozen=True)
class Section:
    """One heading of the statement and what stands under it."""

    heading: str
    text: str


NOT_CERTIFIED = "This is not a certified medical device."
EVIDENCE_LEVEL = (
    "Level of evidence: the opinion of one orthopaedist, whose speciality is the knee and ankle, "
    "not the spine, published as an interview."
)
FOR_PATIENTS = _(
    "This page helps you and your doctor talk about running and your back. It does not find out "
    "what is wrong with you. It is not a medical device. Your doctor decides with you."
)

STATEMENT = (
    Section(
        "Intended purpose",
        "To lay out what one published interview says about running with the spine a person has, "
        "with its reasons and limits, so that a clinician and an adult patient can talk about it "
        "and record what they decide.",
    ),
    Section(
        "For whom",
        "Orthopaedists and neurosurgeons sign; therapists and the front desk assist; patients read "
        "what was signed and decide for themselves. Adults only, unless a clinician confirms.",
    ),
    Section(
        "What it is not",
        f"{NOT_CERTIFIED} It makes no diagnosis, reads no images, computes no probability and is "
        "not watched in real time. It does not replace examination or emergency care.",
    ),
    Section(
        "Evidence",
        f"{EVIDENCE_LEVEL} The safety check and the evidence notes are additions of the product, "
        "kept apart and labelled; they do not change the class.",
    ),
    Section(
        "Responsibility",
        "The clinician who signs answers for the class and the plan; any class can be overridden. "
        "The patient's decision records that the risk was understood, and waives no duty of care.",
    ),
    Section(
        "Regulation",
        "Publishing source code does not place a device on the market. Whoever runs it for "
        "patients may become the manufacturer of a medical device (in the EU, Regulation 2017/745, "
        "Annex VIII, Rule 11) and processes health data (GDPR, Article 9). Take legal advice "
        "first. A clinic can switch the class off for patients, so that clinicians alone see it.",
    ),
)


def versions(guideline_edition: str) -> str:
    """The line under the statement: which guideline and which safety layer speak."""
    return f"Guideline {guideline_edition}; {EDITION}"

"""The administration's first page: its places in the order in which people need them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from patients.permissions import Role
from portal.context_processors import relation_of
from portal.doors import DOORS


@dataclass(frozen=True)
class Place:
    """Somewhere to go: a list of the administration ("patients.clinic"), or a page by its name."""

    where: str
    about: object
    name: object = ""

    @property
    def is_list(self) -> bool:
        """Whether it is a list of the administration; a page's name has no dot."""
        return "." in self.where


@dataclass(frozen=True)
class Section:
    """Places that serve one purpose."""

    title: object
    places: tuple[Place, ...]


SECTIONS = (
    Section(
        _("The clinic"),
        (
            Place(
                "patients.clinic", _("Name, hours, privacy notice, and what patients are shown.")
            ),
            Place("clinic:systems", _("Programs that work with this clinic."), _("Other systems")),
        ),
    ),
    Section(
        _("People"),
        (
            Place(
                "clinic:people",
                _("Invite a colleague, end everything somebody does, help after a lost phone."),
                _("People of the clinic"),
            ),
            Place("patients.membership", _("Who has which role, since when and until when.")),
            Place("portal.user", _("Who can sign in, with a second factor or without, and when.")),
            Place("patients.invitation", _("Invite the administrator of a clinic.")),
        ),
    ),
    Section(
        _("Records"),
        (
            Place("patients.patient", _("Contact data, and the way to the patient's own page.")),
            Place("patients.diagnosis", _("What was diagnosed, and what stood before.")),
            Place("patients.examination", _("When a spine was examined, and by whom.")),
            Place("assessments.intake", _("What was answered about pain and running.")),
            Place("assessments.safetycheck", _("The red-flag questions as they were answered.")),
            Place("assessments.safetyclearance", _("Who cleared a red flag, and why.")),
            Place("assessments.consultation", _("What other specialists found.")),
            Place("assessments.assessment", _("The classes computed and signed, drafts included.")),
            Place("assessments.assessmentend", _("How a signed assessment ended.")),
            Place("assessments.plan", _("The plans as they were signed.")),
            Place("assessments.decision", _("What patients decided.")),
            Place("assessments.diaryentry", _("What patients wrote about their days.")),
            Place("assessments.review", _("What was marked as reviewed on the worklist.")),
        ),
    ),
    Section(
        _("To look up"),
        (
            Place(
                "admin:catalogue",
                _("Each diagnosis with its codes, and what the guideline makes of it."),
                _("Diagnosis catalogue"),
            ),
            Place("guideline", _("The rules by which a class is computed."), _("The guideline")),
        ),
    ),
    Section(
        _("The trail"),
        (
            Place(
                "clinic:trail",
                _("Search by person, record, kind of event and days; export."),
                _("Search the audit trail"),
            ),
            Place(
                "patients.auditevent",
                _("The same, with the digests that chain each row to the one before."),
                _("Audit trail, row by row"),
            ),
            Place(
                "platform_trail",
                _("What concerns no clinic."),
                _("Audit trail of the platform"),
            ),
        ),
    ),
)


def arranged(site: AdminSite, request) -> list[dict]:
    """The sections with the places that this reader may open; those without any are left out."""
    found = []
    for section in SECTIONS:
        places = list(_open_to(request, section, site))
        if places:
            found.append({"title": section.title, "places": places})
    return found


def _open_to(request, section: Section, site: AdminSite) -> Iterator[dict]:
    listed = {model._meta.label_lower: about for model, about in site._registry.items()}
    for place in section.places:
        if place.is_list:
            about = listed[place.where]
            if about.has_view_permission(request):
                label = place.name or capfirst(about.opts.verbose_name_plural)
                name = f"admin:{place.where.replace('.', '_')}_changelist"
                yield {"name": label, "url": reverse(name), "about": place.about}
        elif _roles(request) & DOORS[place.where]["GET"].roles:
            yield {"name": place.name, "url": reverse(place.where), "about": place.about}


def _roles(request) -> frozenset[Role]:
    """As what the reader stands before a page of the portal."""
    relation = relation_of(request)
    return relation.roles | ({Role.PLATFORM_ADMIN} if relation.is_platform_admin else set())

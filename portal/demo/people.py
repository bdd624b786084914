"""Who works in the demonstration: two clinics and their staff."""

from dataclasses import dataclass

from patients.permissions import Role

# Everybody in the demonstration signs in with it; the command prints it, production refuses it all.
PHRASE = "spine-and-stride"
PLATFORM_ADDRESS = "platform@demo.example"


@dataclass(frozen=True)
class DemoClinic:
    """A clinic with one member of staff in each role given."""

    name: str
    slug: str
    time_zone: str
    phone: str
    opening_hours: str
    paid_by: str
    staff: dict[Role, str]
    languages: tuple[str, ...] = ("en",)


CLINICS = (
    DemoClinic(
        "Harbour Spine Clinic (demo)",
        "harbour",
        "Europe/Warsaw",
        "+00 000 000 001",
        "Monday to Friday, 8:00 to 18:00",
        "Harbour Spine Clinic (demo)",
        {
            Role.ORTHOPAEDIST: "Dr Olive Ortho",
            Role.NEUROSURGEON: "Dr Ned Neuro",
            Role.THERAPIST: "Thea Therapist",
            Role.FRONT_DESK: "Fred Frontdesk",
            Role.CLINIC_ADMIN: "Ada Admin",
        },
        languages=("en", "pl"),
    ),
    DemoClinic(
        "Hill Practice (demo)",
        "hill",
        "Europe/London",
        "+00 000 000 002",
        "Monday to Thursday, 9:00 to 17:00",
        "",
        {
            Role.ORTHOPAEDIST: "Dr Hilda Hill",
            Role.FRONT_DESK: "Finn Frontdesk",
            Role.CLINIC_ADMIN: "Alma Admin",
        },
    ),
)
PLATFORM_ADMIN = "Pat Platform"

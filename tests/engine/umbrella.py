"""A guideline without any medicine: shall one take an umbrella, and which?

Clouds and wind decide; shoes can be changed. Nobody may have looked at the sky yet.
"""

from typing import Any

from assessments.engine import (
    ANY,
    Applicability,
    Applies,
    Claim,
    Contradiction,
    Domain,
    Fact,
    Factor,
    Is,
    Mode,
    Recommendation,
    RiskClass,
    Row,
    Rules,
    Wording,
    one_of,
)

S1 = Claim("S1", 1, "A clear sky stays dry.", "rule")
S2 = Claim("S2", 2, "Dark clouds bring rain.", "rule")
S3 = Claim("S3", 3, "Thin shoes let water in.", "rule")
CLAIMS = (S1, S2, S3)


class Sky(Domain):
    CLEAR = "clear"
    CLOUDY = "cloudy"
    NOT_SEEN = "not_seen"
    STORM = "storm"


class Clouds(Domain):
    WHITE = "white"
    UNKNOWN = "unknown"
    DARK = "dark"


class Soles(Domain):
    RUBBER = "rubber"
    THIN = "thin"
    NOT_SEEN = "not_seen"


class Mood(Domain):
    GOOD = "good"
    BAD = "bad"


sky = Fact(
    "sky",
    Sky,
    unknown={Sky.NOT_SEEN: (Sky.CLEAR, Sky.STORM)},
    makes_provisional=True,
    cites=("S1",),
)
clouds = Fact(
    "clouds",
    Clouds,
    unknown={Clouds.UNKNOWN: (Clouds.WHITE, Clouds.DARK)},
    only_when=Applicability(sky, frozenset({Sky.CLOUDY})),
    cites=("S2",),
)
soles = Fact(
    "soles",
    Soles,
    unknown={Soles.NOT_SEEN: (Soles.RUBBER, Soles.THIN)},
    default=Soles.NOT_SEEN,
    cites=("S3",),
)
mood = Fact("mood", Mood, default=Mood.GOOD)

DRY = RiskClass("dry", 0, cites=(S1,))
CARE = RiskClass("care", 1, cites=(S3,))
WET = RiskClass(
    "wet", 2, cites=(S2,), wordings=(Wording("storm", Is("sky", "storm")), Wording("default"))
)

SKY_ROWS = (
    Row(Sky.CLEAR, ANY, gives=DRY, cites=[S1]),
    Row(Sky.CLOUDY, Clouds.WHITE, gives=DRY, cites=[S1]),
    Row(Sky.CLOUDY, one_of(Clouds.UNKNOWN, Clouds.DARK), gives=CARE, cites=[S2]),
    Row(Sky.NOT_SEEN, ANY, gives=CARE, cites=[S1, S2]),
    Row(Sky.STORM, ANY, gives=WET, cites=[S2]),
)
SOLES_ROWS = (
    Row(Soles.RUBBER, gives=DRY, cites=[S3]),
    Row(Soles.THIN, gives=CARE, cites=[S3], strength="needed", says="thin"),
    Row(Soles.NOT_SEEN, gives=CARE, cites=[S3], strength="needed", says="not seen"),
)
TAKE = Recommendation(
    "TAKE",
    cites=(S2,),
    applies=(
        Applies(WET, mode=Mode.AUTOMATIC),
        Applies(CARE, mode=Mode.OFFERED, when=Is("mood", "bad") | Is("conditions", "unmet")),
    ),
    wordings=(Wording("soaked", Is("soles", "thin") & Is("sky", "storm")), Wording("default")),
)
ODD = Contradiction("odd", fact="mood", when=Is("mood", "bad") & Is("sky", "clear"))


def sky_factor(rows=SKY_ROWS, reads=(sky, clouds)) -> Factor:
    return Factor("sky", reads=reads, rows=rows)


def soles_factor(rows=SOLES_ROWS, way_out=Soles.RUBBER) -> Factor:
    return Factor("soles", reads=(soles,), rows=rows, way_out={soles: way_out})


def umbrella(**changed: Any) -> Rules:
    """The rules, with some of their parts exchanged."""
    parts: dict[str, Any] = {
        "claims": CLAIMS,
        "facts": (sky, clouds, soles),
        "circumstances": (mood,),
        "factors": (sky_factor(), soles_factor()),
        "classes": (DRY, CARE, WET),
        "recommendations": (TAKE,),
        "contradictions": (ODD,),
    }
    return Rules(**{**parts, **changed})


def case(sky: str, soles: str, clouds: str | None = None) -> dict[str, str | None]:
    return {"sky": sky, "clouds": clouds, "soles": soles}

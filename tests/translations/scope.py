"""What a patient may read, as data: the pages and mails of patients, and the modules behind them.

A template brings every template that it includes or extends. Pages of work are English alone and
are not in it.
"""

from collections.abc import Iterator
from pathlib import Path

from django.template import Template, engines
from django.template.loader_tags import ExtendsNode, IncludeNode

from tests.house.source import ROOT

FOLDER = ROOT / "templates"
PAGES = (
    "400.html",
    "403.html",
    "404.html",
    "409.html",
    "429.html",
    "500.html",
    "nobody_yet.html",
    "account/**/*",
    "allauth/**/*",
    "joining/**/*",
    "keys/*",
    "mfa/**/*",
    "mine/**/*",
    "usersessions/*",
    "assessments/_sheet*.html",
    "components/language_switch.html",
)
MODULES = (
    "assessments/actions/before_visit.py",
    "assessments/actions/decisions.py",
    "assessments/actions/diary.py",
    "assessments/actions/hurting.py",
    "assessments/actions/intakes.py",
    "assessments/actions/kept.py",
    "assessments/actions/safety.py",
    "assessments/decision_words.py",
    "assessments/diary*.py",
    "assessments/guideline_page/for_patients.py",
    "assessments/models/*.py",
    "assessments/plan_*.py",
    "assessments/running_option.py",
    "assessments/policies.py",
    "assessments/trainer_sheet.py",
    "assessments/safety/*.py",
    "assessments/standing.py",
    "assessments/stop_rules.py",
    "patients/access.py",
    "patients/actions/people.py",
    "patients/deed.py",
    "patients/forms/submission.py",
    "patients/models/*.py",
    "patients/permission.py",
    "patients/permissions.py",
    "patients/policies.py",
    "patients/refusals.py",
    "portal/account/**/*.py",
    "portal/actions/joining.py",
    "portal/actions/languages.py",
    "portal/actions/second_factors.py",
    "portal/actions/way_back.py",
    "portal/context_processors.py",
    "portal/joining/*.py",
    "portal/looks.py",
    "portal/middleware.py",
    "portal/mine/**/*.py",
    "portal/models.py",
    "portal/views.py",
)
# Names that patients read in modules of which they read nothing else.
NAMES = {
    "patients/catalogue/entry.py": "KIND_LABELS",
    "patients/spine.py": "REGION_LABELS",
    "portal/clinic/worklist/items.py": "KINDS",
}
# Where the catalogue of diagnoses stands; patients read the title of an entry.
CATALOGUE = (
    "patients/catalogue/discs.py",
    "patients/catalogue/other.py",
    "patients/catalogue/spine_diseases.py",
)
# What a library says to people, and says in its own Polish to men alone.
OF_LIBRARIES = ("Forgot your password?",)


def templates() -> list[Path]:
    """The templates, with all that they include or extend."""
    found = {each for pattern in PAGES for each in FOLDER.glob(pattern) if each.is_file()}
    waiting = list(found)
    while waiting:
        for name in _named_in(waiting.pop()):
            path = FOLDER.joinpath(*name.split("/"))
            if path not in found and path.exists():
                found.add(path)
                waiting.append(path)
    return sorted(found)


def modules() -> list[Path]:
    """The modules; a pattern that names none is a mistake."""
    found = set()
    for pattern in MODULES:
        named = set(ROOT.glob(pattern))
        if not named:
            raise LookupError(f"There is no module {pattern}")
        found |= named
    return sorted(found)


def _named_in(path: Path) -> Iterator[str]:
    """What a template includes or extends by name; a name worked out elsewhere is none."""
    nodes = template_of(path).nodelist
    for extends in nodes.get_nodes_by_type(ExtendsNode):
        yield f"{extends.parent_name.var}"
    for include in nodes.get_nodes_by_type(IncludeNode):
        yield f"{include.template.var}"


def template_of(path: Path) -> Template:
    """The template as Django reads it."""
    name = path.relative_to(FOLDER).as_posix()
    return engines["django"].engine.get_template(name)

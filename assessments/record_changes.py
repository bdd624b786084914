"""What has changed in a patient's record since a draft was made from it, in words."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments import facts as record_facts
from assessments import guidelines
from assessments.facts import Facts
from assessments.models import Assessment
from assessments.standing import Standing
from patients import catalogue
from patients.models.diagnosis import RunningExcluded, Status, Verification


def since(draft: Assessment, standing: Standing) -> list[tuple[str, str, str]]:
    """Each difference as (what, as the draft knows it, as it stands now); empty without any."""
    spine = {
        "diagnoses": list(record_facts.diagnoses_of(standing)),
        "examined": standing.is_examined,
        "joined": record_facts.joined_of(standing),
    }
    return _differences(draft, record_facts.answers_of(standing), spine)


def beside(assessment: Assessment, facts: Facts) -> list[tuple[str, str, str]]:
    """The same against facts that may still be on a page: (what, as signed, as answered now)."""
    spine = {
        "diagnoses": [dict(each) for each in facts.diagnoses],
        "examined": facts.examined,
        "joined": facts.joined,
    }
    return _differences(assessment, {**facts.answers, **facts.advising}, spine)


def _differences(
    draft: Assessment, answers: Mapping[str, str], spine: Mapping
) -> list[tuple[str, str, str]]:
    differences = list(_answers(draft, answers))
    before = draft.spine.get("joined", "")
    if before != spine["joined"]:
        differences.append((_("Records put together"), _joined(before), _joined(spine["joined"])))
    if draft.spine["examined"] != spine["examined"]:
        differences.append((_("Spine examined"), _examined(draft.spine), _examined(spine)))
    if draft.spine["diagnoses"] != spine["diagnoses"]:
        differences.append(
            (_("Diagnoses"), diagnoses_in_words(draft.spine), diagnoses_in_words(spine))
        )
    return differences


def _answers(draft: Assessment, today: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    edition = guidelines.edition(draft.edition)
    variables = {**edition.circumstances, **edition.variables}
    then = draft.facts["answers"]
    for fact in sorted({*then, *today}):
        before, now = then.get(fact, {}).get("value"), today.get(fact)
        if before != now:
            variable = variables[fact]
            yield variable.label(), variable.value_label(before), variable.value_label(now)


def _joined(moment: str) -> str:
    """Since when the record is made up as it is."""
    if not moment:
        return _("one record from the beginning")
    day = date_format(timezone.localtime(datetime.fromisoformat(moment)))
    return _("merged or parted last on %(day)s") % {"day": day}


def _examined(spine: Mapping) -> str:
    return _("yes") if spine["examined"] else _("no")


def diagnoses_in_words(spine: Mapping) -> str:
    """The diagnoses as an assessment froze them, in one line."""
    return "; ".join(_diagnosis(each) for each in spine["diagnoses"]) or _("none")


def _diagnosis(each: Mapping) -> str:
    return _("%(title)s (%(verification)s, %(status)s; excludes running: %(excluded)s)") % {
        "title": catalogue.get(each["key"]).title,
        "verification": Verification(each["verification"]).label,
        "status": Status(each["status"]).label,
        "excluded": RunningExcluded(each["running_excluded"]).label,
    }

"""What the patient logged, added, corrected and took back, as the history tells it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.models import DiaryEntry
from assessments.models.diary import Step
from assessments.standing import Standing
from portal.clinic.diary import alarming, title_of, words_of
from portal.clinic.timeline.entry import Entry, rows


def entries(standing: Standing) -> Iterator[Entry]:
    """Each step of each entry: logged, its morning, changed, corrected, taken back."""
    url = reverse("clinic:diary", args=[standing.patient.pk])
    for row in rows(standing, DiaryEntry).select_related("own_item"):
        said = [] if row.step == Step.TAKEN_BACK else [words_of(row), *alarming(row)]
        yield Entry(
            kind="diary",
            at=row.recorded_at,
            title=_("%(activity)s on %(day)s: %(what)s")
            % {
                "activity": title_of(row),
                "day": date_format(row.day),
                "what": row.get_step_display(),
            },
            text=". ".join(part for part in said if part),
            who=str(row.recorded_by),
            url=url,
            about_running=True,
        )


TOLD_BY = (entries,)

"""How often another class is signed than the computed one, as a page and as a table."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from assessments import override_rates
from assessments.verdicts import edition_for
from patients import audit
from patients.access import at_clinic, page_of
from patients.permissions import Permission
from portal.formats import table


@require_GET
@at_clinic(Permission.READ_OVERRIDES)
def overrides(request, clinic):
    """The figures of one year, for each factor and class."""
    years = override_rates.years(clinic)
    year = _year(request.GET, years)
    audit.read("overrides.read", by=request.user, clinic=clinic, target=page_of(request))
    context = {
        "clinic": clinic,
        "years": years,
        "year": year,
        "until": override_rates.counted_until(clinic, year) if year else None,
        "rows": _rows(clinic, year),
        "fewest": override_rates.FEWEST,
    }
    return render(request, "clinic/overrides.html", context)


@require_POST
@at_clinic(Permission.READ_OVERRIDES)
def export(request, clinic):
    """The same figures as a table for a spreadsheet."""
    year = _year(request.POST, override_rates.years(clinic))
    audit.read("overrides.exported", by=request.user, clinic=clinic, target=page_of(request))
    cells = (line for row in _rows(clinic, year) for line in _cells(row))
    return table.download(table.lines(_header(), cells), f"overrides-{clinic.slug}-{year}.csv")


def _year(asked, years: list[int]) -> int | None:
    """The year that was asked for, where it is one of those; else the newest."""
    named = {str(year): year for year in years}
    return named.get(asked.get("year", ""), years[0] if years else None)


def _rows(clinic, year: int | None) -> list[dict]:
    """Each group with its factor in the words of the edition in force."""
    if year is None:
        return []
    factors = edition_for(clinic).texts().factors
    return [
        {
            "group": each,
            "factor": factors[each.factor].title.clinician
            if each.factor in factors
            else each.factor,
        }
        for each in override_rates.of(clinic, year)
    ]


def _header() -> list[str]:
    return [_("Factor"), _("Computed class"), _("Signed class"), _("Reason"), _("Number")]


def _cells(row: dict) -> list[list[str]]:
    group, factor = row["group"], str(row["factor"])
    about = [factor, group.computed_name]
    lines = [[*about, _("all signed"), "", str(group.signed)]]
    if group.as_computed is not None:
        lines.append([*about, _("as computed"), "", str(group.as_computed)])
    lines += [
        [*about, each.to_name, each.reason_name or _("upward, without a reason"), str(each.number)]
        for each in group.lines
    ]
    if group.together:
        lines.append([*about, _("not shown singly"), "", str(group.together)])
    return lines

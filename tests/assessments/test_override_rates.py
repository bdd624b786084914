"""How often another class is signed: figures from which nobody's own can be had."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments import override_rates
from assessments.models import Assessment
from assessments.override_rates import AS_COMPUTED, FEWEST, Group, Line, grouped, hidden

REASON = "non_specific_serious_excluded"
DOWN = ("conditions", REASON)


def rows(as_computed=0, down=0, up=0, factors=("pain",)):
    """Signed assessments computed as find_cause."""
    return [
        *[("find_cause", "", "", factors)] * as_computed,
        *[("find_cause", *DOWN, factors)] * down,
        *[("find_cause", "consult", "", factors)] * up,
    ]


def test_enough_of_each_are_shown_with_their_rate():
    assert grouped(rows(as_computed=10, down=6, up=5)) == [
        Group("pain", "find_cause", 21, 10, (Line(*DOWN, 6), Line("consult", "", 5)), 0)
    ]
    assert grouped(rows(as_computed=10, down=6, up=5))[0].rate == 52


def test_a_group_of_fewer_than_five_is_not_listed():
    assert grouped(rows(as_computed=3, down=1)) == []
    assert len(grouped(rows(as_computed=4, down=1))) == 1


def test_a_small_number_cannot_be_had_as_the_difference():
    (group,) = grouped(rows(as_computed=20, down=2))
    assert (group.signed, group.as_computed, group.lines, group.together) == (22, None, (), 22)
    assert group.rate is None


def test_the_smallest_of_the_others_hides_beside_it():
    (group,) = grouped(rows(as_computed=20, down=2, up=6))
    assert (group.as_computed, group.lines, group.together) == (20, (), 8)


def test_two_small_ones_whose_sum_is_small_take_a_third():
    (group,) = grouped(rows(as_computed=20, down=2, up=1))
    assert (group.as_computed, group.together) == (None, 23)


def test_an_assessment_counts_for_each_factor_that_gave_its_class():
    found = grouped(rows(as_computed=5, factors=("pain", "spine")))
    assert [(each.factor, each.signed) for each in found] == [("pain", 5), ("spine", 5)]


NUMBERS = st.dictionaries(
    st.sampled_from([AS_COMPUTED, DOWN, ("consult", ""), ("excluded", ""), ("healthy", REASON)]),
    st.integers(1, 40),
    min_size=1,
)


@given(NUMBERS)
def test_nothing_that_is_shown_gives_a_small_number_away(numbers):
    if sum(numbers.values()) < FEWEST:
        return
    not_shown = hidden(numbers)
    assert all(number >= FEWEST for key, number in numbers.items() if key not in not_shown)
    assert not not_shown or (len(not_shown) > 1 and sum(numbers[key] for key in not_shown) >= 5)


@given(NUMBERS)
def test_what_is_shown_adds_up(numbers):
    found = grouped(
        row
        for (to, reason), number in numbers.items()
        for row in [("find_cause", to, reason, ("pain",))] * number
    )
    for group in found:
        shown = sum(line.number for line in group.lines) + (group.as_computed or 0)
        assert shown + group.together == group.signed == Counter(numbers).total()


@pytest.mark.django_db
class TestPeriods:
    @pytest.fixture
    def today(self, monkeypatch):
        def is_now(day):
            monkeypatch.setattr(override_rates, "clinic_day", lambda clinic: day)

        return is_now

    @pytest.fixture
    def signed_now(self, patient, orthopaedist, signed):
        return signed(patient, orthopaedist, back_pain="persistent", pain_cause="unknown")

    def test_the_running_month_is_counted_when_it_is_over(self, signed_now, clinic, today):
        here = override_rates.clinic_day(clinic)
        assert override_rates.counted_until(clinic, here.year) == here.replace(day=1)
        assert override_rates.counted_until(clinic, here.year - 1) == date(here.year, 1, 1)
        today(here.replace(day=1) + timedelta(days=40))
        assert override_rates.counted_until(clinic, here.year) > here.replace(day=1)

    def test_years_do_not_overlap_and_begin_with_the_first_signature(
        self, signed_now, clinic, today
    ):
        year = override_rates.clinic_day(clinic).year
        today(date(year + 1, 1, 20))
        assert override_rates.years(clinic) == [year]
        today(date(year + 2, 2, 1))
        assert override_rates.years(clinic) == [year + 2, year + 1, year]

    def test_without_a_signature_there_are_none(self, clinic):
        assert override_rates.years(clinic) == []

    def test_only_what_the_own_clinic_signed_is_counted(
        self, signed_now, clinic, other_clinic, today, django_assert_num_queries
    ):
        year = override_rates.clinic_day(clinic).year
        today(date(year + 1, 2, 1))
        copies(signed_now, 6)
        with django_assert_num_queries(1):
            (group,) = override_rates.of(clinic, year)
        assert (group.factor, group.computed, group.signed) == ("pain", "find_cause", 7)
        assert override_rates.of(other_clinic, year) == []
        assert override_rates.of(clinic, year - 1) == []


def copies(assessment, number: int, **changes):
    """The same assessment again, as if signed for others."""
    fields = {
        field.attname: getattr(assessment, field.attname)
        for field in Assessment._meta.concrete_fields
        if not field.primary_key
    }
    Assessment.objects.bulk_create(Assessment(**{**fields, **changes}) for _each in range(number))

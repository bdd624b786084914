"""Two records of one person are put together: nothing is lost, nothing passes unseen."""

import pytest
from django.db import DatabaseError, transaction

from assessments import standing, standings
from assessments.actions import intakes, safety, signing
from patients.actions import diagnoses, people
from patients.models import AuditEvent, Merge, Patient
from patients.permissions import Permission
from patients.refusals import NotNow, Stale
from portal.clinic.worklist import listing
from portal.clinic.worklist.items import KINDS
from tests.portal.conftest import SAME_CARD
from tests.portal.own_plans import ask_red_flags, draft, record_disc, sign

pytestmark = pytest.mark.django_db

MAY = frozenset(Permission)


def anew(patient) -> Patient:
    return Patient.objects.get(pk=patient.pk)


def open_kinds(clinic, user) -> dict:
    found, _filters = listing.of(clinic, user, MAY, {})
    return {(entry.item.kind, entry.item.patient.pk) for entry in found.entries}


class TestBothHistories:
    def test_are_read_in_the_record_that_stays(self, goes, stays, merge, orthopaedist):
        theirs = record_disc(goes, orthopaedist)
        diagnoses.record_examination(goes, by=orthopaedist)
        own = diagnoses.record(stays, by=orthopaedist, catalogue_key="scoliosis", region="lumbar")
        merge()
        now = standing.of(anew(stays))
        assert [each.pk for each in now.diagnoses] == [theirs.pk, own.pk]
        assert now.is_examined

    def test_say_the_same_when_many_are_loaded_together(self, clinic, goes, stays, merge, by_both):
        merge()
        one = standing.of(anew(stays))
        (many,) = standings.of_all(Patient.objects.of_clinic(clinic))
        for part in ("checks", "diagnoses", "intake", "last_decision", "draft", "last_signed"):
            assert getattr(many, part) == getattr(one, part), part
        assert (many.is_examined, many.has_seen_specialist) == (True, True)
        assert (one.is_examined, one.has_seen_specialist) == (True, True)

    def test_no_row_is_written_anew(self, goes, stays, merge, orthopaedist):
        disc = record_disc(goes, orthopaedist)
        merge()
        disc.refresh_from_db()
        assert (disc.patient, disc.version) == (goes, 1)
        assert anew(goes).merged_into == stays

    def test_the_row_of_the_merge_says_who_when_and_why_and_never_changes(
        self, goes, stays, merge, clinic_admin
    ):
        row = merge()
        assert (row.patient, row.into, row.reason, row.recorded_by) == (
            goes,
            stays,
            SAME_CARD,
            clinic_admin,
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            Merge.objects.filter(pk=row.pk).update(reason="other")

    def test_the_trail_has_a_row_in_both(self, goes, stays, merge):
        merge()
        told = AuditEvent.objects.filter(event="patient.merged").values_list("patient", flat=True)
        assert set(told) == {str(goes.pk), str(stays.pk)}

    def test_a_copied_answer_comes_from_whichever_record_was_asked_last(
        self, goes, stays, merge, orthopaedist
    ):
        intakes.record_intake(goes, by=orthopaedist, answers={"technique": "novice"})
        merge()
        taken = intakes.record_intake(anew(stays), by=orthopaedist, answers={"back_pain": "none"})
        assert (taken.patient, taken.technique) == (stays, "novice")

    @pytest.fixture
    def by_both(self, goes, stays, orthopaedist):
        """Something of each kind, some in one record and some in the other."""
        ask_red_flags(goes, orthopaedist)
        record_disc(goes, orthopaedist)
        sign(stays, orthopaedist)
        diagnoses.record_examination(goes, by=orthopaedist)
        intakes.record_consultation(
            goes, by=orthopaedist, speciality="orthopaedist", outcome="Seen."
        )
        intakes.record_intake(goes, by=orthopaedist, answers={"technique": "novice"})
        draft(stays, orthopaedist)


class TestNothingThatIsOpenIsLost:
    def test_an_emergency_in_the_record_that_went_stands_first(
        self, clinic, goes, stays, merge, orthopaedist
    ):
        check = ask_red_flags(goes, orthopaedist, RF_01="yes")
        merge()
        assert ("emergency", stays.pk) in open_kinds(clinic, orthopaedist)
        assert standings.in_emergency([stays.pk]) == {stays.pk}
        now = standing.of(anew(stays))
        assert now.open_emergencies == [check]
        safety.clear_safety_check(check, by=orthopaedist, reason="Examined: nothing.")
        assert not standing.of(anew(stays)).is_emergency

    def test_an_emergency_blocks_the_signature_in_the_record_that_stays(
        self, goes, stays, merge, orthopaedist
    ):
        ask_red_flags(goes, orthopaedist, RF_01="yes")
        merge()
        with pytest.raises(NotNow, match="possible emergency"):
            sign(anew(stays), orthopaedist)

    def test_everything_open_in_either_is_open_afterwards(
        self, clinic, goes, stays, merge, orthopaedist
    ):
        record_disc(goes, orthopaedist, running_excluded="not_judged")
        diagnoses.record(
            goes,
            by=orthopaedist,
            catalogue_key="scoliosis",
            region="lumbar",
            verification="patient_reported",
        )
        before = {kind for kind, _patient in open_kinds(clinic, orthopaedist)}
        assert before == {"stage", "reported"}
        merge()
        after = open_kinds(clinic, orthopaedist)
        assert {(kind, stays.pk) for kind in before} < after
        assert all(patient == stays.pk for _kind, patient in after)

    def test_that_records_were_put_together_stands_on_the_list_until_read(
        self, clinic, stays, merge, orthopaedist
    ):
        merge()
        assert ("joined", stays.pk) in open_kinds(clinic, orthopaedist)
        assert "joined" in KINDS
        sign(anew(stays), orthopaedist)
        assert ("joined", stays.pk) not in open_kinds(clinic, orthopaedist)


class TestAClass:
    def test_that_was_signed_before_is_marked_even_where_no_fact_differs(
        self, clinic, stays, merge, orthopaedist
    ):
        sign(stays, orthopaedist)
        assert open_kinds(clinic, orthopaedist) == set()
        merge()
        assert ("changed", stays.pk) in open_kinds(clinic, orthopaedist)
        sign(anew(stays), orthopaedist)
        assert open_kinds(clinic, orthopaedist) == set()

    def test_in_a_draft_from_before_is_not_signed(self, stays, merge, orthopaedist):
        drafted = draft(stays, orthopaedist)
        merge()
        with pytest.raises(Stale, match="record has changed") as refusal:
            signing.sign(drafted, by=orthopaedist, seen=drafted.revision, choices=None)
        assert refusal.value.differences

    def test_is_marked_again_when_the_records_are_parted(
        self, clinic, goes, stays, merge, part, orthopaedist
    ):
        merge()
        sign(anew(stays), orthopaedist)
        part()
        assert open_kinds(clinic, orthopaedist) == {("changed", stays.pk), ("joined", goes.pk)}


class TestParting:
    def test_gives_each_record_its_own_rows_back(self, goes, stays, merge, part, orthopaedist):
        theirs = record_disc(goes, orthopaedist)
        merge()
        later = record_disc(anew(stays), orthopaedist)
        part()
        assert [each.pk for each in standing.of(anew(goes)).diagnoses] == [theirs.pk]
        assert [each.pk for each in standing.of(anew(stays)).diagnoses] == [later.pk]

    def test_leaves_both_rows_in_the_history(self, goes, stays, merge, part):
        merge()
        part()
        for record in (goes, stays):
            assert [row.kind for row in Merge.objects.about(record)] == ["parted", "merged"]

    def test_is_refused_where_nothing_is_together(self, part):
        with pytest.raises(NotNow, match="not put together"):
            part()


class TestFinding:
    def test_the_old_name_number_and_telephone_lead_to_the_record_that_stays(
        self, clinic, goes, stays, merge, part
    ):
        register = Patient.objects.of_clinic(clinic)
        merge()
        for words in ("Maiden", "G-2", "12.03.1985", "0005550142", "Sample", "S-1"):
            assert list(register.matching(words)) == [stays], words
        part()
        assert list(register.matching("Maiden")) == [goes]

    def test_a_change_of_name_afterwards_keeps_the_old_words(
        self, clinic, stays, merge, front_desk
    ):
        merge()
        now = anew(stays)
        people.change_contact(now, by=front_desk, seen=now.version, family_name="Newname")
        register = Patient.objects.of_clinic(clinic)
        assert list(register.matching("Maiden")) == list(register.matching("Newname")) == [stays]

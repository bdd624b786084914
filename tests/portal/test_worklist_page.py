"""The worklist as a page: who, what, since when, one action, "reviewed", filters, counts."""

import pytest
from django.urls import reverse

from assessments.actions import intakes, safety
from assessments.models import Review
from patients.actions import diagnoses, invitations
from patients.models import AuditEvent
from tests.conftest import join, make_patient
from tests.patients.pages import text
from tests.portal.own_plans import WELL, ask_red_flags, decide, draft, record_disc, sign

pytestmark = pytest.mark.django_db

HOME = reverse("clinic:home")


def rows(page) -> list:
    return [row["entry"].item for section in page.context["sections"] for row in section["rows"]]


def kinds(page) -> list[str]:
    return [item.kind for item in rows(page)]


def review(at_work, item, **more):
    address = reverse("clinic:reviewed", args=[item.patient.pk])
    return at_work.post(address, {"kind": item.kind, "mark": item.mark, **more}, follow=True)


@pytest.fixture
def at_work(as_user, orthopaedist):
    return as_user(orthopaedist)


class TestAnItem:
    def test_says_who_what_since_when_and_offers_one_action(self, at_work, patient, orthopaedist):
        waiting = draft(patient, orthopaedist)
        page = at_work.get(HOME)
        (item,) = rows(page)
        shown = text(page)
        assert item.url == reverse("assessments:review", args=[patient.pk, waiting.pk])
        for words in (str(patient), "A draft is not signed", "Since", "Review and sign"):
            assert words in shown

    def test_the_most_urgent_comes_first(self, at_work, clinic, orthopaedist, against, therapist):
        other = make_patient(clinic, orthopaedist, "Erin")
        draft(make_patient(clinic, orthopaedist, "Dora"), orthopaedist)
        ask_red_flags(other, therapist, RF_01="yes")
        ask_red_flags(make_patient(clinic, orthopaedist, "Ursula"), therapist, RF_07="yes")
        assert kinds(at_work.get(HOME)) == [
            "emergency",
            "urgent_flags",
            "against_advice",
            "draft",
            "consultation",
        ]

    def test_answers_and_red_flags_that_nobody_has_assessed(
        self, at_work, patient, orthopaedist, therapist
    ):
        ask_red_flags(patient, therapist)
        assert kinds(at_work.get(HOME)) == []
        intakes.record_intake(patient, by=therapist, answers=WELL)
        (item,) = rows(at_work.get(HOME))
        assert (item.kind, item.action) == ("ready", "Assess")
        assert item.url == reverse("assessments:assess", args=[patient.pk])
        draft(patient, orthopaedist)
        assert kinds(at_work.get(HOME)) == ["draft"]
        sign(patient, orthopaedist)
        assert kinds(at_work.get(HOME)) == []

    def test_whoever_may_not_act_reads_it_without_a_button(
        self, as_user, therapist, patient, orthopaedist
    ):
        draft(patient, orthopaedist)
        shown = text(as_user(therapist).get(HOME))
        assert "A draft is not signed" in shown
        assert "Review and sign" not in shown

    def test_who_cleared_an_emergency_and_why_reaches_whoever_answers_for_the_patient(
        self, at_work, clinic, orthopaedist, neurosurgeon
    ):
        patient = make_patient(clinic, orthopaedist, responsible=orthopaedist)
        check = ask_red_flags(patient, neurosurgeon, RF_01="yes")
        safety.clear_safety_check(check, by=neurosurgeon, reason="catheter was blocked")
        shown = text(at_work.get(HOME))
        assert "Ned Neuro cleared an emergency" in shown
        assert "catheter was blocked" in shown

    def test_one_who_cleared_it_alone_is_not_told(self, at_work, clinic, orthopaedist):
        patient = make_patient(clinic, orthopaedist, responsible=orthopaedist)
        check = ask_red_flags(patient, orthopaedist, RF_01="yes")
        safety.clear_safety_check(check, by=orthopaedist, reason="catheter was blocked")
        assert kinds(at_work.get(HOME)) == []

    def test_an_emergency_diagnosis_counts_like_a_flag(self, at_work, patient, orthopaedist):
        diagnoses.record(
            patient, by=orthopaedist, catalogue_key="cauda-equina", region="lumbosacral"
        )
        assert kinds(at_work.get(HOME)) == ["emergency"]


class TestReviewed:
    def test_takes_it_off_and_says_who_and_when(self, at_work, against, orthopaedist):
        (item, _consultation) = rows(at_work.get(HOME))
        page = review(at_work, item)
        assert kinds(page) == ["consultation"]
        assert "Reviewed by Olive Ortho" in text(page)
        kept = Review.objects.get()
        assert (kept.recorded_by, kept.kind) == (orthopaedist, "against_advice")
        event = AuditEvent.objects.get(event="worklist.reviewed")
        assert event.patient == str(against.pk)

    def test_it_comes_back_only_for_something_new(self, at_work, against):
        review(at_work, rows(at_work.get(HOME))[0])
        assert kinds(at_work.get(HOME)) == ["consultation"]
        decide(against, "undecided")
        decide(against, "will_run_against_advice")
        assert kinds(at_work.get(HOME)) == ["against_advice", "consultation"]

    def test_facts_that_change_once_more_are_something_new(self, at_work, patient, orthopaedist):
        sign(patient, orthopaedist)
        intakes.record_intake(patient, by=orthopaedist, answers={"technique": "novice"})
        (item,) = rows(at_work.get(HOME))
        assert item.kind == "changed"
        assert kinds(review(at_work, item)) == []
        intakes.record_intake(patient, by=orthopaedist, answers={"stretching": "none"})
        assert kinds(at_work.get(HOME)) == ["changed"]

    def test_can_be_put_back(self, at_work, against):
        (item, _consultation) = rows(at_work.get(HOME))
        review(at_work, item)
        page = review(at_work, item, put_back="yes")
        assert kinds(page) == ["against_advice", "consultation"]
        assert kinds(review(at_work, item)) == ["consultation"]
        assert Review.objects.count() == 3

    def test_twice_is_once(self, at_work, against):
        (item, _consultation) = rows(at_work.get(HOME))
        review(at_work, item)
        review(at_work, item)
        assert Review.objects.count() == 1

    def test_an_emergency_ends_by_a_deed_only(self, at_work, patient, therapist):
        ask_red_flags(patient, therapist, RF_01="yes")
        page = at_work.get(HOME)
        assert "Reviewed" not in text(page)
        answer = review(at_work, rows(page)[0])
        assert answer.status_code == 409
        assert not Review.objects.exists()

    def test_what_has_changed_meanwhile_is_not_reviewed_unseen(self, at_work, against):
        (item, _consultation) = rows(at_work.get(HOME))
        decide(against, "will_not_run")
        answer = review(at_work, item)
        assert answer.status_code == 409
        assert "Load the list again" in text(answer)
        assert not Review.objects.exists()

    def test_an_invitation_is_the_front_desks_to_review(
        self, as_user, clinic, patient, orthopaedist, front_desk
    ):
        made = invitations.invite_patient(patient, by=front_desk)
        type(made).objects.filter(pk=made.pk).update(expires_at=made.made_at)
        desk = as_user(front_desk)
        page = desk.get(HOME)
        assert kinds(page) == ["invitation"]
        assert kinds(review(desk, rows(page)[0])) == []

    def test_the_filters_stay_as_they_were(self, at_work, against):
        (item,) = rows(at_work.get(HOME, {"kind": "against_advice"}))
        answer = review(at_work, item, here="kind=consultation")
        assert answer.request["QUERY_STRING"] == "kind=consultation"


class TestFilters:
    @pytest.fixture
    def several(self, clinic, orthopaedist, neurosurgeon, against):
        """Gail with a disc, Nora's patient with a draft and no doctor's, each to be found."""
        nora = make_patient(clinic, orthopaedist, "Nora", responsible=neurosurgeon)
        draft(nora, orthopaedist)
        loose = make_patient(clinic, orthopaedist, "Loose")
        record_disc(loose, orthopaedist, running_excluded="not_judged")
        return nora, loose

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ({}, ["against_advice", "draft", "stage", "consultation"]),
            ({"kind": "draft"}, ["draft"]),
            ({"class": "consult"}, ["against_advice", "consultation"]),
            ({"class": "none"}, ["draft", "stage"]),
            ({"diagnosis": "discopathy"}, ["against_advice", "stage", "consultation"]),
            ({"diagnosis": "none"}, ["draft"]),
            ({"diagnosis": "spondylolisthesis"}, []),
            ({"doctor": "nobody", "kind": "stage"}, ["stage"]),
            ({"kind": "sleep", "class": "Z"}, ["against_advice", "draft", "stage", "consultation"]),
        ],
    )
    def test_show_what_is_asked_for(self, at_work, several, asked, expected):
        assert kinds(at_work.get(HOME, asked)) == expected

    def test_by_doctor(self, at_work, as_user, several, neurosurgeon):
        assert kinds(at_work.get(HOME, {"doctor": str(neurosurgeon.pk)})) == ["draft"]
        assert kinds(as_user(neurosurgeon).get(HOME, {"doctor": "me"})) == ["draft"]

    def test_the_counts_are_those_of_the_other_filters(self, at_work, several):
        page = at_work.get(HOME, {"kind": "draft", "diagnosis": "discopathy"})
        assert page.context["worklist"].counts == {
            "against_advice": 1,
            "stage": 1,
            "consultation": 1,
        }
        assert kinds(page) == []
        assert "Nothing of that kind is open" in text(page)


def test_nothing_open_says_so(at_work, patient):
    assert "Nobody waits for you" in text(at_work.get(HOME))


def test_the_front_desk_reads_of_invitations_alone(as_user, front_desk, patient):
    shown = text(as_user(front_desk).get(HOME))
    assert "Every invitation is answered" in shown
    assert "No flag" not in shown


def test_a_long_list_stands_on_several_pages(at_work, clinic, orthopaedist):
    for number in range(53):
        record_disc(
            make_patient(clinic, orthopaedist, f"Given{number}"),
            orthopaedist,
            running_excluded="not_judged",
        )
    first, second = at_work.get(HOME), at_work.get(HOME, {"page": "2"})
    assert (len(rows(first)), len(rows(second))) == (50, 3)
    assert {item.key for item in rows(first)}.isdisjoint(item.key for item in rows(second))


class TestApart:
    def test_another_clinic_reads_nothing_of_it(
        self, as_user, against, other_orthopaedist, other_clinic
    ):
        page = as_user(other_orthopaedist).get(HOME)
        assert kinds(page) == []
        assert str(against) not in text(page)

    def test_nor_does_the_front_desk_or_the_administrator(
        self, as_user, against, patient, therapist, front_desk, clinic_admin
    ):
        ask_red_flags(patient, therapist, RF_01="yes")
        for who in (front_desk, clinic_admin):
            page = as_user(who).get(HOME)
            assert kinds(page) == []
            assert "Emergency" not in text(page)

    def test_nobody_reviews_what_is_about_themselves(self, as_user, against, orthopaedist, clinic):
        own = join(make_patient(clinic, orthopaedist, "Olive", "Ortho"), by=orthopaedist)
        item = rows(as_user(orthopaedist).get(HOME))[0]
        address = reverse("clinic:reviewed", args=[own.pk])
        answer = as_user(own.user).post(address, {"kind": item.kind, "mark": item.mark})
        assert answer.status_code == 404

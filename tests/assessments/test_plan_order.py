"""The order of a plan: moved on the review page, kept in the draft, frozen, shown everywhere."""

import pytest
from django.urls import reverse

from assessments import plan_pages, standing, trainer_sheet, visit_text
from assessments.plan_choices import ActivityChoice, OwnItem, PlanChoices
from tests.assessments.conftest import choices_for
from tests.assessments.stories import page_of, sign
from tests.patients.pages import errors, filled, send, text

pytestmark = pytest.mark.django_db

CHOSEN = {
    "activities": ["running", "yoga", "walking"],
    "frequency_walking": "daily",
    "own_1": "",
    "own_2": "Swimming on the back",
    "own_often_2": "on Sundays",
    "deed": "update",
}
THREE = PlanChoices(
    activities=(ActivityChoice("walking"), ActivityChoice("yoga")),
    own=(OwnItem(""), OwnItem("Swimming")),
)


@pytest.fixture
def browser(as_user, orthopaedist):
    return as_user(orthopaedist)


def order_on(response) -> list[str]:
    return [row.title for row in response.context["order"]]


def move(browser, draft, response, what):
    return browser.post(page_of(draft), filled(response, move=what))


@pytest.fixture
def moved(browser, draft):
    """Swimming, in the doctor's own words, was moved from the end to the first place."""
    response = send(browser, page_of(draft), **CHOSEN)
    for _time in range(3):
        response = move(browser, draft, response, "up:own_2")
    return response


class TestChoices:
    def test_what_was_never_moved_stands_as_on_the_page(self):
        assert list(THREE.in_order()) == ["walking", "yoga", "own_2"]

    def test_one_place_at_a_time(self):
        assert THREE.moved("own_2", "up").order == ("walking", "own_2", "yoga")
        assert THREE.moved("walking", "down").order == ("yoga", "walking", "own_2")

    @pytest.mark.parametrize(
        ("name", "way"),
        [("walking", "up"), ("own_2", "down"), ("running", "up"), ("yoga", "sideways")],
    )
    def test_at_the_ends_and_for_what_is_not_there_nothing_moves(self, name, way):
        assert THREE.moved(name, way).order == ("walking", "yoga", "own_2")

    def test_what_is_ticked_later_comes_last_and_what_is_gone_is_passed_over(self):
        changed = PlanChoices(
            activities=(ActivityChoice("gym"), ActivityChoice("yoga")),
            order=("own_2", "yoga", "walking"),
        )
        assert list(changed.in_order()) == ["yoga", "gym"]

    def test_a_draft_keeps_it(self):
        moved = THREE.moved("own_2", "up")
        assert PlanChoices.from_draft(moved.as_draft()) == moved

    def test_a_draft_kept_before_there_was_an_order_still_opens(self):
        kept = THREE.as_draft()
        del kept["order"]
        assert PlanChoices.from_draft(kept) == THREE


class TestMoving:
    def test_every_item_has_its_buttons_without_javascript(self, browser, draft):
        response = send(browser, page_of(draft), **CHOSEN)
        assert order_on(response) == ["Running", "Yoga", "Walking", "Swimming on the back"]
        for name in ("running", "walking", "yoga", "own_2"):
            assert f'value="up:{name}"' in text(response)
            assert f'value="down:{name}"' in text(response)

    def test_one_item_needs_no_order(self, browser, draft):
        assert 'name="move"' not in text(browser.get(page_of(draft)))

    def test_it_changes_what_the_patient_will_read_and_writes_nothing(self, moved, draft):
        assert order_on(moved)[0] == "Swimming on the back"
        assert [line.name for line in moved.context["plan"].in_order] == order_on(moved)
        draft.refresh_from_db()
        assert (draft.revision, draft.draft_plan) == (1, {})

    def test_all_that_was_typed_stays(self, moved):
        sent = filled(moved)
        assert sent["own_2"] == ["Swimming on the back"]
        assert sent["own_often_2"] == ["on Sundays"]
        assert sent["frequency_walking"] == ["daily"]

    def test_the_moved_button_keeps_the_focus(self, moved):
        assert moved.context["moved"] == ("up", "own_2")
        assert text(moved).count("autofocus") == 1

    def test_with_htmx_only_the_order_and_the_patients_version_come_back(self, browser, draft):
        sent = filled(send(browser, page_of(draft), **CHOSEN), move="down:running")
        response = browser.post(
            page_of(draft), sent, HTTP_HX_REQUEST="true", HTTP_HX_TARGET="plan-order"
        )
        assert order_on(response)[:2] == ["Yoga", "Running"]
        assert "Running is number 2 of 4 now." in text(response)
        assert "<html" not in text(response)
        assert 'id="patient-version"' in text(response)

    def test_a_move_that_nobody_offered_moves_nothing(self, browser, draft):
        first = send(browser, page_of(draft), **CHOSEN)
        for what in ("", "up", "up:nothing", "away:running", "up:own_1"):
            response = move(browser, draft, first, what)
            assert response.status_code == 200
            assert order_on(response) == order_on(first)

    def test_it_signs_nothing_even_beside_another_deed(self, browser, draft):
        first = send(browser, page_of(draft), **CHOSEN)
        browser.post(page_of(draft), filled(first, move="up:yoga", deed="sign"))
        assert not standing.of(draft.patient).verdict

    def test_another_class_keeps_the_order_of_what_stays(self, browser, draft, moved):
        sent = filled(moved, override_class="excluded", deed="update")
        response = browser.post(page_of(draft), sent)
        assert order_on(response) == ["Swimming on the back", "Yoga", "Walking"]


class TestKept:
    def test_the_draft_opens_in_the_order_in_which_it_was_kept(self, browser, draft, moved):
        browser.post(page_of(draft), filled(moved, deed="keep"))
        assert order_on(browser.get(page_of(draft))) == order_on(moved)

    def test_a_colleague_who_moved_meanwhile_is_told_of(self, browser, draft, moved):
        first = send(browser, page_of(draft), **CHOSEN)
        browser.post(page_of(draft), filled(moved, deed="keep"))
        response = browser.post(page_of(draft), filled(first, deed="keep"))
        assert response.status_code == 409
        assert ("Order", "Running, Yoga, Walking, Swimming on the back") in [
            each[:2] for each in response.context["stale"]["differences"]
        ]

    def test_taken_over_it_is_the_order_of_the_last_plan(
        self, browser, draft, moved, drafted, orthopaedist
    ):
        browser.post(page_of(draft), filled(moved, deed="sign"))
        again = drafted(draft.patient, orthopaedist, core_strengthening="not_regular")
        response = send(browser, page_of(again), deed="take_over")
        assert order_on(response) == order_on(moved)

    def test_moved_on_the_page_it_holds_against_the_last_plan(
        self, browser, draft, moved, drafted, orthopaedist
    ):
        browser.post(page_of(draft), filled(moved, deed="sign"))
        again = drafted(draft.patient, orthopaedist, core_strengthening="not_regular")
        first = send(browser, page_of(again), activities=["running", "gym"], deed="update")
        first = move(browser, again, first, "up:gym")
        response = browser.post(page_of(again), filled(first, deed="take_over"))
        assert order_on(response) == [
            "Selected gym exercises", "Running", "Swimming on the back", "Yoga", "Walking",
        ]  # fmt: skip

    def test_own_items_taken_over_stand_once(self, browser, draft, moved, drafted, orthopaedist):
        browser.post(page_of(draft), filled(moved, deed="sign"))
        again = drafted(draft.patient, orthopaedist, core_strengthening="not_regular")
        response = send(browser, page_of(again), own_3="Rowing", deed="take_over")
        assert filled(response)["own_1"] == ["Rowing"]
        assert filled(response)["own_2"] == ["Swimming on the back"]
        assert filled(response)["own_3"] == [""]

    def test_a_row_with_no_words_is_still_asked_about(self, browser, draft):
        response = send(browser, page_of(draft), own_often_3="daily", deed="sign")
        assert "own_3" in errors(response)


ORDERED = ["Swimming on the back", "Running", "Walking", "Yoga"]


class TestFrozen:
    @pytest.fixture
    def plan(self, runner, orthopaedist, drafted):
        draft = drafted(runner, orthopaedist)
        own = (OwnItem("Swimming on the back"),)
        order = ("own_1", "running")
        chosen = choices_for(draft, "running", "walking", "yoga", own=own, order=order)
        sign(draft, orthopaedist, chosen)
        return standing.of(runner).plan

    def test_in_the_record(self, plan):
        titles = [item.texts["en"]["title"] for item in plan.items.order_by("position")]
        assert titles[:4] == ORDERED

    def test_for_the_patient(self, plan, as_user):
        page = plan_pages.for_patient(plan, standing.of(plan.patient))
        assert [line.name for line in page.in_order] == ORDERED
        shown = text(as_user(plan.patient.user).get(reverse("mine:plan")))
        places = [shown.index(f"<strong>{name}</strong>") for name in ORDERED]
        assert places == sorted(places)

    def test_on_paper(self, plan, browser):
        address = reverse("assessments:print", args=[plan.patient_id, plan.assessment_id])
        shown = text(browser.get(address))
        places = [shown.index(f"<dt>{name}") for name in ORDERED]
        assert places == sorted(places)

    def test_for_the_trainer(self, plan):
        assert [line.name for line in trainer_sheet.of(plan, "en").allowed] == ORDERED

    def test_in_the_text_and_the_letter(self, plan):
        for words in (visit_text.as_text, visit_text.as_letter):
            written = words(plan.assessment, standing.of(plan.patient))
            lines = written.split("\nPlan:\n")[1]
            places = [lines.index(f"- {name}") for name in ORDERED]
            assert places == sorted(places)

    def test_while_a_flag_is_open_running_stands_in_no_list(
        self, plan, ask_red_flags, orthopaedist
    ):
        ask_red_flags(plan.patient, orthopaedist, RF_09="yes")
        now = standing.of(plan.patient)
        assert now.urgent
        page = plan_pages.while_flagged(plan, now)
        assert "Running" not in [line.name for line in page.in_order]

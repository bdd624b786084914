"""What a patient does, in both languages: every state on the way is looked at, light and dark."""

from datetime import timedelta

from playwright.sync_api import expect

from assessments.actions import kept
from assessments.models import DiaryEntry, diary
from assessments.verdicts import edition_for
from patients.actions import corrections
from patients.models import Patient
from portal.mine import asking
from portal.models import User
from tests.journeys.reader import in_both_languages, reader

DIARY_SAVED = "Saved. Thank you for writing it down."


@in_both_languages
def test_decides(visit, language):
    pola = reader(visit, language, "Pola").opens("/mine/decision/")
    pola.unfolds().sees("I have read it. Go on")
    pola.opens("/mine/decision/?step=choose").presses("Go on").is_told(3)
    pola.fills("teach_back", "Może boleć bardziej.").fills("typed_name", "Pola Przykładowa")
    pola.chooses("choice", "will_run_against_advice").presses("Go on").sees("Is this right?")
    pola.presses("Record my decision").unfolds()
    pola.sees("Your decision is recorded. You can change your mind at any time.")
    pola.opens("/mine/").sees("What holds").opens("/mine/plan/").unfolds().sees("My plan")


@in_both_languages
def test_has_pain(visit, language):
    """Every kind of step, and into the diary; then without a network."""
    hale = reader(visit, language, "Hale").opens("/mine/hurts/").unfolds()
    hale.sees("Keep it on this phone").presses(*["No"] * 15)
    hale.sees("My back hurts now").presses(hale.rule("no_during"))
    for _step in ("S1", "S2", "S3"):
        hale.sees(hale.rule("still")).presses(hale.rule("still"))
    hale.sees("Contact my clinic").fills("minutes", "20").presses("Save").sees(DIARY_SAVED)
    page = hale.opens("/mine/hurts/").page
    page.get_by_role("button", name=hale.word("Keep it on this phone")).click()
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.context.set_offline(True)
    hale.opens("/mine/hurts/").sees("My back hurts now")
    shown = page.get_by_role("button").locator("visible=true")
    answers = (*[hale.word("No")] * 15, hale.rule("no_after"), hale.rule("still"))
    for words in answers:
        shown.filter(has_text=words).first.click()
    hale.sees("Contact my clinic").page.locator("[name=minutes]:visible").fill("17")
    page.get_by_role("button", name=hale.word("Keep it on this phone")).click()
    hale.sees("It is on this phone")
    page.context.set_offline(False)
    hale.opens("/mine/")
    expect(page.get_by_text(hale.word("It is with your clinic now."))).to_be_visible()
    hale.sees("It is with your clinic now.")
    hale.opens("/mine/hurts/").presses(*["No"] * 10, "Yes", *["No"] * 4)
    hale.sees("Contact my clinic").opens("/mine/hurts/").presses("Not sure").sees("Get help now")


@in_both_languages
def test_answers_before_a_visit(visit, language):
    hale = reader(visit, language, "Hale").opens("/mine/questions/").sees("Start").follows("Start")
    hale.sees("Stop here for now").page.locator("main form button").first.evaluate(
        "button => { button.value = 'perhaps'; }"
    )
    hale.page.locator("main form button").first.click()
    hale.sees("Choose one of the answers.").presses("No").follows("Stop here for now")
    hale.unfolds().sees("Throw my answers away")
    record = Patient.objects.get(given_names="Hale")
    edition, given = edition_for(record.clinic), {}
    while step := next((s for s in asking.steps(edition, given) if s.key not in given), None):
        answers = [value for value, _words in step.choices]
        given[step.key] = "no" if "no" in answers else (answers or [""])[0]
    kept.keep_own_answers(record, by=record.user, given=given)
    hale.opens("/mine/questions/").sees("Send my answers")
    hale.opens(f"/mine/questions/{len(given)}/").sees("Stop here for now")
    hale.page.locator("main textarea").evaluate(
        "area => { area.removeAttribute('maxlength'); area.value = 'a'.repeat(9999); }"
    )
    hale.presses("Go on").sees("Stop here for now")
    hale.opens("/mine/questions/").presses("Send my answers")
    hale.sees("Thank you. Your answers are with your clinic, ready for your visit.")
    hale.opens("/mine/questions/").sees("Start")


@in_both_languages
def test_keeps_a_diary(visit, language, monkeypatch):
    hale = reader(visit, language, "Hale").opens("/mine/").sees("How was your back this morning?")
    hale.opens("/mine/diary/").sees("Week by week")
    hale.opens("/mine/diary/log/").unfolds().presses("Save").is_told(2)
    hale.chooses("activity", "running").fills("minutes", "20")
    hale.chooses("eased_by", "nothing").presses("Save").sees(DIARY_SAVED)
    hale.page.locator("main .rows a").first.click()
    hale.sees("One entry").fills("minutes", "").presses("Save").is_told(1)
    monkeypatch.setattr(diary, "CHANGED_WITHIN", timedelta(0))
    old = DiaryEntry.objects.filter(patient__given_names="Hale").order_by("day").first()
    hale.opens(f"/mine/diary/{old.entry_id}/").fills("minutes", "21").presses("Save")
    hale.sees("Saved.").opens(f"/mine/diary/{old.entry_id}/").sees("What stood here before")
    hale.presses("Take it out").sees("Taken out. It no longer counts.")
    reader(visit, language, "Cora").opens("/mine/diary/").sees("Nothing here yet")
    reader(visit, language, "Max").opens("/mine/diary/").sees("Open my plan")


@in_both_languages
def test_looks_after_the_own_data(visit, language):
    lista = reader(visit, language, "Lista").opens("/mine/data/").unfolds()
    lista.sees("Do you want to be erased?")
    lista.opens("/mine/data/corrections/").presses("Send").is_told(2)
    lista.chooses("about", "plan").fills("words", "Nie / no").presses("Send")
    lista.sees("Sent. You read the answer here.")
    record = Patient.objects.get(given_names="Lista")
    olive = User.objects.get(email="orthopaedist@harbour.example")
    for asked in record.corrections.all():
        corrections.answer_correction(asked, by=olive, outcome="left", answer="Ok.")
    lista.opens("/mine/data/corrections/").sees("What you asked")
    lista.opens("/mine/data/reminders/").sees("Reminders by mail").presses("Save").sees("Saved.")
    lista.opens("/mine/about/").unfolds().sees("Who looked at my record")
    lista.opens("/mine/guideline/").unfolds().sees("On this page")
    menu = lista.opens("/mine/").page.locator("summary:has(.menu-who)")
    menu.click()
    lista.sees("Today")

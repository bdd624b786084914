"""The checks of the Polish catalogue find each planted fault."""

import ast

import pytest
from babel.messages import Catalog

from tests.house import translated
from tests.translations import catalogue, extract, scope
from tests.translations.extract import Sentence

TODAY = Sentence("Today")
LEFT = Sentence("%(count)d day", "%(count)d days")
NEEDED = {TODAY: ["templates/mine/today.html"], LEFT: ["portal/mine/plans.py"]}


def shelf(today="Dziś", left=("%(count)d dzień", "%(count)d dni", "%(count)d dni"), **options):
    made = Catalog(locale="pl")
    made.add("Today", today, **options)
    made.add((LEFT.text, LEFT.plural), left)
    return made


def test_a_whole_catalogue_has_no_fault():
    assert list(catalogue.faults(shelf(), NEEDED)) == []


def test_a_sentence_without_a_translation_is_found_and_so_is_one_that_is_not_there():
    said = "templates/mine/today.html: not translated: 'Today'"
    assert list(catalogue.faults(shelf(today=""), NEEDED)) == [said]
    empty = Catalog(locale="pl")
    assert list(catalogue.faults(empty, {TODAY: NEEDED[TODAY]})) == [said]


def test_a_plural_form_that_is_missing_is_found():
    [fault] = catalogue.faults(shelf(left=("%(count)d dzień", "%(count)d dni", "")), NEEDED)
    assert fault.startswith("portal/mine/plans.py: not translated")


def test_a_fuzzy_one_is_found():
    [fault] = catalogue.faults(shelf(flags=["fuzzy"]), NEEDED)
    assert "fuzzy" in fault


def test_a_hole_that_the_original_does_not_have_is_found():
    [fault] = catalogue.faults(shelf(today="Dziś %(dzień)s"), NEEDED)
    assert "other holes" in fault


def test_one_that_no_page_says_any_more_is_found_and_dropped():
    old = shelf()
    old.add("Yesterday", "Wczoraj")
    assert list(catalogue.faults(old, NEEDED)) == ["django.po: no page says: 'Yesterday'"]
    fresh = catalogue.updated(old, NEEDED)
    assert list(catalogue.faults(fresh, NEEDED)) == []


def test_the_same_words_in_another_context_are_another_sentence():
    needed = {Sentence("Today", context="noun"): ["portal/mine/plans.py"], **NEEDED}
    assert len(list(catalogue.faults(shelf(), needed))) == 1


def test_writing_it_twice_makes_the_same_file():
    once = catalogue.written(catalogue.updated(shelf(), NEEDED))
    assert once == catalogue.written(catalogue.updated(shelf(), NEEDED))
    assert catalogue.compiled(shelf()) != catalogue.compiled(shelf(today="Teraz"))


def test_sentences_are_found_in_every_kind_of_tag():
    login = scope.FOLDER / "account" / "login.html"
    assert {"Sign in", "Sign in with %(hospital)s"} <= {
        each.text for each in extract.in_template(login)
    }
    summary = scope.FOLDER / "components" / "error_summary.html"
    assert any(each.plural for each in extract.in_template(summary))
    questions = scope.FOLDER / "mine" / "questions.html"
    assert "nothing written" in {each.text for each in extract.in_template(questions)}


def test_what_a_page_includes_and_extends_belongs_to_it():
    names = {path.relative_to(scope.FOLDER).as_posix() for path in scope.templates()}
    assert {"base.html", "base_mine.html", "components/plan_for_patient.html"} <= names
    assert not any(name.startswith(("clinic/", "admin/")) for name in names)


def test_the_title_of_a_diagnosis_is_taken_and_the_titles_of_its_codes_are_not(tmp_path):
    module = tmp_path / "catalogue.py"
    module.write_text(
        'ENTRIES = (Entry("slip", _("Slip"), KIND, (), "M43", (Code("M43.1", _("Slip, low")),)),)\n'
        'NAMES = {"low": pgettext_lazy("region", "low")}\n'
    )
    assert list(extract.in_entries(module)) == [Sentence("Slip")]
    assert list(extract.in_name(module, "NAMES")) == [Sentence("low", context="region")]
    with pytest.raises(LookupError):
        list(extract.in_name(module, "OTHERS"))


def test_the_diagnoses_and_regions_belong_to_what_patients_read():
    needed = catalogue.sentences()
    assert (
        len([place for places in needed.values() for place in places if "catalogue/" in place]) > 42
    )
    assert Sentence("Lumbar spinal stenosis") in needed
    assert Sentence("lumbar", context="spine region") in needed


def test_a_sentence_translated_when_its_module_is_read_is_found():
    head = "from django.utils.translation import gettext as _, gettext_lazy\n"
    once = ast.parse(head + 'TOO_MANY = _("Wait.")\n')
    assert [line for line, _what in translated.taken_at_import(once)] == [2]
    each_time = 'TOO_MANY = gettext_lazy("Wait.")\ndef wait():\n    return _("Wait.")\n'
    assert list(translated.taken_at_import(ast.parse(head + each_time))) == []

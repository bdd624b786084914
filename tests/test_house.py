"""Rules of the house that a machine can check; each is seen to bite in tests/house/."""

from django.apps import apps
from django.contrib.staticfiles import finders

from patients.refusals import Refused
from portal.clinic.event_words import WORDS
from tests.house import code, events, markup, proofs, styles, supplies, translated
from tests.house.source import (
    ELSEWHERE,
    PRODUCT,
    ROOT,
    broken,
    modules,
    name_of,
    room_of,
    templates,
    text_files,
    text_of,
    tree_of,
)
from tests.translations import catalogue

# Rooms whose modules talk to people or to other systems.
PAGES = {
    "views",
    "forms",
    "serializers",
    "api",
    "fhir",
    "cds_hooks",
    "context_processors",
    "middleware",
}
# Rooms that may write: actions, what they stand on, and the models' own managers.
WRITERS = {"actions", "models", "audit", "deed", "guards"}
LONGEST = 300  # lines of a module
LONG_FOR_A_REASON: dict[str, str] = {}
UNPROTECTED_FOR_A_REASON = {
    "portal/violations.py": "browsers report by themselves, without a form; it changes nothing"
}
# The demonstration's sample page: its words are sample data that no patient or clinic reads.
SAMPLES = {"gallery.html"}
# Where words stand as data of an edition, in its own languages, never through gettext.
EDITIONS = {"engine", "guidelines"}
BOOTSTRAP = {  # as upstream publishes them for 5.3.8
    "bootstrap/css/bootstrap.min.css": (
        "sha384-sRIl4kxILFvY47J16cr9ZwB07vP4J8+LH7qKQnuqkuIAvNWLzeN8tE5YBujZqJLB"
    ),
    "bootstrap/js/bootstrap.bundle.min.js": (
        "sha384-FKyoEForCGlyvwx9Hj09JcYn3nv7wiPVlz7YYwJrWVcXK/BmnVDxM+D2scQbITxI"
    ),
}


def pages():
    return (path for path in modules() if room_of(path) & PAGES)


def names_declared_above_patients() -> set[str]:
    """Reverse names on the records of `patients` that assessments and portal declare."""
    return {
        name
        for model in apps.get_app_config("patients").get_models()
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label != "patients"
        for name in (relation.get_accessor_name(), relation.field.related_query_name())
        if name
    }


def test_pages_and_interfaces_reach_records_through_the_user():
    assert broken(code.records_taken_past_the_user, pages()) == []


def test_patients_uses_no_reverse_name_declared_above_it():
    names = names_declared_above_patients()
    assert {"assessments", "intakes", "plans"} <= names
    assert (
        broken(lambda tree: code.reverse_names_used(tree, names), list(modules("patients"))) == []
    )


def test_only_actions_create_change_or_end_a_record():
    assert broken(code.writes, (p for p in modules() if not room_of(p) & WRITERS)) == []


def test_no_action_writes_to_the_trail_apart_from_its_deed():
    assert broken(code.rows_of_their_own, (p for p in modules() if "actions" in room_of(p))) == []


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = {"utils", "util", "helpers", "misc"}
    assert [name_of(p) for p in modules(*PRODUCT, *ELSEWHERE) if room_of(p) & drawers] == []


def test_no_html_stands_in_python():
    assert broken(code.html, modules()) == []


def test_nothing_prints():
    assert broken(code.prints, modules()) == []


def test_no_model_signals():
    assert broken(code.model_signals, modules()) == []


def test_every_event_of_the_trail_has_words():
    assert broken(events.without_words(WORDS), modules()) == []
    ways = {kind.__name__.lower() for kind in Refused.__subclasses__()}
    assert ways - {event.removeprefix("refused.") for event in WORDS} == set()


def test_every_event_with_words_is_written_somewhere():
    written = {event for path in modules() for _line, event in events.events(tree_of(path))}
    named_by_parts = {each for each in WORDS if "refused." in each or ".throttled" in each}
    assert set(WORDS) - written == named_by_parts


def test_no_form_goes_unprotected():
    protected = (path for path in modules() if name_of(path) not in UNPROTECTED_FOR_A_REASON)
    assert broken(code.opened_doors, protected) == []


def test_a_module_says_what_belongs_in_it():
    assert broken(code.unexplained, modules(*PRODUCT, *ELSEWHERE)) == []


def test_no_module_is_longer_than_one_room():
    long = {
        name_of(path): lines
        for path in modules(*PRODUCT, *ELSEWHERE)
        if (lines := len(text_of(path).splitlines())) > LONGEST
    }
    assert {name: n for name, n in long.items() if name not in LONG_FOR_A_REASON} == {}
    assert [name for name in LONG_FOR_A_REASON if name not in long] == []


def test_words_in_python_go_through_gettext():
    assert (
        broken(translated.untranslated, (p for p in modules() if not room_of(p) & EDITIONS)) == []
    )


def test_no_sentence_is_translated_when_its_module_is_read():
    assert broken(translated.taken_at_import, modules()) == []


def test_words_in_templates_go_through_gettext():
    spoken = (path for path in templates() if path.name not in SAMPLES)
    assert broken(markup.untranslated, spoken, text_of) == []


def test_templates_hold_no_inline_style_script_or_event():
    assert broken(markup.inline_code, templates(), text_of) == []


def test_stylesheets_name_no_side_of_the_screen():
    ours = sorted((ROOT / "portal" / "static").rglob("*.css"))
    assert broken(styles.physical_sides, ours, text_of) == []


def test_components_take_what_they_need_and_nothing_else():
    assert broken(markup.leaking_includes, templates(), text_of) == []


def test_templates_escape_what_was_typed():
    assert broken(markup.unsafe_output, templates(), text_of) == []


def test_the_page_on_security_names_only_tests_that_exist():
    page = text_of(ROOT / "docs" / "security.md")
    assert len(proofs.TEST.findall(page)) > 20
    assert list(proofs.missing_proofs(page, ROOT)) == []


def test_no_word_that_does_not_belong_in_the_project():
    assert broken(supplies.forbidden_words, text_files(), text_of) == []


def test_no_check_is_silenced_and_nothing_is_left_for_later():
    sources = [*modules(*PRODUCT, *ELSEWHERE), *templates()]
    assert broken(supplies.excuses, sources, text_of) == []


def test_everything_that_patients_read_is_there_in_polish():
    assert list(catalogue.faults(catalogue.kept(), catalogue.sentences())) == []


def test_the_polish_catalogue_is_the_one_that_is_served():
    assert catalogue.MO.read_bytes() == catalogue.compiled(catalogue.kept())


def test_every_requirement_is_pinned_with_its_hashes():
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert list(supplies.unpinned(text_of(ROOT / name))) == []


def test_every_direct_dependency_has_a_reason_and_a_pin():
    project = text_of(ROOT / "pyproject.toml")
    assert list(supplies.unexplained_dependencies(project)) == []
    asked = supplies.direct_dependencies(project)
    assert asked["run"] <= supplies.pins(text_of(ROOT / "requirements.txt"))
    assert asked["run"] | asked["dev"] <= supplies.pins(text_of(ROOT / "requirements-dev.txt"))


def test_the_bootstrap_that_is_served_is_the_one_that_upstream_published():
    served = {name: supplies.integrity(finders.find(name)) for name in BOOTSTRAP}
    assert served == BOOTSTRAP

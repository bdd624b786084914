"""Each rule about Python finds what it forbids and leaves alone what it does not."""

import ast

import pytest

from tests.house import code, events, translated


def lines(rule, source: str) -> list[int]:
    return [line for line, _what in sorted(rule(ast.parse(source)))]


@pytest.mark.parametrize(
    "line",
    [
        "Patient.objects.get(pk=pk)",
        "get_object_or_404(Patient.objects, pk=pk)",
        "Patient._base_manager.first()",
        "Patient._default_manager.all()",
    ],
)
def test_a_manager_in_a_page_is_found(line):
    assert lines(code.records_taken_past_the_user, line) == [1]


def test_a_record_reached_through_the_user_is_fine():
    assert lines(code.records_taken_past_the_user, "request.user.patients().get(pk=pk)") == []


@pytest.mark.parametrize(
    "line",
    [
        "patient.save()",
        "form.save()",
        "Patient.objects.create(name=name)",
        "Token.objects.bulk_create(rows)",
        "diagnosis.delete()",
        "patient.diagnoses.filter(kind=kind).update(kind=other)",
        "rows.update(status='resolved')",
        "Clinic.objects.get_or_create(slug=slug)",
    ],
)
def test_a_write_outside_of_the_actions_is_found(line):
    assert lines(code.writes, line) == [1]


@pytest.mark.parametrize("name", ["read", "trail", "refused"])
def test_a_row_apart_from_its_deed_is_found(name):
    assert lines(code.rows_of_their_own, f"audit.{name}('spine.examined', by=by)") == [1]
    assert lines(code.rows_of_their_own, "audit.record('spine.examined', by=by)") == []


@pytest.mark.parametrize(
    "line", ["seen.update(words)", "digest.update(text)", "context.update({'a': 1})"]
)
def test_a_dictionary_may_be_updated(line):
    assert lines(code.writes, line) == []


@pytest.mark.parametrize(
    "line",
    [
        "patient.assessments.all()",
        "Patient.objects.filter(assessments__edition=edition)",
        "patients.prefetch_related('assessments__plan')",
        "patients.order_by('-assessments')",
    ],
)
def test_a_reverse_name_from_above_is_found(line):
    def rule(tree):
        return code.reverse_names_used(tree, {"assessments"})

    assert lines(rule, line) == [1]
    assert lines(rule, line.replace("assessments", "diagnoses")) == []


@pytest.mark.parametrize(
    "line",
    [
        "box = '<div class=\"box\">'",
        "end = f'{name}</span>'",
        "text = mark_safe(words)",
        "text = format_html('{}', words)",
    ],
)
def test_html_in_python_is_found(line):
    assert lines(code.html, line) == [1]


def test_a_docstring_may_speak_of_html_and_a_comparison_is_none():
    assert lines(code.html, '"""Puts it between <div> and </div>."""\nx = "a < b > c"') == []


@pytest.mark.parametrize("line", ["print('x')", "map(print, rows)"])
def test_a_print_is_found(line):
    assert lines(code.prints, line) == [1]


def test_a_model_signal_is_found():
    assert lines(code.model_signals, "from django.db.models.signals import post_save") == [1]
    assert lines(code.model_signals, "from django.contrib.auth.signals import user_logged_in") == []


def test_an_unprotected_form_is_found():
    assert lines(code.opened_doors, "@csrf_exempt\ndef view(request): ...") == [1]


def test_a_module_without_its_sentence_is_found_and_an_empty_one_needs_none():
    assert lines(code.unexplained, "import os") == [1]
    assert lines(code.unexplained, '"""Holds people."""\nimport os') == []
    assert lines(code.unexplained, "") == []


@pytest.mark.parametrize(
    "line",
    [
        "forms.CharField(label='Back pain')",
        "forms.CharField(help_text=f'Up to {n} words')",
        "forms.ChoiceField(error_messages={'required': 'Choose a level'})",
        "forms.TextInput(attrs={'placeholder': 'name or number'})",
        "models.DateField('recorded on')",
        "models.CharField(verbose_name='level')",
        "messages.success(request, 'Saved.')",
        "messages.success(request, 'Saved %s.' % name)",
        "messages.success(request, 'Saved {}.'.format(name))",
        "form.add_error(None, 'Choose one')",
        "refuse(NotNow('Sign the draft first'))",
        "refuse(Invalid({'level': 'Choose a level'}))",
        "refuse(ValidationError('Choose a level' if one else _('Choose levels')))",
        "admin.display(description='who')",
        "class Kind(models.TextChoices): DISC = 'disc', 'disc disease'",
        "class Meta: verbose_name = 'patient'",
    ],
)
def test_bare_words_in_python_are_found(line):
    assert lines(translated.untranslated, line) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "forms.CharField(label=_('Back pain'), help_text='')",
        "models.CharField(_('level'), max_length=3)",
        "messages.success(request, _('Saved %(n)s.') % {'n': n})",
        "refuse(Invalid({'level': _('Choose a level')}))",
        "class Kind(models.TextChoices): ICD10 = 'icd10', 'ICD-10 (WHO)'",
        "models.ForeignKey('patients.Patient', models.PROTECT)",
        "logger.debug('a line for the log')",
    ],
)
def test_translated_words_names_and_codes_are_fine(line):
    assert lines(translated.untranslated, line) == []


@pytest.mark.parametrize(
    "line",
    [
        "audit.record('record.shown', by=by)",
        "audit.read('record.shown' if shown else 'record.read', by=by)",
        "write('record.shown', about=user)",
        "require(permission, look='record.shown')",
    ],
)
def test_an_event_without_words_is_found(line):
    assert lines(events.without_words({"record.read": "read"}), line) == [1]


def test_an_event_with_words_is_fine():
    rule = events.without_words({"record.read": "read"})
    assert lines(rule, "audit.record('record.read', by=by, fields=['a.b'])") == []
    assert lines(rule, "SHOWN = 'record.shown'\naudit.read(SHOWN, by=by)") == [1]

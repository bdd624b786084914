"""No class of the administration writes by itself: what is saved, an action has saved before."""

from unittest.mock import Mock

import pytest
from django.contrib import admin

from patients.admin import DeedAdmin
from patients.admin.house import HouseAdmin

CLASSES = sorted(admin.site._registry.values(), key=lambda about: about.opts.label)


@pytest.mark.parametrize("about", CLASSES, ids=lambda about: about.opts.label)
def test_nothing_is_saved_or_deleted_past_an_action(about):
    assert isinstance(about, HouseAdmin)
    row, form, formset = Mock(), Mock(), Mock()
    about.save_model(None, row, form, change=True)
    about.save_related(None, form, [formset], change=True)
    about.delete_model(None, row)
    about.delete_queryset(None, row)
    about.log_addition(None, row, "added")
    about.log_change(None, row, "changed")
    assert row.mock_calls == form.mock_calls == formset.mock_calls == []


@pytest.mark.parametrize("about", CLASSES, ids=lambda about: about.opts.label)
def test_no_list_changes_rows_and_no_row_brings_rows_to_change(about):
    assert not about.list_editable
    assert about.actions is None
    for inline in about.inlines:
        assert not inline.has_change_permission(inline, None)
        assert not inline.has_add_permission(inline, None)
        assert not inline.has_delete_permission(inline, None)


def test_those_that_write_are_few_and_known():
    writing = {about.opts.label for about in CLASSES if isinstance(about, DeedAdmin)}
    assert writing == {
        "patients.Clinic",
        "patients.Invitation",
        "patients.Membership",
        "portal.User",
    }

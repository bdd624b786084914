"""Classes of the admin that write, through actions alone, and the forms they write from."""

from functools import partial

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from patients.admin.house import HouseAdmin
from patients.forms.submission import LOST
from patients.refusals import Invalid, Stale
from patients.words import in_words

KEEP_OR_TAKE = _(
    "Nothing was saved. Beside each field stands what it is now: press Save again to keep yours."
)
STANDS_NOW = _("Now: %(value)s")


class DeedForm(forms.ModelForm):
    """A form whose entries an action records; what the action refuses stands beside its field."""

    refusal: Invalid | Stale | None = None

    def clean(self):
        """Say again what the action said."""
        cleaned = super().clean()
        if isinstance(self.refusal, Invalid):
            for name, sentence in self.refusal.errors.items():
                self.add_error(name if name in self.fields else None, str(sentence))
        if isinstance(self.refusal, Stale):
            self._say_what_stands(self.refusal)
        return cleaned

    def _say_what_stands(self, refusal: Stale) -> None:
        """Beside each field what somebody else made of it; sent again, it is meant for that."""
        self.data = self.data.copy()
        self.data["seen"] = str(self.instance.version)
        self.add_error(None, f"{refusal.reason} {KEEP_OR_TAKE}")
        names = {field.verbose_name: field.name for field in self._meta.model._meta.fields}
        for what, _typed, stands in refusal.differences:
            now = in_words(self._meta.model, names[what], stands)
            self.add_error(names[what], STANDS_NOW % {"value": now or _("nothing")})


class SeenDeedForm(DeedForm):
    """The same for a row that others may change meanwhile: `seen` is the version it showed."""

    seen = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": LOST, "invalid": LOST}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            del self.fields["seen"]
        elif "seen" in self.fields:
            self.fields["seen"].initial = self.instance.version


class DeedAdmin(HouseAdmin):
    """Writes, through actions alone: `add_row` and `change_row` call them."""

    form = DeedForm

    def add_row(self, request, entered: dict):
        """The row that an action made of what was entered."""
        raise PermissionDenied

    def change_row(self, request, row, changes: dict):
        """The row as an action changed it."""
        raise PermissionDenied

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the form, or hand it to the action; a refusal shows it again as it was typed.

        Not within Django's transaction: an action is its own, and its refusal is recorded after it
        was rolled back.
        """
        show = partial(self._changeform_view, request, object_id, form_url, extra_context)
        try:
            return show()
        except (Invalid, Stale) as refusal:
            request.refusal = refusal
            return show()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """A plain choice, without the buttons that would open another form over this one."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form, knowing what was refused a moment ago."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def save_form(self, request, form, change):
        """The action's result; the form's own instance is thrown away."""
        if not change:
            return self.add_row(request, form.cleaned_data)
        changes = {name: form.cleaned_data[name] for name in form.changed_data}
        if "seen" in form.fields:
            changes["seen"] = form.cleaned_data["seen"]
        return self.change_row(request, self.row(request, str(form.instance.pk)), changes)

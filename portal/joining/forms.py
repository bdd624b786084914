"""Forms of joining: a code, a birth date, an address, a password."""

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from patients.forms.contact import Day

TYPED = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class CodeForm(forms.Form):
    """The code of the sheet or of the mail."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        widget=forms.TextInput(attrs={**TYPED, "data-from-fragment": ""}),
        help_text=_("As on your sheet: letters and digits in four groups."),
        error_messages={"required": _("Enter the code that stands on your sheet or in the mail.")},
    )


class BirthDateForm(forms.Form):
    """What only the invited person and the clinic know besides the code."""

    birth_date = Day(
        label=_("Your date of birth"),
        error_messages={"required": _("Enter your date of birth.")},
    )


class EmailForm(forms.Form):
    """An address to sign in with."""

    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter your email address."),
            "invalid": _("Enter an address such as name@example.org."),
        },
    )

    def clean_email(self) -> str:
        """In lower case, as it is kept."""
        return self.cleaned_data["email"].strip().lower()


class MailedCodeForm(forms.Form):
    """The code that was mailed a moment ago."""

    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=30,
        widget=forms.TextInput(attrs={**TYPED, "autocomplete": "one-time-code"}),
        error_messages={"required": _("Enter the code that we mailed to you.")},
    )


class PresentPasswordForm(forms.Form):
    """The password that one has."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Enter the password that you sign in with.")},
    )


class NewPasswordForm(forms.Form):
    """A password of one's own."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("8 characters or more. A few words in a row are easy to remember."),
        error_messages={"required": _("Choose a password of 8 characters or more.")},
    )

    def clean_password(self) -> str:
        """Checked as everywhere."""
        password = self.cleaned_data["password"]
        password_validation.validate_password(password)
        return password

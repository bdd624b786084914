"""The person who signs in; what the person may do follows from records elsewhere."""

import secrets
import uuid

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from patients.models import Clinic, Membership, Patient
from patients.models.invitation import ALPHABET


def new_sign_in_name() -> str:
    """Eight characters that are not taken for others, in two groups, to be written down."""
    letters = [secrets.choice(ALPHABET).lower() for _letter in range(8)]
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"


class UserManager(BaseUserManager["User"]):
    """Creates users by email address, or by a name that is made for them."""

    def create_user(self, email: str | None, password: str | None = None, **fields) -> "User":
        """Create a user; without a password nobody can sign in until one was set.

        Who has no address gets a sign-in name.
        """
        if email:
            user = self.model(email=email.strip().lower(), **fields)
        else:
            user = self.model(email=None, sign_in_name=new_sign_in_name(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user who signs in with this address, in whatever case it was typed."""
        return self.get(email=(username or "").strip().lower())

    def signing_in_with(self, typed: str) -> "User | None":
        """Whose address or sign-in name this is, if anybody's."""
        login = (typed or "").strip().lower()
        return self.filter(models.Q(email=login) | models.Q(sign_in_name=login)).first()

    def to_connect(self, address: str, issuer: str) -> "User | None":
        """Whose address this is, unless this person has an account at that provider already.

        An address that the hospital gave to somebody new leads to nobody else's account.
        """
        connected = self.filter(socialaccount__provider=issuer)
        found = self.signing_in_with(address)
        return None if found is None or found in connected else found


class User(AbstractBaseUser):
    """Somebody with a sign-in: staff of clinics, a patient, or both.

    Clinical permission comes from the relation to one patient (`patients.permissions`), so Django's
    groups and model permissions are left out on purpose.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("email address"), unique=True, null=True, blank=True)
    sign_in_name = models.CharField(
        _("sign-in name"), max_length=20, unique=True, null=True, blank=True, editable=False
    )
    name = models.CharField(_("name"), max_length=150)
    language = models.CharField(_("language"), max_length=10, default="en")
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_platform_admin = models.BooleanField(
        _("administers the platform"),
        default=False,
        help_text=_("Creates clinics and their first administrators. Sees no clinical data."),
    )
    is_system = models.BooleanField(
        _("is another system"), default=False, help_text=_("A service user without pages.")
    )
    comes_back_by = models.UUIDField(
        _("sheet whose browser alone sets up the second factor"),
        null=True,
        blank=True,
        editable=False,
    )
    date_joined = models.DateTimeField(_("joined"), auto_now_add=True)

    objects = UserManager()

    # Through which key somebody asks; set by the authentication of the REST interface alone.
    access_key = None
    # What `patients.access` found at the beginning of a page's request.
    found_memberships: list[Membership] | None = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(
                condition=models.Q(email__isnull=False) | models.Q(sign_in_name__isnull=False),
                name="user_signs_in_with_something",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.signs_in_with

    @property
    def signs_in_with(self) -> str:
        """What this person types to sign in: the address, or the name made instead of one."""
        return self.email or self.sign_in_name or ""

    @classmethod
    def signs_in(cls, address: str) -> bool:
        """Whether somebody signs in with this address; never told to whoever typed it."""
        return cls.objects.filter(email=address).exists()

    def get_full_name(self) -> str:
        """The name as it stands on pages and signatures."""
        return self.name

    def get_short_name(self) -> str:
        """The same: people are not called by half a name here."""
        return self.name

    def patients(self):
        """The only way to a patient's record: those this user has a relation to."""
        return Patient.objects.reachable_by(self)

    def memberships(self):
        """The memberships that hold today."""
        return Membership.objects.in_force().filter(user=self).select_related("clinic")

    def works_as(self) -> list[Membership]:
        """The same as this request found them; in no request, asked anew each time."""
        return (
            list(self.memberships()) if self.found_memberships is None else self.found_memberships
        )

    def clinics(self):
        """The clinics that this person works for today or is a patient of."""
        working = self.memberships().values("clinic")
        own = Patient.objects.filter(user=self)
        return Clinic.objects.filter(
            models.Q(pk__in=working) | models.Q(pk__in=own.values("clinic"))
        )

    @property
    def is_staff(self) -> bool:
        """Whether Django's admin opens: platform administrators and people who work in a clinic."""
        return self.is_platform_admin or self.memberships().exists()

    @property
    def may_come_from_hospital(self) -> bool:
        """Whether the hospital's sign-in opens the portal: to people who work here, no others.

        Never to whoever runs the platform; and where it speaks for some clinics only, to nobody
        whose sign-in opens records of another one.
        """
        works_here = self.is_active and not self.is_system and self.memberships().exists()
        if not works_here or self.is_platform_admin:
            return False
        named = settings.OIDC_CLINICS
        return not named or not self.clinics().exclude(slug__in=named).exists()

    def has_perm(self, perm: str, obj=None) -> bool:
        """Never: model permissions are not used; each admin class asks `patients.permissions`."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """Whether the admin lists an application; each of its pages decides for itself."""
        return self.is_staff

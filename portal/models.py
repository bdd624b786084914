"""The person who signs in; what the person may do follows from records elsewhere."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from patients.models import Clinic, Membership, Patient


class UserManager(BaseUserManager["User"]):
    """Creates users by email address."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """Create a user; without a password nobody can sign in until one was set."""
        if not email:
            raise ValueError("A user needs an email address to sign in with.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user who signs in with this address, in whatever case it was typed."""
        return self.get(email=(username or "").strip().lower())

    def signing_in_with(self, address: str) -> "User | None":
        """Whose address this is, if anybody's."""
        return self.filter(email=(address or "").strip().lower()).first()


class User(AbstractBaseUser):
    """Somebody with a sign-in: staff of clinics, a patient, or both.

    Clinical permission comes from the relation to one patient (`patients.permissions`), so Django's
    groups and model permissions are left out on purpose.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("email address"), unique=True)
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
    date_joined = models.DateTimeField(_("joined"), auto_now_add=True)

    objects = UserManager()

    # Through which key somebody asks; set by the authentication of the REST interface alone.
    access_key = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.name or self.email

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

    def has_perm(self, perm: str, obj=None) -> bool:
        """Never: model permissions are not used; each admin class asks `patients.permissions`."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """Whether the admin lists an application; each of its pages decides for itself."""
        return self.is_staff

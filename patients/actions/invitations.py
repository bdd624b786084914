"""Invitations: a member, a patient; withdrawn again, and replaced by a newer one."""

from functools import partial

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import audit, letters, permissions
from patients.deed import action
from patients.models import Clinic, Invitation, Patient
from patients.models.invitation import Kind, digest_of, new_code
from patients.permissions import Permission, Role
from patients.policies import check_stands
from patients.refusals import Invalid, NotNow, NotPermitted

ALREADY_IN = _("This patient can sign in already.")


@action
def invite_patient(patient: Patient, *, by, join_page: str = "") -> Invitation:
    """Make the sheet with which a patient joins; its `code` is on the result, this once.

    Args:
        patient: whose record it opens; an earlier invitation to it ends.
        by: who invites.
        join_page: the address of the page that takes codes; with it, and an address in the record,
            a code goes out by mail as well.

    Raises NotPermitted; NotNow where the patient signs in already.
    """
    permissions.check(by, Permission.OPEN_PORTAL, patient=patient)
    patient = Patient.objects.select_for_update().get(pk=patient.pk)
    check_stands(patient)
    if patient.user_id:
        raise NotNow(ALREADY_IN, patient=patient)
    return make(
        Invitation(
            clinic=patient.clinic,
            kind=Kind.PATIENT,
            patient=patient,
            name=patient.full_name,
            email=patient.email if join_page else "",
            made_by=by,
        ),
        patient.invitations.filter(kind=Kind.PATIENT),
        join_page,
    )


@action
def invite_member(
    clinic: Clinic,
    *,
    by,
    email: str,
    name: str,
    role: str,
    licence_number: str = "",
    join_page: str = "",
) -> Invitation:
    """Invite somebody to work in a clinic; a code goes to the address, the `code` is for paper.

    Whether the address signs somebody in already makes no difference here. An earlier invitation
    of the same address to the same role ends. Raises NotPermitted; Invalid.
    """
    if not may_invite(by, clinic, role):
        permissions.check(by, Permission.MANAGE_MEMBERS, clinic=clinic)
    email = email.strip().lower()
    colleague = get_user_model().objects.filter(email=email).first()
    if colleague == by:
        raise Invalid(
            {"email": _("This is your own address. Ask another administrator to invite you.")},
            clinic=clinic,
        )
    if colleague and role in permissions.roles_in(colleague, clinic):
        raise Invalid(
            {"email": _("This person already has this role in this clinic.")}, clinic=clinic
        )
    return make(
        Invitation(
            clinic=clinic,
            kind=Kind.MEMBER,
            role=role,
            licence_number=licence_number,
            name=name.strip(),
            email=email,
            made_by=by,
        ),
        clinic.invitations.filter(kind=Kind.MEMBER, role=role, email=email),
        join_page,
    )


@action
def withdraw(invitation: Invitation, *, by) -> Invitation:
    """End an invitation before it was used. Raises NotPermitted; NotNow where it has ended."""
    if not may_handle(by, invitation):
        raise NotPermitted(
            permissions.refusal_words(Permission.MANAGE_MEMBERS), clinic=invitation.clinic
        )
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.ended_at is not None:
        raise NotNow(_("This invitation has ended already."), clinic=invitation.clinic)
    end(invitation, by=by)
    return invitation


def may_invite(by, clinic: Clinic, role: str) -> bool:
    """Whoever manages the members; the platform names the administrators of a clinic."""
    return permissions.may(by, Permission.MANAGE_MEMBERS, clinic=clinic) or (
        role == Role.CLINIC_ADMIN and permissions.may(by, Permission.MANAGE_CLINICS)
    )


def may_handle(by, invitation: Invitation) -> bool:
    """Whether somebody may make, or take back, such an invitation now."""
    if invitation.patient is None:
        return may_invite(by, invitation.clinic, invitation.role)
    return permissions.may(by, Permission.OPEN_PORTAL, patient=invitation.patient)


def end(invitation: Invitation, *, by) -> None:
    """Withdraw it within the action under way."""
    invitation.ended_at = timezone.now()
    invitation.withdrawn_by = by
    invitation.save(update_fields=["ended_at", "withdrawn_by"])
    audit.record(
        "invitation.withdrawn",
        by=by,
        patient=invitation.patient,
        clinic=invitation.clinic,
        target=invitation,
    )


def make(invitation: Invitation, earlier, join_page: str = "") -> Invitation:
    """Give it codes within the action under way; the earlier ones end."""
    for older in earlier.not_ended().select_for_update():
        end(older, by=invitation.made_by)
    invitation.lasts()
    invitation.code = new_code()
    invitation.code_digest = digest_of(invitation.code)
    by_mail = new_code() if join_page and invitation.email else ""
    invitation.mail_digest = digest_of(by_mail) if by_mail else None
    try:
        invitation.full_clean()
    except ValidationError as error:
        raise Invalid(
            {name: texts[0] for name, texts in error.message_dict.items()},
            clinic=invitation.clinic,
        ) from error
    invitation.save()
    audit.record(
        "invitation.made",
        by=invitation.made_by,
        patient=invitation.patient,
        clinic=invitation.clinic,
        target=invitation,
        fields=["email"] if by_mail else [],
    )
    if by_mail:
        transaction.on_commit(partial(_mail, invitation, f"{join_page}#{by_mail}"))
    return invitation


def _mail(invitation: Invitation, link: str) -> None:
    """Send the link; the invitation stands also where that fails, and then says so."""
    invitation.mail_failed = not letters.invite(invitation, link)

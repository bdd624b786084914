"""What the events of the trail say in words, in the kinds by which one looks for them."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """Events that one looks for together: each by its name, with its words."""

    label: object
    words: dict[str, object]

    @property
    def events(self) -> Q:
        """The condition under which an event is of this kind."""
        return Q(event__in=self.words)


KINDS = {
    "looks": Kind(
        _("Looks at records"),
        {
            "record.read": _("read the record"),
            "plan.shown": _("was shown the plan"),
            "plan.printed": _("printed the plan"),
            "patients.listed": _("read the list of patients"),
            "patients.exported": _("exported the list of patients"),
            "overrides.read": _("read how often another class is signed"),
            "overrides.exported": _("exported how often another class is signed"),
            "patients.searched": _("searched for patients"),
        },
    ),
    "changes": Kind(
        _("Changes to records"),
        {
            "patient.registered": _("registered the patient"),
            "import.uploaded": _("uploaded a file of patients, to look at it"),
            "import.decided": _("decided who of a file is registered already"),
            "import.refused": _("noted that a patient of a file could not be imported"),
            "import.forgotten": _("erased an uploaded file of patients that nobody imported"),
            "import.started": _("started to import patients from a file"),
            "import.finished": _("finished importing patients from a file"),
            "import.discarded": _("ended an import of patients and erased what was uploaded"),
            "patient.imported": _("imported the patient, or a diagnosis, from a file"),
            "patient.changed": _("changed the contact data"),
            "patient.handed_over": _("handed the patient over to a colleague"),
            "patient.merged": _("put two records of one person together"),
            "patient.parted": _("parted two records that had been put together"),
            "patient.erased": _("erased who the patient is"),
            "user.erased": _("emptied the sign-in of a patient who was erased"),
            "record.erased": _("erased the record of somebody whose retention was over"),
            "record.handed_out": _("handed out the kept record of somebody who was erased"),
            "portal.opened": _("joined the portal as the patient"),
            "portal.closed": _("closed the portal for the patient"),
            "portal.moved": _("came back with a sheet, to a sign-in of its own for this record"),
            "portal.parted": _(
                "lost a record elsewhere from the patient's sign-in; nothing changed here"
            ),
            "spine.examined": _("recorded an examination of the spine"),
            "diagnosis.recorded": _("recorded a diagnosis"),
            "diagnosis.changed": _("changed a diagnosis"),
            "intake.recorded": _("recorded answers about pain and running"),
            "safety.checked": _("recorded a safety check"),
            "safety.cleared": _("cleared a red flag"),
            "consultation.recorded": _("recorded a consultation"),
            "correction.asked": _("asked for a correction of the own record"),
            "correction.answered": _("answered a patient who asked for a correction"),
            "patient.language_chosen": _("chose the language of the own pages"),
            "reminders.chosen": _("chose which reminders come by mail"),
            "reminder.sent": _("sent a reminder by mail"),
            "data.taken": _("took the own record along as a file"),
            "answers.kept": _("began to answer questions, not saved or sent yet"),
            "answers.forgotten": _("erased answers that nobody saved or sent in time"),
            "answers.discarded": _("discarded answers that were not saved"),
            "assessment.drafted": _("drafted an assessment"),
            "assessment.redrafted": _("drafted the assessment anew"),
            "assessment.discarded": _("discarded a draft"),
            "assessment.signed": _("signed an assessment"),
            "assessment.withdrawn": _("withdrew an assessment"),
            "plan.drafted": _("drafted a plan"),
            "plan.signed": _("signed a plan"),
            "plan_template.saved": _("saved a template for common plans"),
            "plan_template.renamed": _("gave a template for common plans another name"),
            "plan_template.retired": _("retired a template for common plans"),
            "decision.taken": _("took the decision"),
            "diary.logged": _("logged an activity in the diary"),
            "diary.morning_added": _("added the next morning to the diary"),
            "diary.changed": _("changed a diary entry within a day"),
            "diary.corrected": _("corrected a diary entry"),
            "diary.taken_back": _("took a diary entry back"),
            "worklist.reviewed": _("marked something on the worklist as reviewed"),
            "worklist.put_back": _("put something back on the worklist"),
        },
    ),
    "refusals": Kind(
        _("Refusals"),
        {
            "refused.notpermitted": _("was refused: the role does not include it"),
            "refused.notnow": _("was refused: the record did not allow it then"),
            "refused.invalid": _("was refused: what was entered could not be recorded"),
            "refused.stale": _("was refused: somebody had changed the record meanwhile"),
            "refused.withouttoken": _("was refused: not sent from a page of ours, or too late"),
            "refused.notfound": _("was refused: no such record, or out of reach"),
            "invitation.code_refused": _("was refused: the code to join does not work"),
            "invitation.too_often": _("is shut out for a while: too many tries while joining"),
            "key.refused": _("was refused: the access key does not hold"),
        },
    ),
    "sign_ins": Kind(
        _("Signing in"),
        {
            "signin.done": _("signed in"),
            "signin.failed": _("did not get in: address or password was wrong"),
            "signin.refused": _("came through the hospital's sign-in, and has no access here"),
            "signin.broken_off": _(
                "did not get in: the sign-in was closed, or its password changed, on the way"
            ),
            "signin.connected": _("signed in through the hospital for the first time"),
            "signin.disconnected": _("must come through the hospital as for the first time"),
            "signin.throttled": _("is shut out for a while: too many tries at signing in"),
            "reset.throttled": _("is shut out for a while: too many links asked for"),
            "code.throttled": _("is shut out for a while: too many wrong codes"),
            "hospital.throttled": _(
                "is kept from the hospital's sign-in for a while: too many tries"
            ),
            "signout.done": _("signed out"),
            "session.expired": _(
                "was signed out: nothing done for too long, or signed in too long"
            ),
            "session.ended": _("ended a session of the own on another device"),
            "password.changed": _("changed the password"),
            "password.set": _("set a first password"),
            "password.reset": _("set a new password by a link"),
            "password.forgotten": _("asked for a link to set a new password"),
            "factor.added": _("added a second factor"),
            "factor.removed": _("removed a second factor"),
            "factor.forgotten": _("removed every second factor of somebody who lost them"),
            "factor.set_anew": _("set up a second factor after coming back with a sheet"),
            "factor.renewed": _("made new recovery codes"),
            "factor.used": _("confirmed with a second factor"),
            "factor.failed": _("did not get in: the second factor was wrong"),
            "recovery_code.used": _("used up a recovery code"),
        },
    ),
    "people": Kind(
        _("People, roles and access keys"),
        {
            "demonstration.loaded": _("filled this database with made-up people"),
            "clinic.created": _("created the clinic"),
            "clinic.changed": _("changed the settings of the clinic"),
            "user.created": _("created a sign-in"),
            "user.changed": _("changed a sign-in"),
            "member.added": _("gave somebody a role"),
            "member.ended": _("ended a role"),
            "invitation.made": _("invited somebody"),
            "invitation.withdrawn": _("withdrew an invitation"),
            "invitation.opened": _("showed the code of an invitation"),
            "invitation.accepted": _("accepted an invitation"),
            "invitation.wrong_birth_date": _("showed a code, with a wrong birth date"),
            "invitation.wrong_password": _("showed a code, with a wrong password"),
            "invitation.wrong_mail_code": _("joins, and entered a wrong code from the mail"),
            "invitation.void": _("made a code void with too many wrong birth dates"),
            "system.made": _("connected another system"),
            "key.made": _("made an access key"),
            "key.revoked": _("revoked an access key"),
        },
    ),
    "trail": Kind(
        _("This trail"),
        {
            "audit.read": _("read the audit trail"),
            "audit.searched": _("searched the audit trail"),
            "audit.exported": _("exported the audit trail"),
        },
    ),
}
WORDS = {event: words for kind in KINDS.values() for event, words in kind.words.items()}


def words_of(event: str) -> str:
    """What happened; an event without words keeps its name."""
    return str(WORDS.get(event, event))

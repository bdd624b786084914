"""What somebody is about to record for one patient: kept in the session, never in an address."""

from patients import catalogue

KEY = "choosing"
LONGEST = 200  # characters of what is looked for


class Choosing:
    """The words looked for last, and the entry of the catalogue chosen, for this patient alone."""

    def __init__(self, request, patient):
        self.session = request.session
        self.patient = str(patient.pk)
        kept = request.session.get(KEY, {})
        self.kept = kept if kept.get("patient") == self.patient else {}

    @property
    def words(self) -> str:
        """What was looked for; empty where nothing was."""
        return self.kept.get("words", "")

    @property
    def entry(self) -> catalogue.Entry | None:
        """What was chosen."""
        return catalogue.named(self.kept.get("entry", ""))

    def look_for(self, words: str) -> None:
        """Remember the words, so that the way back shows what they found."""
        self._keep(words=words.strip()[:LONGEST])

    def choose(self, entry: catalogue.Entry) -> None:
        """Remember the choice."""
        self._keep(entry=entry.key)

    def end(self) -> None:
        """It is recorded: forget both."""
        self.session.pop(KEY, None)

    def _keep(self, **facts) -> None:
        self.session[KEY] = self.kept = {**self.kept, **facts, "patient": self.patient}

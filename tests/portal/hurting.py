"""A patient whose back hurts, at the phone: answers in words and reads what comes."""

import re

from django.urls import reverse

from assessments import standing
from assessments.safety import red_flags
from portal.clinic.worklist import items
from portal.mine.hurting import TAKEN

FIRST_FLAG = "Do you have new trouble passing water, or can you not feel it?"
FIRST_STEP = "Has a doctor told you that you have a spine problem?"


def kinds(patient) -> list[str]:
    """What stands on the worklist for this patient, the most urgent first."""
    patient.invited_at = None
    return [item.kind for item in items.of(standing.of(patient))]


class Phone:
    """What the page shows, after each answer."""

    def __init__(self, browser):
        self.browser = browser
        self.at = reverse("mine:hurts")
        self.page = ""

    def shows(self, where: str | None = None) -> str:
        """Open an address; without one the page where one is."""
        answer = self.browser.get(where or self.at, follow=True)
        self.at = answer.wsgi_request.get_full_path()
        self.page = answer.text
        return self.page

    def sends(self, words: str) -> dict[str, str]:
        """What a tap on an answer sends, in words."""
        page = self.page or self.shows()
        form = page[page.index('name="submission_key"') :]
        return {
            "answer": re.search(rf'value="(\w+)">\s*{words}\s', form)[1],
            "question": re.search(r'name="question"\s+value="([\w-]+)"', form)[1],
            "at": re.search(r'name="at"\s+value="(\d+)"', form)[1],
            "submission_key": re.search(r'name="submission_key"\s+value="([\w-]+)"', form)[1],
        }

    def answers(self, words: str) -> str:
        """Tap an answer, in words."""
        return self.shows(self.browser.post(reverse("mine:hurts"), self.sends(words)).url)

    def asked(self) -> str:
        """The red flag that is asked here; empty where none is."""
        found = re.search(r'name="question"\s+value="(RF-\w+)"', self.page or self.shows())
        return found[1] if found else ""

    def says_no(self, *but: str, until: str = "") -> str:
        """No to every red flag that comes, yes to these; as far as one of them."""
        while flag := self.asked():
            if flag == until:
                break
            self.answers("Yes" if flag in but else "No")
        return self.page

    def goes_to(self, *answers: str) -> str:
        """Past the red flags, the last one as on the page, and on with these answers."""
        session = self.browser.session
        *most, _last = red_flags.asked_when_it_hurts({})
        session[TAKEN] = [[flag.id, "no"] for flag in most]
        session.save()
        self.shows(f"{reverse('mine:hurts')}?at={len(most)}")
        for words in ("No", *answers):
            self.answers(words)
        return self.page

"""A hand at a phone, whose taps are counted."""


class Hand:
    """Taps, and what is typed, counted."""

    def __init__(self, visitor):
        self.page = visitor.page
        self.taps = self.numbers = self.fields = 0

    def taps_on(self, what):
        what.click()
        self.page.wait_for_load_state()
        self.taps += 1

    def types(self, number: str, into):
        into.fill(number)
        self.numbers += 1

    def writes(self, words: str, into):
        into.fill(words)
        self.fields += 1

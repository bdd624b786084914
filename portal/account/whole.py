"""What the sign-in library does to an account: with its rows in the trail, or not at all."""

from patients import audit
from portal.account import second_factor, trail


class Whole:
    """First among the bases of a page with a form: its deed and the rows are one transaction.

    Which factors came and went is read off the account. The library tells of some only after the
    commit, when a failing trail could take nothing back.
    """

    def form_valid(self, form):
        """Do it, and write down what became of the factors."""
        user = self.request.user
        with audit.trail():
            before = second_factor.kinds_of(user)
            answer = super().form_valid(form)
            trail.factors_changed(user, before, second_factor.kinds_of(user))
            return answer

"""What the sign-in library does to an account: with its rows in the trail, or not at all."""

from allauth.core.exceptions import ImmediateHttpResponse

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


class WholePosting:
    """The same for a page that uses something up while it reads the form, as a recovery code is.

    Also what is refused there is kept, such as the row that tells of too many tries.
    """

    def post(self, request, *args, **kwargs):
        """Read it, and do it, in one."""
        with audit.trail():
            try:
                return super().post(request, *args, **kwargs)
            except ImmediateHttpResponse as refusal:
                return refusal.response

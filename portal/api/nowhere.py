"""What stands at every other address below the root: a refusal in the interface's own form."""

from django.http import Http404
from rest_framework.views import APIView


class Nowhere(APIView):
    """No such address; only for somebody signed in, like everything here."""

    schema = None

    def initial(self, request, *args, **kwargs):
        """Refuse, whatever the method."""
        super().initial(request, *args, **kwargs)
        raise Http404

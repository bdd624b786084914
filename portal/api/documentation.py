"""The documentation page of the REST interface."""

from django.shortcuts import redirect


def documentation(request):
    """The OpenAPI document."""
    return redirect("api:schema")

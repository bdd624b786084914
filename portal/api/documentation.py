"""The documentation page of the REST interface: drawn once from the OpenAPI document, no script."""

import json
from functools import cache

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer

from patients.scopes import KEY_SCOPES
from portal.api.outline import Chapter, outline


@require_GET
def documentation(request):
    """Every endpoint with its parameters, bodies, scopes and an example."""
    address = request.build_absolute_uri(reverse("api:catalogue"))
    context = {
        "chapters": _chapters(get_language() or ""),
        "scopes": list(KEY_SCOPES),
        "example": f'curl -H "Authorization: Bearer $ACCESS_KEY" {address}',
    }
    return render(request, "api/documentation.html", context)


@cache
def _chapters(language: str) -> list[Chapter]:
    """The same for everybody, so drawn once for each language."""
    document = SchemaGenerator().get_schema(request=None, public=True)
    return outline(json.loads(OpenApiJsonRenderer().render(document)))

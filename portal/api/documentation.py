"""The documentation page of the REST interface: drawn once from the OpenAPI document, no script."""

import json
from functools import cache

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer

from portal.api.outline import Chapter, outline


@require_GET
def documentation(request):
    """Every endpoint with its parameters, bodies and an example."""
    return render(request, "api/documentation.html", {"chapters": _chapters(get_language() or "")})


@cache
def _chapters(language: str) -> list[Chapter]:
    """The same for everybody, so drawn once for each language."""
    document = SchemaGenerator().get_schema(request=None, public=True)
    return outline(json.loads(OpenApiJsonRenderer().render(document)))

"""The words of the patient's pages can be read at the age of eleven."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.safety.reading import grade

TEMPLATES = Path(settings.BASE_DIR, "templates/mine")
SAID = re.compile(
    r"{% translate [\"'](.+?)[\"']|{% blocktranslate[^%]*%}(.*?){% endblocktranslate", re.DOTALL
)
AGE_11 = 6.0


def sentences() -> list[str]:
    """Everything that the templates say in whole sentences of more than four words."""
    said = [
        " ".join((quoted or block).split())
        for path in sorted(TEMPLATES.rglob("*.html"))
        for quoted, block in SAID.findall(path.read_text())
    ]
    filled = [re.sub(r"{{ \w+ }}", "May", words) for words in said]
    return sorted({words for words in filled if len(words.split()) > 4})


@pytest.mark.parametrize("words", sentences())
def test_a_sentence_can_be_read_at_eleven(words):
    assert grade(words) <= AGE_11

"""Each rule about templates finds what it forbids and leaves alone what it does not."""

import pytest

from tests.house import markup


def lines(rule, text: str) -> list[int]:
    return [line for line, _what in rule(text)]


@pytest.mark.parametrize(
    "text",
    [
        "<p>Back pain</p>",
        "{% if a %}or{% endif %}",
        "<p>{{ name }} has decided</p>",
        '<input placeholder="Name or number">',
        '<a title="More about {{ it }}" href="#">+</a>',
        '<nav aria-label="Pages"></nav>',
        '<img alt="The spine" src="x.svg">',
        '<input type="submit" value="Save">',
        '{% include "components/notice.html" with title="Saved for now" only %}',
        '{% include "components/notice.html" with title="Saved" only %}',
        '<b>{{ name|default:"Not known" }}</b>',
        '{{ sure|yesno:"Yes,No" }}',
        "{% translate 'Back' %} pain",
    ],
)
def test_bare_words_in_a_template_are_found(text):
    assert lines(markup.untranslated, "\n" + text) == [2]


@pytest.mark.parametrize(
    "text",
    [
        '<p>{% translate "Back pain" %}</p>',
        "<p>{% blocktranslate with n=n %}{{ n }} patients{% endblocktranslate %}</p>",
        "{% comment %}Takes a name.{% endcomment %}",
        "{# a remark #}",
        '<input placeholder="{% translate "Name" %}" class="form-control wide">',
        "<td>L5/S1 - C7 - 10 %</td>",
        '{% include "components/notice.html" with tone="calm" title=_("Saved for now") only %}',
        '{{ name|default:"" }}',
        "<title>{{ title }} - Spine &amp; Stride</title>",
        "{% block body_class %}calm{% endblock body_class %}",
        '<script src="x.js"></script>',
        '<p {% if wide %}class="wide"{% endif %}>&nbsp;&mdash;</p>',
    ],
)
def test_translated_words_codes_and_names_are_fine(text):
    assert lines(markup.untranslated, text) == []


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>go()</script>",
        '<a onclick="go()">',
        '<a hx-on:click="go()">',
        '<a href="javascript:go()">',
        '<p {% if x %}style="color: red"{% endif %}>',
    ],
)
def test_inline_style_script_and_events_are_found(text):
    assert lines(markup.inline_code, text) == [1]


def test_a_script_from_a_file_is_fine():
    assert lines(markup.inline_code, '<script src="{% static "page.js" %}" defer></script>') == []


def test_a_component_that_sees_the_whole_context_is_found():
    leaking = '{% include "components/fact.html" with fact=fact %}'
    assert lines(markup.leaking_includes, leaking) == [1]
    assert lines(markup.leaking_includes, leaking.replace(" %}", " only %}")) == []


@pytest.mark.parametrize(
    "text", ["{{ note|safe }}", "{{ notes|safeseq }}", "{% autoescape off %}{% endautoescape %}"]
)
def test_output_that_is_not_escaped_is_found(text):
    assert lines(markup.unsafe_output, text) == [1]

"""The interface's own description: whole, true to what is answered, and readable without script."""

import json
from collections import defaultdict
from html.parser import HTMLParser

import jsonschema
import pytest
from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer

from portal.api.authentication import REFUSALS
from portal.api.outline import outline
from tests.api.conftest import NO_CONDITION, NO_RED_FLAG, ROOT, Asking, check_red_flags
from tests.api.test_access_keys import ANY_KEY_OPENS, CLINICIAN_OPENS, PATIENT_OPENS

pytestmark = pytest.mark.django_db

EDITION = "running-spine/1.0.0"
SAMPLES = defaultdict(lambda: "00000000-0000-4000-8000-000000000000")
JSON = "application/vnd.oai.openapi+json"


@pytest.fixture(scope="module")
def document():
    made = SchemaGenerator().get_schema(request=None, public=True)
    return json.loads(OpenApiJsonRenderer().render(made))


def test_the_document_is_made_without_a_warning(tmp_path):
    call_command(
        "spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "openapi.yaml")
    )


def test_the_document_is_served_as_json_and_as_yaml(orthopaedist, document):
    browser = Client()
    browser.force_login(orthopaedist)
    as_json = browser.get(f"{ROOT}schema/", headers={"Accept": JSON})
    assert as_json.json() == document
    as_yaml = browser.get(f"{ROOT}schema/")
    assert as_yaml.headers["Content-Type"].startswith("application/vnd.oai.openapi")
    assert as_yaml.content.startswith(b"openapi: 3.1.0")


def test_each_operation_says_what_it_is_and_how_it_refuses(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], path
            assert {"401"} <= set(operation["responses"]), path
            if "{patient_id}" in path:
                assert {"403", "404"} <= set(operation["responses"]), path
            writes_nothing = (f"{ROOT}evaluate/", f"{ROOT}patients/search/")
            if method == "post" and path not in writes_nothing:
                assert {"400", "409"} <= set(operation["responses"]), path
                assert "Idempotency-Key" in [each["name"] for each in operation["parameters"]]
            assert "x-spec-enum-id" not in json.dumps(operation)


def test_each_operation_names_the_scope_that_opens_it(document, page):
    """What is said is what is held: the same table as the tests of the keys themselves."""
    said, open_to_any = {}, set()
    for chapter in outline(document):
        for operation in chapter.operations:
            path = operation.path.removeprefix(ROOT).replace("patients/{patient_id}/", "{p}")
            path = path.replace("_id}", "}").replace("{guideline}/{version}", EDITION)
            if not operation.scopes:
                open_to_any.add(f"{operation.method} {path}")
            for scope in operation.scopes:
                said.setdefault(scope, set()).add(f"{operation.method} {path}")
    held = {scope: set(paths) for scope, paths in CLINICIAN_OPENS.items()}
    for scope, paths in PATIENT_OPENS.items():
        held.setdefault(scope, set()).update(paths)
    assert said == held
    assert open_to_any == ANY_KEY_OPENS
    assert {"accessKey", "cookieAuth"} == set(document["components"]["securitySchemes"])
    text = page.content.decode()
    assert all(f"<code>{scope}</code>" in text for scope in said)
    assert "Authorization: Bearer $ACCESS_KEY" in text
    assert "Any access key opens this." in text


def check(document, method, path, answer):
    """The answer's body fits what the document says of this status."""
    operation = document["paths"][f"{ROOT}{path}"][method]
    said = operation["responses"][str(answer.status_code)]["content"]["application/json"]
    schema = {**said["schema"], "components": document["components"]}
    jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.FormatChecker(["date", "uuid"])
    ).validate(answer.json())


def test_every_answer_fits_the_document(document, runner, signed_plan, orthopaedist, asking):
    system, own = asking(orthopaedist), asking(runner.user)
    p = "patients/{patient_id}/"
    ids = {
        "patient_id": runner.pk,
        "diagnosis_id": runner.diagnoses.get().pk,
        "assessment_id": signed_plan.assessment_id,
        "plan_id": signed_plan.pk,
        "guideline": "running-spine",
        "version": "1.0.0",
    }
    reads = [path.removeprefix(ROOT) for path, each in document["paths"].items() if "get" in each]
    for path in reads:
        for asker in (system, own):
            answer = asker.get(path.format(**ids))
            assert answer.status_code in (200, 403)
            check(document, "get", path, answer)
    check(document, "get", "patients/", system.get("patients/", nobody=1))
    unknown = "00000000-0000-4000-8000-000000000000"
    check(document, "get", p, system.get(f"patients/{unknown}/"))
    check(document, "get", p, asking().get(f"patients/{unknown}/"))
    here = f"patients/{runner.pk}/"
    disc = {"catalogue_key": "disc-displacement-lumbar", "region": "lumbar"}
    case = {"id": "a", "spine_status": "not_assessed", "back_pain": "none"}
    nothing = {"red_flags": NO_RED_FLAG, "conditions": NO_CONDITION}
    flagged = {"red_flags": NO_RED_FLAG | {"RF-01": "yes"}, "conditions": NO_CONDITION}
    answers = {"answers": {"shoes": "other"}, "seen_intake": str(runner.intakes.first().pk)}
    stale = answers | {"seen_intake": None}
    for path, body, status in [
        ("diagnoses/", disc, 201),
        ("diagnoses/", disc | {"levels": [{"level": "S9"}], "clinic": "mine"}, 400),
        ("safety-checks/", {}, 400),
        ("assessments/", answers, 409),
        ("safety-checks/", nothing, 201),
        ("assessments/", stale, 409),
        ("assessments/", answers, 201),
        ("assessments/", {"answers": {"shoes": "red"}}, 400),
        ("safety-checks/", flagged, 201),
    ]:
        answer = system.post(f"{here}{path}", body)
        assert answer.status_code == status
        check(document, "post", f"{p}{path}", answer)
    for body, status in [(case, 200), ([case, {"id": "b"}], 200), ({"id": "b"}, 400)]:
        answer = system.post("evaluate/", body)
        assert answer.status_code == status
        check(document, "post", "evaluate/", answer)
    check_red_flags(runner, orthopaedist, RF_01="yes")
    check(document, "get", f"{p}plan/", own.get(f"{here}plan/"))


def test_each_operation_says_when_to_wait_and_how_long(document, clinic, monkeypatch):
    monkeypatch.setitem(REFUSALS, "access_key", "1/m/ip")
    stranger = Asking(secret="sns_nothing")
    assert stranger.get("catalogue/").status_code == 401
    for path, methods in document["paths"].items():
        for method in methods:
            asked = path.removeprefix(ROOT).format_map(SAMPLES)
            answer = stranger.get(asked) if method == "get" else stranger.post(asked, {})
            assert answer.status_code == 429, path
            check(document, method, path.removeprefix(ROOT), answer)
            said = methods[method]["responses"]["429"]["headers"]["Retry-After"]
            assert said["required"]
            jsonschema.validate(int(answer.headers["Retry-After"]), said["schema"])


def test_every_example_of_a_request_is_accepted(document, runner, orthopaedist, asking):
    system = asking(orthopaedist)
    order = ["evaluate/", "diagnoses/", "safety-checks/", "assessments/"]
    for name in order:
        path = next(each for each in document["paths"] if each.endswith(f"/{name}"))
        content = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]
        for example in content["examples"].values():
            whole = path.removeprefix(ROOT).format(patient_id=runner.pk)
            assert system.post(whole, example["value"]).status_code in (200, 201), name


# The page -----------------------------------------------------------------------------------------


class Page(HTMLParser):
    """What a page is made of, as far as these tests ask."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.sources, self.styles = set(), [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids.add(given.get("id"))
        self.sources += [given[name] for name in ("src",) if name in given]
        self.sources += [given["href"]] if tag == "link" else []
        self.styles += [tag] if tag == "style" or "style" in given else []
        if tag == "a":
            self.links.append(given["href"])


@pytest.fixture
def page(orthopaedist, asking):
    answer = asking(orthopaedist).get()
    assert answer.status_code == 200
    return answer


def test_every_operation_stands_on_the_page_with_an_example(document, page):
    text = page.content.decode()
    made = Page(text)
    operations = [each for chapter in outline(document) for each in chapter.operations]
    assert len(operations) == sum(len(methods) for methods in document["paths"].values())
    for operation in operations:
        assert f"{operation.method} {operation.path}" in text
        assert operation.id in made.ids
        assert f"#{operation.id}" in made.links
        assert operation.answers[0].example
        assert operation.request_example or operation.method == "GET"
    assert {link for link in made.links if link.startswith("#")} <= {f"#{i}" for i in made.ids if i}


def test_the_page_needs_no_other_host_and_no_inline_style_or_script(page):
    made = Page(page.content.decode())
    assert all(source.startswith("/static/") for source in made.sources)
    assert made.styles == []
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_examples_on_the_page_fit_their_own_schema(document):
    for chapter in outline(document):
        for operation in chapter.operations:
            answer = operation.answers[0]
            said = document["paths"][operation.path][operation.method.lower()]["responses"]
            schema = said[answer.status]["content"]["application/json"]["schema"]
            jsonschema.Draft202012Validator(
                {**schema, "components": document["components"]}
            ).validate(json.loads(answer.example))


def test_nested_fields_are_named_by_their_whole_path(document):
    operations = {each.id: each for chapter in outline(document) for each in chapter.operations}
    recorded = {field.name: field for field in operations["patients_diagnoses_create"].request}
    assert recorded["levels[].level"].is_required
    assert not recorded["levels[].grade"].is_required
    assert recorded["onset"].type == "string (date) or null"
    assert recorded["levels"].type == "list of object"
    assert recorded["levels[].level"].more_values == 13
    assert recorded["running_excluded"].values == ('"not_judged"', '"no"', '"yes"')
    own = {field.name: field for field in operations["patients_plan_retrieve"].answers[0].fields}
    assert own["plan.options[].name"].is_required
    assert own["plan"].type == "object or null"

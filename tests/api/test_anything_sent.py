"""Whatever is sent, the interface answers in its own form and stores nothing half."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.conftest import NO_CONDITION, NO_RED_FLAG

pytestmark = pytest.mark.django_db

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(), max_size=8)
    | st.sampled_from(["none", "settles", "L5/S1", "lumbar", "disc-displacement-lumbar", "yes"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)
STARTS = {
    "evaluate/": {"id": "a", "spine_status": "no_disease", "back_pain": "none"},
    "patients/{p}/diagnoses/": {
        "catalogue_key": "disc-displacement-lumbar",
        "region": "lumbar",
        "levels": [],
        "onset": None,
        "note": "",
    },
    "patients/{p}/safety-checks/": {"red_flags": NO_RED_FLAG, "conditions": NO_CONDITION},
    "patients/{p}/assessments/": {
        "answers": {"back_pain": "none"},
        "declined": [],
        "seen_intake": None,
    },
}


@pytest.mark.parametrize("path", STARTS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_body_with_anything_in_it_is_answered(path, data, patient, orthopaedist, asking):
    start = STARTS[path]
    changed = data.draw(
        VALUES
        | st.builds(lambda name, value: {**start, name: value}, st.sampled_from([*start]), VALUES)
        | st.builds(
            lambda name, inner: {**start, name: {**NO_RED_FLAG, **inner}},
            st.sampled_from([*start]),
            st.dictionaries(st.sampled_from(["RF-01", "back_pain", "level", "x"]), VALUES),
        )
    )
    answer = asking(orthopaedist).post(path.format(p=patient.pk), json.dumps(changed))
    assert answer.status_code in (200, 201, 400, 409)
    assert isinstance(answer.json(), dict | list)


@pytest.mark.parametrize("path", STARTS)
@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"null", b'"a"', b"[]", b"[[]]", b"{}"])
def test_a_body_that_is_hardly_one_is_answered(path, body, patient, orthopaedist, asking):
    answer = asking(orthopaedist).post(path.format(p=patient.pk), body)
    assert answer.status_code in (200, 400)
    assert isinstance(answer.json(), dict | list)

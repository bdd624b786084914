"""What tests of composed pages share."""

import pytest
from django.core.cache import cache

from patients.actions import invitations
from tests.portal.charts import address
from tests.portal.factors import At


@pytest.fixture
def chart(as_user, orthopaedist, patient):
    """The chart of the patient, as the orthopaedist sees it now."""

    def opened(of=patient, by=orthopaedist):
        return as_user(by).get(address(of))

    return opened


@pytest.fixture
def sheet(patient, front_desk):
    """What the front desk hands to Rita, to join with."""
    cache.clear()  # nobody has tried anything yet
    return invitations.invite_patient(patient, by=front_desk)


@pytest.fixture
def at(monkeypatch):
    """The clock that codes go by, standing still: `at.later(30)`."""
    return At(monkeypatch)

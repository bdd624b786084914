"""What tests of composed pages share."""

import pytest

from tests.portal.charts import address


@pytest.fixture
def chart(as_user, orthopaedist, patient):
    """The chart of the patient, as the orthopaedist sees it now."""

    def opened(of=patient, by=orthopaedist):
        return as_user(by).get(address(of))

    return opened

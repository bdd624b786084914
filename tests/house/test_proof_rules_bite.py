"""A document that names a test which is not there is found out."""

from tests.house import proofs


def test_a_proof_that_is_not_there_is_named(tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_there.py").touch()
    page = "held by `tests/test_there.py` and `tests/portal/test_gone.py`; see tests/other.py"
    assert list(proofs.missing_proofs(page, tmp_path)) == ["tests/portal/test_gone.py"]

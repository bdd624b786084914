"""`manage.py verify_audit`: whoever gets past the guards is found out."""

import json
from contextvars import ContextVar

import pytest
from django.core.management import CommandError, call_command

from patients import audit, guards, origin
from patients.actions import diagnoses
from patients.models import AuditEvent, AuditHead

pytestmark = pytest.mark.django_db

KEYED = origin.Origin(token="key-7")


@pytest.fixture
def chain(patient, orthopaedist):
    """A chain of some rows whose guards somebody has lifted."""
    for _ in range(4):
        diagnoses.record_examination(patient, by=orthopaedist)
    guards.lift()
    return str(patient.clinic_id)


def verified(capsys, **options) -> tuple[bool, str]:
    """Whether the trail holds, and what the command wrote."""
    try:
        call_command("verify_audit", **options)
    except CommandError:
        return False, capsys.readouterr().err
    return True, capsys.readouterr().out


def test_a_trail_that_nobody_touched_holds(chain, capsys):
    holds, said = verified(capsys)
    assert holds
    assert f"holds: {AuditEvent.objects.count()} row(s)" in said


@pytest.mark.parametrize(
    "change",
    [
        {"event": "record.read"},
        {"actor": "somebody else"},
        {"role": "patient"},
        {"patient": "another"},
        {"target": "nothing"},
        {"fields": ["phone"]},
        {"source": "10.0.0.1"},
        {"request_id": "another"},
        {"token": "an access key"},
        {"at": "2020-01-01T00:00:00Z"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_row_is_found_whatever_was_changed(chain, capsys, change):
    AuditEvent.objects.filter(chain=chain, number=3).update(**change)
    holds, said = verified(capsys)
    assert not holds
    assert f"chain {chain}, row 3: its content was changed" in said


@pytest.mark.parametrize("instead", ["", "another key"])
def test_a_row_whose_access_key_was_taken_away_or_changed_is_found(
    patient, orthopaedist, capsys, monkeypatch, instead
):
    monkeypatch.setattr(origin, "_current", ContextVar("origin", default=KEYED))
    diagnoses.record_examination(patient, by=orthopaedist)
    assert verified(capsys)[0]
    row = AuditEvent.objects.get(token="key-7")
    guards.lift()
    AuditEvent.objects.filter(pk=row.pk).update(token=instead)
    holds, said = verified(capsys)
    assert not holds
    assert f"row {row.number}: its content was changed" in said


def test_a_changed_row_with_a_new_digest_no_longer_leads_to_the_next(chain, capsys):
    row = AuditEvent.objects.get(chain=chain, number=3)
    row.actor = "somebody else"
    row.digest = audit.digest(row)
    row.save()
    holds, said = verified(capsys)
    assert not holds
    assert f"chain {chain}, row 4: does not follow from the row before it" in said


def test_a_missing_row_is_found(chain, capsys):
    AuditEvent.objects.filter(chain=chain, number__in=(2, 3)).delete()
    holds, said = verified(capsys)
    assert not holds
    assert f"chain {chain}, row 2: missing: 2 row(s) are gone" in said


def test_an_inserted_row_is_found(chain, capsys):
    for row in AuditEvent.objects.filter(chain=chain, number__gte=3).order_by("-number"):
        AuditEvent.objects.filter(pk=row.pk).update(number=row.number + 1)
    forged = AuditEvent.objects.get(chain=chain, number=2)
    forged.pk, forged.number, forged.previous = None, 3, forged.digest
    forged.digest = audit.digest(forged)
    forged.save()
    holds, said = verified(capsys)
    assert not holds
    assert f"chain {chain}, row 4: does not follow from the row before it" in said


def test_a_row_added_at_the_end_is_found(chain, capsys):
    forged = AuditEvent.objects.filter(chain=chain).last()
    forged.pk, forged.number, forged.previous = None, forged.number + 1, forged.digest
    forged.digest = audit.digest(forged)
    forged.save()
    holds, said = verified(capsys)
    assert not holds
    assert "the chain's head says otherwise" in said


def test_an_end_that_was_cut_off_is_found(chain, capsys):
    AuditEvent.objects.filter(chain=chain).last().delete()
    holds, said = verified(capsys)
    assert not holds
    assert "the chain's head says otherwise: rows were cut off or added" in said


def test_a_chain_without_its_head_or_without_its_rows_is_found(chain, capsys):
    AuditHead.objects.filter(chain=chain).delete()
    assert not verified(capsys)[0]


def test_a_chain_that_is_gone_but_for_its_head_is_found(chain, capsys):
    AuditEvent.objects.filter(chain=chain).delete()
    holds, said = verified(capsys)
    assert not holds
    assert f"chain {chain}, row 0" in said


class TestHeadsKeptElsewhere:
    @pytest.fixture
    def kept(self, chain, tmp_path):
        """The heads as yesterday's backup holds them."""
        path = tmp_path / "heads.json"
        call_command("verify_audit", write_heads=path)
        return path

    def test_are_where_each_chain_ends(self, chain, kept):
        head = AuditHead.objects.get(chain=chain)
        assert json.loads(kept.read_text())[chain] == [head.number, head.digest]

    def test_vouch_for_a_chain_that_grew_since(self, patient, orthopaedist, kept, capsys):
        diagnoses.record_examination(patient, by=orthopaedist)
        assert verified(capsys, heads=kept)[0]

    def test_find_a_cut_whose_head_was_rewritten_too(self, chain, kept, capsys):
        AuditEvent.objects.filter(chain=chain).last().delete()
        end = AuditEvent.objects.filter(chain=chain).last()
        AuditHead.objects.filter(chain=chain).update(number=end.number, digest=end.digest)
        assert verified(capsys)[0]  # the database alone cannot know
        holds, said = verified(capsys, heads=kept)
        assert not holds
        assert "not the one that the kept heads vouch for" in said

    def test_are_not_written_where_the_trail_does_not_hold(self, chain, tmp_path, capsys):
        AuditEvent.objects.filter(chain=chain, number=1).update(actor="somebody else")
        assert not verified(capsys, write_heads=tmp_path / "heads.json")[0]
        assert not (tmp_path / "heads.json").exists()

    def test_that_cannot_be_read_are_said_so(self, chain, tmp_path):
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("verify_audit", heads=tmp_path / "none.json")

"""A file is read as its writer meant it, or refused with what to do: letters, separators, Excel."""

import pytest

from patients.importing import reading
from patients.importing.columns import COLUMNS, column_of, template

HEAD = "family_name,given_names,birth_date"
LINE = "Żak,Łucja,1985-03-21"


def names(content: bytes, encoding: str = reading.UTF8) -> list[str]:
    return [line.cells["family_name"] for line in reading.read(content, encoding).lines]


class TestLetters:
    @pytest.mark.parametrize(
        "written", ["utf-8", "utf-8-sig", "utf-16"], ids=["plain", "Excel's", "Excel's Unicode"]
    )
    def test_are_known_by_the_file(self, written):
        assert names(f"{HEAD}\n{LINE}\n".encode(written)) == ["Żak"]

    def test_of_another_kind_are_told_and_read_once_somebody_says_which(self):
        content = f"{HEAD}\n{LINE}\n".encode("cp1250")
        with pytest.raises(reading.UnreadableError, match="Windows-1250"):
            reading.read(content)
        assert names(content, reading.CENTRAL) == ["Żak"]

    def test_of_a_workbook_are_no_table(self):
        with pytest.raises(reading.UnreadableError, match="This is a workbook"):
            reading.read(b"PK\x03\x04 and so on")

    def test_that_no_database_keeps_are_refused(self):
        with pytest.raises(reading.UnreadableError, match="no table of text"):
            reading.read(f"{HEAD}\nZ\0k,Lucy,1985-03-21".encode())


class TestSeparators:
    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_are_seen_in_the_headings(self, separator, end):
        text = end.join([HEAD, LINE]).replace(",", separator)
        assert reading.read(text.encode()).lines[0].cells == {
            "family_name": "Żak",
            "given_names": "Łucja",
            "birth_date": "1985-03-21",
        }

    def test_may_be_said_by_the_first_line(self):
        (line,) = reading.read(f"sep=|\r\n{HEAD}\r\n{LINE}".replace(",", "|").encode()).lines
        assert (line.number, line.cells["family_name"]) == (3, "Żak")


class TestCells:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ('"=""0012"""', "0012"),
            ("'+00 555 0101", "+00 555 0101"),
            ("=1+1", "=1+1"),
            ("  a   b ", "a b"),
            ("'s-Gravenhage", "'s-Gravenhage"),
            ('"x, y"', "x, y"),
        ],
        ids=["told to be text", "our own quote", "a formula", "blanks", "a name", "quoted"],
    )
    def test_are_text_whatever_a_spreadsheet_would_make_of_them(self, typed, meant):
        (line,) = reading.read(f"{HEAD},phone\n{LINE},{typed}".encode()).lines
        assert line.cells["phone"] == meant

    def test_may_hold_several_lines_and_the_next_is_counted_right(self):
        text = f'{HEAD},address\n{LINE},"1 Lane\nTown"\n\n{LINE},\n'
        first, second = reading.read(text.encode()).lines
        assert first.cells["address"] == "1 Lane\nTown"
        assert (first.number, second.number) == (2, 5)

    def test_beyond_the_headings_are_noticed(self):
        text = f"{HEAD}\n{LINE},extra\n{LINE},,\n"
        assert [line.surplus for line in reading.read(text.encode()).lines] == [True, False]

    def test_with_an_open_quotation_mark_name_the_line(self):
        with pytest.raises(reading.UnreadableError, match="Line 3 cannot be read"):
            reading.read(f'{HEAD}\n{LINE}\n"Żak,Łucja,1985-03-21'.encode())


class TestHeadings:
    def test_go_by_the_names_of_other_programs_too(self):
        text = "Nachname;Vorname;Geburtsdatum;Kasse\nZak;Lucy;21.03.1985;AOK"
        found = reading.read(text.encode())
        assert found.columns == ("family_name", "given_names", "birth_date")
        assert found.unknown == ("Kasse",)

    def test_that_our_own_list_of_patients_has_are_known(self):
        own = ["Record number", "Family name", "Given names", "Date of birth"]
        assert [column_of(each) for each in own] == [
            "record_number",
            "family_name",
            "given_names",
            "birth_date",
        ]

    def test_that_are_needed_are_asked_for(self):
        with pytest.raises(reading.UnreadableError, match="missing: given_names, birth_date"):
            reading.read(b"family_name\nZak")

    def test_may_not_stand_there_twice(self):
        with pytest.raises(reading.UnreadableError, match="twice: family_name"):
            reading.read(f"{HEAD},surname\n{LINE},Zak".encode())

    def test_of_the_template_are_ours(self):
        headings, example = template(with_diagnoses=True)
        assert [column_of(each) for each in headings] == [column.name for column in COLUMNS]
        assert len(example) == len(headings)
        assert "diagnosis" not in template(with_diagnoses=False)[0]


class TestSize:
    def test_is_limited_in_bytes_and_lines(self, monkeypatch):
        monkeypatch.setattr(reading, "MOST_LINES", 2)
        assert len(reading.read("\n".join([HEAD, LINE, LINE]).encode()).lines) == 2
        with pytest.raises(reading.UnreadableError, match="over 2 lines"):
            reading.read("\n".join([HEAD, LINE, LINE, LINE]).encode())
        monkeypatch.setattr(reading, "MOST_BYTES", 10)
        with pytest.raises(reading.UnreadableError, match="larger than 2 MB"):
            reading.read("\n".join([HEAD, LINE]).encode())

    @pytest.mark.parametrize("content", [b"", HEAD.encode(), f"{HEAD}\n\n,,\n".encode()])
    def test_of_nothing_is_told(self, content):
        with pytest.raises(reading.UnreadableError, match=r"missing|no line below"):
            reading.read(content)

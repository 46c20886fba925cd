"""A packed file is unpacked in bounds and in place; an archive that reaches beyond itself is refused whole."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from troth.intake import Source, members_of, open_table, packed
from troth.model import InputError

ACCOUNTS, CONTACTS = b"Id,Name\n1,Umbra AG\n", b"Id,AccountId\n7,1\n8,1\n"


def archive(folder: Path, parts: Mapping[str, bytes]) -> Path:
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


def test_a_table_in_an_archive_is_read_in_place_by_its_name(tmp_path: Path) -> None:
    path = archive(tmp_path, {"Account.csv": ACCOUNTS, "data/Contact.csv": CONTACTS, "read me.pdf": b"%PDF"})
    assert members_of(path) == ("Account.csv", "data/Contact.csv")
    table = open_table(path, Source(member="data/Contact.csv"))
    assert (table.header, len(list(table.rows()))) == (("Id", "AccountId"), 2)
    assert list(tmp_path.iterdir()) == [path]


def test_the_only_table_of_an_archive_needs_no_name(tmp_path: Path) -> None:
    assert open_table(archive(tmp_path, {"Account.csv": ACCOUNTS})).header == ("Id", "Name")


def test_a_file_that_is_no_archive_has_no_members(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(ACCOUNTS)
    assert members_of(path) == ()


def test_an_archive_of_several_tables_wants_one_named(tmp_path: Path) -> None:
    path = archive(tmp_path, {"Account.csv": ACCOUNTS, "Contact.csv": CONTACTS})
    with pytest.raises(
        InputError, match=r"holds 2 tables \('Account.csv', 'Contact.csv'\); name one as member"
    ):
        open_table(path)
    with pytest.raises(InputError, match=r"holds no table 'Case.csv'; the tables in it are 'Account.csv'"):
        open_table(path, Source(member="Case.csv"))


@pytest.mark.parametrize(
    "name", ["../evil.csv", "/etc/evil.csv", "a/../../evil.csv", "..\\evil.csv", "C:\\evil.csv", "\\evil.csv"]
)
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str, tmp_path: Path) -> None:
    path = archive(tmp_path, {"Account.csv": ACCOUNTS, name: CONTACTS})
    for read in (members_of, open_table):
        with pytest.raises(InputError, match="a name that leads out of it"):
            read(path)


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as made:
        link = zipfile.ZipInfo("Account.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    with pytest.raises(InputError, match="which is a link"):
        open_table(path)


def test_a_zip_bomb_is_refused_by_what_it_says_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
        made.open("a.csv", "w") as part,
    ):
        for _ in range(300):
            part.write(bytes(1_048_576))
    with pytest.raises(InputError, match=r"unpacks to more than [\d,]+ bytes"):
        open_table(path)


def test_a_gzip_bomb_is_refused_where_it_passes_its_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "FREELY_UNPACKED", 1_000_000)
    path = tmp_path / "export.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n" + b"1,2\n" * 1_000_000))
    with pytest.raises(InputError, match=r"unpacks to more than 1,[0-9,]+ bytes"):
        open_table(path)


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path, {"a.csv": b"a,b\n" + b"1,2\n" * 1_000})
    content = path.read_bytes()
    path.write_bytes(content.replace((4_004).to_bytes(4, "little"), (40).to_bytes(4, "little")))
    with pytest.raises(InputError, match="cut short or damaged"):
        list(open_table(path).rows())


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_PARTS", 3)
    with pytest.raises(InputError, match="holds 4 files; at most 3 are allowed"):
        open_table(archive(tmp_path, {f"{number}.csv": ACCOUNTS for number in range(4)}))


def test_an_archive_cut_short_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path, {"Account.csv": ACCOUNTS * 1_000})
    whole = path.read_bytes()
    for length in range(5, len(whole), 17):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError, match="cut short or damaged"):
            open_table(path)


def test_a_workbook_of_another_kind_is_named(tmp_path: Path) -> None:
    for part in ("content.xml", "xl/workbook.bin"):
        with pytest.raises(InputError, match=r"a workbook of a kind that is not read; save it as \.xlsx"):
            open_table(archive(tmp_path, {part: b"<x/>", "[Content_Types].xml": b"<x/>"}))


def test_an_archive_in_memory_is_never_needed(tmp_path: Path) -> None:
    """The bytes of a member come in pieces, so that a long one is read with little memory."""
    path = archive(tmp_path, {"a.csv": b"a,b\n" + b"1,2\n" * 100_000})
    with packed.content_of(packed.SourceFile(path, path.name)) as content:
        assert isinstance(content, io.BufferedReader)
        assert content.read(8) == b"a,b\n1,2\n"

from __future__ import annotations

import pytest

from extractors.pdf.tags.plain import read_plain_file
from extractors.pdf.tags.rewrite import open_tagged
from extractors.pdf.tags.values import Ref
from tests.extractors.pdf.files import make_pdf
from tests.extractors.pdf.tagged import cell, element, make_tagged, write_compressed, write_plain


def test_objects_are_found_by_number() -> None:
    file = read_plain_file(make_tagged())
    assert file is not None
    assert file.root["StructTreeRoot"] == Ref(3)
    assert file.resolve_list(file.resolve_dictionary(Ref(2))["Kids"]) == [Ref(20)]
    assert file.read(99) is None


def test_the_newest_object_of_an_update_counts() -> None:
    old = write_plain({1: b"<< /Type /Catalog /Lang (old) >>"})
    start = old.rindex(b"startxref")
    table = int(old[start:].split()[1])
    body = b"1 0 obj\n<< /Type /Catalog /Lang (new) >>\nendobj\n"
    update = b"xref\n1 1\n%010d 00000 n \ntrailer << /Root 1 0 R /Prev %d >>\nstartxref\n%d\n"
    data = old + body + update % (len(old), table, len(old) + len(body))
    file = read_plain_file(data)
    assert file is not None
    assert file.root["Lang"] == b"new"


def test_a_chain_of_tables_that_bites_its_tail_ends() -> None:
    data = write_plain({1: b"<< /Type /Catalog /Lang (ja) >>"})
    start = int(data[data.rindex(b"startxref") :].split()[1])
    assert read_plain_file(data.replace(b"/Size", b"/Prev %d /Size" % start)) is not None


@pytest.mark.parametrize("trailer", [b"/Encrypt 9 0 R", b"/XRefStm 15"])
def test_other_files_are_not_plain(trailer: bytes) -> None:
    assert read_plain_file(write_plain({1: b"<< /Type /Catalog /Lang (ja) >>"}, trailer)) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\nstartxref\n9\n%%EOF",
        b"xref\n0 99999999\nstartxref\n0\n",
        b" xref\n0 1\nxxxxxxxxxx xxxxx x \ntrailer << >>\nstartxref\n1\n%%EOF",
    ],
)
def test_broken_files_are_not_plain(data: bytes) -> None:
    assert read_plain_file(data) is None


def test_untagged_files_are_left_alone() -> None:
    assert open_tagged(make_pdf("")) is None


def test_objects_in_object_streams_are_read_from_a_copy() -> None:
    table = element("Table", element("TR", cell(1), cell(2)))
    data = write_compressed(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 3 0 R >>",
            2: b"<< /Type /Pages /Kids [20 0 R] /Count 1 /MediaBox [0 0 200 100] >>",
            3: f"<< /Type /StructTreeRoot /K {table} >>".encode(),
            20: b"<< /Type /Page /Parent 2 0 R >>",
        }
    )
    file = open_tagged(data)
    assert file is not None
    assert file.resolve_dictionary(file.root["StructTreeRoot"])["K"] is not None


def test_a_damaged_tagged_file_is_read_from_a_copy() -> None:
    data = make_tagged(element("Table", element("TR", cell(1), cell(2))))
    file = open_tagged(data.replace(b"startxref", b"startxrxx"))
    assert file is not None


def test_junk_that_names_a_tree_gives_nothing() -> None:
    assert open_tagged(b"%PDF-1.7 /StructTreeRoot and nothing else") is None

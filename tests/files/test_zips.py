"""A stranger's zip is read within its limits, or refused with the danger named; nothing else comes of any bytes."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.files.zips import Limits, SafeZip, UnsafeZip

WIDE = Limits(entries=100, size=10_000)


def zipped(parts, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name)
            info.compress_type = compression
            archive.writestr(info, data)
    return buffer.getvalue()


def danger_of(data, limits=WIDE):
    with pytest.raises(UnsafeZip) as caught, SafeZip(data, limits) as file:
        for name in file.entries:
            file.read(name)
    return caught.value.danger, caught.value.name


GOOD = zipped([("a.xml", b"<a/>"), ("media/", b""), ("media/b.png", b"b" * 3000)])


def test_what_is_wanted_is_read_in_the_order_of_the_file_and_folders_are_none():
    with SafeZip(GOOD, WIDE) as file:
        assert {name: file.read(name) for name in file.entries} == {"a.xml": b"<a/>", "media/b.png": b"b" * 3000}
        assert [len(block) for block in file.blocks("media/b.png", 1024)] == [1024, 1024, 952]
    with SafeZip(GOOD, Limits(100, 10, (".xml",))) as file:
        assert list(file.entries) == ["a.xml"]


def test_a_file_on_the_disk_is_read_alike(tmp_path):
    (tmp_path / "a.zip").write_bytes(GOOD)
    with SafeZip(tmp_path / "a.zip", WIDE) as file:
        assert file.read("a.xml") == b"<a/>"


def test_a_file_that_is_not_there_is_no_damage(tmp_path):
    with pytest.raises(FileNotFoundError):
        SafeZip(tmp_path / "a.zip", WIDE)


@pytest.mark.parametrize("name", ["../a", "/a", "b\\a", "C:a", "b/../../a"])
def test_a_name_that_leads_out_of_a_folder_is_refused(name):
    assert danger_of(zipped([(name, b"")])) == ("unsafe name", name)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["xl/a.xml", "XL/a.xml", "xl/A.XML"])
def test_two_names_that_differ_in_capitals_at_most_are_refused(name):
    assert danger_of(zipped([("xl/a.xml", b"1"), (name, b"2")])) == ("duplicate name", name)


@pytest.mark.parametrize(
    ("limits", "danger"),
    [
        (Limits(2, 3004), None),
        (Limits(2, 3003), "too large"),
        (Limits(1, 3004), "too large"),
        (Limits(2, 4, (".xml",)), None),
        (Limits(2, 3, (".xml",)), "too large"),
    ],
)
def test_limits_are_of_the_number_of_all_entries_and_the_bytes_of_those_wanted(limits, danger):
    if danger:
        assert danger_of(GOOD, limits) == (danger, "")
    else:
        SafeZip(GOOD, limits).close()


def test_a_password_is_told():
    data = bytearray(zipped([("a.xml", b"<a/>")]))
    for signature, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        data[data.index(signature) + offset] |= 1
    assert danger_of(bytes(data)) == ("encrypted", "")


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_that_office_does_not_use_is_refused(compression):
    assert danger_of(zipped([("a.xml", b"<a/>")], compression)) == ("compression", "")


@pytest.mark.parametrize("told", [1, 2999, 2**31])
def test_a_size_that_lies_is_found_out(told):
    data = bytearray(GOOD)
    at = data.rindex(b"PK\1\2")
    assert struct.unpack_from("<I", data, at + 24) == (3000,)
    struct.pack_into("<I", data, at + 24, told)
    assert danger_of(bytes(data))[0] in ("damaged", "too large")


@given(st.binary())
def test_any_bytes_are_refused(data):
    assert danger_of(data) == ("damaged", "")


def test_an_entry_without_a_name_is_refused():
    spoilt = bytearray(GOOD)
    spoilt[GOOD.index(b"PK\x01\x02") + 28] = 0  # the length of the first name in the directory
    with pytest.raises(UnsafeZip):
        SafeZip(bytes(spoilt), WIDE)


@given(st.data())
def test_a_zip_with_bytes_changed_is_read_or_refused_and_nothing_else(data):
    spoilt = bytearray(GOOD)
    for place in data.draw(st.lists(st.integers(0, len(GOOD) - 1), min_size=1, max_size=4)):
        spoilt[place] = data.draw(st.integers(0, 255))
    try:
        with SafeZip(bytes(spoilt), WIDE) as file:
            for name in file.entries:
                assert sum(map(len, file.blocks(name, 1000))) <= WIDE.size
    except UnsafeZip:
        pass


@given(st.dictionaries(st.text("abc甲乙/", min_size=1).map(lambda name: name.strip("/") or "a"), st.binary()))
def test_what_was_zipped_is_read_again(parts):
    with SafeZip(zipped(parts.items()), Limits(1000, 10**6)) as file:
        assert {name: file.read(name) for name in file.entries} == parts

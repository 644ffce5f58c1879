from generator.batch.manifest import JOURNAL, Journal, Manifest, Output, TownEntry, sha256

MADE = TownEntry("青山镇", "青山镇.yaml", "d1", (Output("报送版", "青山镇.docx", sha256(b"x")),), 10, 20)
OTHER = TownEntry("绿水乡", "绿水乡.yaml", "d2")


def manifest(**towns):
    found = Manifest()
    for key, made in towns.items():
        found.towns[key] = made
    return found


def test_what_is_written_is_read_again(tmp_path):
    manifest(青山镇=MADE, 绿水乡=OTHER).write(tmp_path, ["绿水乡", "青山镇"], version="1")
    found = Manifest.read(tmp_path).towns
    assert found == {"绿水乡": OTHER, "青山镇": MADE}
    assert list(found) == ["绿水乡", "青山镇"]


def test_a_town_that_was_handed_in_twice_stands_there_once(tmp_path):
    manifest(青山镇=MADE).write(tmp_path, ["青山镇", "青山镇"])
    assert (tmp_path / "manifest.json").read_text(encoding="utf-8").count('"青山镇":') == 1


def test_the_journal_goes_before_the_manifest_and_ends_with_it(tmp_path):
    manifest(青山镇=OTHER).write(tmp_path, ["青山镇"])
    with Journal(tmp_path) as journal:
        journal.add("青山镇", MADE)
    assert Manifest.read(tmp_path).towns == {"青山镇": MADE}
    Manifest.read(tmp_path).write(tmp_path, ["青山镇"])
    assert not (tmp_path / JOURNAL).exists()


def test_a_line_that_was_torn_is_none_and_the_next_one_counts(tmp_path):
    with Journal(tmp_path) as journal:
        journal.add("青山镇", MADE)
    whole = (tmp_path / JOURNAL).read_text(encoding="utf-8")
    (tmp_path / JOURNAL).write_text(whole.rstrip()[:-20], encoding="utf-8")
    assert Manifest.read(tmp_path).towns == {}
    with Journal(tmp_path) as journal:
        journal.add("绿水乡", OTHER)
    assert Manifest.read(tmp_path).towns == {"绿水乡": OTHER}


def test_a_manifest_that_is_none_is_an_empty_one(tmp_path):
    for text in ("", "[]", "{}", '{"format": 99, "towns": {}}', '{"format": 1, "towns": {"甲": 1}}', "\x00"):
        (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
        assert Manifest.read(tmp_path).towns == {}


def test_a_file_that_somebody_edited_is_not_untouched(tmp_path):
    output = MADE.outputs[0]
    assert not output.untouched(tmp_path)
    (tmp_path / output.file).write_bytes(b"x")
    assert output.untouched(tmp_path)
    (tmp_path / output.file).write_bytes(b"y")
    assert output.exists(tmp_path)
    assert not output.untouched(tmp_path)


def test_lists_that_an_earlier_version_recorded_are_known(tmp_path):
    (tmp_path / "manifest.json").write_text(
        '{"format": 1, "inputs": [], "lists": {"汇总.xlsx": "a1"}, "towns": {}}', encoding="utf-8"
    )
    (tmp_path / JOURNAL).write_text('{"list": "缺料清单.xlsx", "sha256": "b2"}\n', encoding="utf-8")
    assert Manifest.read(tmp_path).lists == {("汇总.xlsx", "a1"), ("缺料清单.xlsx", "b2")}

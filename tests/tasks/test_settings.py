"""What ``fazhi settings`` shows and makes: the choices that hold, where each came from, a file to begin with."""

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.main import app
from generator.errors import InputFault, UsageFault
from generator.files.resources import resource
from generator.settings import Appearance, Wording, read_settings
from generator.settings.file import declared
from generator.tasks.settings import choices, new_settings, starter

COUNTY = """["写法"]
"附数据表" = true
"主送机关" = [
  "县委",
  "县政府",
]
"不公开数据写入正文" = true

["科室"]
"司法所" = "法治“办”"

["字体"]
'正文' = "仿宋"
"""


@pytest.fixture
def county(tmp_path):
    (tmp_path / "fazhi.toml").write_text(COUNTY, encoding="utf-8")
    town = tmp_path / "镇"
    town.mkdir()
    (town / "full.yaml").write_bytes(resource("samples", "full.yaml").read_bytes())
    (town / "small.yaml").write_bytes(resource("samples", "small.yaml").read_bytes())
    return town


def origins(found):
    return {choice.setting.name: choice.origin for choice in found.choices}


def test_each_value_says_where_it_came_from(county):
    found = origins(choices(county / "small.yaml"))
    assert found["annex"] == "fazhi.toml，第2行"
    assert found["recipients"] == "fazhi.toml，第3行"
    assert found["restricted"] == "fazhi.toml，第7行"
    assert found["offices"] == "fazhi.toml，第9行"
    assert found["text_font"] == "fazhi.toml，第13行"
    assert found["title_font"] == "默认"
    assert found["sub_headings"] == "默认"


def test_what_the_facts_say_is_shown_as_theirs_and_wins(county):
    found = choices(county / "full.yaml")
    assert origins(found)["restricted"] == "填报文件，基本信息 › 不公开数据处理"
    text = found.to_text(explain=True)
    assert '"不公开数据" = "附表"  # 填报文件，基本信息 › 不公开数据处理' in text
    assert '"附数据表" = true  # fazhi.toml，第2行' in text
    assert '"报送期限" = "3月1日"  # 默认' in text


@pytest.mark.parametrize("explain", [False, True])
def test_what_is_shown_is_a_settings_file_that_says_the_same(county, tmp_path, explain):
    before = read_settings(tmp_path / "fazhi.toml")
    (tmp_path / "fazhi.toml").write_text(choices(county).to_text(explain=explain), encoding="utf-8")
    after = read_settings(tmp_path / "fazhi.toml")
    assert (after.wording, after.appearance) == (before.wording, before.appearance)


def test_a_folder_without_settings_shows_the_built_in_ones(tmp_path):
    found = choices(tmp_path)
    assert set(origins(found).values()) == {"默认"}
    assert found.to_text().startswith("# 没有找到 fazhi.toml")


def test_a_file_to_begin_with_explains_every_setting_and_changes_nothing(tmp_path):
    made = read_settings(new_settings(tmp_path))
    assert (made.wording, made.appearance) == (Wording(), Appearance())
    text = starter()
    for setting in declared():
        assert f"# {setting.help}。" in text
        assert f'# "{setting.key}" = ' in text or not setting.key


def test_each_line_of_it_holds_when_the_sign_before_it_is_taken_away(tmp_path):
    (tmp_path / "本县模板").mkdir()
    path = tmp_path / "fazhi.toml"
    path.write_text(re.sub(r'(?m)^# (?=")', "", starter()), encoding="utf-8")
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    assert all(setting.key in told[setting.section] for setting in declared() if setting.key)
    assert read_settings(path).wording.content == tmp_path / "本县模板"


def test_settings_that_are_there_are_not_overwritten(county):
    with pytest.raises(UsageFault, match="已有这个文件，没有覆盖"):
        new_settings(county.parent)
    assert (county.parent / "fazhi.toml").read_text(encoding="utf-8") == COUNTY


def test_a_file_beside_which_settings_are_made_need_not_be_a_folder(county):
    assert new_settings(county / "small.yaml") == county / "fazhi.toml"


def test_the_command_shows_explains_and_makes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run = CliRunner()
    made = run.invoke(app, ["settings", "--new"], standalone_mode=False)
    assert Path(made.stdout.strip()).name == "fazhi.toml"
    shown = run.invoke(app, ["settings"], standalone_mode=False).stdout
    assert '"报送期限" = "3月1日"\n' in shown
    assert '"报送期限" = "3月1日"  # 默认\n' in run.invoke(app, ["settings", "--explain"], standalone_mode=False).stdout
    (tmp_path / "fazhi.toml").write_text("[写法]\n", encoding="utf-8")
    assert isinstance(run.invoke(app, ["settings"], standalone_mode=False).exception, InputFault)

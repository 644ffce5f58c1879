"""The documents say what is so: commands, options, examples, files."""

import re
from pathlib import Path

import pytest

import generator
from generator.commands.main import app
from generator.settings import read_settings
from generator.settings.file import declared
from generator.sources.facts_file import examine

CHECKOUT = Path(generator.__file__).parents[1]
pytestmark = pytest.mark.skipif(not (CHECKOUT / "docs").is_dir(), reason="the documents are in the checkout only")


def text_of(*parts):
    return CHECKOUT.joinpath(*parts).read_text(encoding="utf-8")


def examples(*parts):
    return re.findall(r"```yaml\n(.*?)```", text_of(*parts), re.DOTALL)


def test_the_manual_names_every_command_and_option():
    manual = text_of("docs", "手册.md")
    for name, command in app.commands.items():
        assert f"`fazhi {name} " in manual
        for param in command.params:
            assert param.param_type_name == "argument" or all(f"`{option}" in manual for option in param.opts), name


def test_the_readme_names_every_command():
    readme = text_of("README.md")
    for name, command in app.commands.items():
        line = next(line for line in readme.splitlines() if line.startswith(f"| `fazhi {name}"))
        options = [param.opts[0] for param in command.params if param.param_type_name == "option"]
        assert all(option in line for option in options if option != "--debug")


def test_the_manuals_facts_file_is_without_fault_and_so_is_its_confirmation(tmp_path):
    facts, confirmed, evidence = examples("docs", "手册.md")
    file = tmp_path / "青山镇.yaml"
    file.write_text(facts.replace("待补", "18") + confirmed + evidence, encoding="utf-8")
    examined = examine(file)
    assert (examined.faults, examined.to_confirm) == ((), ())
    assert [one.title for one in examined.confirmed] == ["持证多于应持证"]
    assert examined.facts.evidence == {"宣传资料份数": "宣传资料领用登记簿"}
    file.write_text(facts, encoding="utf-8")
    assert examine(file).faults == ()


@pytest.mark.parametrize("document", ["README.md", "docs/architecture.md", "docs/glossary.md", "docs/手册.md"])
def test_what_a_document_points_to_exists(document):
    folder = (CHECKOUT / document).parent
    text = text_of(document)
    links = re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", text)
    assert [link or source for link, source in links if not (folder / (link or source)).exists()] == []
    named = re.findall(r"`((?:generator|templates|tests|seeds|samples|schemas|docs|benchmarks|\.ci)/[\w./]*)`", text)
    assert [path for path in named if not (CHECKOUT / path).exists()] == []


def test_every_module_that_architecture_names_has_what_it_names():
    from importlib import import_module

    named = re.findall(r"^\| `([a-z_.]+)\.([a-z_]+)` \|", text_of("docs", "architecture.md"), re.MULTILINE)
    assert named
    assert all(hasattr(import_module(f"generator.{module}"), name) for module, name in named)


def test_the_manual_names_every_setting_and_its_example_is_without_fault(tmp_path):
    manual = text_of("docs/手册.md")
    for setting in declared():
        assert setting.key in manual
        assert f"| {setting.section} |" in manual or f'["{setting.section}"]' in manual
    example = next(block for block in re.findall(r"```toml\n(.*?)```", manual, re.DOTALL))
    (tmp_path / "fazhi.toml").write_text(example, encoding="utf-8")
    assert set(read_settings(tmp_path / "fazhi.toml").lines) >= {"写法 › 报送期限", "小标题", "科室", "字体 › 标题"}


def test_what_the_page_of_samples_shows_as_the_wording_of_today_is_that():
    outlines = "".join(path.read_text(encoding="utf-8") for path in (CHECKOUT / "samples").glob("*.outline.txt"))
    shown = re.findall("现在：\n\n((?:>.*\n)+)", text_of("docs", "样例.md"))
    lines = [line.lstrip("> ") for part in shown for line in part.splitlines()]
    assert len(lines) >= 3
    assert [line for line in lines if line and line not in outlines] == []

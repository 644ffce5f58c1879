"""What others get: the names of the package, and a wheel that does everything outside the checkout."""

import ast
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from running import fazhi

import generator
from generator.files.resources import resource

CHECKOUT = Path(generator.__file__).parents[1]
SHIPPED = ("templates", "schemas", "seeds", "samples")
NO_NETWORK = re.compile("No matching distribution|Could not find a version|ConnectionError|Temporary failure|timed out")


def test_the_public_names_are_sorted_and_true():
    assert generator.__all__ == sorted(generator.__all__)
    assert all(getattr(generator, name) for name in generator.__all__)


def test_every_public_name_says_what_it_is():
    assert all(getattr(generator, name).__doc__ for name in generator.__all__)


def test_type_checkers_and_the_lazy_table_know_the_same_names():
    tree = ast.parse(Path(generator.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    for_checkers = {node.module: tuple(alias.name for alias in node.names) for node in block.body}
    assert for_checkers == generator._HOMES
    assert sorted(name for names in generator._HOMES.values() for name in names) == generator.__all__


def test_no_public_name_is_a_submodules_too():
    modules = {path.stem for path in Path(generator.__file__).parent.iterdir()}
    assert not modules & set(generator.__all__)


def test_importing_the_package_costs_nothing():
    code = "import sys; before = set(sys.modules); import generator; print(*(set(sys.modules) - before))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not [name for name in result.stdout.split() if name.split(".")[0] in ("pydantic", "docx", "jinja2", "click")]


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nonsense"):
        generator.nonsense  # noqa: B018


def test_the_listing_names_what_is_lazy_too():
    assert {*generator.__all__, "__version__"} <= set(dir(generator))


def run(*command, **options):
    return subprocess.run(
        [*map(str, command)], capture_output=True, text=True, encoding="utf-8", check=False, timeout=600, **options
    )


def succeeded(result):
    """Skip where there is no network, but not where CI is set; any other failure is one."""
    if result.returncode and NO_NETWORK.search(result.stderr + result.stdout) and not os.environ.get("CI"):
        pytest.skip("building and installing a wheel needs the package index, which cannot be reached")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    if not (CHECKOUT / "pyproject.toml").is_file():
        pytest.skip("these tests run against an installed package, not a checkout")
    folder = tmp_path_factory.mktemp("wheel")
    succeeded(run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, CHECKOUT))
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def fresh(wheel, tmp_path_factory):
    """The Python of an environment that has nothing but the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("fresh")
    succeeded(run(sys.executable, "-m", "venv", folder))
    python = folder / "bin" / "python"
    succeeded(run(python, "-m", "pip", "install", wheel))
    return python


def test_the_wheel_holds_every_shipped_file_and_nothing_else(wheel):
    prefix = "generator/resources/"
    packed = {name.removeprefix(prefix) for name in zipfile.ZipFile(wheel).namelist() if name.startswith(prefix)}
    files = (path for folder in SHIPPED for path in (CHECKOUT / folder).rglob("*") if path.is_file())
    assert packed == {path.relative_to(CHECKOUT).as_posix() for path in files}


def test_the_installed_command_does_everything_outside_the_checkout(fresh, tmp_path):
    command = (str(fresh.with_name("fazhi")),)
    assert fazhi("demo", cwd=tmp_path, by=command).returncode == 0
    facts = next((tmp_path / "fazhi-demo").glob("001-*.yaml"))
    drafts = list((tmp_path / "fazhi-demo").glob("*.docx"))
    assert len(drafts) == 5
    for call in (("validate", facts), ("draft", facts), ("sources", facts), ("missing", facts)):
        result = fazhi(*call, cwd=tmp_path, by=command)
        assert (result.returncode, bool(result.stdout)) == (0, True), result.stderr


@pytest.mark.parametrize("where", ["installed", "checkout"])
def test_resources_are_found(where, request, tmp_path):
    python = request.getfixturevalue("fresh") if where == "installed" else Path(sys.executable)
    code = "from generator.files.resources import resource; print(resource('templates', 'layout', 'gbt9704.docx'))"
    found = Path(run(python, "-I", "-c", code, cwd=tmp_path).stdout.strip())
    assert found.read_bytes()[:2] == b"PK"
    assert ("site-packages" in found.parts) is (where == "installed")


def test_the_installed_drafts_are_those_of_the_checkout(fresh, tmp_path):
    seed = next(resource("seeds").glob("004-*.yaml"))
    ours, theirs = tmp_path / "ours.docx", tmp_path / "theirs.docx"
    assert fazhi("draft", seed, "-o", ours, cwd=tmp_path).returncode == 0
    assert fazhi("draft", seed, "-o", theirs, cwd=tmp_path, by=(str(fresh.with_name("fazhi")),)).returncode == 0
    assert ours.read_bytes() == theirs.read_bytes()

import pytest
from counties import DeskOfCounty


@pytest.fixture
def county(tmp_path):
    folder = tmp_path / "收报"
    folder.mkdir()
    return DeskOfCounty(folder)

"""``fazhi serve --county`` as a program: its link, who can reach it, certificates, one server on a folder."""

import shutil
import ssl
import subprocess
from urllib.request import HTTPCookieProcessor, HTTPSHandler, build_opener

import pytest
from counties import TOWNS
from running import fazhi
from serving import served


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "名单.txt").write_text("\n".join(TOWNS), encoding="utf-8")
    (tmp_path / "收报").mkdir()
    return tmp_path / "收报"


def desk(folder, *options):
    return served(folder, "--county", "--towns", folder.parent / "名单.txt", "--port", "0", *options)


def opened(link, context=None):
    opener = build_opener(HTTPCookieProcessor(), HTTPSHandler(context=context))
    opener.open(link, timeout=30).read()
    return opener.open(link.split("?")[0], timeout=30).read().decode()


def test_the_first_line_is_the_officers_link_and_opens_all_towns(folder):
    with desk(folder) as (_, link):
        assert link.startswith("http://127.0.0.1:")
        page = opened(link)
    assert all(town in page for town in TOWNS)
    assert "不得填写国家秘密、工作秘密" in page


def test_a_second_server_on_the_folder_says_so(folder):
    with desk(folder):
        done = fazhi(
            "serve", "--county", folder, "--towns", "名单.txt", "--no-browser", "--port", "0", cwd=folder.parent
        )
    assert done.returncode == 2
    assert "在另一个窗口里开着" in done.stderr


def test_with_a_certificate_it_speaks_https_alone_and_its_cookie_too(folder):
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed here")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=127.0.0.1"
    subprocess.run(
        [*command.split(), "-addext", "subjectAltName=IP:127.0.0.1"], cwd=folder.parent, check=True, capture_output=True
    )
    files = [folder.parent / "cert.pem", folder.parent / "key.pem"]
    with desk(folder, "--tls-cert", files[0], "--tls-key", files[1]) as (_, link):
        assert link.startswith("https://127.0.0.1:")
        assert TOWNS[0] in opened(link, ssl.create_default_context(cafile=str(files[0])))


def test_what_a_certificate_lacks_is_said(folder):
    (folder.parent / "x.pem").write_text("x")
    options = ("--county", folder, "--towns", "名单.txt", "--no-browser", "--port", "0")
    done = fazhi("serve", *options, "--tls-cert", "x.pem", "--tls-key", "x.pem", cwd=folder.parent)
    assert done.returncode == 2
    assert "证书用不了" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--county",), "--county 还要 --towns"),
        (("--towns", "名单.txt"), "要与 --county 一起用"),
        (("--bind", "10.0.0.1"), "要与 --county 一起用"),
        (("--county", "--towns", "名单.txt", "--tls-cert", "x"), "--tls-cert 和 --tls-key 要一起用"),
        (("--county", "--towns", "没有.txt"), "没有.txt"),
        (("--county", "--towns", "名单.txt", "--bind", "203.0.113.9", "--port", "0"), "请核对本机地址"),
    ],
)
def test_options_that_do_not_go_together_are_refused_in_words(folder, options, words):
    done = fazhi("serve", folder, "--no-browser", *options, cwd=folder.parent)
    assert done.returncode == 2
    assert words in done.stderr


def test_it_says_in_a_line_who_can_reach_it(folder):
    from generator.web.serving import serve_county

    towns = folder.parent / "名单.txt"
    here = serve_county(folder, towns=towns, port=0)
    here.stop()
    assert "只有这台电脑能打开" in here.reach
    other = folder.parent / "另一个"
    other.mkdir()
    everywhere = serve_county(other, towns=towns, port=0, bind="0.0.0.0")
    everywhere.stop()
    assert "不加密传送" in everywhere.reach
    assert "0.0.0.0" not in everywhere.link

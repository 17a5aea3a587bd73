"""`concordance lsp` as an editor speaks to it: messages over the pipes of a process."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import count
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from sites import write
from waiting import NEVER, wait_until

if TYPE_CHECKING:
    from pathlib import Path

SITE = {
    "docs/fr/a.md": "# Titre {#t}\n\nIl y en a 12.\n\n## Suite {#s}\n\nVoir [b](b.md#b).\n",
    "docs/es/a.md": "# Título {#t}\n\nHay 12.\n\n## Más {#s}\n\nVéase [b](b.md#b).\n",
    "docs/fr/b.md": "# Autre {#b}\n\nUn pré.\n",
    "docs/es/b.md": "# Otra {#b}\n\nUn prado.\n",
}


class Client:
    """An editor: what it asks is answered, what it is told is kept by the document's name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with (folder / "stderr").open("wb") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "concordance",
                    "lsp",
                    "--docs",
                    "docs",
                    "--languages",
                    "fr,es",
                ],
                cwd=folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        self.ids = count(1)
        self.answers: Queue[Any] = Queue()
        self.diagnostics: dict[str, list[Any]] = {}
        self.told = 0
        self.names: set[str] = set()
        self.reader = Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        out = self.process.stdout
        assert out is not None
        while header := out.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
            if header.strip():
                continue
            message = json.loads(out.read(length))
            if message.get("method") == "textDocument/publishDiagnostics":
                name = message["params"]["uri"].rpartition("/docs/")[2]
                self.diagnostics[name] = message["params"]["diagnostics"]
                self.told += 1
            elif "id" in message and "method" not in message:
                self.answers.put(message)
        self.answers.put({"error": (self.folder / "stderr").read_text(encoding="utf-8")})

    def tell(self, method: str, params: object, **more: object) -> None:
        """Send a notification."""
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def ask(self, method: str, params: object) -> Any:
        """Send a request and return its result."""
        self.tell(method, params, id=next(self.ids))
        answer = self.answers.get(timeout=NEVER)
        assert "error" not in answer, answer
        return answer["result"]

    def uri(self, name: str) -> str:
        """Return a document's address: a file's, or one that is not saved."""
        return name if name.startswith("untitled:") else (self.folder / name).as_uri()

    def open(self, name: str, text: str) -> None:
        """Open a page with this text."""
        self.names.add(name)
        item = {"uri": self.uri(name), "languageId": "markdown", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})

    def type(self, name: str, text: str) -> None:
        """Replace a page's text in memory."""
        document = {"uri": self.uri(name), "version": 2}
        changes = [{"text": text}]
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def at(self, name: str, line: int, character: int) -> dict[str, Any]:
        """Return the parameters that name a place."""
        position = {"line": line, "character": character}
        return {"textDocument": {"uri": self.uri(name)}, "position": position}

    def rules(self, name: str) -> list[str]:
        """Return the rules of what a page was told last."""
        return [each["code"] for each in self.diagnostics.get(name, [])]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """An editor that is greeted, in a project without a fault."""
    folder = write(tmp_path_factory.mktemp("site"), SITE)
    client = Client(folder)
    editor = {"processId": None, "rootUri": None, "capabilities": {}, "locale": "es-ES"}
    answer = client.ask("initialize", editor)
    assert answer["capabilities"]["hoverProvider"]
    client.tell("initialized", {})
    yield client
    client.ask("shutdown", None)
    client.tell("exit", None)
    assert client.process.wait(NEVER) == 0
    client.process.stdin.close()
    client.reader.join(NEVER)
    client.process.stdout.close()


@pytest.fixture
def client(server):
    """The same for each test, with nothing open and the project as it was."""
    yield server
    for name in server.names:
        server.tell("textDocument/didClose", {"textDocument": {"uri": server.uri(name)}})
    server.names.clear()
    write(server.folder, SITE)
    wait_until(lambda: not any(server.diagnostics.values()))
    server.diagnostics.clear()


def test_findings_as_one_types(client):
    """On the translation, though its file has no fault; and none once they agree."""
    right = SITE["docs/es/a.md"]
    client.open("docs/es/a.md", right.replace("12", "13"))
    wait_until(lambda: client.rules("es/a.md") == ["value-mismatch"])
    (found,) = client.diagnostics["es/a.md"]
    assert found["range"] == {
        "start": {"line": 2, "character": 4},
        "end": {"line": 2, "character": 6},
    }
    assert found["severity"] == 1
    assert found["message"].startswith("«13» es 13; fr dice 12"), "in the language of the editor"
    assert found["relatedInformation"][0]["location"]["uri"] == client.uri("docs/fr/a.md")
    client.type("docs/es/a.md", right)
    wait_until(lambda: client.diagnostics["es/a.md"] == [])
    client.open("docs/fr/a.md", SITE["docs/fr/a.md"].replace("12", "14"))
    wait_until(lambda: client.rules("es/a.md") == ["value-mismatch"], "told on the translation")
    assert client.diagnostics["fr/a.md"] == []


def test_positions_are_in_utf_16(client):
    """A character beyond the first plane before the fault counts twice."""
    client.open("docs/es/a.md", SITE["docs/es/a.md"].replace("Hay 12", "Hay 🐝 de de 12"))
    wait_until(lambda: "doubled-word" in client.rules("es/a.md"))
    found = next(e for e in client.diagnostics["es/a.md"] if e["code"] == "doubled-word")
    assert found["range"]["start"]["character"] == 7


def test_what_is_saved_elsewhere_is_heard_of(client):
    """A passage that a link leads to is gone: a rule of the whole project tells the open page."""
    client.open("docs/es/a.md", SITE["docs/es/a.md"])
    wait_until(lambda: client.diagnostics.get("es/a.md") == [])
    pages = {name: text.replace("{#b}", "{#c}") for name, text in SITE.items() if "b.md" in name}
    write(client.folder, pages)
    wait_until(lambda: "broken-link" in client.rules("es/a.md"))


def test_the_other_languages(client):
    """On hover, and where the passage is defined: of a paragraph, a heading, and elsewhere."""
    client.open("docs/es/a.md", SITE["docs/es/a.md"])
    wait_until(lambda: client.diagnostics.get("es/a.md") == [])
    hover = client.ask("textDocument/hover", client.at("docs/es/a.md", 2, 2))
    assert hover["contents"] == {"kind": "markdown", "value": "**fr**\n\nIl y en a 12."}
    (place,) = client.ask("textDocument/definition", client.at("docs/es/a.md", 4, 4))
    assert place["uri"] == client.uri("docs/fr/a.md")
    assert place["range"]["start"] == {"line": 4, "character": 0}
    assert client.ask("textDocument/hover", client.at("docs/es/a.md", 1, 0)) is None
    (page,) = client.ask("textDocument/definition", client.at("docs/es/a.md", 1, 0))
    assert page["range"]["start"] == {"line": 0, "character": 0}


def test_quick_fixes(client):
    """Made by the editor, they leave nothing to tell."""
    text = SITE["docs/es/a.md"].replace("{#s}", "").replace("Hay 12", "Hay de de 12")
    client.open("docs/es/a.md", text)
    wait_until(lambda: "doubled-word" in client.rules("es/a.md"))
    wanted = {**client.at("docs/es/a.md", 2, 0), "context": {"diagnostics": []}}
    wanted["range"] = {each: {"line": 2, "character": 0} for each in ("start", "end")}
    quick, every = client.ask("textDocument/codeAction", wanted)
    assert (quick["kind"], every["kind"]) == ("quickfix", "source.fixAll")
    edits = every["edit"]["changes"][client.uri("docs/es/a.md")]
    assert len(edits) == 2
    lines = text.split("\n")
    for edit in reversed(edits):
        start, end = edit["range"]["start"], edit["range"]["end"]
        assert start["line"] == end["line"]
        line = lines[start["line"]]
        lines[start["line"]] = (
            line[: start["character"]] + edit["newText"] + line[end["character"] :]
        )
    client.type("docs/es/a.md", "\n".join(lines))
    wait_until(lambda: client.diagnostics["es/a.md"] == [])


def test_what_is_typed_is_written_nowhere(client):
    """Neither in a cache nor in the log; and on disk the page stays what it was."""
    typed = "correct-horse-battery"
    client.open("docs/es/a.md", f"{SITE['docs/es/a.md']}\nHay {typed} 99.\n")
    wait_until(lambda: client.rules("es/a.md"))
    write(client.folder, {"docs/fr/b.md": "# Autre {#b}\n\nDeux prés.\n"})
    told = client.told
    wait_until(lambda: client.told > told, "a save has the project checked, and the cache written")
    files = [file for file in client.folder.rglob("*") if file.is_file()]
    assert any(".cache" in file.parts for file in files)
    assert [file for file in files if typed.encode() in file.read_bytes()] == []


@pytest.mark.parametrize("uri", ["elsewhere/x.md", "docs/de/a.md", "untitled:Untitled-1"])
def test_a_page_outside_the_project(client, uri):
    """Has no findings and no counterpart, and the server lives on."""
    client.open(uri, "# X\n\nIl y en en a 13.\n")
    assert client.ask("textDocument/hover", client.at(uri, 0, 0)) is None
    assert client.ask("textDocument/definition", client.at(uri, 0, 0)) in (None, [])
    assert [each for each in client.diagnostics.values() if each] == []


def test_a_closed_page_is_told_nothing(client):
    """Its findings are taken back."""
    client.open("docs/es/a.md", SITE["docs/es/a.md"].replace("12", "13"))
    wait_until(lambda: client.rules("es/a.md"))
    client.tell("textDocument/didClose", {"textDocument": {"uri": client.uri("docs/es/a.md")}})
    wait_until(lambda: client.diagnostics["es/a.md"] == [])


def test_without_the_extra(tmp_path):
    """One sentence with the remedy."""
    code = (
        "import importlib.util as u, sys; find = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'pygls' else find(name, *a)\n"
        "sys.argv[1:] = ['lsp']\nfrom concordance.__main__ import main\nmain()"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert run.stderr == (
        "error: concordance lsp needs pygls; run: pip install 'concordance-docs[lsp]'\n"
    )

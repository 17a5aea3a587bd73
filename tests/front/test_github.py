"""What GitHub reads: workflows that run make targets, forms in three languages, owners."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from concordance.project.mkdocs_yml import Loader
from sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
FORMS = sorted((FOLDER / "ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
TARGETS = set(
    re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)


def read(path: Path) -> Any:
    """Read a YAML file; the loader is the base one's, so that `on` stays a word."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - makes text of all


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every step of every job."""
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


WHERE_MAKE_MAY_LACK = {
    "python -m pip wheel --no-deps --wheel-dir dist .": "package.yml",
    "bash scripts/wheel.sh dist/*.whl": "package.yml",
    "exit 1": "action.yml",
}
"""What runs on systems without make too: the workflows of the wheel and of the action."""
NO_HISTORY = ("action.yml", "links.yml", "package.yml")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_run_make_and_nothing_else(path: Path):
    """A step runs make targets that exist, or an action pinned by commit with its version."""
    workflow = read(path)
    for step in steps(workflow):
        if "run" in step:
            if step["run"] in WHERE_MAKE_MAY_LACK:
                assert path.name == WHERE_MAKE_MAY_LACK[step["run"]]
                continue
            program, *targets = step["run"].split()
            assert program == "make"
            assert set(targets) <= TARGETS
        elif step["uses"] == "./":
            assert path.name == "action.yml"
        else:
            assert re.fullmatch(r"actions/[\w/-]+@[0-9a-f]{40}", step["uses"])
    for line in path.read_text(encoding="utf-8").splitlines():
        assert "uses:" not in line or re.search(r"# v\d+\.\d+\.\d+$|uses: \./ ", line)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_careful(path: Path):
    """Read-only unless a job says why, no secrets, a group, a time limit, a whole history."""
    workflow = read(path)
    assert "pull_request_target" not in workflow["on"]
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets." not in path.read_text(encoding="utf-8")
    assert workflow["concurrency"]
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 45
        if "write" in job.get("permissions", {}).values():
            assert "pull_request" not in workflow["on"] or "push" in job["if"]
    for step in steps(workflow):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"
            assert step["with"].get("fetch-depth") == "0" or path.name in NO_HISTORY


def test_the_pull_request_s_base_reaches_make():
    """What a contributor could write never stands in a command, and each base is given."""
    for path in WORKFLOWS:
        for step in steps(read(path)):
            assert "${{" not in step.get("run", "")
            if {"guard", "pr", "sizes", "links-added"} & set(step.get("run", "").split()):
                assert step["env"]["BASE"] == "${{ github.event.pull_request.base.sha }}"


def test_the_guard_is_the_bases():
    """It runs in a checkout of the base, and whatever runs the pull request waits for it."""
    jobs = read(FOLDER / "workflows" / "site.yml")["jobs"]
    tree, base, guard = jobs["guard"]["steps"]
    assert "ref" not in tree["with"]
    assert base["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert guard["run"] == "make guard"
    assert guard["working-directory"] == base["with"]["path"]
    assert guard["env"]["TREE"] == "${{ github.workspace }}"
    assert {name for name, job in jobs.items() if job.get("needs") == "guard"} == {
        *("plan", "test", "coverage"),
    }
    waits = {name for name, job in jobs.items() if {"plan", "site"} & set(job.get("needs", ()))}
    assert jobs.keys() == waits | {"guard", "plan", "test", "coverage"} | {
        name for name, job in jobs.items() if job.get("needs") == "plan"
    }


def test_a_form_of_each_kind_in_each_language():
    """Error in the text, translation, term: in French, Spanish and Portuguese."""
    kinds = [path.stem.split("-", 1)[1] for path in FORMS]
    wanted = [
        f"{code}-{kind}" for code in ("fr", "es", "pt") for kind in ("error", "term", "translation")
    ]
    assert kinds == wanted


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_are_what_github_takes(path: Path):
    """The keys and types of GitHub's form schema, ids once, labels that tell kind and language."""
    form = read(path)
    language, kind = path.stem.split("-")[1:]
    assert form.keys() <= {"name", "description", "title", "labels", "body", "assignees", "type"}
    assert form["labels"] == [kind, language]
    assert form["title"].startswith(f"[{language}]")
    ids = [part["id"] for part in form["body"]]
    assert len(ids) == len(set(ids))
    for part in form["body"]:
        assert part.keys() <= {"type", "id", "attributes", "validations"}
        assert part["type"] in {"input", "textarea", "dropdown", "checkboxes", "markdown"}
        assert part["attributes"]["label"]
        assert re.fullmatch(r"[\w-]+", part["id"])


def test_forms_of_a_kind_ask_the_same():
    """The three languages of a form have the same fields, so that one link fills them all."""
    for kind in ("error", "term", "translation"):
        asked = [
            [(part["id"], part["type"], part.get("validations")) for part in read(path)["body"]]
            for path in FORMS
            if path.stem.endswith(kind)
        ]
        assert asked[0] == asked[1] == asked[2]


def test_the_site_opens_forms_that_are_there():
    """`report` in mkdocs.yml names the form of each language, whose `page` the link fills in."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)  # noqa: S506
    for code, settings in config["extra"]["concordance"]["languages"].items():
        form = FOLDER / "ISSUE_TEMPLATE" / settings["report"]
        assert f"-{code}-" in form.name
        assert "page" in [part["id"] for part in read(form)["body"]]


def test_owners_name_what_is_there():
    """Each rule of CODEOWNERS matches something, and each language has its own."""
    text = (FOLDER / "CODEOWNERS").read_text(encoding="utf-8")
    rules = [line.split()[0] for line in text.splitlines() if line and not line.startswith("#")]
    assert {"/docs/fr/", "/docs/es/", "/docs/pt/"} <= set(rules)
    for rule in rules:
        assert rule == "*" or (ROOT / rule.strip("/")).is_dir()


MATRIX = {
    "matrix.language": "pt",
    "matrix.number": "2",
    "needs.plan.outputs.shares": "3",
}
LARGE = "needs.plan.outputs.large == 'true'"


def commands(job: dict[str, Any], *, large: bool) -> list[str]:
    """Return what the steps of a job would run that is not for another size of site."""
    found = []
    for step in job["steps"]:
        size = step.get("if", "")
        if "run" not in step or size == (LARGE.replace("==", "!=") if large else LARGE):
            continue
        given = {
            name: re.sub(r"\$\{\{ (\S+) \}\}", lambda found: MATRIX.get(found[1], ""), value)
            for name, value in step.get("env", {}).items()
        }
        run = subprocess.run(
            [*step["run"].split(), "-n", "--no-print-directory"],
            cwd=ROOT,
            env={**os.environ, "LANGUAGE": "de:en", **given},
            capture_output=True,
            text=True,
            check=True,
        )
        found.append(run.stdout.splitlines()[-1].removeprefix(".venv/bin/"))
    return found


def test_a_large_site_is_built_in_parts_and_checked_in_shares(tmp_path: Path):
    """What one machine does at once, several do: each language, each share, then the whole."""
    jobs = read(FOLDER / "workflows" / "site.yml")["jobs"]
    assert commands(jobs["plan"], large=True) == ["python scripts/plan.py"]
    assert commands(jobs["part"], large=True) == [
        'concordance part --strict "pt" ".cache/parts/pt"'
    ]
    assert commands(jobs["judge"], large=True) == ["concordance check --shard 2/3 "]
    assert commands(jobs["read"], large=True) == ["concordance links site --strict  --shard 2/3 "]
    for name in ("part", "judge", "read", "links"):
        assert jobs[name]["if"] == LARGE
    build = ["python scripts/build.py", "concordance links site --strict   "]
    assert [one for one in commands(jobs["site"], large=False) if one in build] == build
    large = commands(jobs["site"], large=True)
    merge = ["concordance check  ", "concordance merge --strict .cache/parts/*"]
    assert [one for one in large if one in (*build, *merge)] == merge
    for name, kinds in (("site", ["check", "part"]), ("links", ["links"])):
        taken = [step["with"] for step in jobs[name]["steps"] if "pattern" in step.get("with", {})]
        assert [each["pattern"] for each in taken] == [f"{kind}-*" for kind in kinds]
    for share in ("check-1", "check-2"):
        (tmp_path / share).mkdir()
    words = ["make", "--no-print-directory", "-n", "check", f"MERGE={tmp_path}/check-*"]
    said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.count(f"--merge {tmp_path}/check-") == 2


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_pull_request_keeps_no_record(path: Path):
    """Whoever writes one writes pages that nobody judges again: the main branch alone does."""
    workflow = read(path)
    for step in steps(workflow) if "pull_request" in workflow["on"] else ():
        action, kept = step.get("uses", "").partition("@")[0], step.get("with", {}).get("path", "")
        if action.startswith("actions/cache") and ".cache" in kept and not action.endswith("store"):
            assert (action, step["if"]) == ("actions/cache/save", "github.event_name == 'push'")

"""mkdocs.yml as plain YAML: unknown tags are tolerated, `INHERIT` is followed."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import yaml

from concordance.project.yaml_text import FAULTS, explain, line_column, loader_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def _env(loader: Any, node: yaml.Node) -> object:  # noqa: ANN401 - libyaml's or Python's loader
    """Return the value of `!ENV`: the first variable that is set, else the last item.

    Source: pyyaml-env-tag's documentation.
    """
    if isinstance(node, yaml.SequenceNode):
        *names, default = [loader.construct_object(child, deep=True) for child in node.value]
    else:
        names, default = [loader.construct_scalar(node)], None
    for name in names:
        if str(name) in os.environ:
            try:
                return yaml.safe_load(os.environ[str(name)])
            except FAULTS:
                message = f"the variable {name} holds no YAML"
                raise yaml.MarkedYAMLError(problem=message, problem_mark=node.start_mark) from None
    return default


def _any(loader: Any, _suffix: str, node: yaml.Node) -> object:  # noqa: ANN401 - see _env
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)


def _reading_tags(base: type[Any]) -> type[Any]:
    """Return a loader that reads `!ENV` as mkdocs does, and any other tag as the value under it."""
    loader: type[Any] = type("Loader", (base,), {})
    loader.add_constructor("!ENV", _env)
    loader.add_multi_constructor("", _any)
    return loader


Loader: type[Any] = _reading_tags(loader_of(""))


def read_mkdocs_yml(path: Path, error: type[Exception]) -> dict[str, Any]:
    """Return a configuration merged with those it inherits from, as mkdocs merges them.

    Args:
        path: the file.
        error: the type of exception to raise.

    Raises:
        error: the file cannot be opened or is not YAML; with the place and what is wrong.
    """
    return _read(path, error, ())


def _read(path: Path, error: type[Exception], children: tuple[Path, ...]) -> dict[str, Any]:
    """Read a configuration; `children` are those that inherit from it, to tell a circle."""
    try:
        if path.resolve() in children:
            raise error(f"{children[-1]}: INHERIT comes back to {path.name}")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise error(f"{path}: {problem.strerror}") from None
    except UnicodeDecodeError:
        raise error(f"{path}: not UTF-8") from None
    except RuntimeError:  # a circle of links, before Python 3.13
        raise error(f"{path}: {os.strerror(errno.ELOOP)}") from None
    except ValueError:
        sentence = "INHERIT names no file: its name has a NUL character"
        raise error(f"{children[-1] if children else path}: {sentence}") from None
    try:
        value = yaml.load(text, loader_of(text, Loader))  # noqa: S506 - safe
    except FAULTS as problem:
        line, column, reason, remedy = explain(text, problem)
        raise error(f"{path}:{line}:{column}: {reason}{remedy and f'; {remedy}'}") from None
    if not isinstance(value, dict):
        raise error(f"{path}: not a mapping of settings")
    parent = value.pop("INHERIT", None)
    if parent is None:
        return value
    base = path.parent / str(parent)
    return _merge(_read(base, error, (*children, path.resolve())), value)


def _merge(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Return `base` with the keys of `changes` over it; mappings are merged key by key."""
    merged = dict(base)
    for key, value in changes.items():
        below = base.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            merged[key] = _merge(below, value)
        else:
            merged[key] = value
    return merged


def inherited(path: Path) -> tuple[Path, ...]:
    """Return the files of a configuration and of those it inherits from, as far as readable."""
    found: list[Path] = []
    while path not in found and path.is_file():
        found.append(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
            parent = _child(yaml.compose(text, loader_of(text)), "INHERIT")
        except (OSError, *FAULTS):
            break
        if parent is None:
            break
        path = path.parent / str(parent[1].value)
    return tuple(found)


def locate_key(path: Path, keys: Sequence[str | int]) -> str:
    """Return `file:line:column` of a key, in the file or the one it inherits the key from.

    Args:
        path: the mkdocs.yml.
        keys: the path of the key, outermost first.

    Returns:
        The place of the deepest of the keys that is written; the file alone where not even the
        first two are.
    """
    seen = set()
    file = path
    while file.resolve() not in seen and file.is_file():
        seen.add(file.resolve())
        text = file.read_text(encoding="utf-8-sig")
        node = yaml.compose(text, loader_of(text))
        mark = _mark(node, keys) if keys else None
        if mark is not None:
            line, column = line_column(text, mark)
            return f"{file}:{line}:{column}"
        parent = _child(node, "INHERIT")
        if parent is None:
            break
        file = file.parent / str(parent[1].value)
    return str(path)


def _mark(node: yaml.Node | None, keys: Sequence[str | int]) -> yaml.Mark | None:
    """Return where the deepest of the keys is written.

    None where it is not a part of a path of which at least two keys are.
    """
    mark: yaml.Mark | None = None
    for depth, key in enumerate(keys):
        found = _child(node, str(key))
        if found is None:
            return mark if depth > 1 else None
        mark, node = found[0].start_mark, found[1]
    return mark


def _child(node: yaml.Node | None, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                return name, value
    return None

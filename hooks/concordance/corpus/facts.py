"""What is known of a page's variants and may be kept from one run to the next.

A fact is a function of a `PageGroup`, or of a group and a context, whose result is small. It is
computed when first asked for, with `PageGroup.fact`; the cache keeps it while the variants, the
configuration, the tool and the context stay what they were. So a rule that judges many pages by
what it knows of each need not read those that did not change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

import msgspec

from concordance.findings.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
Findings = tuple[Finding, ...]


class Context(Protocol):
    """What a fact depends on beside its own pages; equal fingerprints must give equal facts."""

    @property
    def fingerprint(self) -> str:
        """Return a digest of all that a fact may take from this context."""


@dataclass(frozen=True)
class Fact(Generic[T]):
    """A function of a group, or of a group and a context, and the type of what it gives."""

    make: Callable[..., T]
    type: Any

    @property
    def name(self) -> str:
        """Return the name under which the cache keeps it."""
        return f"{self.make.__module__}.{self.make.__qualname__}"


def fact(of: object) -> Callable[[Callable[..., T]], Fact[T]]:
    """Make a fact of a function; `of` is the type of its result, of which msgspec makes bytes.

    Of several findings it is `Findings`. A tuple must be declared as one, or it comes back a list.
    """
    return lambda make: Fact(make, of)


class Facts:
    """The facts of one group: computed in this run, or kept as bytes from an earlier one."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, object]] = {}
        self._kept: dict[str, tuple[str, msgspec.Raw]] = {}

    def get(self, wanted: Fact[T], group: object, context: Context | None = None) -> T:
        """Return a fact of a group, kept or computed."""
        name, given = wanted.name, context.fingerprint if context is not None else ""
        if name in self._known and self._known[name][0] == given:
            return cast("T", self._known[name][1])
        found: T
        if name in self._kept and self._kept[name][0] == given:
            found = msgspec.msgpack.decode(self._kept[name][1], type=wanted.type)
        else:
            found = wanted.make(group) if context is None else wanted.make(group, context)
            self._kept.pop(name, None)
        self._known[name] = (given, found)
        return found

    def recall(self, kept: dict[str, tuple[str, msgspec.Raw]]) -> None:
        """Take over what an earlier run kept of the same group."""
        self._kept = kept

    @property
    def new(self) -> bool:
        """Return whether a fact was computed that is not kept."""
        return len(self._known.keys() - self._kept.keys()) > 0

    def keep(self) -> dict[str, tuple[str, msgspec.Raw]]:
        """Return all facts as bytes."""
        fresh = {
            name: (given, msgspec.Raw(msgspec.msgpack.encode(found)))
            for name, (given, found) in self._known.items()
            if name not in self._kept
        }
        return self._kept | fresh

"""What is asked of a page's variants, and may be kept from one run to the next.

A query is a function of a `PageGroup`, or of a group and a context, whose result is small. It is
computed when first asked for, with `PageGroup.query`; the cache keeps the result while the
variants, the configuration, the tool and the context stay what they were. So a rule that judges
many pages by what it asks of each need not read those that did not change.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

import msgspec

from concordance.findings.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
Findings = tuple[Finding, ...]
Dump = dict[str, tuple[str, msgspec.Raw]]
"""The results of one group's queries by name: the context's fingerprint, and msgpack's bytes."""


class Context(Protocol):
    """What a query depends on beside its own pages; equal fingerprints must give equal results."""

    @property
    def fingerprint(self) -> str:
        """Return a digest of all that a query may take from this context."""


@dataclass(frozen=True)
class Query(Generic[T]):
    """A function of a group, or of a group and a context, and the type of its result."""

    make: Callable[..., T]
    type: Any

    @cached_property
    def name(self) -> str:
        """Return the name under which the cache keeps it."""
        return f"{self.make.__module__}.{self.make.__qualname__}"


def query(of: object) -> Callable[[Callable[..., T]], Query[T]]:
    """Make a query of a function; `of` is the type of its result, of which msgspec makes bytes.

    Of several findings it is `Findings`. A tuple must be declared as one, or it comes back a list.
    """
    return lambda make: Query(make, of)


class QueryStore:
    """The results of one group's queries: computed in this run, or loaded from an earlier one."""

    def __init__(self) -> None:
        self._results: dict[str, tuple[str, object]] = {}
        self._loaded: Dump = {}

    def get(self, wanted: Query[T], group: object, context: Context | None = None) -> T:
        """Return the result of a query on a group, loaded or computed.

        A result of another fingerprint of the context is computed anew.
        """
        name, fingerprint = wanted.name, context.fingerprint if context is not None else ""
        if name in self._results and self._results[name][0] == fingerprint:
            return cast("T", self._results[name][1])
        result: T
        if name in self._loaded and self._loaded[name][0] == fingerprint:
            result = msgspec.msgpack.decode(self._loaded[name][1], type=wanted.type)
        else:
            result = wanted.make(group) if context is None else wanted.make(group, context)
            self._loaded.pop(name, None)
        self._results[name] = (fingerprint, result)
        return result

    def load(self, dump: Dump, results: dict[str, tuple[str, object]] | None = None) -> None:
        """Take over the results that an earlier run, or another process, has of the same group.

        `results` are those that an earlier run of this process made of the same bytes; what this
        run makes of them is added.
        """
        self._loaded = dump
        if results is not None:
            self._results = results

    @property
    def changed(self) -> bool:
        """Return whether a result was computed that was not loaded."""
        return len(self._results.keys() - self._loaded.keys()) > 0

    def dump(self) -> Dump:
        """Return all results, as bytes."""
        fresh = {
            name: (fingerprint, msgspec.Raw(msgspec.msgpack.encode(result)))
            for name, (fingerprint, result) in self._results.items()
            if name not in self._loaded
        }
        return self._loaded | fresh

"""A server on this machine, for what the tests let ask it."""

from __future__ import annotations

import sys
from http.server import ThreadingHTTPServer


class Server(ThreadingHTTPServer):
    """Answers each request in a thread; a client that has left is no fault."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Show the trace of what went wrong, but for a connection that the client closed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

"""The security headers of every answer (OWASP Secure Headers Project)."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import MutableHeaders

from variorum.publish.render import EMBED_POLICY, SERVED_POLICY

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}


class SecurityHeaders:
    """Adds the headers to each answer; only the bare table (`/embed`) may stand in another page's frame."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        embedded = scope["path"] == "/embed"

        async def with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = EMBED_POLICY if embedded else SERVED_POLICY
                for name, value in HEADERS.items():
                    headers[name] = value
                if not embedded:
                    headers["X-Frame-Options"] = "DENY"
            await send(message)

        await self._app(scope, receive, with_headers)

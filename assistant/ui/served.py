"""What stands around the page: its language, its styles, and what the browser may fetch.

Gradio's own document says English, names its maker and loads styles late. This rewrites the one
HTML document as it is sent, and tells the browser to fetch nothing from any other machine.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.answers import Language
from assistant.texts import say

_HERE = Path(__file__).parent
_SCRIPT = Path(__file__).with_name("served.js")
_LANGUAGE = re.compile(r'<html\s+lang="[^"]*"')
_ADVERTISING = re.compile(r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>')

# Gradio's front end needs inline scripts and Function(); all of it comes from this server.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}


def dressed(document: str, language: Language) -> str:
    """Gradio's document with our language, title and styles, and without its advertising."""
    document = _LANGUAGE.sub(f'<html lang="{language}"', document, count=1)
    document = _ADVERTISING.sub("", document)
    head = (
        f"<title>{escape(say(language, 'page.title'))}</title>"
        f'<meta name="description" content="{escape(say(language, "page.tagline"))}">'
        f'<link rel="icon" href="favicon.ico" type="image/svg+xml">'
        f"<style>{_styles()}</style>"
        f"<script>{_SCRIPT.read_text(encoding='utf-8')}</script>"
    )
    document = document.replace("</head>", f"{head}</head>", 1)
    no_script = f"<noscript>{escape(say(language, 'page.no_script'))}</noscript>"
    return document.replace("</body>", f"{no_script}</body>", 1)


@cache
def _styles() -> str:
    """What all views share, then the styles of each."""
    files = [_HERE / "style.css", *sorted(_HERE.glob("*/**/*.css"))]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


class Served:
    """ASGI middleware that dresses each HTML document on its way out."""

    def __init__(self, app: ASGIApp, language: Language) -> None:
        self.app = app
        self.language = language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through but HTML documents."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        opening: Message | None = None
        body = bytearray()

        async def dress(message: Message) -> None:
            nonlocal opening
            if message["type"] == "http.response.start" and _is_html(message):
                opening = message
                return
            if opening is None:
                await send(message)
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            document = dressed(body.decode("utf-8"), self.language).encode("utf-8")
            headers = MutableHeaders(raw=opening["headers"])
            headers.update(_HEADERS)
            if body:
                headers["content-length"] = str(len(document))
            await send(opening)
            await send({"type": "http.response.body", "body": document if body else b""})

        await self.app(scope, receive, dress)


def _is_html(message: Message) -> bool:
    headers = MutableHeaders(raw=message["headers"])
    return headers.get("content-type", "").startswith("text/html")

"""Listen on a port, open the browser."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import gradio as gr
from starlette.middleware import Middleware

from assistant.texts import say
from assistant.ui.backing import Backing
from assistant.ui.page import build_page
from assistant.ui.sent import LANGUAGE
from assistant.ui.served import Served
from ingest import IngestError

HOST = "127.0.0.1"
PORT = 7860
_ICON = Path(__file__).with_name("icon.svg")
_HIGHEST_PORT = 65535
_SECONDS_A_TURN = 0.001


class CannotListen(IngestError):
    """The page cannot be served at the host and port asked for."""


class PortTaken(CannotListen):
    """Another program listens on the port."""


def launch(
    backing: Backing,
    host: str = HOST,
    port: int = PORT,
    open_browser: bool = True,
    once_up: Callable[[], None] = lambda: None,
) -> None:
    """Serve the chat page until the user stops it; CannotListen if that is not possible.

    ``once_up`` is done beside it, as soon as the page can be opened.
    """
    check_free(host, port)
    backing.approvals.now()  # their wordings are embedded now, not while somebody waits
    _prepare_for_many()
    page = build_page(backing)
    url = serve(page, host, port, open_browser)
    Thread(target=once_up, daemon=True).start()
    sys.stdout.write(say(LANGUAGE, "page.ready", url=url) + "\n")
    sys.stdout.flush()
    page.block_thread()


def _prepare_for_many() -> None:
    """Let the thread that talks with the browsers have its turn while answers are made."""
    sys.setswitchinterval(_SECONDS_A_TURN)
    # Gradio looks for it on the disk, twice an event, and gives up its turn each time.
    sys.modules.setdefault("matplotlib", None)  # type: ignore[arg-type]


def serve(page: gr.Blocks, host: str = HOST, port: int = PORT, open_browser: bool = False) -> str:
    """Serve the page in the background and return its address; ``page.close()`` ends it."""
    check_free(host, port)
    _, url, _ = page.launch(
        server_name=host,
        server_port=port,
        inbrowser=open_browser,
        prevent_thread_lock=True,
        quiet=True,
        share=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        # Gradio would keep every question in the browser's storage.
        run_history=False,
        footer_links=[],
        favicon_path=_ICON,
        # The page takes no files; Gradio's upload address is open all the same.
        max_file_size=1,
        theme=gr.themes.Base(font=["sans-serif"], font_mono=["monospace"]),
        app_kwargs={
            "middleware": [Middleware(Served, language=LANGUAGE)],
            "docs_url": None,
            "redoc_url": None,
            "openapi_url": None,
        },
    )
    return url


def check_free(host: str, port: int) -> None:
    """Raise CannotListen, with what to do, unless host and port can be listened on."""
    if not 0 < port <= _HIGHEST_PORT:
        raise CannotListen(
            f"{port} is not a port. Give one from 1 to {_HIGHEST_PORT} with `--port`."
        )
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise _explained(error, host, port) from None


def _explained(error: OSError, host: str, port: int) -> CannotListen:
    if error.errno == errno.EADDRINUSE:
        return PortTaken(
            f"Port {port} on {host} is taken by another program, maybe a Veiviser that already "
            f"runs. Close it, or choose another port: `--port {port % _HIGHEST_PORT + 1}`."
        )
    if error.errno == errno.EACCES:
        return CannotListen(
            f"You may not listen on port {port} of {host}. Choose one above 1023 with `--port`."
        )
    return CannotListen(
        f"{host} is not an address of this machine ({error.strerror or error}). "
        f"Leave out `--host` to use {HOST}."
    )

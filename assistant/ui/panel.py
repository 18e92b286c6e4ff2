"""A rectangle of the page whose content the browser draws from a value.

Gradio compiles ``html_template`` as code, so nothing but this fixed shell is ever put there: what
users and documents say travels in the value alone, escaped, and the panel's script shows it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import gradio as gr

Value = dict[str, Any]


def panel(file: str, value: Value, name: str = "") -> gr.HTML:
    """The panel of the module ``file`` (its ``__file__``), drawn by the script beside it.

    Its id in the page is the module's name, or ``name`` where another panel has that.
    """
    script = Path(file).with_suffix(".js")
    shown = gr.HTML(
        value,
        html_template='<div class="shell"></div>',
        js_on_load=script.read_text(encoding="utf-8"),
        apply_default_css=False,
        elem_id=name or script.stem,
    )
    # Gradio works it out anew for each visitor, with searches through the whole script.
    described = cache(shown.get_config)
    shown.get_config = lambda: dict(described())  # type: ignore[method-assign]
    return shown


def on(listen: Any, handle: Any, inputs: Any, outputs: Any, **options: Any) -> Any:
    """Have the server handle an event of a panel, unseen in Gradio's own API pages."""
    quiet: dict[str, Any] = {
        "show_progress": "hidden",
        "queue": False,
        "trigger_mode": "multiple",
        "api_visibility": "private",
        # It would do nothing to a value of a panel, and in another thread each time.
        "postprocess": False,
    }
    return listen(handle, inputs, outputs, **(quiet | options))

"""A rectangle of the page whose content the browser draws from a value.

Gradio compiles ``html_template`` as code, so nothing but this fixed shell is ever put there: what
users and documents say travels in the value alone, escaped, and the panel's script shows it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

_HERE = Path(__file__).parent


def panel(name: str, value: dict[str, Any]) -> gr.HTML:
    """The panel ``name``, drawn by ``<name>.js``."""
    return gr.HTML(
        value,
        html_template='<div class="shell"></div>',
        js_on_load=(_HERE / f"{name}.js").read_text(encoding="utf-8"),
        apply_default_css=False,
        elem_id=name,
    )

"""Icons drawn in line, so that nothing is fetched; always beside the words they stand for."""

from __future__ import annotations

_PATHS = {
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>',
    "caution": '<path d="M12 3.5 22 20.5H2z"/><path d="M12 10v4.5M12 17.3v.1"/>',
    "differ": '<path d="M4 8h13m-4-4 4 4-4 4M20 16H7m4-4-4 4 4 4"/>',
    "hidden": '<rect x="5" y="11" width="14" height="9" rx="1.5"/>'
    '<path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "phone": '<path d="M6 3h3.2l1.6 4.6L8.6 9.4a12 12 0 0 0 6 6l1.8-2.2 4.6 1.6V18a3 3 0 0 1-3 3'
    'A15 15 0 0 1 3 6a3 3 0 0 1 3-3z"/>',
    "copy": '<rect x="9" y="9" width="11" height="12" rx="1.5"/>'
    '<path d="M5.5 15H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 3h8a1.5 1.5 0 0 1 1.5 1.5V5"/>',
    "close": '<path d="M5 5l14 14M19 5 5 19"/>',
    "new": '<path d="M12 5v14M5 12h14"/>',
    "send": '<path d="M12 19V5M6 11l6-6 6 6"/>',
    "document": '<path d="M6 3h8l4 4v14H6z"/><path d="M9 11h6M9 14.5h6"/>',
    "had": '<path d="M4.5 12.5 9.5 17.5 19.5 6.5"/>',
    "lacked": '<circle cx="12" cy="12" r="8.5"/><path d="M8 12h8"/>',
    "part": '<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5v17M12 8h5.6M12 12h8.5M12 16h5.6"/>',
}


def icon(name: str) -> str:
    """An icon as SVG, hidden from screen readers."""
    return (
        '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        f"{_PATHS[name]}</svg>"
    )

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
    "download": '<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>',
    "flag": '<path d="M6 21V4M6 4.5h11l-2.5 4 2.5 4H6"/>',
    "close": '<path d="M5 5l14 14M19 5 5 19"/>',
    "up": '<path d="m5 15 7-7 7 7"/>',
    "down": '<path d="m5 9 7 7 7-7"/>',
    "back": '<path d="M20 12H5m6-6-6 6 6 6"/>',
    "new": '<path d="M12 5v14M5 12h14"/>',
    "send": '<path d="M12 19V5M6 11l6-6 6 6"/>',
    "choices": '<path d="M4 8h9m6 0h1M4 16h2m6 0h8"/><circle cx="16" cy="8" r="2.6"/>'
    '<circle cx="9" cy="16" r="2.6"/>',
    "print": '<path d="M7 9V3h10v6M7 18H4v-7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v7h-3"/>'
    '<path d="M7 14.5h10V21H7z"/>',
    "approved": '<circle cx="12" cy="12" r="9"/><path d="m8 12.4 2.8 2.8L16.2 9.4"/>',
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

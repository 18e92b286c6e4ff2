"""The section "desk"."""

from __future__ import annotations

from assistant.answers import Language
from assistant.supervisor import Session
from assistant.ui.backing import Backing
from assistant.ui.panel import Value, panel
from assistant.ui.supervisor.sections import SHUT, Section
from assistant.ui.views import Visit


def desk_section(backing: Backing, visit: Visit, language: Language) -> Section:  # noqa: ARG001
    """The section, shut until somebody is signed in."""

    def shown(language: Language, session: Session) -> Value:  # noqa: ARG001
        return {"html": '<div class="page"></div>'}

    return Section(panel(__file__, SHUT), shown)

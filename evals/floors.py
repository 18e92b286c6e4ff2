"""The floors: what was reached on ``test`` once, and must not be lost unsaid.

A floor is a whole percent (or a whole word), rounded towards the lenient side. Pinning again
raises floors; it lowers one only for a reason, which is kept in the file. The floors hold for the
cases and documents that they were pinned with: other ones ask for a new pin.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from evals.answers import LESSER, Summary
from evals.report import Table
from ingest import IngestError

FILE = Path(__file__).parent / "floors.json"
RETRIEVAL = ("Success@1", "Success@5", "RR")


class FloorsError(IngestError):
    """The floors cannot be read, or would be lowered without a reason."""


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that was lowered, or removed (``after`` None), and why."""

    date: str
    measure: str
    before: float
    after: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """What must be reached, and with which cases and documents it was."""

    split: str
    fingerprints: Mapping[str, str]
    floors: Mapping[str, float]
    lowered: tuple[Lowered, ...] = ()


class Reached(NamedTuple):
    """What is reached, and with which cases and documents."""

    split: str
    fingerprints: Mapping[str, str]
    values: Mapping[str, float]


class Fall(NamedTuple):
    """A measure that is below its floor; ``reached`` None: it is not measured any more."""

    measure: str
    floor: float
    reached: float | None


def read_floors(path: Path = FILE) -> Floors | None:
    """The floors of the file, or None where there is none yet."""
    try:
        row: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        lowered = tuple(Lowered(**entry) for entry in row.pop("lowered"))
        return Floors(**row, lowered=lowered)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FloorsError(
            f"{path} is damaged ({type(error).__name__}: {error}). Take it back from git."
        ) from None


def write_floors(floors: Floors, path: Path = FILE) -> None:
    """Write the floors, the same bytes for the same floors."""
    path.write_text(
        json.dumps(asdict(floors), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def reached(
    answers: Summary,
    retrieval: Mapping[str, Mapping[str, float]],
    split: str,
    fingerprints: Mapping[str, str],
) -> Reached:
    """What is reached: each measure of the answers, and of the fused retrieval (by question)."""
    values = {name: found.value for name, found in answers.items() if found}
    for name in RETRIEVAL:
        by_question = retrieval[name].values()
        if by_question:
            values[f"retrieval {name}"] = sum(by_question) / len(by_question)
    return Reached(split, fingerprints, values)


def falls(floors: Floors, reached: Reached) -> tuple[Fall, ...]:
    """The measures that do not reach their floor."""
    values = reached.values
    return tuple(
        Fall(name, floor, values.get(name))
        for name, floor in floors.floors.items()
        if name not in values or _worse(name, values[name], floor)
    )


def changed(floors: Floors, reached: Reached) -> tuple[str, ...]:
    """What is not as it was when the floors were pinned."""
    names = [k for k, v in reached.fingerprints.items() if floors.fingerprints.get(k) != v]
    return tuple(names if reached.split == floors.split else ["split", *names])


def pin(before: Floors | None, reached: Reached, reason: str | None = None) -> Floors:
    """New floors at what is reached; FloorsError if one would be lowered without a reason."""
    old = before.floors if before else {}
    lost = [name for name in old if name not in reached.values]
    new = {name: _rounded(name, value) for name, value in reached.values.items()}
    lower = [name for name in new if name in old and _worse(name, new[name], old[name])]
    if (lower or lost) and not (reason or "").strip():
        parts = [f"{name} from {old[name]:g} to {new[name]:g}" for name in lower]
        parts += [f"{name}: not measured any more" for name in lost]
        raise FloorsError(
            f"This would lower {'; '.join(parts)}. Mend the assistant, or say why with "
            "--allow-lower REASON; the reason is kept in the file."
        )
    today = date.today().isoformat()
    notes = [Lowered(today, n, old[n], new.get(n), reason or "") for n in (*lower, *lost)]
    kept = before.lowered if before else ()
    return Floors(reached.split, dict(reached.fingerprints), new, (*kept, *notes))


def table(found: tuple[Fall, ...]) -> Table:
    """What fell, to be shown."""
    rows = tuple(
        (fall.measure, f"{fall.floor:g}", "–" if fall.reached is None else f"{fall.reached:.4g}")
        for fall in found
    )
    return Table("Below the floor", ("measure", "floor", "reached"), rows)


def _worse(name: str, value: float, than: float) -> bool:
    return value > than if name in LESSER else value < than


def _rounded(name: str, value: float) -> float:
    """Whole percents or words, so that another processor's arithmetic fails nothing."""
    step = 1.0 if name.startswith("words") else 100.0
    exact = round(value * step, 6)
    return (math.ceil(exact) if name in LESSER else math.floor(exact)) / step

"""The Findings lines at the head of each scenario file."""

import pathlib
import textwrap

from .comparison import Comparison, said, said_level
from .measures import BY_NAME

SHOWN = {"employed_weeks": "employed weeks of those registered in week 52",
         "lasting_share": "of them lastingly in work, % points",
         "first_sessions": "first sessions",
         "wait": "mean wait, weeks",
         "attitude": "staff's attitude",
         "net_benefit": "net benefit, M kr",
         "pressure": "pressure, % points",
         "defeats": "jobs lost within 26 weeks",
         "flaws_active": "active flaws an office",
         "conflicts": "conflicts"}


def differences(here: Comparison, label: str) -> str:
    reference = here.question.reference
    shown = [f"{text}: {said(here.difference(label, reference, measure), BY_NAME[measure])}"
             for measure, text in SHOWN.items()]
    where = "" if here.place_of(label) == "all" else f" in {here.place_of(label)}"
    return f"against \"{reference}\"{where}: " + "; ".join(shown)


def levels(here: Comparison, label: str) -> str:
    shown = [f"{text.replace('% points', '%')}: {said_level(here.level(label, measure), BY_NAME[measure])}"
             for measure, text in SHOWN.items()]
    return "; ".join(shown)


def write(path: pathlib.Path, made_by: str, text: str) -> None:
    """Replaces the Findings block of the head; everything else stays as it is."""
    lines = path.read_text(encoding="utf-8").split("\n")
    head = lines.index("")
    found = [i for i in range(head) if lines[i].startswith("# Findings")]
    if not found:
        raise ValueError(f"{path}: the head has no line that begins with '# Findings'")
    end = found[0] + 1
    while end < head and lines[end].startswith("#   "):
        end += 1
    # Numbers stay with their interval: a break inside "(1 to 2)" is hard to read.
    kept = text.replace(" to ", "\u00a0to\u00a0").replace(" (", "\u00a0(")
    wrapped = textwrap.wrap(f"# Findings ({made_by}): {kept}.", 100, subsequent_indent="#   ", break_long_words=False,
                            break_on_hyphens=False)
    lines[found[0]:end] = [line.replace("\u00a0", " ") for line in wrapped]
    path.write_text("\n".join(lines), encoding="utf-8")

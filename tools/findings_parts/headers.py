"""The Findings lines at the head of each scenario file."""

import pathlib
import textwrap

from .comparison import Comparison, said, said_level

# Endpoints of `samspill compare`; % stands for points where it is a difference.
SHOWN = {"employed_weeks": "employed weeks",
         "lasting_share": "lasting share, %",
         "reached": "reached",
         "wait_during": "wait during, weeks",
         "attitude_during": "attitude during",
         "net_benefit": "net benefit, million NOK",
         "pressure_during": "pressure during, %",
         "pressure_peak": "peak, %",
         "pressure_after": "after, %",
         "defeats": "defeats a year",
         "flaws_active_during": "active flaws during",
         "flaws_active_peak": "peak",
         "conflicts": "conflicts a year"}


def differences(here: Comparison, label: str) -> str:
    reference = here.question.reference
    shown = [f"{text}: {said(here.difference(label, reference, measure))}"
             for measure, text in SHOWN.items()]
    where = "" if here.place_of(label) == "all" else f" in {here.place_of(label)}"
    return f"against \"{reference}\"{where}: " + "; ".join(shown)


def levels(here: Comparison, label: str) -> str:
    shown = [f"{text}: {said_level(here.level(label, measure))}" for measure, text in SHOWN.items()]
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

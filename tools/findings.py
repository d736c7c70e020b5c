#!/usr/bin/python3
"""Answers the project's questions with paired replicates of the shipped scenarios.

Compares them with `samspill compare`, takes differences replicate by replicate and writes FINDINGS.md,
findings.png and the Findings lines at the head of each scenario file. Needs Debian's
python3-h5py and python3-matplotlib.

Examples:
  tools/findings.py                                 all questions; minutes
  tools/findings.py --replicates 30 --keep DIR      finished runs are kept in DIR and found again
  tools/findings.py --only reform --scenarios DIR   one question, into a copy of the scenarios' folder
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

from findings_parts import document, headers, norway, picture
from findings_parts.comparison import DEFAULT, Comparison, families_of
from findings_parts.questions import BY_KEY, QUESTIONS, STATUS_QUO
from findings_parts.runs import Runner, say
from findings_parts.statistics import LEAST

ROOT = pathlib.Path(__file__).resolve().parent.parent
QUICK = {"replicates": 2, "scale": 0.02}
QUICK_SETS = ["run.burn_in=26"]


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicates", type=int, default=20, help="runs of each scenario (20)")
    parser.add_argument("--assumption-replicates", type=int,
                        help=f"of each changed assumption (half of it, at least 2); 0: none is changed; fewer than "
                             f"{LEAST} give no verdict")
    parser.add_argument("--scale", type=float, default=1.0, help="multiplies the places (1)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0, help="0: as many as there are cores")
    parser.add_argument("--only", action="append", choices=[*BY_KEY, "norway"], help="a question; may be repeated")
    parser.add_argument("--keep", type=pathlib.Path, help="folder in which finished runs are kept and found again")
    parser.add_argument("--scenarios", type=pathlib.Path, default=ROOT / "scenarios",
                        help="folder with the scenarios; FINDINGS.md and the picture are written there")
    parser.add_argument("--samspill", default=str(ROOT / "tools" / "samspill"), help="the program")
    parser.add_argument("--quick", action="store_true", help="very small, to see that all works")
    options = parser.parse_args()
    if (options.only or options.quick) and options.scenarios.resolve() == ROOT / "scenarios":
        parser.error("--only and --quick would overwrite the shipped findings with fewer: copy the folder scenarios/ "
                     "and name the copy with --scenarios")
    if options.quick:
        options.replicates, options.scale = QUICK["replicates"], QUICK["scale"]
    if options.replicates < 2:
        parser.error("--replicates: an interval needs at least 2")
    given = options.assumption_replicates
    options.fewer = max(2, options.replicates // 2) if given is None else given
    if options.fewer != 0 and not 2 <= options.fewer <= options.replicates:
        parser.error(f"--assumption-replicates = {options.fewer} is neither 0 nor in [2, {options.replicates}]")
    return options


def program_of(path: str) -> pathlib.Path:
    """The program itself, for its content says whether kept runs still hold: the launcher builds it."""
    if subprocess.run([path, "--version"], stdout=subprocess.DEVNULL).returncode != 0:
        sys.exit(f"findings: {path} does not run")
    launched = ROOT / "build" / "release" / "bin" / "samspill"
    return launched if pathlib.Path(path).resolve() == ROOT / "tools" / "samspill" else pathlib.Path(path)


def scenario_sets(options) -> list:
    sets = [] if options.scale == 1 else [f"places.scale={options.scale:g}"]
    return sets + (QUICK_SETS if options.quick else [])


def plan(runner: Runner, questions: list, options) -> None:
    for question in questions:
        for family in families_of(question):
            runner.plan(family, options.replicates)
    for question in questions if options.fewer else []:
        for assumption in question.assumptions:
            for family in families_of(question, assumption):
                runner.plan(family, options.fewer)


def compared(runner: Runner, question, fewer: int) -> list:
    """As declared with all replicates; then, where assumptions are changed, as declared and changed with fewer."""
    changed = [Comparison(runner, question, assumption, fewer) for assumption in question.assumptions if fewer]
    declared = [Comparison(runner, question)]
    return declared + [Comparison(runner, question, DEFAULT, fewer)] + changed if changed else declared


def write_headers(runner: Runner, found: dict, scenarios: pathlib.Path, made_by: str) -> None:
    """Each file's lines come from the first question that its scenario is an alternative of."""
    written = set()
    for comparisons in found.values():
        here = comparisons[0]
        for label, run in here.question.runs.items():
            if run.scenario in written:
                continue
            text = headers.levels(here, label) if label == STATUS_QUO else headers.differences(here, label)
            headers.write(scenarios / (run.scenario + ".toml"), made_by, text)
            written.add(run.scenario)


def command_of(options) -> str:
    words = ["tools/findings.py", f"--replicates {options.replicates}", f"--assumption-replicates {options.fewer}",
             f"--seed {options.seed}"]
    if options.scale != 1:
        words.append(f"--scale {options.scale:g}")
    return " ".join(words + [f"--only {key}" for key in options.only or []] + (["--quick"] if options.quick else []))


def main() -> int:
    options = read_arguments()
    program = program_of(options.samspill)
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
    with tempfile.TemporaryDirectory() as temporary:
        program = shutil.copy2(program, temporary)  # a build meanwhile would mix two programs
        keep = options.keep or pathlib.Path(temporary) / "runs"
        keep.mkdir(parents=True, exist_ok=True)
        runner = Runner(program, options.scenarios, keep, options.seed, options.threads, scenario_sets(options))
        questions = [question for question in QUESTIONS if not options.only or question.key in options.only]
        with_norway = not options.only or "norway" in options.only
        plan(runner, questions, options)
        county = families_of(BY_KEY["shock"])[0]
        country = norway.family_at(options.scale)
        if with_norway:
            runner.plan(county, options.replicates)
            runner.plan(country, 2)
        runner.get_all()

        found = {question.key: compared(runner, question, options.fewer) for question in questions}
        sections = [document.section(BY_KEY[key], comparisons) for key, comparisons in found.items()]
        if with_norway:
            sections.append(norway.section(runner.get(county), STATUS_QUO, runner.get(country)))
        made_by = f"tools/findings.py, {options.replicates} replicates, seed {options.seed}; FINDINGS.md"
        caveats = runner.get(next(iter(runner.planned))).caveats
        text = document.document(sections, command_of(options), version, options.replicates, options.fewer, caveats)
        (options.scenarios / "FINDINGS.md").write_text(text, encoding="utf-8")
        write_headers(runner, found, options.scenarios, made_by)
        if with_norway:
            headers.write(options.scenarios / "norway.toml", made_by.replace(str(options.replicates), "2", 1),
                          norway.line(runner.get(county), STATUS_QUO, runner.get(country)))
        picture.draw(found, options.scenarios / "findings.png")
    say(f"findings: {options.scenarios / 'FINDINGS.md'}, findings.png and the scenarios' heads")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""libFuzzer on scenario, sweep and calibration files, from the kept corpus and the shipped files: one
minute, or with --long one hour. Builds the preset `fuzz` (clang). Usage: see trial.py.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from trial import Trial


def built(trial):
    """The fuzzer's path; none where there is no clang with libFuzzer."""
    build = trial.root / "build/fuzz"
    for command in (("cmake", "--preset", "fuzz"), ("cmake", "--build", build, "--target", "samspill_fuzz")):
        done = subprocess.run([*map(str, command)], cwd=trial.root, capture_output=True, text=True, check=False)
        if done.returncode:
            trial.check("the fuzzer builds", False, f"{command}: {(done.stdout + done.stderr)[-800:]}")
            return None
    return build / "bin/samspill_fuzz"


def main():
    trial = Trial("fuzz", sys.argv[1:])
    fuzzer = built(trial)
    if fuzzer:
        seconds = 3600 if trial.long else 60
        with tempfile.TemporaryDirectory() as temporary:
            found, seeds = pathlib.Path(temporary) / "found", pathlib.Path(temporary) / "seeds"
            found.mkdir()
            seeds.mkdir()
            for number, file in enumerate(sorted((trial.root / "scenarios").rglob("*.toml"))):
                shutil.copy(file, seeds / f"{number}.toml")
            fuzz = trial.root / "tests/fuzz"
            done = subprocess.run([fuzzer, f"-max_total_time={seconds}", "-max_len=4096", "-timeout=60",
                                   "-rss_limit_mb=2048", "-print_final_stats=1", f"-dict={fuzz / 'scenario.dict'}",
                                   f"-artifact_prefix={temporary}/", f"-seed={trial.seed}", found, fuzz / "corpus", seeds],
                                  capture_output=True, text=True, errors="replace", check=False)
            runs = re.search(r"number_of_executed_units: (\d+)", done.stderr)
            executed = int(runs[1]) if runs else 0
            print(f"{executed} texts in {seconds} s")
            text = "no text of the fuzzer crashes, hangs or is read wrongly"
            trial.check(text, done.returncode == 0, done.stderr[-3000:])
            trial.promises[text][0] = max(executed, 1)
    trial.end()


main()

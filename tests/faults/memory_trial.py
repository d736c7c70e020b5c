#!/usr/bin/env python3
"""Memory: a run that cannot fit is refused before it begins, the estimate is near what is used, and a
sweep of many runs in one process does not grow. Usage: see trial.py.
"""

import json
import pathlib
import resource
import sys
import tempfile
import time

from trial import Trial

MIB = 1 << 20
SWEEP = """
title = "Soak"
scenario = "{scenario}"
set = ["places.scale=0.02", "run.weeks=26", "run.burn_in=13"]
[sweep]
replicates = {replicates}
[[axis]]
key = "guidance.attended"
range = [0.7, 0.9]
steps = 20
[record]
endpoints = ["registered", "referrals"]
"""


def hold(trial, what, told):
    """What was expected against what the kernel counted."""
    ratio = told["expected"] / told["most"]
    print(f"{what}: expected {told['expected'] / MIB:.1f} MiB, used {told['most'] / MIB:.1f} MiB, "
          f"{100 * (ratio - 1):+.1f} %")
    trial.check("the estimate is within 10 % of what is used", 0.9 <= ratio <= 1.1, f"{what}: {told}")


def runs(trial, folder):
    """By size, by threads, and by what is written down."""
    lives, nobody = "observation.trajectory_share=0.2", "observation.counsellors=false"
    cases = [(0.1, 1, 1), (0.1, 2, 4), (1, 1, 1), (1, 2, 2), (1, 1, 1, lives)]
    if trial.long:
        cases += [(1, 3, 6), (3, 1, 1), (3, 2, 2), (1, 1, 1, nobody), (1, 2, 4, lives), (1, 1, 1, "run.weeks=624")]
    for scale, threads, replicates, *settings in cases:
        sets = [word for setting in (f"places.scale={scale}", *settings) for word in ("--set", setting)]
        done = trial.run("run", trial.root / "scenarios/buskerud.toml", *sets, "--threads", threads,
                         "--replicates", replicates, "--quiet", "--json", "--force", "-o", folder / "run.h5", timeout=600)
        what = ", ".join([f"scale {scale}", f"{threads} threads", f"{replicates} replicates", *settings])
        hold(trial, what, json.loads(done.stdout)["memory_bytes"])


def comparisons(trial, folder):
    """Two or three scenarios that part at different weeks: each holds another world."""
    scenarios = [trial.root / "scenarios" / name
                 for name in ("buskerud.toml", "reform/large_step.toml", "reform/piecemeal.toml")]
    cases = [(2, 0.1, 2, 2), (3, 1, 1, 1)]
    if trial.long:
        cases += [(2, 1, 1, 1), (2, 1, 1, 8), (2, 1, 2, 4), (3, 1, 2, 4), (2, 3, 1, 1), (3, 3, 1, 1), (3, 0.1, 2, 8)]
    for count, scale, threads, replicates in cases:
        done = trial.run("compare", *scenarios[:count], "--set", f"places.scale={scale}", "--threads", threads,
                         "--replicates", replicates, "--quiet", "--json", "--force", "-o", folder / "compared.h5",
                         timeout=600)
        what = f"comparison of {count}, scale {scale}, {threads} threads, {replicates} replicates"
        hold(trial, what, json.loads(done.stdout)["memory_bytes"])


def sweeps(trial, folder):
    """Points that share nothing, and points that go on from one past, which is held beside them."""
    alone = ("buskerud", '[[axis]]\nkey = "guidance.attended"\nrange = [0.7, 0.9]\nsteps = 4\n')
    shared = ("reform/large_step", '[[axis]]\nkey = "wave.*.intensity"\nvalues = [1.0, 2.0, 3.0]\n')
    cases = [(alone, 0.1, 2, 2), (shared, 0.1, 2, 2)]
    if trial.long:
        cases += [(alone, 1, 1, 1), (alone, 1, 2, 2), (alone, 3, 1, 1),
                  (shared, 1, 1, 1), (shared, 1, 2, 1), (shared, 1, 2, 4), (shared, 3, 1, 1)]
    file = folder / "points.toml"
    for number, ((scenario, axis), scale, threads, replicates) in enumerate(cases):
        file.write_text(f'title = "Points"\nscenario = "{trial.root}/scenarios/{scenario}.toml"\n'
                        f'set = ["places.scale={scale}"]\n[sweep]\nreplicates = {replicates}\n{axis}'
                        '[record]\nendpoints = ["registered"]\n', encoding="utf-8")
        done = trial.run("sweep", "run", file, "-o", folder / f"points{number}", "--threads", threads,
                         "--quiet", "--json", timeout=600)
        what = f"sweep over {axis.split(chr(34))[1]}, scale {scale}, {threads} threads, {replicates} replicates"
        hold(trial, what, json.loads(done.stdout)["shard"]["memory_bytes"])


def calibrations(trial):
    """What they remember of the persons whom they follow stands beside the worlds."""
    for scale, threads in [(0.2, 2)] + ([(0.2, 1), (1, 1), (1, 2)] if trial.long else []):
        done = trial.run("calibrate", trial.root / "scenarios/calibration.toml", "--check", "--replicates", 2,
                         "--set", f"places.scale={scale}", "--threads", threads, "--quiet", "--json", timeout=600)
        hold(trial, f"calibration, scale {scale}, {threads} threads", json.loads(done.stdout)["memory_bytes"])


def refusals(trial, folder):
    """Too large for the machine, and for a limit on the address space: exit 2, and nothing is written."""
    huge = ("--set", "places.scale=1000", "--threads", 64, "--replicates", 64, "--quiet")
    bound = lambda: resource.setrlimit(resource.RLIMIT_AS, (400 * MIB, 400 * MIB))
    medium = ("--set", "places.scale=30", "--threads", 1, "--replicates", 1, "--quiet")
    buskerud = trial.root / "scenarios/buskerud.toml"
    sweep = folder / "huge.toml"
    sweep.write_text(SWEEP.format(scenario=buskerud, replicates=8).replace("scale=0.02", "scale=1000"), encoding="utf-8")
    out = folder / "refused.h5"
    cases = (("run, the machine", ("run", buskerud, *huge, "-o", out), None),
             ("run, ulimit", ("run", buskerud, *medium, "-o", out), bound),
             ("compare", ("compare", buskerud, trial.root / "scenarios/reform/large_step.toml", *huge, "-o", out), None),
             ("sweep run", ("sweep", "run", sweep, "-o", out, "--threads", 64, "--quiet"), None),
             ("calibrate", ("calibrate", trial.root / "scenarios/calibration.toml", "--set", "places.scale=1000",
                            "--threads", 64, "--quiet", "-o", out), None))
    for name, arguments, limit in cases:
        done = trial.run(*arguments, limit=limit)
        trial.check("what cannot fit is refused beforehand, with what to do",
                    done.returncode == 2 and "does not fit into memory" in done.stderr and "places.scale" in done.stderr
                    and not out.exists(), f"{name}: exit {done.returncode}: {done.stderr[-400:]}")


def resident(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        return next((int(line.split()[1]) * 1024 for line in file if line.startswith("VmRSS:")), 0)


def soak(trial, folder):
    """One process works many tiny runs: after the first 200 it holds no more than 1 % more, ever."""
    count, first = (2000, 200) if trial.long else (300, 60)
    sweep, out = folder / "soak.toml", folder / "soak"
    hallingdal = trial.root / "scenarios/hallingdal.toml"
    sweep.write_text(SWEEP.format(scenario=hallingdal, replicates=count // 20), encoding="utf-8")
    process = trial.start("sweep", "run", sweep, "-o", out, "--threads", 1, "--flush-every", 0, "--quiet")
    sizes = []
    while process.poll() is None:
        done = len(list(out.glob("runs/*.h5"))) if out.exists() else 0
        try:
            sizes.append((done, resident(process)))
        except (OSError, StopIteration):
            break
        time.sleep(0.02)
    process.wait()
    trial.check("a soak comes to its end", process.returncode == 0, f"exit {process.returncode}")
    settled = [size for done, size in sizes if first <= done < 2 * first and size]
    late = [size for done, size in sizes if done >= count - first and size]
    if not trial.check("a soak is sampled at both ends", bool(settled) and bool(late), f"{len(sizes)} samples"):
        return
    growth = max(late) / max(settled) - 1
    print(f"soak of {count} runs: {max(settled) / MIB:.2f} MiB after {first}, {max(late) / MIB:.2f} MiB at the end "
          f"({100 * growth:+.2f} %, {len(sizes)} samples)")
    trial.check("a soak grows under 1 %", growth < 0.01, f"{100 * growth:.2f} %")


def main():
    trial = Trial("memory", sys.argv[1:])
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        refusals(trial, folder)
        runs(trial, folder)
        comparisons(trial, folder)
        sweeps(trial, folder)
        calibrations(trial)
        soak(trial, folder)
    trial.end()


main()

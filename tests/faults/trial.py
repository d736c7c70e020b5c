"""What trials under faults have in common: starting samspill with a call that fails, counting promises."""

import json
import os
import pathlib
import subprocess
import sys
import time


# A run and a sweep of less than a second.
SMALL_RUN = ("--set", "places.scale=0.02", "--weeks", 20, "--set", "run.burn_in=13", "--quiet", "--threads", 1)
SMALL_SWEEP = """
title = "{title}"
scenario = "{scenario}"
set = ["places.scale=0.02", "run.weeks=20", "run.burn_in=13"]
[sweep]
replicates = 2
[[axis]]
key = "guidance.attended"
values = [0.7, 0.9]
[record]
endpoints = ["registered"]
"""


class Trial:
    """Counts trials and failures of promises, and prints one line each at the end.

    Usage of every trial: NAME.py SAMSPILL INTERPOSER ROOT [--long] [--seed N]
    """

    def __init__(self, title, arguments):
        self.title = title
        self.samspill, self.interposer = (str(pathlib.Path(path).resolve()) for path in arguments[:2])
        self.root = pathlib.Path(arguments[2]).resolve()
        self.long = "--long" in arguments
        self.seed = int(arguments[arguments.index("--seed") + 1]) if "--seed" in arguments else 1
        self.promises = {}
        self.started = time.monotonic()

    def check(self, promise, holds, story):
        """One trial of a promise; a failure is told at once."""
        count = self.promises.setdefault(promise, [0, 0])
        count[0] += 1
        if not holds:
            count[1] += 1
            print(f"FAILED: {promise}: {story}", flush=True)
        return holds

    def run(self, *arguments, **options):
        """samspill with these arguments."""
        return self.start_and_wait(self.samspill, *arguments, **options)

    def start_and_wait(self, *command, fault=None, log=None, limit=None, environment=None, **options):
        """`fault` as interpose.c reads it, `limit` a function before it starts, `environment` what is added to it."""
        environment = {**os.environ, **(environment or {})}
        if fault or log:
            environment["LD_PRELOAD"] = self.interposer
            environment["FAULT"] = fault or "any /nowhere 1 kill"
            if log:
                environment["FAULT_LOG"] = str(log)
        return subprocess.run([*map(str, command)], capture_output=True, text=True, errors="replace",
                              env=environment, preexec_fn=limit, timeout=options.pop("timeout", 120), check=False, **options)

    def start(self, *arguments):
        return subprocess.Popen([self.samspill, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def answer(self, *arguments):
        """What samspill says as JSON; nothing when it says none."""
        done = self.run(*arguments, "--json")
        try:
            return json.loads(done.stdout)
        except json.JSONDecodeError:
            return None

    def end(self):
        """Prints the table and ends with 1 when a promise was broken."""
        print(f"{self.title}: {time.monotonic() - self.started:.0f} s")
        for promise, (trials, failures) in self.promises.items():
            print(f"PROMISE\t{promise}\t{trials}\t{failures}")
        sys.exit(any(failures for _, failures in self.promises.values()))

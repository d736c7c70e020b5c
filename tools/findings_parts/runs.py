"""Runs scenarios with `samspill run`, once each: what is kept of a run is found again."""

import dataclasses
import hashlib
import json
import pathlib
import subprocess
import sys
import time
import tomllib

from .measures import Reduced, reduce_file


@dataclasses.dataclass(frozen=True)
class Run:
    scenario: str  # path under the scenarios' folder, without ending
    sets: tuple = ()  # "key=value", as for --set

    def __str__(self) -> str:
        return " ".join([self.scenario, *self.sets])


class Runner:
    def __init__(self, program, scenarios, keep, seed, threads, sets):
        self.program, self.scenarios, self.keep = program, scenarios, keep
        self.seed, self.threads, self.sets = seed, threads, tuple(sets)
        self.planned = {}  # Run -> replicates
        self.seconds = 0.0
        self._loaded = {}
        self._done = 0
        self._program_hash = hashlib.sha256(pathlib.Path(program).read_bytes()).hexdigest()
        listed = subprocess.run([program, "params", "--json", "--scenario", scenarios / "buskerud.toml"], check=True,
                                capture_output=True, text=True).stdout
        self._values = {row["key"]: row["value"] for row in json.loads(listed)}

    def resolved(self, change: str) -> str:
        """"key+=x" and "key*=x" start from the scenarios' own value, which calibration may move."""
        for operator in "+*":
            if operator + "=" in change:
                key, value = change.split(operator + "=")
                own = float(self._values[key])
                return f"{key}={own + float(value) if operator == '+' else own * float(value):.10g}"
        return change

    def plan(self, run: Run, replicates: int) -> None:
        self.planned[run] = max(replicates, self.planned.get(run, 0))

    def arguments(self, run: Run, replicates: int) -> list:
        """What follows `samspill run`."""
        arguments = [str(self.scenarios / (run.scenario + ".toml")), "--replicates", str(replicates), "--seed",
                     str(self.seed)]
        for change in self.sets + run.sets:
            arguments += ["--set", self.resolved(change)]
        return arguments

    def _path(self, run: Run) -> pathlib.Path:
        replicates = self.planned[run]
        # Another program or scenario is another run; comments (the findings) do not count.
        name = "\n".join([self._program_hash, text_of(self.scenarios / (run.scenario + ".toml")),
                          *self.arguments(run, replicates)[1:]])
        return self.keep / f"{run.scenario.replace('/', '-')}-{hashlib.sha256(name.encode()).hexdigest()[:16]}.npz"

    def get(self, run: Run, replicates: int = 0) -> Reduced:
        if run not in self._loaded:
            path = self._path(run)
            if not path.exists():
                self._make(run, path)
            self._loaded[run] = Reduced.load(path)
        kept = self._loaded[run]
        return kept.first(replicates) if replicates else kept

    def get_all(self) -> None:
        missing = [run for run in self.planned if not self._path(run).exists()]
        say(f"{len(self.planned)} runs, of which {len(self.planned) - len(missing)} are there already")
        started = time.monotonic()
        work = {run: self.planned[run] * (19 if run.scenario == "norway" else 1) for run in missing}
        for i, run in enumerate(missing):
            self.get(run)
            spent, done = time.monotonic() - started, sum(work[r] for r in missing[:i + 1])
            left = spent / done * (sum(work.values()) - done)
            say(f"[{i + 1}/{len(missing)}] {run}: {self.planned[run]} replicates; {spent:.0f} s, about {left:.0f} s "
                "left")
        self.seconds = time.monotonic() - started

    def _make(self, run: Run, path: pathlib.Path) -> None:
        output = path.with_suffix(".h5")
        command = [self.program, "run", *self.arguments(run, self.planned[run]), "-o", str(output), "--force", "--quiet"]
        if self.threads:
            command += ["--threads", str(self.threads)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"findings: {' '.join(map(str, command))}\n{done.stderr}")
        reduce_file(output).save(path)
        output.unlink()


def text_of(path: pathlib.Path) -> str:
    """The scenario and all that it includes, without lines of comment."""
    text = path.read_text(encoding="utf-8")
    included = tomllib.loads(text).get("include", [])
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return "\n".join(lines + [text_of(path.parent / name)
                              for name in ([included] if isinstance(included, str) else included)])


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)

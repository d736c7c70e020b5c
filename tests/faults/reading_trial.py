#!/usr/bin/env python3
"""Every read of samspill's own files fails in turn (EIO, ESTALE, EACCES), or gives less than asked: never a wrong result.

What is tried: info, report, run --from, run --resume, compare --resume, sweep status, sweep merge and a
sweep that goes on. A scenario whose file cannot be read is tried with one that the kernel refuses.
Usage: see trial.py.
"""

import pathlib
import random
import shutil
import sys
import tempfile

from trial import SMALL_RUN, SMALL_SWEEP, Trial


# What fails, and what the message must say of it.
ERRORS = {"EIO": "Input/output error", "ESTALE": "Stale file handle", "EACCES": "Permission denied"}


class Reader:
    """A command that reads; `made` is the file whose result counts, none when what it prints counts."""

    def __init__(self, name, arguments, made=None):
        self.name, self.arguments, self.made = name, arguments, made


def readers(folder, out):
    compared = ("compare", folder / "a.toml", folder / "b.toml", *SMALL_RUN, "--replicates", 3)
    yield Reader("info", ("info", folder / "run.h5"))
    yield Reader("report", ("report", folder / "compared.h5", "-o", out / "page.html"), out / "page.html")
    yield Reader("run --from", ("run", folder / "a.toml", *SMALL_RUN, "--replicates", 2, "--from", folder / "states.h5", "-o", out / "run.h5"),
                 out / "run.h5")
    yield Reader("run --resume", ("run", folder / "a.toml", *SMALL_RUN, "--replicates", 2, "--checkpoint-every", 5, "--resume", "-o",
                                  folder / "broken_off.h5"), folder / "broken_off.h5")
    yield Reader("compare --resume", (*compared, "--resume", folder / "compared.h5", "-o", out / "compared.h5"), out / "compared.h5")
    yield Reader("sweep status", ("sweep", "status", folder / "sweep"))
    yield Reader("sweep merge", ("sweep", "merge", folder / "sweep", "-o", out / "merged.h5"), out / "merged.h5")
    yield Reader("sweep run, again", ("sweep", "run", folder / "sweep.toml", "-o", folder / "sweep", "--quiet", "--threads", 1),
                 folder / "sweep")


def make_files(trial, folder, **fault):
    """What the commands read; `fault` while they are made."""
    hallingdal = trial.root / "scenarios/hallingdal.toml"
    (folder / "a.toml").write_text(f'include = "{hallingdal}"\n', encoding="utf-8")
    (folder / "b.toml").write_text(f'include = "{hallingdal}"\n[params]\nguidance.attended = 0.5\n', encoding="utf-8")
    (folder / "sweep.toml").write_text(SMALL_SWEEP.format(title="Read with errors", scenario=hallingdal), encoding="utf-8")
    made = [("run", folder / "a.toml", *SMALL_RUN, "--replicates", 2, "-o", folder / "run.h5", "--save-state", 5),
            ("compare", folder / "a.toml", folder / "b.toml", *SMALL_RUN, "--replicates", 2, "-o", folder / "compared.h5"),
            ("sweep", "run", folder / "sweep.toml", "-o", folder / "sweep", "--quiet", "--threads", 1)]
    for command in made:
        done = trial.run(*command, **fault)
        assert done.returncode == 0, done.stderr
    states = [path for path in folder.glob("*.h5") if "state" in path.name]
    assert len(states) == 1, states
    states[0].rename(folder / "states.h5")
    # A run that was killed behind a checkpoint.
    done = trial.run("run", folder / "a.toml", *SMALL_RUN, "--replicates", 2, "--checkpoint-every", 5, "-o", folder / "broken_off.h5",
                     fault=f"rename {folder}/broken_off.h5 1 kill")
    assert done.returncode != 0 and not (folder / "broken_off.h5").exists()


def digest_of(trial, reader):
    """What the command has made, as far as it must be the same."""
    if reader.made is None:
        return None
    if reader.made.is_dir():
        return trial.answer("sweep", "status", reader.made)["digest"]
    if reader.made.suffix == ".html":
        return reader.made.read_text(encoding="utf-8") if reader.made.exists() else None
    told = trial.answer("info", reader.made)
    return told and told.get("digest")


class Reading:
    def __init__(self, trial, kept, place):
        self.trial, self.kept, self.place = trial, kept, place

    def run(self, number, **fault):
        """The command over files as they were made; with what it gave."""
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.kept, self.place / "reads")
        (self.place / "out").mkdir()
        reader = list(readers(self.place / "reads", self.place / "out"))[number]
        done = self.trial.run(*reader.arguments, **fault)
        return reader, done, digest_of(self.trial, reader) if done.returncode == 0 else None

    def all(self, number, most, chance):
        pattern, log = "*/reads/*", self.place.parent / "reads.log"
        log.unlink(missing_ok=True)
        reader, done, right = self.run(number, fault=f"read {pattern} 1000000 EIO", log=log)
        assert done.returncode == 0, f"{reader.name}: {done.stderr}"
        told = done.stdout
        paths = {}
        for line in log.read_text(encoding="utf-8").splitlines():  # a child that reads first counts by itself
            position, _, path = line.split(maxsplit=2)
            paths.setdefault(int(position), set()).add(path.rpartition("/reads/")[2])
        if not paths:  # a child that may write nothing reads alone
            file = next(argument for argument in reader.arguments[1:] if str(argument).endswith(".h5"))
            paths = {position: {file.name} for position in range(1, 120)}
        chosen = sorted(paths) if len(paths) <= most else sorted(chance.sample(sorted(paths), most))
        for position in chosen:
            for error in (chance.choice(list(ERRORS)), "short"):
                _, done, made = self.run(number, fault=f"read {pattern} {position} {error}")
                story = (f"{reader.name}: {error} at read {position} ({', '.join(sorted(paths[position]))}): exit {done.returncode}: "
                         f"{done.stderr.strip()[-400:]}")
                if done.returncode == 0:
                    self.trial.check("a read that fails or falls short never gives a wrong result",
                                     made == right if reader.made else done.stdout == told, story)
                    continue
                self.trial.check("a read that falls short is gone on with", error != "short", story)
                self.trial.check("a read that fails ends with exit code 1 or 2", done.returncode in (1, 2), story)
                self.trial.check("the message names the file", "/reads/" in done.stderr, story)
                self.trial.check("the message names the cause", ERRORS.get(error, "") in done.stderr, story)
                self.trial.check("nobody is told to delete what could not be read", "elete" not in done.stderr, story)


def main():
    trial = Trial("reading", sys.argv[1:])
    chance = random.Random(trial.seed)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / "kept").mkdir()
        make_files(trial, folder / "kept")
        reading = Reading(trial, folder / "kept", folder / "place")
        for number in range(len(list(readers(folder, folder)))):
            reading.all(number, 200 if trial.long else 6, chance)
    done = trial.run("check", "/proc/self/mem")
    trial.check("a scenario that cannot be read is told with file and cause",
                done.returncode == 2 and "/proc/self/mem: the file cannot be read: Input/output error" in done.stderr, done.stderr)
    trial.end()


if __name__ == "__main__":
    main()

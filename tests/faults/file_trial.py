#!/usr/bin/env python3
"""Result files that are damaged, mixed up or made to do harm: a clear message, or the right numbers.

Files of runs, states, comparisons and sweeps get flipped bits, cut ends, pages of zeros, the place of
another file, a newer version, sizes without measure, links, foreign storage and unknown filters; HDF5
itself is made to crash, loop and take memory. Every command that reads them is tried. Usage: see trial.py.
"""

import json
import os
import pathlib
import random
import resource
import shutil
import signal
import sys
import tempfile

import hostile_files
import viewer_questions
from trial import Trial

SMALL = ("--set", "places.scale=0.02", "--weeks", 20, "--set", "run.burn_in=13", "--replicates", 2, "--quiet",
         "--threads", 1)

SWEEP = """
title = "{title}"
scenario = "{scenario}"
set = ["places.scale=0.02", "run.weeks=20", "run.burn_in=13"]
[sweep]
replicates = 2
[[axis]]
key = "guidance.attended"
values = [0.7, {last}]
[record]
endpoints = ["registered", "referrals"]
series = ["registered"]
"""

VIEWER = "the viewer's child"  # in the place of arguments
MOST_CPU = 5.0  # seconds of work until a message


class Reader:
    """A command that reads a file: it is put at `place`, and what the command then says must be `right`."""

    def __init__(self, name, place, arguments, answer=None, kind=None):
        self.kind = kind
        self.name, self.place, self.arguments = name, place, arguments
        self.answer = answer or (lambda done: done.stdout)
        self.right = None


def facts_of(done):
    """What `info` says, but for the list of what else lies in a file."""
    told = json.loads(done.stdout)
    told.pop("contents", None)
    return told


class Files:
    """One sound file of every kind, in a folder, and the commands that read each."""

    def __init__(self, trial, folder):
        self.trial, self.folder = trial, folder
        self.base = trial.root / "scenarios/hallingdal.toml"
        self.other = folder / "other.toml"
        self.other.write_text(f'include = "{self.base}"\ntitle = "Other"\n[params]\nguidance.attended = 0.5\n',
                              encoding="utf-8")
        self.read_all = pathlib.Path(trial.interposer).with_name("read_all")
        self.viewer = viewer_questions.is_built(trial.samspill)
        self.make()

    def ok(self, *arguments, **options):
        done = self.trial.run(*arguments, **options)
        if done.returncode != 0:
            raise RuntimeError(f"{arguments}: exit {done.returncode}: {done.stderr}")
        return done

    def make(self):
        at = self.folder
        self.ok("run", self.base, *SMALL, "--set", "observation.trajectory_share=0.5", "-o", at / "run.h5")
        self.ok("run", self.base, *SMALL, "-o", at / "saved.h5", "--save-state", 3)
        self.ok("run", self.other, *SMALL, "-o", at / "other.h5", "--save-state", 3)
        self.ok("compare", self.base, self.other, *SMALL, "-o", at / "compared.h5")
        for name, last in (("sweep", 0.9), ("sweep2", 0.8)):
            file = at / f"{name}.toml"
            file.write_text(SWEEP.format(title=name, scenario=self.base, last=last), encoding="utf-8")
            self.ok("sweep", "run", file, "-o", at / name, "--quiet", "--threads", 1, "--flush-every", 0)
        self.ok("sweep", "merge", at / "sweep", "-o", at / "merged.h5")
        # A run that was killed leaves the result of one replicate and the state of another.
        self.checkpointed = ("run", self.base, *SMALL, "-o", at / "long.h5", "--checkpoint-every", 7)
        killed = self.trial.run(*self.checkpointed, fault="rename *replicate-1.states.h5 3 kill")
        if killed.returncode != -signal.SIGKILL:
            raise RuntimeError(f"the run that was to be killed ended: {killed.returncode} {killed.stderr}")
        self.checkpoints = at / "long.h5.checkpoints"
        self.kept = at / "kept.checkpoints"
        shutil.copytree(self.checkpoints, self.kept)

    def digest_of_out(self, done):
        told = self.trial.answer("info", self.folder / "out.h5")
        return told["digest"] if done.returncode == 0 and told else None

    def kinds(self):
        """Kind of file, a sound one, and its readers; those that are cheap come first."""
        at = self.folder
        out = at / "out.h5"
        damaged, states = at / "damaged.h5", ("run", self.base, *SMALL, "-o", out)
        comparing = ("compare", self.base, self.other, *SMALL, "--resume", damaged, "-o", out)
        common = lambda: (Reader("info", damaged, ("info", damaged, "--json"), facts_of),
                          Reader("the readers", damaged, None))
        viewer = lambda kind: (Reader("the viewer's reader", damaged, VIEWER, kind=kind),) if self.viewer else ()
        yield "run", at / "run.h5", (*common(), *viewer("run"), Reader("info for people", damaged, ("info", damaged)))
        yield "comparison", at / "compared.h5", (
            *common(), *viewer("comparison"), Reader("report", damaged, ("report", damaged, "-o", at / "page.html"),
                   lambda done: (at / "page.html").read_text(encoding="utf-8")),
            Reader("compare --resume", damaged, comparing, self.digest_of_out))
        yield "states", at / "saved.week3.states.h5", (
            *common(), Reader("run --from", damaged, (*states, "--from", damaged), self.digest_of_out))
        batch = sorted((at / "sweep/runs").glob("*.h5"))[0]
        yield "batch", batch, (
            Reader("info", batch, ("info", batch, "--json"), facts_of),
            Reader("sweep status", batch, ("sweep", "status", at / "sweep", "--json")),
            Reader("sweep merge", batch, ("sweep", "merge", at / "sweep", "-o", out),
                   lambda done: self.trial.run("info", out, "--json").stdout),
            Reader("sweep run", batch, ("sweep", "run", at / "sweep", "--quiet", "--json"),
                   lambda done: self.trial.answer("sweep", "status", at / "sweep")["digest"]))
        yield "merged sweep", at / "merged.h5", (*common()[:1], *viewer("merged sweep"))
        # The folder of checkpoints goes when a run is complete: it is put back before each trial.
        resumed = ("run", self.base, *SMALL, "-o", at / "long.h5", "--resume")
        for kind, name in (("checkpoint of a state", "replicate-1.states.h5"),
                           ("checkpoint of a result", "replicate-0.h5")):
            yield kind, self.kept / name, (
                Reader("run --resume", self.checkpoints / name, resumed,
                       lambda done: self.trial.answer("info", at / "long.h5")["digest"]),)


class Damage:
    """Puts damaged files before their readers and judges what they say."""

    def __init__(self, trial, files):
        self.trial, self.files = trial, files
        self.harmless = self.told = 0

    def start(self, reader, sound, contents, environment=None):
        """The reader over a file with these bytes; the seconds of work that it took."""
        files = self.files
        for name in ("out.h5", "page.html"):  # of another kind or of other inputs
            (files.folder / name).unlink(missing_ok=True)
        if reader.place.parent == files.checkpoints:
            shutil.rmtree(files.checkpoints, ignore_errors=True)
            shutil.copytree(files.kept, files.checkpoints)
            (files.folder / "long.h5").unlink(missing_ok=True)
        if isinstance(contents, pathlib.Path):
            shutil.copyfile(contents, reader.place)
        else:
            reader.place.write_bytes(contents)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        if reader.arguments is VIEWER:
            done = viewer_questions.ask(self.trial.samspill, reader.kind, reader.place,
                                        {**os.environ, **(environment or {})})
        elif reader.arguments is None:
            done = self.trial.start_and_wait(files.read_all, reader.place, environment=environment)
        else:
            done = self.trial.run(*reader.arguments, environment=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if reader.place == sound:
            reader.place.write_bytes(self.original)
        return done, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def learn(self, reader, sound):
        """What a reader says of the sound file."""
        self.original = sound.read_bytes()
        done, _ = self.start(reader, sound, self.original)
        if done.returncode != 0:
            raise RuntimeError(f"{reader.name} refuses a sound file: {done.stderr}")
        reader.right = reader.answer(done)

    def judge(self, reader, sound, contents, what, must_refuse=False, environment=None):
        done, work = self.start(reader, sound, contents, environment=environment)
        story = f"{reader.name} over {what}: exit {done.returncode}: {done.stderr.strip()[-600:]}"
        check = self.trial.check
        check("no command crashes over a file", done.returncode >= 0 and done.returncode != 1, story)
        check(f"no command works longer than {MOST_CPU:.0f} s over a bad file", work <= MOST_CPU,
              f"{story}; {work:.1f} s of work")
        if done.returncode == 0:
            self.harmless += 1
            check("no wrong number is read silently", not must_refuse and reader.answer(done) == reader.right, story)
        else:
            self.told += 1
            names = (reader.place.name, reader.place.parent.name, sound.parent.parent.name)
            message = done.stderr.strip()
            check("the message names the file and a cause",
                  any(name in message for name in names) and len(message) > len(str(reader.place)) + 10, story)


def flipped(data, chance):
    bit = chance.randrange(8 * len(data))
    damaged = bytearray(data)
    damaged[bit // 8] ^= 1 << bit % 8
    return bytes(damaged), f"bit {bit} flipped"


def cut(data, chance):
    """Ends that are easy to miss, and ends anywhere."""
    length = chance.choice((0, 1, 8, 47, 48, 512, len(data) - 1, len(data) - 8, *(chance.randrange(len(data)),) * 8))
    return data[:min(length, len(data) - 1)], f"cut to {length} bytes"


def zeroed(data, chance):
    page = chance.choice((512, 4096))
    at = chance.randrange(-(-len(data) // page)) * page
    return data[:at] + bytes(len(data[at:at + page])) + data[at + page:], f"zeros from {at} on, {page} bytes"


def damage_bytes(trial, damage, chance):
    """Flips, cuts and pages, over all kinds of files in turn; expensive readers take every fifth."""
    kinds = [(kind, sound, readers) for kind, sound, readers in damage.files.kinds()]
    for name, make, wanted in (("flips", flipped, 4000 if trial.long else 140),
                               ("cuts", cut, 1000 if trial.long else 42),
                               ("zeroed pages", zeroed, 1000 if trial.long else 42)):
        for number in range(wanted):
            kind, sound, readers = kinds[number % len(kinds)]
            damage.original = sound.read_bytes()
            contents, what = make(damage.original, chance)
            chosen = readers if trial.long else readers[:3] + (chance.choice(readers),)
            for reader in dict.fromkeys(chosen):
                damage.judge(reader, sound, contents, f"a {kind} file, {what}", must_refuse=contents == b"")
        print(f"{wanted} {name}", flush=True)


def damage_whole(damage):
    """A sound file of another kind, or of another run, in the place of the right one."""
    at = damage.files.folder
    kinds = list(damage.files.kinds())
    others = [(kind, sound.read_bytes()) for kind, sound, _ in kinds]
    others += [("other run", (at / "other.h5").read_bytes()),
               ("other states", (at / "other.week3.states.h5").read_bytes()),
               ("batch of another sweep", sorted((at / "sweep2/runs").glob("*.h5"))[0].read_bytes()),
               ("empty", b""), ("text", b"[params]\n"), ("signature alone", b"\x89HDF\r\n\x1a\n"),
               ("zip", b"PK\x03\x04" + bytes(1000))]
    same = {("run", "checkpoint of a result"), ("states", "checkpoint of a state")}
    for kind, sound, readers in kinds:
        damage.original = sound.read_bytes()
        for reader in readers:
            # What a file holds may be asked of any file; all others want their own.
            if reader.name.startswith(("info", "the readers", "the viewer")):
                continue
            for other, contents in others:
                if other != kind and (other, kind) not in same and (kind, other) not in same:
                    damage.judge(reader, sound, contents, f"a {other} in the place of a {kind}", must_refuse=True)


def damage_hostile(trial, damage, chance):
    """Files made to do harm, by kind."""
    made = damage.files.folder / "hostile"
    for kind, sound, readers in damage.files.kinds():
        damage.original = sound.read_bytes()
        for what, path in hostile_files.all_of(sound, made, damage.files.folder / "secret.txt"):
            for reader in readers if trial.long else readers[:2] + readers[-1:]:
                # A file may carry more than is read; then the numbers must be right.
                damage.judge(reader, sound, path, f"a {kind} file with {what}")
            path.unlink()


def damage_library(trial, damage):
    """HDF5 itself goes wrong when it opens a file: the command must not."""
    module = str(pathlib.Path(trial.interposer).with_name("bad_hdf5.so"))
    for kind, sound, readers in damage.files.kinds():
        damage.original = sound.read_bytes()
        for reader in readers:
            if reader.arguments is None:
                continue
            for how in ("crash", "abort", "quit", "memory") + (("loop",) if trial.long or reader.name == "info for people" or reader.name == "run --from" else ()):
                damage.judge(reader, sound, damage.original, f"a {kind} file while HDF5 ends with {how}", True,
                             {"LD_PRELOAD": module, "BAD_HDF5": how})
    _, sound, readers = next(damage.files.kinds())
    damage.original = sound.read_bytes()
    done, _ = damage.start(readers[0], sound, damage.original, environment={"LD_PRELOAD": module, "BAD_HDF5": "write"})
    written = readers[0].place.with_name(readers[0].place.name + ".written")
    trial.check("what reads a file cannot write", not written.exists() or written.stat().st_size == 0,
                f"{done.stderr}: {written} holds something")


def odd_places(trial, damage):
    """What is no plain file is refused at once."""
    at = damage.files.folder
    os.mkfifo(at / "pipe.h5")
    (at / "loop.h5").symlink_to("loop.h5")
    for path in (at, at / "pipe.h5", at / "loop.h5", pathlib.Path("/dev/zero"), at / "none.h5"):
        for arguments in (("info", path), ("report", path, "-o", at / "page.html"),
                          ("run", damage.files.base, *SMALL, "-o", at / "out.h5", "--from", path),
                          ("compare", damage.files.base, damage.files.other, *SMALL, "-o", at / "out.h5", "--resume",
                           path)):
            done = trial.run(*arguments)
            trial.check("what is no file is refused", done.returncode == 2 and path.name in done.stderr,
                        f"{arguments}: exit {done.returncode}: {done.stderr}")


def main():
    trial = Trial("file", sys.argv[1:])
    chance = random.Random(trial.seed)
    with tempfile.TemporaryDirectory() as temporary:
        files = Files(trial, pathlib.Path(temporary))
        damage = Damage(trial, files)
        right = {}
        for kind, sound, readers in files.kinds():
            for reader in readers:
                damage.learn(reader, sound)
                right[kind, reader.name] = reader.right
        kinds = files.kinds

        def known():
            for kind, sound, readers in kinds():
                for reader in readers:
                    reader.right = right[kind, reader.name]
                yield kind, sound, readers

        files.kinds = known
        odd_places(trial, damage)
        damage_library(trial, damage)
        damage_whole(damage)
        damage_hostile(trial, damage, chance)
        damage_bytes(trial, damage, chance)
    if not files.viewer:
        print("this samspill has no viewer: its reader was not tried")
    print(f"{damage.told} readings were refused, {damage.harmless} gave what the sound file gives")
    trial.end()


main()

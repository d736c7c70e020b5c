"""Asks `samspill-read`, the child that reads files for the viewer, as the viewer does (viz/file/child.h)."""

import pathlib
import struct
import subprocess

OPEN, FILM, SERIES, OUTCOMES, STAFF, COMPARISON, CELLS = 0, 2, 3, 4, 6, 7, 8
REFUSED = 1


def packet(kind, form="", *numbers):
    body = struct.pack("<B" + form, kind, *numbers)
    return struct.pack("<Q", len(body)) + body


QUESTIONS = {
    "run": [packet(FILM, "Q", 1), *(packet(SERIES, "I", i) for i in range(0, 60, 7)), packet(OUTCOMES),
            packet(STAFF, "QQ", 0, 20)],
    "comparison": [packet(COMPARISON, "QQQ", 1, curve, 0) for curve in range(4)],
    "merged sweep": [packet(CELLS, "QQQQ", column, 0, 0, 0) for column in range(3)],
}


def reader_of(samspill):
    """The program beside samspill that reads for the viewer."""
    return pathlib.Path(samspill).with_name("samspill-read")


def is_built(samspill):
    """Whether this samspill has a viewer."""
    return reader_of(samspill).exists()


def ask(samspill, kind, path, environment):
    """All answers as they come; exit code 2 when one refuses the file, or the child is no more: the viewer tells it."""
    questions = packet(OPEN, "QQQ", 2 << 30, 4, 256 << 20) + b"".join(QUESTIONS[kind])
    done = subprocess.run([reader_of(samspill), str(path)], input=questions, capture_output=True, timeout=120,
                          env=environment, check=False)
    answers, rest = [], done.stdout
    while len(rest) >= 8:
        size = struct.unpack("<Q", rest[:8])[0]
        answers.append(rest[8:8 + size])
        rest = rest[8 + size:]
    refusals = [answer for answer in answers if answer[:1] == bytes([REFUSED])]
    whole = len(answers) == 1 + len(QUESTIONS[kind]) and not refusals
    message = refusals[0][17:].decode(errors="replace") if refusals else f"{path}: the child that reads it ended with {done.returncode}"
    return subprocess.CompletedProcess(done.args, 0 if whole else 2, done.stdout, "" if whole else message)

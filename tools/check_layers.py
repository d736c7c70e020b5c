#!/usr/bin/env python3
"""Checks that each layer and room sees only those before it, and that each library has one home.

Reads sources as text (comments and strings left out), prints `file:line: rule` for every
violation and ends with 1 when there are any. Usage: check_layers.py [ROOT]
"""

import pathlib
import re
import sys

# The layers, lowest first. A file may include its own layer and those named here, nothing else.
LAYERS = {
    "core": [],
    "model": ["core"],
    "scenario": ["core", "model"],
    "results": ["core", "model", "scenario"],
    "experiment": ["core", "model", "scenario", "results"],
    "cli": ["core", "model", "scenario", "results", "experiment"],
    "viz": ["core", "model", "scenario", "results", "experiment"],
    "viewer": ["cli", "viz"],
    "reader": ["cli", "viz"],
}

# The rooms of a layer, lowest first, and which of the others each may see. "" are the files that lie in the layer's own
# folder. What the rooms of the viewer before plots/ hold knows no graphics.
ROOMS = {
    "model": {
        "params": [],
        "inputs": ["params"],
        "observed": ["params", "inputs"],
        "state": ["params", "inputs", "observed"],
        "week": ["params", "inputs", "observed", "state"],
        "": ["params", "inputs", "observed", "state", "week"],
    },
    "scenario": {
        "text": [],
        "declared": ["text"],
        "files": ["text", "declared"],
    },
    "results": {
        "h5": [],
        "files": ["h5"],
    },
    "experiment": {
        "statistics": [],
        "replicates": ["statistics"],
        "judge": ["statistics"],
        "compare": ["statistics", "replicates", "judge"],
        "diff": [],
        "sweep": ["statistics", "replicates", "judge", "compare"],
        "calibrate": ["statistics", "replicates", "sweep"],
        "report": ["statistics", "replicates", "judge", "compare"],
    },
    "viz": {
        "draft": [],
        "data": ["draft"],
        "file": ["data"],
        "live": ["draft", "data"],
        "desk": ["draft", "data", "file", "live"],
        "state": ["draft", "data", "desk"],
        "plots": ["state"],
        "panels": ["draft", "data", "live", "desk", "state", "plots"],
        "workshop": ["draft", "data", "desk", "state", "plots", "panels"],
        "app": ["draft", "data", "desk", "state", "plots", "panels", "workshop"],
    },
}

# Where each layer lies.
FOLDERS = {"cli": "tools/cli", "viewer": "tools/viewer", "reader": "tools/reader", "viz": "viz"} | {
    layer: f"sim/{layer}" for layer in ("core", "model", "scenario", "results", "experiment")
}

# Third-party header -> the only files (patterns) that may include it, and the name to say.
HOMES = [
    (r"(oneapi/)?tbb/", ["sim/core/parallel.cpp"], "TBB"),
    (r"H5|hdf5", ["sim/results/h5/*"], "hdf5.h"),
    (r"toml\+\+/", ["sim/scenario/text/*"], "toml++"),
    (r"CLI/", ["tools/cli/main.cpp", "tools/cli/command_line.h", "tools/cli/parser.h", "tools/viewer/main.cpp"], "CLI11"),
    (r"Random123/", ["sim/core/draw.h"], "Random123"),
    (r"xxhash", ["sim/core/digest.cpp"], "xxhash"),
    (r"utf8proc", ["sim/core/name.cpp"], "utf8proc"),
    (r"boost/random/", ["sim/core/*", "sim/experiment/sweep/*"], "Boost.Random"),
    (r"nlopt", ["sim/experiment/calibrate/calibration.cpp"], "NLopt"),
    (r"boost/math/", ["sim/experiment/statistics/*"], "Boost.Math"),
    (r"nlohmann/", ["sim/experiment/report/*", "tools/cli/*", "viz/app/*"], "nlohmann-json"),
    (r"imgui|backends/imgui|misc/cpp/imgui", ["viz/plots/*", "viz/panels/*", "viz/workshop/*", "viz/app/*"], "ImGui"),
    (r"GLFW/|GL/|EGL/|glad", ["viz/app/*"], "GLFW and OpenGL"),
    (r"stb", ["viz/app/*"], "stb"),
]

TRANSCENDENTAL = (
    "exp exp2 expm1 log log2 log10 log1p pow sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh"
    " erf erfc tgamma lgamma cbrt hypot"
).split()
LIBM = "|".join(TRANSCENDENTAL)
SIM = "sim/*"

# What must not be written: pattern of code, files it is forbidden in, exceptions, the rule.
FORBIDDEN = [
    (r"#\s*include\s*<random>", ["sim/*", "tools/cli/*", "viz/*"], [],
     "<random> is nowhere: std:: distributions give other numbers with other libraries (use core/distributions.h)"),
    (r"\bstd::\w+_distribution\b|\bstd::(mt19937|random_device|default_random_engine|shuffle|sample)\b",
     ["sim/*", "tools/cli/*", "viz/*"], [],
     "std:: random numbers are not the same everywhere: use core/draw.h and core/distributions.h"),
    (rf"\bstd::({LIBM})[fl]?\b|(?<![\w:.>])(::)?({LIBM})f?\s*\(", ["sim/core/*", "sim/model/*"],
     ["sim/core/math.cpp", "sim/core/math.h"],
     "the C library's transcendental functions have other bits on other CPUs: use core/math.h (math::...)"),
    (rf"\bstd::({LIBM})[fl]?\b", ["sim/core/math.cpp", "sim/core/math.h"], [],
     "core/math stands in for the C library and must not call it"),
    (r"\bboost::random::(gamma|beta|chi_squared|student_t|fisher_f|negative_binomial|cauchy|lognormal)\w*", [SIM], [],
     "this Boost distribution's values depend on the C library: use core/distributions.h"),
    (r"#\s*include\s*<(iostream|fstream|sstream|cstdio|filesystem|chrono|ctime|thread|mutex|atomic|future)>",
     ["sim/model/*"], [], "the model does no input or output, reads no clock and starts no thread"),
    (r"\b(system|steady|high_resolution)_clock\b|\bgettimeofday\b|(?<![\w:.>])(std::)?(time|rand|srand)\s*\(",
     ["sim/core/*", "sim/model/*", "sim/scenario/*"], [], "no clock and no C random numbers below results/"),
    (r"(?<![\w:.>])(std::|::)?(_?exit|quick_exit|_Exit)\s*\(", [SIM], [],
     "nothing below the command line ends the process: throw"),
    (r"\bfmt::v?print\b|\bstd::(v?f?printf|f?puts|putchar|cout|cerr|clog)\b",
     ["sim/*", "tools/cli/*", "tools/viewer/*", "tools/reader/*", "viz/*"], [],
     "what is said goes by way of tell and put (tools/cli/standard_streams.h): a full or closed stream must change no exit"
     " code"),
    (r"#\s*include\s*<bits/", ["sim/*", "tools/cli/*", "viz/*"], [], "<bits/...> belongs to the compiler"),
    (r"-ffast-math|__FAST_MATH__|#\s*pragma\s+(GCC|clang)\s+optimize", ["CMakeLists.txt", "sim/*", "tools/*", "viz/*"],
     [], "other rules of arithmetic give other bits"),
]

# Comments, raw strings, strings and characters (not the marks within a number like 1'000).
TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])'""", re.S)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')


def matches(path, patterns):
    return any(pathlib.PurePosixPath(path).match(p) or path.startswith(p.removesuffix("*")) and p.endswith("/*")
               for p in patterns)


def layer_of(path):
    for layer, folder in FOLDERS.items():
        if path.startswith(folder + "/"):
            return layer
    return None


def code_lines(path, text):
    """The lines without comments and without what stands in C++ strings (but for #include lines)."""
    if path.endswith((".txt", ".cmake")):
        return [line.split("#")[0] for line in text.split("\n")]

    def blank(found):
        piece = found.group(0)
        if piece.startswith(("//", "/*")):
            return "\n" * piece.count("\n")
        return '""' + "\n" * piece.count("\n")

    stripped = TOKEN.sub(blank, text).split("\n")
    original = text.split("\n")
    return [o if INCLUDE.match(o) and s.strip() else s for o, s in zip(original, stripped)]


def room_of(layer, path):
    """The room of a file, of its path within the layer's folder; none when it lies in no room."""
    room = path.split("/")[0] if "/" in path else ""
    return room if room in ROOMS[layer] else None


def room_violations(layer, path, included):
    """The rule of rooms, of an include within the layer."""
    own = room_of(layer, path.removeprefix(FOLDERS[layer] + "/"))
    other = room_of(layer, included.removeprefix(layer + "/"))
    if None not in (own, other) and own != other and other not in ROOMS[layer][own]:
        may_see = ", ".join(ROOMS[layer][own]) or "nothing"
        yield f"{layer}/{own} must not see {layer}/{other} (it may see: {may_see})"
    # A panel is a folder of its own: what two of them share lies beside the folders.
    folder = pathlib.PurePosixPath(included).parent.as_posix()
    if folder.startswith("viz/panels/") and pathlib.PurePosixPath(path).parent.as_posix() != folder:
        yield f"nothing outside {folder} may see its headers"


def include_violations(path, included, quoted):
    """Rules that one #include breaks."""
    layer = layer_of(path)
    if layer in ROOMS and included.startswith(layer + "/"):
        yield from room_violations(layer, path, included)
    if quoted:
        first = included.split("/")[0]
        if layer and first in LAYERS and first != layer and first not in LAYERS[layer]:
            yield f"{layer} must not see {first} (it may see: {', '.join(LAYERS[layer]) or 'nothing'})"
        if layer and (".." in included.split("/") or "/" not in included and layer not in ("cli", "viz")):
            yield 'a header is included by its layer: #include "layer/file.h"'
    for header, homes, name in HOMES:
        if re.match(header, included) and layer and not matches(path, homes):
            yield f"{name} has one home: {', '.join(homes)}"


def violations(path, text):
    """(line, rule) for every rule that a source breaks. The path is relative to the root."""
    layer = layer_of(path)
    within = path.removeprefix(FOLDERS[layer] + "/") if layer in ROOMS else ""
    if path.endswith((".h", ".cpp")) and within and room_of(layer, within) is None:
        yield 1, f"this lies in no room of {layer}: {', '.join(filter(None, ROOMS[layer]))}"
    rules = [(re.compile(pattern), rule) for pattern, where, but, rule in FORBIDDEN
             if matches(path, where) and not matches(path, but)]
    for number, line in enumerate(code_lines(path, text), 1):
        include = INCLUDE.match(line)
        if include:
            for rule in include_violations(path, include.group(2), include.group(1) == '"'):
                yield number, rule
        for pattern, rule in rules:
            if pattern.search(line):
                yield number, rule


def sources(root):
    if (root / "CMakeLists.txt").exists():
        yield root / "CMakeLists.txt"
    for folder in ("sim", "tools", "viz"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".h", ".cpp", ".hpp", ".cc", ".txt", ".cmake") and path.is_file():
                yield path


def check(root):
    """Prints every violation below the root; returns how many there are, and how many files were read."""
    count = files = 0
    for path in sources(root):
        files += 1
        relative = path.relative_to(root).as_posix()
        for line, rule in violations(relative, path.read_text(encoding="utf-8")):
            print(f"{relative}:{line}: {rule}")
            count += 1
    return count, files


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
    count, files = check(root)
    if not files:
        print(f"check_layers: no sources below {root}")
        return 1
    print(f"check_layers: {files} files, {count} violations")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Checks that each layer and room sees only those before it, and that each library has one home.

It also refuses headers that include each other in a circle, processes of the model that do, and headers of
processes that too many sources read.

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

# Where a file and its header are looked at as one: these must not include each other in a circle.
PAIRS = "sim/model/"
# To edit the header of one process must not mean to compile the model anew: so many sources may read it.
PROCESSES = "sim/model/week/"
MOST_READERS = 20

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
    (r"^\s*default\s*:", ["sim/model/*"], [],
     "a switch of the model names every label, so that a new group, status or plan does not compile until all is said"),
    (r"\b(system|steady|high_resolution)_clock\b|\bgettimeofday\b|(?<![\w:.>])(std::)?(time|rand|srand)\s*\(",
     ["sim/core/*", "sim/model/*", "sim/scenario/*"], [], "no clock and no C random numbers below results/"),
    (r"(?<![\w:.>])(std::|::)?(_?exit|quick_exit|_Exit)\s*\(", [SIM], [],
     "nothing below the command line ends the process: throw"),
    (r"\bfmt::v?print\b|\bstd::(v?f?printf|f?puts|putchar|cout|cerr|clog)\b",
     ["sim/*", "tools/cli/*", "tools/viewer/*", "tools/reader/*", "viz/*"], [],
     "what is said goes by way of tell and put (tools/cli/standard_streams.h): a full or closed stream must change no exit"
     " code"),
    (r"#\s*include\s*<bits/", ["sim/*", "tools/cli/*", "viz/*"], [], "<bits/...> belongs to the compiler"),
    (r"""#\s*include\s*[<"][^">]*\.(cpp|cc|cxx)[">]""", ["sim/*", "tools/*", "viz/*"], [], "a source is never included"),
    (r"-ffast-math|__FAST_MATH__|#\s*pragma\s+(GCC|clang)\s+optimize", ["CMakeLists.txt", "sim/*", "tools/*", "viz/*"],
     [], "other rules of arithmetic give other bits"),
]

# Comments, raw strings, strings and characters (not the marks within a number like 1'000).
TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])'""", re.S)
USING = re.compile(r"^\s*using (?:\w+::)+(\w+);")
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


def unused_names(lines):
    """(line, name) of each `using some::name;` that nothing uses: clang-tidy does not look for them in units of sources."""
    for number, line in enumerate(lines, 1):
        using = USING.match(line)
        if using and sum(len(re.findall(rf"\b{using.group(1)}\b", other)) for other in lines) == 1:
            yield number, using.group(1)


def violations(path, text):
    """(line, rule) for every rule that a source breaks. The path is relative to the root."""
    layer = layer_of(path)
    within = path.removeprefix(FOLDERS[layer] + "/") if layer in ROOMS else ""
    if path.endswith((".h", ".cpp")) and within and room_of(layer, within) is None:
        yield 1, f"this lies in no room of {layer}: {', '.join(filter(None, ROOMS[layer]))}"
    rules = [(re.compile(pattern), rule) for pattern, where, but, rule in FORBIDDEN
             if matches(path, where) and not matches(path, but)]
    lines = code_lines(path, text)
    if path.endswith(".cpp"):
        for number, name in unused_names(lines):
            yield number, f"nothing uses {name}: the using-declaration goes"
    for number, line in enumerate(lines, 1):
        include = INCLUDE.match(line)
        if include:
            for rule in include_violations(path, include.group(2), include.group(1) == '"'):
                yield number, rule
        for pattern, rule in rules:
            if pattern.search(line):
                yield number, rule


def include_graph(texts):
    """What each file of the checkout includes of the others, with the line of it: {path: {path: line}}."""
    graph = {}
    for path, text in texts.items():
        found = graph.setdefault(path, {})
        if not path.endswith((".h", ".cpp")):
            continue
        for number, line in enumerate(code_lines(path, text), 1):
            include = INCLUDE.match(line)
            if include and include.group(1) == '"':
                folder = path.rsplit("/", 1)[0]
                for candidate in [base + include.group(2) for base in ("sim/", "", "tools/", "tests/", folder + "/")]:
                    if candidate in texts:
                        found.setdefault(candidate, number)
                        break
    return graph


def circle_in(graph):
    """A list of nodes each of which leads to the next and the last to the first; None when there is no such circle."""
    done, way = set(), []

    def search(node):
        if node in way:
            return way[way.index(node):]
        if node in done:
            return None
        way.append(node)
        for other in graph.get(node, ()):
            found = search(other)
            if found:
                return found
        done.add(way.pop())
        return None

    return next(filter(None, map(search, sorted(graph))), None)


def as_pairs(graph, folder):
    """The same graph with a header and its source as one node, named without ending; only of one folder."""
    pairs = {}
    for path, included in graph.items():
        if path.startswith(folder):
            name = path.rsplit(".", 1)[0]
            others = {other.rsplit(".", 1)[0] for other in included if other.startswith(folder)}
            pairs.setdefault(name, set()).update(others - {name})
    return pairs


def readers_of(graph, header):
    """The sources that read a header, directly or by way of others."""
    included_by = {}
    for path, included in graph.items():
        for other in included:
            included_by.setdefault(other, set()).add(path)
    found, left = {header}, [header]
    while left:
        for path in included_by.get(left.pop(), ()):
            if path not in found:
                found.add(path)
                left.append(path)
    return {path for path in found if path.endswith(".cpp")}


def graph_violations(texts):
    """(path, line, rule) for every rule that headers break together; texts by path, tests included."""
    graph = include_graph(texts)
    for nodes, what in ((graph, "headers include"), (as_pairs(graph, PAIRS), "files of the model include")):
        circle = circle_in(nodes)
        if circle:
            first = circle[0] if circle[0] in graph else circle[0] + ".h"
            yield first, 1, f"{what} each other in a circle: {' -> '.join([*circle, circle[0]])}"
    for header in sorted(graph):
        if header.startswith(PROCESSES) and header.endswith(".h"):
            readers = len(readers_of(graph, header))
            if readers > MOST_READERS:
                yield header, 1, (f"{readers} sources read this header of a process, more than {MOST_READERS}: state"
                                  " belongs into model/state, and headers include only what they need")


def sources(root):
    if (root / "CMakeLists.txt").exists():
        yield root / "CMakeLists.txt"
    for folder in ("sim", "tools", "viz"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".h", ".cpp", ".hpp", ".cc", ".txt", ".cmake") and path.is_file():
                yield path


def check(root):
    """Prints every violation below the root; returns how many there are, and how many files were read."""
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sources(root)}
    found = [(path, line, rule) for path, text in texts.items() for line, rule in violations(path, text)]
    tests = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
             for path in sorted((root / "tests").rglob("*")) if path.suffix in (".h", ".cpp")}
    found += graph_violations(texts | tests)
    for path, line, rule in found:
        print(f"{path}:{line}: {rule}")
    return len(found), len(texts)


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

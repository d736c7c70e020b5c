#!/usr/bin/env bash
# Runs one small scenario with programs built by g++ and clang++ at -O0 and -O3, with one and three
# threads, and with the C library's fused multiply-add code switched off, and compares the digests
# of everything that was computed. Usage: tools/check_determinism.sh [PROGRAM] [-- run arguments]
#   PROGRAM   stands for g++ -O3 instead of building it (default: build it)
set -euo pipefail

name=determinism
root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd -P)
# shellcheck source=tools/common.sh
source "$root/tools/common.sh"

ready=
if [[ ${1:-} && $1 != -- ]]; then
    ready=$(readlink -f -- "$1")
    shift
fi
[[ ${1:-} == -- ]] && shift
# The main job on about 2,000 persons and 52 weeks after its burn-in.
run=("$root/scenarios/buskerud.toml" --set places.scale=0.01 --weeks 52 --replicates 2 "$@")

# What makes glibc take its code for processors without fused multiply-add (names of old and new versions).
without_fma=glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4,-AVX2_Usable,-FMA_Usable

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Builds samspill with a compiler and a level of optimisation; prints the program's path.
build_with() {
    local compiler=$1 level=$2 build
    build=$root/build/determinism/$compiler$level
    mkdir -p "$build"
    run_logged "$build/configure.log" cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=None \
        -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS="$level" -DCMAKE_COMPILE_WARNING_AS_ERROR=ON \
        -DSAMSPILL_TESTS=OFF -DSAMSPILL_BENCH=OFF || return 1
    run_logged "$build/build.log" cmake --build "$build" --target samspill -j "$(build_jobs)" || return 1
    echo "$build/bin/samspill"
}

# Sets `digest` to that of the run with a program; further arguments go to `samspill run`.
digest_with() {
    local program=$1
    shift
    digest=
    "$program" run "${run[@]}" "$@" --json --quiet -o "$folder/run.h5" </dev/null >"$folder/run.json" ||
        fail "$program run failed"
    digest=$(/usr/bin/python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["digest"])' "$folder/run.json") ||
        fail "$program run --json gives no digest"
    [[ $digest =~ ^[0-9a-f]{32}$ ]] || fail "$program gives a digest that is none: $digest"
}

# Compares the last digest with the first one.
expect_same() {
    first=${first:-$digest}
    printf '%s  %s\n' "$digest" "$1"
    [[ $digest == "$first" ]] || fail "$1 gives another result than g++ -O3"
}

for compiler in g++ clang++; do
    for level in -O3 -O0; do
        if [[ $ready && $compiler$level == g++-O3 ]]; then
            program=$ready
        else
            program=$(build_with "$compiler" "$level") || fail "$compiler $level does not build"
        fi
        digest_with "$program" --threads 1
        expect_same "$compiler $level, 1 thread"
        [[ $level == -O0 ]] && continue
        digest_with "$program" --threads 3
        expect_same "$compiler $level, 3 threads"
        GLIBC_TUNABLES=$without_fma digest_with "$program"
        expect_same "$compiler $level, C library without fused multiply-add"
    done
done
# A check that could not see a difference would prove nothing: another seed must give another digest.
digest_with "$program" --seed 987654
[[ $digest != "$first" ]] || fail "the digest does not change with the seed"
say "one digest for g++ and clang++, -O0 and -O3, any threads, with and without fused multiply-add"

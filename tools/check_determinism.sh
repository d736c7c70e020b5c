#!/usr/bin/env bash
# Runs one small scenario with programs built by g++ and clang++ at several levels of optimisation, on
# 1, 2, 3, 7 and 16 threads, and with the C library's code for AVX2 and fused multiply-add switched
# off, and holds the digest of everything that was computed against the committed one
# (tests/golden/determinism.txt, with a readable series beside it).
# Usage: tools/check_determinism.sh [--long] [--renew] [PROGRAM]
#   PROGRAM   stands for g++ -O3 instead of building it
#   --long    all of g++ and clang++ x -O0, -O2, -O3, -O3 -march=native; else one program that
#             differs in all of these, clang++ -O1 -march=native, beside PROGRAM
#   --renew   after a change that is meant to alter results: writes the committed digest anew (then
#             look at the series, and flag the change in CHANGELOG.md)
set -euo pipefail

name=determinism
root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd -P)
# shellcheck source=tools/common.sh
source "$root/tools/common.sh"

long='' renew='' ready=''
for argument in "$@"; do
    case $argument in
        --long) long=yes ;;
        --renew) renew=yes ;;
        -*) fail "unknown option $argument" ;;
        *) ready=$(readlink -f -- "$argument") && [[ -x $ready ]] || fail "there is no program $argument" ;;
    esac
done
committed=$root/tests/golden/determinism.txt

# What makes glibc take its code for processors without fused multiply-add (names of old and new versions).
without_fma=glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4,-AVX2_Usable,-FMA_Usable

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Builds samspill with a compiler and flags of optimisation; prints the program's path. Warnings are no
# errors here: g++ -O3 -march=native has false alarms over fmt.
build_with() {
    local compiler=$1 flags=$2 build
    build=$root/build/determinism/$compiler${flags// /}
    mkdir -p "$build"
    run_logged "$build/configure.log" cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=None \
        -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS="$flags" \
        -DCMAKE_COMPILE_WARNING_AS_ERROR=OFF -DCMAKE_UNITY_BUILD=ON -DSAMSPILL_TESTS=OFF -DSAMSPILL_BENCH=OFF -DSAMSPILL_VIEWER=OFF || return 1
    run_logged "$build/build.log" cmake --build "$build" --target samspill -j "$(build_jobs)" || return 1
    echo "$build/bin/samspill"
}

# The main job on about 2,000 persons and 52 weeks after its burn-in; further arguments as those of `run`.
run_small() {
    local program=$1
    shift
    "$program" run "$root/scenarios/buskerud.toml" --set places.scale=0.01 --weeks 52 --replicates 2 "$@" \
        --json --quiet --force -o "$folder/run.h5" </dev/null >"$folder/run.json" || fail "$program run failed"
}

# Sets `digest` to that of the small run.
digest_with() {
    run_small "$@"
    digest=$(/usr/bin/python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["digest"])' "$folder/run.json") ||
        fail "$1 run --json gives no digest"
    [[ $digest =~ ^[0-9a-f]{32}$ ]] || fail "$1 gives a digest that is none: $digest"
}

# Compares the last digest with the committed one.
expect_same() {
    printf '%s  %s\n' "$digest" "$1"
    [[ $digest == "$first" ]] ||
        fail "$1 gives another result than the committed $first. Meant? tools/check_determinism.sh --renew"
}

# All threads with one program, and once without fused multiply-add.
check_program() {
    local program=$1 what=$2 threads
    shift 2
    for threads in "$@"; do
        digest_with "$program" --threads "$threads"
        expect_same "$what, threads $threads"
    done
    GLIBC_TUNABLES=$without_fma digest_with "$program"
    expect_same "$what, C library without AVX2 and fused multiply-add"
}

[[ $ready ]] || ready=$(build_with g++ -O3) || fail "g++ -O3 does not build"
if [[ $renew ]]; then
    run_small "$ready" --threads 1
    /usr/bin/python3 "$root/tests/golden/determinism_text.py" "$folder/run.json" "$folder/run.h5" >"$folder/new.txt" ||
        fail "the digest cannot be written"
    cp "$folder/new.txt" "$committed"
    say "wrote $committed"
fi
first=$(sed -n 's/^digest //p' "$committed")
[[ $first =~ ^[0-9a-f]{32}$ ]] || fail "$committed holds no digest; write it with tools/check_determinism.sh --renew"

check_program "$ready" "g++ -O3" 1 2 3 7 16
variants=("clang++ -O1 -march=native")
[[ $long ]] && variants=("g++ -O0" "g++ -O2" "g++ -O3 -march=native"
    "clang++ -O0" "clang++ -O2" "clang++ -O3" "clang++ -O3 -march=native")
for variant in "${variants[@]}"; do
    program=$(build_with "${variant%% *}" "${variant#* }") || fail "$variant does not build"
    if [[ $long ]]; then check_program "$program" "$variant" 1 2 3 7 16; else check_program "$program" "$variant" 1 3; fi
done
# A check that could not see a difference would prove nothing: another seed must give another digest.
digest_with "$ready" --seed 987654
[[ $digest != "$first" ]] || fail "the digest does not change with the seed"
say "one digest, the committed one: ${#variants[@]} builds beside g++ -O3, any threads, with and without fused multiply-add"

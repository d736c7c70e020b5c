# shellcheck shell=bash disable=SC2154
# Shared by tools/samspill, tools/test and .ci/run: packages, configuring and building.
# Everything here speaks on stderr, so that a command's own stdout (--json) stays clean.
# Wants `root` (the checkout) and `name` (what speaks) to be set.

say() { printf '%s: %s\n' "$name" "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# Packages of the given sections of tools/packages.txt that are not installed.
missing_packages() {
    local sections=" $* " section package wanted=() have
    while read -r section package _; do
        [[ -n $package && $section != \#* && $sections == *" $section "* ]] && wanted+=("$package")
    done <"$root/tools/packages.txt"
    have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true)
    for package in "${wanted[@]}"; do
        [[ $'\n'$have$'\n' == *$'\n'"installed $package"$'\n'* ]] || printf '%s\n' "$package"
    done
}

# Runs apt-get with a log that is shown only when it fails.
run_apt() {
    local become=() log
    log=$(mktemp)
    [[ $(id -u) == 0 ]] || become=(sudo)
    if ! "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" \
        >"$log" 2>&1 </dev/null; then
        tail -n 15 "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

# Installs what is missing of the given sections (core, tests, checks), or says how to.
install_packages() {
    local missing command
    command -v dpkg-query >/dev/null || {
        say "no dpkg here: cannot tell whether the packages of tools/packages.txt are installed; going on"
        return 0
    }
    missing=$(missing_packages "$@" | tr '\n' ' ')
    missing=${missing% }
    [[ -z $missing ]] && return 0
    command="apt-get install --no-install-recommends $missing"
    if [[ $(id -u) != 0 ]]; then
        command -v sudo >/dev/null || fail "packages are missing and there is no sudo. As root: $command"
        sudo -n true 2>/dev/null || { [[ -t 2 ]] && sudo -v; } ||
            fail "packages are missing and sudo refused. As root: $command"
    fi
    say "installing $missing"
    run_apt update || fail "apt-get update failed (network? /etc/apt/sources.list?). Then, as root: $command"
    # shellcheck disable=SC2086 # a list of words
    run_apt install --no-install-recommends $missing || fail "apt-get could not install. By hand, as root: $command"
}

# As many compilers as there are cores, but one per 1.5 GB of free memory.
build_jobs() {
    local cores memory_kb jobs
    cores=$(nproc)
    memory_kb=$(awk '/^MemAvailable/ {print $2}' /proc/meminfo 2>/dev/null || true)
    jobs=$(( ${memory_kb:-8000000} / 1500000 ))
    (( jobs < 1 )) && jobs=1
    echo $(( jobs < cores ? jobs : cores ))
}

# Waits until no other call of ours configures or builds in the folder $1; keeps the others out
# until `unlock_build` or the end of this process.
lock_build() {
    mkdir -p "$1"
    exec 9>"$1/.lock"
    local code=0
    flock -n 9 2>/dev/null || code=$?
    case $code in
    0) ;;
    1) say "another build is at work in $1; waiting" && flock 9 ;;
    *) say "the file system of $1 has no locks: let no two builds work there at once" ;;
    esac
}

unlock_build() { exec 9>&-; }

# The time that is left when `done` of `all` steps took `seconds`, as 2:05; nothing before it can be told.
time_left() {
    local done=$1 all=$2 seconds=$3 left
    (( done >= 10 && seconds >= 5 )) || return 0
    left=$(( seconds * (all - done) / done ))
    printf ', about %d:%02d left' $((left / 60)) $((left % 60))
}

# Reads ninja's output; tells how far it is: on a terminal in one line, elsewhere every half minute.
show_progress() {
    local step start=$SECONDS told=$SECONDS done all
    while IFS= read -r step; do
        [[ $step =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        done=${BASH_REMATCH[1]} all=${BASH_REMATCH[2]}
        if [[ -t 2 ]]; then
            printf '\r\033[K%s: building %d of %d%s' "$name" "$done" "$all" \
                "$(time_left "$done" "$all" $((SECONDS - start)))" >&2
        elif ((SECONDS - told >= 30)); then
            told=$SECONDS
            say "building $done of $all$(time_left "$done" "$all" $((SECONDS - start)))"
        fi
    done
}

# Runs "$@" with its output in the log $1 and its progress on stderr; on failure shows the log's end.
run_logged() {
    local log=$1 start=$SECONDS
    shift
    if ! "$@" 2>&1 </dev/null | tee "$log" | show_progress; then
        [[ -t 2 ]] && printf '\n' >&2
        tail -n 40 "$log" >&2
        say "failed after $((SECONDS - start)) s: $*"
        say "the whole log: $log"
        return 1
    fi
    if [[ -t 2 ]]; then printf '\r\033[K' >&2; fi
}

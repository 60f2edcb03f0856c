# Sourced by ./dev: the test suites. Each ends with "SUITE: N passed, N failed"; the last line of
# all is the sum.

all_suites="tidy shared wasm server src simulate crashes planted fuzz browser"
simulate_runs=${TOVHOLDER_SIMULATE_RUNS:-10000}
fuzz_smoke_seconds=${TOVHOLDER_FUZZ_SECONDS:-5}

# report SUITE PASSED FAILED
report() { printf '%s: %s passed, %s failed\n' "$1" "$2" "$3"; }

# counted SUITE COMMAND…: runs a program that ends with "N passed, N failed", and takes its word.
counted() {
    local suite=$1 log=build/test_$1.log status=0 line
    shift
    "$@" 2>&1 | tee "$log" | sed -u '/^[0-9]* passed, [0-9]* failed$/d' || status=$?
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1) || true
    if [ -z "$line" ]; then
        say "$suite: ended (status $status) without saying how many passed"
        report "$suite" 0 1
        return
    fi
    set -- $line
    if [ "$status" != 0 ] && [ "$3" = 0 ]; then
        say "$suite: every test passed, but the program ended with status $status"
        set -- "$1" passed, 1
    fi
    report "$suite" "$1" "$3"
}

# boost_suite SUITE COMMAND…: a Boost.Test program; its own report, line by line, gives the numbers.
boost_suite() {
    local suite=$1 log=build/test_$1.log status=0 passed failed
    shift
    "$@" --color_output=no --report_level=short --log_level=test_suite > "$log" 2>&1 || status=$?
    passed=$(sed -nE 's/^ *([0-9]+) test cases? out of [0-9]+ passed$/\1/p' "$log" | tail -n 1)
    failed=$(sed -nE 's/^ *([0-9]+) test cases? out of [0-9]+ failed$/\1/p' "$log" | tail -n 1)
    failed=${failed:-0}
    if [ -z "$passed" ] || { [ "$status" != 0 ] && [ "$failed" = 0 ]; }; then
        tail -n 60 "$log"
        say "$suite: ended with status $status"
        report "$suite" "${passed:-0}" 1
        return
    fi
    [ "$failed" = 0 ] || grep -E 'error:|error in|fatal|seed|replay' "$log" || tail -n 60 "$log"
    report "$suite" "$passed" "$failed"
}

suite_tidy() {
    # How clang-tidy reads what is compiled; build/dev may not be configured yet.
    logged build/lint.log cmake --preset dev -B build/lint
    counted tidy tests/tidy/run
}

suite_shared() {
    build_preset dev tests_shared
    boost_suite shared build/dev/tests_shared
}

suite_wasm() {
    build_preset web tests_shared
    boost_suite wasm node_for_wasm build/web/tests_shared.js
}

suite_server() {
    build_preset dev tests_server tovholder_server
    boost_suite server build/dev/tests_server
}

suite_src() {
    build_preset dev tests_src
    boost_suite src build/dev/tests_src
}

suite_simulate() {
    build_preset dev simulate
    counted simulate build/dev/simulate --seed 1 --runs "$simulate_runs"
}

# A crash at each storage call of tablets and server, in 200 short days.
suite_crashes() {
    build_preset dev simulate
    counted crashes build/dev/simulate --crash-points
}

# Bugs put in on purpose: the simulator must catch each.
suite_planted() {
    build_preset dev simulate
    counted planted build/dev/simulate --planted
}

# fuzz_one TARGET [--seconds N]: leaves what it finds in build/fuzz/TARGET.
fuzz_one() {
    local target=$1 seconds=120 corpus=$root/build/fuzz/$1 kept=$root/tests/fuzz/corpus/$1
    shift
    [ "${1:-}" != --seconds ] || seconds=$2
    [ -e "tests/fuzz/${target}_fuzz.cpp" ] ||
        die "there is no tests/fuzz/${target}_fuzz.cpp; ./dev fuzz lists the targets"
    build_preset asan "fuzz_$target" fuzz_seeds
    mkdir -p "$corpus"
    [ -d "$kept" ] || kept=
    build/asan/fuzz_seeds build/fuzz
    # The default quarantine (256 MB) would be taken for memory of the target's.
    ASAN_OPTIONS=quarantine_size_mb=32 \
        "build/asan/fuzz_$target" -max_total_time="$seconds" -rss_limit_mb=512 -malloc_limit_mb=16 \
        -max_len=70000 -print_final_stats=1 -artifact_prefix="$root/build/fuzz/found_${target}_" \
        "$corpus" ${kept:+"$kept"}
}

suite_fuzz() {
    local source target passed=0 failed=0
    for source in tests/fuzz/*_fuzz.cpp; do
        target=$(basename "$source" _fuzz.cpp)
        if (fuzz_one "$target" --seconds "$fuzz_smoke_seconds") \
            > "build/fuzz_$target.log" 2>&1; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            say "fuzz $target failed:"
            tail -n 60 "build/fuzz_$target.log" >&2
        fi
    done
    report fuzz "$passed" "$failed"
}

suite_browser() {
    need_npm browser tests/browser
    ln -sfn ../../build/npm/browser/node_modules tests/browser/node_modules
    build_site build/site
    build_preset web gallery
    build_preset dev tovholder_server
    counted browser node tests/browser/run.mjs
}

run_suites() {
    local suite line suite_passed suite_failed started passed=0 failed=0
    for suite in "$@"; do
        [[ " $all_suites " == *" $suite "* ]] ||
            die "there is no suite '$suite'; there are: $all_suites"
    done
    need_packages build web test
    need_third_party
    need_npm web web/build
    for suite in ${*:-$all_suites}; do
        started=$SECONDS
        say "== $suite"
        # A program of its own: a suite that cannot be built or started is one failure, and the
        # others still run.
        "$root/dev" suite "$suite" | tee "build/suite_$suite.log" || true
        line=$(grep -E "^$suite: [0-9]+ passed, [0-9]+ failed$" "build/suite_$suite.log" |
            tail -n 1) || true
        if [ -z "$line" ]; then
            line="$suite: 0 passed, 1 failed"
            echo "$line"
        fi
        read -r _ suite_passed _ suite_failed _ <<< "$line"
        passed=$((passed + suite_passed))
        failed=$((failed + suite_failed))
        say "   $((SECONDS - started)) s"
    done
    printf '%s passed, %s failed\n' "$passed" "$failed"
    [ "$failed" = 0 ]
}

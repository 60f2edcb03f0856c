# Sourced by ./dev: the environment of every build, and how a preset and the site are built.

prepare_environment() {
    if [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; then
        export HOME=$root/build/home # ccache, npm and Emscripten want one
        mkdir -p "$HOME"
    fi
    export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
    export CCACHE_SLOPPINESS=pch_defines,time_macros # for precompiled headers
    export NODE_PATH=/usr/share/nodejs:/usr/lib/nodejs # acorn, where node is not Debian's
    export LC_ALL=C.UTF-8
    jobs=${TOVHOLDER_JOBS:-$(nproc)}
}

# node_for_wasm FILE…: Emscripten 3.1.6's output takes node's own fetch for a browser's.
node_for_wasm() {
    if node --no-experimental-fetch -e 0 2>/dev/null; then
        node --no-experimental-fetch "$@"
    else
        node "$@"
    fi
}

# build_preset PRESET [TARGET…]: quiet unless it fails.
build_preset() {
    local preset=${1:-dev} log
    [ $# = 0 ] || shift
    log=build/$preset.log
    mkdir -p build
    say "Building $preset ${*:-(all)}"
    if ! cmake --preset "$preset" ${TOVHOLDER_CMAKE_ARGS:-} > "$log" 2>&1; then
        cat "$log" >&2
        die "cmake --preset $preset failed"
    fi
    if ! nice -n 5 cmake --build "build/$preset" -j "$jobs" ${1:+--target "$@"} > "$log" 2>&1; then
        grep -E -A 4 '(error|undefined|multiple definition|not found|Stop)' "$log" |
            grep -v ': note:' | head -n 60 >&2 || tail -n 40 "$log" >&2
        die "the build of $preset failed (all of it: $log)"
    fi
}

# build_site DIR: the app, its fonts and its icons, packed for any static host.
build_site() {
    need_packages build web
    need_third_party
    need_npm web web/build
    build_preset web tovholder
    if [ ! -e build/fonts/icons.ttf ] || [ src/ui/icons.def -nt build/fonts/icons.ttf ] ||
        [ web/build/fonts.py -nt build/fonts/icons.ttf ]; then
        logged build/fonts.log /usr/bin/python3 web/build/fonts.py build/fonts
    fi
    logged build/site.log /usr/bin/python3 web/build/site.py "$1"
}

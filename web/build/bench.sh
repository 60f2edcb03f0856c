# Sourced by ./dev: ./dev bench size|sync|ui|server. The last line of each is one JSON object.

run_bench() {
    local what=${1:-}
    [ $# = 0 ] || shift
    case "$what" in
        size) build_site build/site && /usr/bin/python3 web/build/size.py build/site ;;
        sync|server)
            need_packages build
            build_preset release "bench_$what"
            "build/release/bench_$what" "$@"
            ;;
        ui)
            need_packages build web test
            need_npm browser tests/browser
            ln -sfn ../../build/npm/browser/node_modules tests/browser/node_modules
            build_site build/site
            build_preset dev tovholder_server bench_ui
            node tests/bench/ui_bench.mjs "$@"
            ;;
        *) die "say what to measure: size, sync, ui or server" ;;
    esac
}

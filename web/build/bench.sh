# Sourced by ./dev: ./dev bench size|sync|ui|2g|server. The last line of each is one JSON object.

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
        ui|2g)
            need_packages build web test
            need_npm browser tests/browser
            ln -sfn ../../build/npm/browser/node_modules tests/browser/node_modules
            build_site build/site
            build_preset dev tovholder_server bench_ui
            if [ "$what" = ui ]; then
                node tests/bench/ui_bench.mjs "$@"
            else
                node tests/bench/link_bench.mjs "$@"
            fi
            ;;
        *) die "say what to measure: size, sync, ui, 2g or server" ;;
    esac
}

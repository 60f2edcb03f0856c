# Sourced by ./dev: ./dev bench size|sync|ui|2g|server|load. The last line of each is one JSON
# object.

# bench_with_peers WHAT [--json] [--peers DIR]: --json prints the last line only.
bench_with_peers() {
    local program=build/release/bench_$1 peers='' json=''
    shift
    while [ $# -gt 0 ]; do
        case "$1" in
            --json) json=--json ;;
            --peers) [ -n "${2:-}" ] || die "--peers needs a folder"; peers=$2; shift ;;
            *) die "bench: there is no option $1 here" ;;
        esac
        shift
    done
    if [ -n "$peers" ]; then
        need_packages web # node and npm
        node tests/bench/sync_peers.mjs "$program" "$peers" $json
    else
        "$program" | tail -n 1
    fi
}

run_bench() {
    local what=${1:-}
    [ $# = 0 ] || shift
    case "$what" in
        size) build_site build/site && /usr/bin/python3 web/build/size.py build/site ;;
        sync|server|load)
            need_packages build
            build_preset release "bench_$what"
            case " $* " in
                *" --peers "* | *" --json "*) bench_with_peers "$what" "$@" ;;
                *) "build/release/bench_$what" "$@" ;;
            esac
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
        *) die "say what to measure: size, sync, ui, 2g, server or load" ;;
    esac
}

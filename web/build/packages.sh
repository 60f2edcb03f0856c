# Sourced by ./dev: what the machine must have. need_packages GROUP… installs what is missing, and
# says so.

# missing_packages GROUP…: prints the packages of these groups that are not there.
missing_packages() {
    local package group groups=" $* "
    while read -r package group _; do
        case "$package" in ''|'#'*) continue ;; esac
        [[ $groups == *" $group "* ]] || continue
        case "$package" in
            nodejs) node_is_new_enough && continue ;;
            npm) command -v npm >/dev/null && continue ;;
        esac
        case "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" in
            installed) ;;
            *) printf '%s\n' "$package" ;;
        esac
    done < web/build/debian_packages.txt
}

node_is_new_enough() {
    command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]
}

need_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is not Debian: nothing is installed; see web/build/debian_packages.txt"
        return 0
    fi
    local missing
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null ||
            die "Please install as root: apt-get install --no-install-recommends" $missing
        as_root=(sudo)
    fi
    say "Installing Debian packages:" $missing
    mkdir -p build
    logged build/packages.log "${as_root[@]}" apt-get update -q
    # shellcheck disable=SC2086
    logged build/packages.log "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends $missing
}

# need_npm NAME FOLDER: the packages of FOLDER/package-lock.json, in build/npm/NAME/node_modules.
# Runs no install script.
need_npm() {
    local name=$1 folder=$2 target=build/npm/$1 lock=package-lock.json
    if [ -e "$target/complete" ] && cmp -s "$folder/$lock" "$target/$lock"; then
        return 0
    fi
    say "Fetching npm packages of $folder"
    rm -rf "$target"
    mkdir -p "$target"
    cp "$folder/package.json" "$folder/$lock" "$target/"
    logged build/npm.log npm ci --prefix "$target" --ignore-scripts --no-audit --no-fund \
        --no-update-notifier
    touch "$target/complete"
}

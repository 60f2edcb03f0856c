# Sourced by ./dev: Dear ImGui, SDL2, zlib and BearSSL (for the web) and Nayuki's QR code generator
# as Debian source packages, checked by apt against Debian's keyring, unpacked under
# build/third_party.
# Elsewhere: TOVHOLDER_OFFLINE=1 and -DTOVHOLDER_IMGUI_DIR=… -DTOVHOLDER_SDL2_DIR=…
# -DTOVHOLDER_ZLIB_DIR=… -DTOVHOLDER_BEARSSL_DIR=… -DTOVHOLDER_QR_DIR=… in TOVHOLDER_CMAKE_ARGS.

imgui_version_min=1.92
imgui_suite=testing # older suites have 1.90, which is soft on dense screens
sdl2_version_min=2.32
sdl2_suite=trixie
qr_version_min=1.8
qr_suite=trixie
zlib_version_min=1.2.13
zlib_suite=trixie
bearssl_version_min=0.6
bearssl_suite=trixie

# debian_mirror: the address of the Debian archive this machine uses, from its own configuration.
debian_mirror() {
    apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' |
        sed -n 's/^Debian|Debian|//p' | head -n 1
}

# private_apt SUITE: an apt configuration with only SUITE's sources; the system's stays as it is.
private_apt() {
    local suite=$1 home=$root/build/third_party/apt_$1 mirror keyring
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || die "apt names no Debian mirror; see web/build/third_party.sh"
    for keyring in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
        [ -e "$keyring" ] && break
    done
    mkdir -p "$home"/{lists,cache,state,parts}
    echo "deb-src [signed-by=$keyring] $mirror $suite main" > "$home/sources.list"
    cat > "$home/apt.conf" <<CONF
Dir::Etc::sourcelist "$home/sources.list";
Dir::Etc::sourceparts "$home/parts";
Dir::State "$home/state";
Dir::State::lists "$home/lists";
Dir::Cache "$home/cache";
APT::Sandbox::User "root";
CONF
    logged build/third_party.log env APT_CONFIG="$home/apt.conf" apt-get update -q
}

# fetch_source PACKAGE NAME SUITE VERSION_MIN: leaves the sources in build/third_party/NAME.
fetch_source() {
    local package=$1 name=$2 suite=$3 version_min=$4 home=$root/build/third_party version archive
    [ -e "$home/$name/complete" ] && return 0
    say "Fetching the sources of $name ($package, Debian $suite)"
    private_apt "$suite"
    rm -rf "$home/$name" "$home/download_$name"
    mkdir -p "$home/$name" "$home/download_$name"
    (cd "$home/download_$name" && logged "$root/build/third_party.log" \
        env APT_CONFIG="$home/apt_$suite/apt.conf" \
        apt-get source -q --download-only --tar-only "$package")
    archive=$(find "$home/download_$name" -name '*.orig.tar.*' ! -name '*.asc' | head -n 1)
    version=${archive##*_} version=${version%%.orig*}
    dpkg --compare-versions "$version" ge "$version_min" ||
        die "Debian $suite has $name $version, but $version_min or newer is needed"
    tar -xf "$archive" -C "$home/$name" --strip-components=1
    rm -rf "$home/download_$name"
    echo "$version" > "$home/$name/complete"
}

need_third_party() {
    [ -z "${TOVHOLDER_OFFLINE:-}" ] || return 0
    mkdir -p build/third_party
    fetch_source imgui imgui "$imgui_suite" "$imgui_version_min"
    fetch_source libsdl2 sdl2 "$sdl2_suite" "$sdl2_version_min"
    fetch_source qr-code-generator qrcodegen "$qr_suite" "$qr_version_min"
    fetch_source zlib zlib "$zlib_suite" "$zlib_version_min"
    fetch_source bearssl bearssl "$bearssl_suite" "$bearssl_version_min"
}

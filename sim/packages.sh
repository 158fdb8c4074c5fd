# shellcheck shell=sh
# Sourced by sim/run and tests/run: makes sure that Debian packages are there.

# ensure_packages STAMP LIST...: installs what LIST names and this machine misses. A command after the name of a
# package will do in its place, wherever it came from. STAMP keeps the checksum of the lists for which everything
# was found, so that the next start asks nothing.
ensure_packages() {
    stamp=$1
    shift
    checksum=$(cat -- "$@" | cksum)
    if [ -f "$stamp" ]; then
        read -r known < "$stamp" || known=
        [ "$known" != "$checksum" ] || return 0
    fi
    if ! command -v dpkg-query > /dev/null 2>&1; then
        echo "gebied: this is not Debian or a relative of it; install what these name: $*" >&2
        return 2
    fi
    wanted=$(sed 's/#.*//' -- "$@" | while read -r package command; do
        if [ -z "$command" ] || ! command -v "$command" > /dev/null 2>&1; then
            echo "$package"
        fi
    done)
    # One question for all; a package that was never known is only named on standard error.
    # shellcheck disable=SC2016,SC2086 # dpkg fills in the fields; names are split on purpose
    present=" $(dpkg-query -W -f '${db:Status-Abbrev}${Package} ' $wanted 2> /dev/null | sed 's/ii \{1,\}/ /g') "
    missing=
    for package in $wanted; do
        case $present in
            *" $package "*) ;;
            *) missing="$missing $package" ;;
        esac
    done
    if [ -n "$missing" ]; then
        # shellcheck disable=SC2086
        install_packages $missing || return 2
    fi
    mkdir -p "$(dirname "$stamp")"
    echo "$checksum" > "$stamp"
}

# install_packages PACKAGE...: as root, through sudo that asks nothing, or by telling what to type.
install_packages() {
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo > /dev/null 2>&1 && sudo -n true 2> /dev/null; then
        as_root='sudo -n'
    else
        echo "gebied: some Debian packages are missing. Install them once, then start again:" >&2
        echo "  sudo apt-get install --no-install-recommends $*" >&2
        return 2
    fi
    echo "gebied: installing $*" >&2
    log=$(mktemp)
    # An index that cannot be refreshed may still do; what cannot be installed says so itself.
    if ! { $as_root apt-get update
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } \
        > "$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        echo "gebied: the packages above could not be installed" >&2
        return 2
    fi
    rm -f "$log"
}

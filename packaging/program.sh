#!/bin/sh
# Starts the Pagewire program this file is named after. It needs a Java runtime 17 or later, found in
# JAVA_HOME or on the PATH, and nothing else. JAVA_OPTS is passed to Java as it stands; PAGEWIRE_HOME is
# the folder whose conf/ holds the default configuration, this distribution unless it says otherwise;
# PAGEWIRE_COMMAND is what the program calls itself in its help.
set -eu

# Without a locale, as under cron, Java cannot open a file whose name has other letters than those of ASCII.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" in
    C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

self=$(readlink -f -- "$0")
home=$(dirname -- "$(dirname -- "$self")")

fail() {
    echo "${0##*/}: $*" >&2
    exit 69
}

case "${self##*/}" in
    pagewire-relay) module=fax-relay-server ;;
    pagewire-agent) module=fax-device-agent ;;
    pagewire-simulator) module=fax-simulator ;;
    pagewire-demo) module=fax-demo ;;
    pagewire-image) module=fax-image ;;
    *) fail "this script has been renamed; it must be called pagewire-relay, -agent, -simulator, -demo or -image." ;;
esac

if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no $java. Set it to a Java runtime 17 or later."
else
    java=$(command -v java) \
        || fail "Java is missing. Install a Java runtime 17 or later (Debian: apt install openjdk-17-jre-headless)."
fi

# The file "release" tells the version without the cost of starting Java to ask it.
release=$(dirname -- "$(dirname -- "$(readlink -f -- "$java")")")/release
version=
if [ -r "$release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release")
fi
if [ -z "$version" ]; then
    version=$("$java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
fi
[ "${version:-0}" -ge 17 ] \
    || fail "$java is Java ${version:-of unknown version}, but Pagewire needs 17 or later. Set JAVA_HOME to a newer one."

command=${1:-}
set -- -jar "$home"/lib/$module-*.jar "$@"
[ -r "$2" ] || fail "$2 is missing; the distribution is incomplete."

# A command that asks a running program something lives for a second: the optimising compiler would
# only cost it time; drawing the pages of documents is what gains by it. A program that runs on has options alone.
short=
skip=
for argument in "$@"; do
    case "$argument" in
        -jar) skip=yes; continue ;;
        --config) skip=yes; continue ;;
        -h | --help | -V | --version) short=yes ;;
        -*) ;;
        *) [ -n "$skip" ] || short=yes ;;
    esac
    skip=
done
if [ -n "$short" ] || [ "$module" = fax-demo ]; then
    [ "$module $command" = "fax-image convert" ] || set -- -XX:TieredStopAtLevel=1 "$@"
    set -- -XX:+UseSerialGC -Xshare:auto "$@"
fi

# Netty and the SQLite driver call native code, which later Java versions want to be told.
if [ "$version" -ge 22 ]; then
    set -- --enable-native-access=ALL-UNNAMED "$@"
fi

# An archive of the loaded classes halves the time to start. The demo has one made, by naming an ending in
# PAGEWIRE_TRAIN: the program writes it when it ends. One that is older than any library is not used.
archive=$home/lib/$module-$version.jsa
if [ -r "$archive" ] && [ -z "$(find "$home/lib" -name '*.jar' -cnewer "$archive" -print -quit)" ]; then
    set -- -XX:SharedArchiveFile="$archive" -Xlog:disable -Xlog:all=error:stderr "$@"
elif [ -n "${PAGEWIRE_TRAIN:-}" ] && [ -w "$home/lib" ]; then
    set -- -XX:ArchiveClassesAtExit="$archive.$PAGEWIRE_TRAIN" -Xlog:disable -Xlog:all=error:stderr "$@"
fi

# shellcheck disable=SC2086 # JAVA_OPTS is a list of words
exec "$java" ${JAVA_OPTS:-} -Dpagewire.home="${PAGEWIRE_HOME:-$home}" \
    -Dpagewire.command="${PAGEWIRE_COMMAND:-${self##*/}}" "$@"

#!/bin/sh
# Starts what was packed, as someone would who has nothing else: no JDK, no Maven, no PATH.
set -eu
cd "$(dirname "$0")"
: "${VERSION:?is the version of the packages}"
work=$(mktemp -d)
# Where the image was packed there is nothing, as on another machine: a class archive knows the place.
away=target/image.away
trap '[ ! -d "$away" ] || mv "$away" target/image; rm -rf "$work"' EXIT
[ ! -d target/image ] || mv target/image "$away"
fail() { echo "regfit: $1" >&2; exit 1; }

tar -xzf "target/regfit-$VERSION-portable.tar.gz" -C "$work"
portable=$work/regfit-$VERSION
expected=$(cd "$portable" && ./regfit train samples/diabetes.csv -t y -p l1 -a 1 -q)
echo "$expected" | grep -q '^certificate   proven' || fail 'the portable package does not train'

# regfit.cmd is for a Windows that is not here: each jump has its label, each line its Windows end, each quote its partner.
unzip -q "target/regfit-$VERSION-portable.zip" -d "$work/zip"
cmd=$work/zip/regfit-$VERSION/bin/regfit.cmd
for label in $(sed -n 's/.*goto \([a-z]*\).*/\1/p' "$cmd"); do
    grep -q "^:$label" "$cmd" || fail "regfit.cmd jumps to $label, which is not there"
done
[ "$(grep -c "$(printf '\r')\$" "$cmd")" = "$(grep -c '' "$cmd")" ] || fail 'regfit.cmd has lines that do not end as on Windows'
awk -F'"' 'NF % 2 == 0 { exit 1 }' "$cmd" || fail 'regfit.cmd has an odd number of quotes in a line'

for each in "target/regfit-$VERSION"-*.tar.gz; do
    case $each in *-portable.tar.gz) continue ;; esac
    mkdir "$work/image"
    tar -xzf "$each" -C "$work/image"
    cd "$work/image/"*
    env -i PATH= ./bin/regfit --version >/dev/null || fail "$each does not start from its bin"
    actual=$(env -i PATH= ./regfit train samples/diabetes.csv -t y -p l1 -a 1 -q)
    [ "$actual" = "$expected" ] || fail "$each says something else: $actual"
    env -i PATH= ./regfit path samples/diabetes.csv -t y --plot "$work/path.png" -q >/dev/null
    [ -s "$work/path.png" ] || fail "$each draws nothing"
    env -i PATH= REGFIT_JAVA_OPTS=-XX:AOTMode=on ./regfit --version >/dev/null || fail "$each has no class archive that fits"
    cd - >/dev/null
done
echo 'the packages run'

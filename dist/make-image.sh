#!/bin/sh
# Makes the packages that need no Java: a tar.gz with a Java of its own and the class archive for it, and a .deb of
# the same. They are for the machine's own system and processor.
#
# $REGFIT_JDK is the JDK whose Java goes in; otherwise it is a JDK 25 where Linux distributions put them.
set -eu
cd "$(dirname "$0")"
: "${VERSION:?is the version of the packages}"

# What the program uses; jdeps also names java.sql, for types of options that there are none of.
modules=java.base,java.desktop,java.xml,jdk.incubator.vector,jdk.unsupported

jdk=${REGFIT_JDK-}
if [ -z "$jdk" ]; then
    for each in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if grep -qs '^JAVA_VERSION="25' "$each/release" && [ -x "$each/bin/jlink" ]; then jdk=$each; fi
    done
fi
if [ -z "$jdk" ]; then
    echo 'regfit: no JDK 25 was found, so that packages with a Java inside are not made; REGFIT_JDK says where one is' >&2
    exit 0
fi

system=$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
name=regfit-$VERSION-$system
work=target/image
image=$work/$name
rm -rf "$work"
mkdir -p "$work"
cp -a "target/regfit-$VERSION-portable/regfit-$VERSION" "$image"
rm "$image/bin/regfit.cmd"
"$jdk/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages \
    --compress zip-6 --output "$image/runtime"

# The launcher makes the class archive beside the jar when it first starts, in the background.
"$image/regfit" --version
tries=0
until ls "$image"/app/*.made >/dev/null 2>&1 && ! ls "$image"/app/*.making >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ $tries -lt 240 ] || { echo 'regfit: no class archive was made' >&2; exit 1; }
    sleep 0.5
done
archive=$(ls "$image"/app/*.made)
[ -s "${archive%.made}" ] || { echo 'regfit: the class archive is empty' >&2; exit 1; }

tar -C "$work" -czf "target/$name.tar.gz" "$name"

if command -v dpkg-deb >/dev/null && command -v fakeroot >/dev/null; then
    sh make-deb.sh "$jdk" "$image"
else
    echo 'regfit: no .deb is made: that takes dpkg-deb and fakeroot' >&2
fi

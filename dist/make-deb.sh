#!/bin/sh
# Makes a .deb of an image by jpackage: all of it in /opt/regfit, and links to it where programs, man pages and completions
# are looked for. jpackage's own launcher is there too, but the links are to regfit's, which knows terminals.
#
# usage: make-deb.sh JDK IMAGE
set -eu
jdk=$1
image=$2
work=target/deb
rm -rf "$work"
mkdir -p "$work/input" "$work/resources"
cp -a "$image/." "$work/input/"
rm -rf "$work/input/runtime" "$work"/input/app/*.aot* "$work"/input/app/*.jsa*

# jpackage does not keep the times of files, by which a class archive is known to be right: the first start makes one.
cat >"$work/resources/postinst" <<'END'
#!/bin/sh
set -e
home=/opt/regfit/lib/app
ln -sfn ../runtime "$home/runtime"
ln -sf "$home/regfit" /usr/bin/regfit
"$home/regfit" --version >/dev/null
for each in man/man1 bash-completion/completions fish/vendor_completions.d; do
    mkdir -p "/usr/share/$each"
    ln -sf "$home/share/$each/"* "/usr/share/$each/"
done
mkdir -p /usr/share/zsh/vendor-completions
ln -sf "$home/share/zsh/site-functions/_regfit" /usr/share/zsh/vendor-completions/
END
cat >"$work/resources/prerm" <<'END'
#!/bin/sh
set -e
rm -rf /usr/bin/regfit /usr/share/man/man1/regfit.1 /usr/share/man/man1/regfit-*.1 \
    /usr/share/bash-completion/completions/regfit /usr/share/fish/vendor_completions.d/regfit.fish \
    /usr/share/zsh/vendor-completions/_regfit /opt/regfit/lib/app/runtime /opt/regfit/lib/app/app/*.aot* \
    /opt/regfit/lib/app/app/*.jsa*
END
"$jdk/bin/jpackage" --type deb --name regfit --app-version "${VERSION%-SNAPSHOT}" --dest target \
    --input "$work/input" --main-jar app/regfit.jar --main-class dev.regfit.cli.Main --runtime-image "$image/runtime" \
    --resource-dir "$work/resources" --linux-deb-maintainer maintainers@regfit.dev \
    --description 'Regularised linear regression from the command line' --license-file ../LICENSE

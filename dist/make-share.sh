#!/bin/sh
# Writes man pages and shell completion, as the program makes them, to target/share.
set -eu
cd "$(dirname "$0")"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
regfit() { "$java" -jar ../cli/target/regfit.jar "$@"; }

rm -rf target/share
mkdir -p target/share/man/man1 target/share/bash-completion/completions target/share/zsh/site-functions \
    target/share/fish/vendor_completions.d
regfit man >target/share/man/man1/regfit.1
commands=$(regfit completion words 1 regfit '')
for command in $(echo "$commands" | cut -f 1 | grep -e '^[a-z]' | grep -vx help); do
    regfit man "$command" >"target/share/man/man1/regfit-$command.1"
done
regfit completion bash >target/share/bash-completion/completions/regfit
regfit completion zsh >target/share/zsh/site-functions/_regfit
regfit completion fish >target/share/fish/vendor_completions.d/regfit.fish

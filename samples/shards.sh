#!/bin/sh
# Cuts a table into pieces and trains on all of them: the weights are those of the whole table, to the last bit.
set -eu
here=$(dirname "$0")
regfit=$here/../regfit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

split -l 1000 "$here/abalone.csv" "$work/part-"
"$regfit" train "$work"/part-* -n -t 9 --penalty l2 --alpha 1 -f csv >"$work/pieces.csv"
"$regfit" train "$here/abalone.csv" -n -t 9 --penalty l2 --alpha 1 -f csv >"$work/whole.csv"
cmp "$work/pieces.csv" "$work/whole.csv"
echo 'the same weights'

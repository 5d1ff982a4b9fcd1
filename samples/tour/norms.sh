#!/bin/sh
# Norms of the weights: as p grows, (Σ|w|^p)^(1/p) falls from the sum of their sizes to the largest of them.
set -eu
here=$(dirname "$0")
regfit=$here/../../regfit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$regfit" train "$here/../prostate.csv" -q -t lpsa -p l2 --alpha 1 -o "$work/model.json" -f csv >"$work/weights.csv"
echo 'p,norm'
"$regfit" show "$work/model.json" --norm 1.5,3,10,1000 -f json |
    sed -n '/"norms"/,/}/s/^ *"l\([^"]*\)": \([0-9.]*\),*$/\1,\2/p' |
    sort -t, -k 2,2gr |
    awk -F, '{ printf "%s,%.4f\n", $1, $2 }'

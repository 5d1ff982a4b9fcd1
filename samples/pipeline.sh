#!/bin/sh
# Trains on the first 300 patients, predicts the others, and looks at the errors: all in pipes.
set -eu
here=$(dirname "$0")
regfit=$here/../regfit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Adds a column before the target: the ratio of two others.
with_ratio() {
    awk -F , -v OFS=, '{ $NF = (NR == 1 ? "tc/hdl" : $5 / $7) OFS $NF; print }' "$here/diabetes.csv"
}

with_ratio | head -n 301 | "$regfit" train - -t y --penalty l1 --alpha 1 --scale standard -o "$work/model.json" >/dev/null

# The target stands beside each prediction.
with_ratio | awk 'NR == 1 || NR > 301' | "$regfit" predict "$work/model.json" - --keep y >"$work/predictions.csv"

awk -F , 'NR > 1 { e = $1 - $2; sum += e < 0 ? -e : e; n++ }
    END { printf "%d rows, mean absolute error %.2f\n", n, sum / n }' "$work/predictions.csv"
echo 'largest errors:'
awk -F , 'NR > 1 { e = $1 - $2; printf "%.1f\n", e < 0 ? -e : e }' "$work/predictions.csv" | sort -rn | sed 3q

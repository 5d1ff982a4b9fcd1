#!/bin/sh
# MSE and MAE with outliers: the number of targets out of 97 that are multiplied by 100, and how well models of the squared and
# of the absolute loss fit the rows that were left alone.
set -eu
here=$(dirname "$0")
regfit=$here/../../regfit
data=$here/../prostate.csv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The error of a loss: trained on all rows, measured on those left alone. A JSON report has one key on each line.
error() {
    "$regfit" train "$work/all.csv" -q -t lpsa --loss "$1" -p none -o "$work/model.json" >"$work/report.txt"
    "$regfit" evaluate "$work/model.json" "$work/clean.csv" -q -f json | sed -n "/^ *\"$2\": /{s///;s/,\$//;p;q;}"
}

echo 'outliers,squared_rmse,squared_mae,absolute_rmse,absolute_mae'
for every in 1000 40 20 10; do
    awk -F, -v OFS=, -v k=$every 'NR > 1 && NR % k == 1 { $NF *= 100 } 1' "$data" >"$work/all.csv"
    awk -v k=$every 'NR == 1 || NR % k != 1' "$data" >"$work/clean.csv"
    outliers=$(awk -v k=$every 'NR > 1 && NR % k == 1 { n++ } END { print n + 0 }' "$data")
    printf '%s,%.3f,%.3f,%.3f,%.3f\n' "$outliers" "$(error squared rmse)" "$(error squared mae)" "$(error absolute rmse)" "$(error absolute mae)"
done

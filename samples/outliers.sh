#!/bin/sh
# Multiplies every twentieth target by 100, as a slipped decimal point does, and compares least squares with the absolute and
# the Huber loss: how well do the models predict the rows that were left as they are?
set -eu
here=$(dirname "$0")
regfit=$here/../regfit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The R² of a loss: trained on one table, measured on another. A JSON report has one key on each line.
r2() {
    "$regfit" train "$2" -q --loss "$1" --penalty none -o "$work/model.json" >"$work/report.txt"
    "$regfit" evaluate "$work/model.json" "$3" -q -f json | sed -n '/^ *"r2": /{s///;s/,$//;p;q;}'
}

echo 'table,trained_on,squared,absolute,huber'
for table in diabetes prostate; do
    # The target is the last column; line 1 holds the names.
    awk -F, -v OFS=, 'NR > 1 && NR % 20 == 1 { $NF *= 100 } 1' "$here/$table.csv" >"$work/spoiled.csv"
    awk 'NR == 1 || NR % 20 != 1' "$here/$table.csv" >"$work/clean.csv"
    for rows in clean spoiled; do
        squared=$(r2 squared "$work/$rows.csv" "$work/clean.csv")
        absolute=$(r2 absolute "$work/$rows.csv" "$work/clean.csv")
        huber=$(r2 huber "$work/$rows.csv" "$work/clean.csv")
        printf '%s,%s,%.3f,%.3f,%.3f\n' "$table" "$rows" "$squared" "$absolute" "$huber"
    done
done

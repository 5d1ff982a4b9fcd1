#!/bin/sh
# Fits a lasso at several strengths: how many weights are not zero, and how good is the fit?
set -eu
here=$(dirname "$0")
regfit=$here/../regfit

# The first value of a key in a JSON report, which has one key on each line.
value() {
    printf '%s\n' "$report" | sed -n "/^ *\"$1\": /{s///;s/,\$//;p;q;}"
}

echo 'alpha,nonzero,r2'
for alpha in 0.1 1 3 10 30; do
    report=$("$regfit" train "$here/diabetes.csv" -t y --penalty l1 --alpha "$alpha" --scale standard -f json)
    echo "$alpha,$(value nonzero),$(value r2)"
done

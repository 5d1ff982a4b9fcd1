#!/bin/sh
# Choosing the strength by k folds: the error on rows that were left out, along the strengths. The least error is at `min`; `1se`
# is the simplest model within a standard error of it.
set -eu
here=$(dirname "$0")
regfit=$here/../../regfit

echo 'alpha,nonzero,error,standard_error,rule'
"$regfit" cv "$here/../prostate.csv" -q -t lpsa -p l1 --folds 10 --seed 1 --n-alphas 12 -f csv |
    awk -F, 'NR > 1 { printf "%.4g,%d,%.4f,%.4f,%s\n", $2, $6, $3, $4, $7 }'

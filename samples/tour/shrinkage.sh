#!/bin/sh
# Shrinkage by eigenvalue: ridge leaves λ/(λ + α) of least squares along a direction with eigenvalue λ. The last column is that
# quotient computed here, the one before it what regfit says.
set -eu
here=$(dirname "$0")
regfit=$here/../../regfit

echo 'direction,eigenvalue,alpha,regfit,quotient'
"$regfit" spectrum "$here/../prostate.csv" -q -t lpsa --alpha 100 --scale standard -f csv |
    awk -F, 'NR > 1 { printf "%d,%.4f,100,%.6f,%.6f\n", $1, $2, $5, $2 / ($2 + 100) }'

#!/bin/sh
# Ridge three ways: the closed form (X'X + aI)^-1 X'y, gradient descent with weight decay w <- (1 - 2ea)w - e*gradient, and
# accelerated gradient descent. The weights are the same.
set -eu
here=$(dirname "$0")
regfit=$here/../../regfit
data=$here/../prostate.csv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for solver in cholesky gd proximal; do
    "$regfit" train "$data" -q -t lpsa -p l2 -a 10 --convention sum --scale standard --solver $solver --tol 1e-14 -f csv |
        awk -F, 'NR > 1 { printf "%.5f\n", $2 }' >"$work/$solver"
    "$regfit" train "$data" -q -t lpsa -p l2 -a 10 --convention sum --scale standard -f csv |
        awk -F, 'NR > 1 { print $1 }' >"$work/names"
done
echo 'weight,closed_form,weight_decay,accelerated'
paste -d, "$work/names" "$work/cholesky" "$work/gd" "$work/proximal"

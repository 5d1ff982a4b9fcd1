#!/bin/sh
# Normalisation: rows divided by their L1 and L2 norms, and columns taken to 0…1 or to mean 0 and deviation 1.
set -eu
here=$(dirname "$0")
regfit=$here/../../regfit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf 'a,b,c\n-1,0,1\n0,1,2\n' >"$work/matrix.csv"
# The rows of a table that is made from the matrix, with its name before each.
show() {
    name=$1
    shift
    "$regfit" transform "$work/matrix.csv" "$@" | awk -F, -v name="$name" 'NR > 1 { printf "%s,%.8g,%.8g,%.8g\n", name, $1, $2, $3 }'
}

echo 'normalisation,a,b,c'
awk -F, 'NR > 1 { print "none," $0 }' "$work/matrix.csv"
show rows_l1 --rows l1
show rows_l2 --rows l2
show rows_max --rows max
show columns_minmax --columns minmax
show columns_standard --columns standard

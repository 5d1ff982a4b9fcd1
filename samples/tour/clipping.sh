#!/bin/sh
# Largest norms and clipping: ‖w‖₂ ≤ 0.5 by projected gradient descent and exactly; then a learning rate that is too long, and
# what is left of it when gradients are clipped.
set -eu
here=$(dirname "$0")
regfit=$here/../../regfit
data=$here/../prostate.csv

# The value of a key in a part of a JSON report, which has one key on each line.
value() {
    printf '%s\n' "$report" | sed -n "/^  \"$1\": {/,/}/{/^ *\"$2\": /{s///;s/,\$//;p;q;}}"
}

# Exit code 4 says that the optimum was not reached, which is what some of these show.
fit() {
    name=$1
    shift
    report=$("$regfit" train "$data" -q -t lpsa -p none -f json "$@" 2>"$work/notes.txt") || [ $? = 4 ]
    printf '%s,%.5f,%.5f,%s\n' "$name" "$(value norms l2)" "$(value objective value)" "$(value certificate converged)"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 'fit,norm_of_weights,objective,converged'
fit free
fit ball_exactly --max-norm 0.5
fit ball_projected --max-norm 0.5 --solver gd --epochs 100000
fit box --max-weight 0.3
fit too_long --scale standard --solver gd --learning-rate 0.004 --epochs 200
fit too_long_clipped --scale standard --solver gd --learning-rate 0.004 --epochs 200 --clip-norm 5

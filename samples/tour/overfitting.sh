#!/bin/sh
# Overfitting seen: 200 columns, 60 rows, of which a third is held out. As the strength falls the error on the training rows falls
# to nothing; that on the others falls, and rises again.
set -eu
here=$(dirname "$0")
regfit=$here/../../regfit

# The values of a key in a JSON report, which has one key on each line: of the training rows first, then of those held out.
values() {
    printf '%s\n' "$report" | sed -n "/^ *\"$1\": /{s///;s/,\$//;p;}"
}

echo 'alpha,nonzero,training_rmse,held_out_rmse'
for alpha in 2 1 0.7 0.5 0.3 0.2 0.1 0.03 0.01; do
    report=$("$regfit" train "$here/../genes.csv" -q -p l1 -a $alpha --scale standard --test-share 0.33 --seed 3 -f json)
    printf '%s,%s,%.3f,%.3f\n' "$alpha" "$(values nonzero | head -n 1)" $(values rmse)
done

#!/bin/sh
# Verifies a model against its data, changes one weight, and shows that the changed model fails.
set -eu
here=$(dirname "$0")
regfit=$here/../regfit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$regfit" train "$here/diabetes.csv" -t y --penalty l1 --alpha 1 -o "$work/model.json" >/dev/null
"$regfit" verify "$work/model.json" "$here/diabetes.csv" >/dev/null
echo 'the model holds'

# In a model file each weight stands on a line with its column's name. This puts 10 in front of that of bmi.
sed '/"name": "bmi"/s/"weight": /"weight": 10/' "$work/model.json" >"$work/changed.json"
if "$regfit" verify "$work/changed.json" "$here/diabetes.csv" >/dev/null; then
    echo 'the changed model holds too, which is a defect' >&2
    exit 1
else
    echo "the changed model does not hold: exit code $?"
fi

#!/bin/sh
# Whole processes side by side with hyperfine: reading a table, and reading it and fitting a lasso.
# usage: compare.sh FILE [ALPHA] [THREADS]     RUNS=9 compare.sh ... for more runs; PYTHON=... for another Python
# Peers that are not installed are left out. Needs the classes of bench/jmh: see README.md.
set -eu
bench=$(cd "$(dirname "$0")" && pwd -P)
file=$1
alpha=${2:-0.01}
threads=${3:-2}
python=${PYTHON:-python3}
classes=$bench/jmh/target

r() { Rscript -e "library($1)" >/dev/null 2>&1; }
py() { "$python" -c "import $1" >/dev/null 2>&1; }
compare() { hyperfine --warmup 1 --runs "${RUNS:-5}" "$@"; }

"$bench/../regfit" --version # built, if it was not

echo "== reading $file"
set -- -n "regfit's reader" "java -XX:+UseSerialGC -cp '$classes/classes:$classes/lib/*' dev.regfit.cli.table.ReadTable '$file' $threads"
if r data.table; then set -- "$@" -n 'R, fread' "Rscript '$bench/peers/read.R' '$file' $threads"; fi
if py pandas; then set -- "$@" -n pandas "$python '$bench/peers/read.py' '$file'"; fi
compare "$@"

echo "== lasso, alpha = $alpha, on $file"
set -- -n regfit "'$bench/../regfit' train '$file' --penalty l1 --alpha $alpha -j $threads"
if r data.table && r glmnet; then
    set -- "$@" -n 'R, fread and glmnet' "Rscript '$bench/peers/lasso.R' '$file' $alpha $threads"
fi
if py pandas && py sklearn; then
    set -- "$@" -n 'pandas and scikit-learn' "$python '$bench/peers/lasso.py' '$file' $alpha"
fi
compare "$@"

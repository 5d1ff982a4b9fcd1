#!/usr/bin/env python3
"""Times logistic lassos, quantiles and group lassos of regfit and its peers in turns, whole processes from the table to the
weights:

    bench/losses.py DIRECTORY [--repeats N] [--works tall,small,wide,sparse,median,quantiles,factors]

Tables are generated into the directory once. Prints seconds and processor seconds of each process, and the median ratio of
pairs in both. Needs what run.py does, and liblinear-train for the sparse table."""
import argparse
import os
import pathlib
import subprocess
import sys

from processes import measure, ratio
from programs import BENCH, LAUNCHER, PEERS

LIMIT = 3600
PATH = ['--loss', 'logistic', '-p', 'l1', '--scale', 'none']
SPARSE_ALPHA = 2.5e-5
STRENGTHS = ','.join(f'{0.5 * 0.87 ** k:.6g}' for k in range(50))


def works(file):
    """Generator arguments, regfit's command and those of its peers."""
    rscript = ['Rscript', PEERS / 'classes.R', file]
    rows = 20000
    cost = str(1 / (rows * SPARSE_ALPHA))
    sparse = [LAUNCHER, 'train', file, *PATH, '--alpha', str(SPARSE_ALPHA), '--no-intercept']
    return {
        'tall': (['100000', '50'], [LAUNCHER, 'cv', file, *PATH, '--folds', '10'], [[*rscript, 'cv', '10']]),
        'small': (['442', '10'], [LAUNCHER, 'cv', file, *PATH, '--folds', '10'], [[*rscript, 'cv', '10']]),
        'wide': (
            ['500', '20000', '--nonzero', '50'],
            [LAUNCHER, 'path', file, *PATH],
            [[*rscript, 'path', '1e-7'], [*rscript, 'path', '1e-13']],
        ),
        'sparse': (
            [str(rows), '100000', '--density', '0.001', '--nonzero', '200', '--snr', '20'],
            sparse,
            [
                ['liblinear-train', '-q', '-s', '6', '-e', '1e-6', '-c', cost, file, file + '.model'],
                [sys.executable, PEERS / 'saga.py', file, str(SPARSE_ALPHA), '1e-6'],
            ],
        ),
        'median': (
            ['100000', '20'],
            [LAUNCHER, 'train', file, '--loss', 'quantile', '-p', 'none'],
            [['Rscript', PEERS / 'quantreg.R', file, '0.5']],
        ),
        'quantiles': (
            ['10000', '100', '--nonzero', '15'],
            [LAUNCHER, 'path', file, '--loss', 'quantile', '--scale', 'none', '--alpha', STRENGTHS],
            [[sys.executable, PEERS / 'quantiles.py', file, '0.5', STRENGTHS]],
        ),
        'factors': (
            ['100000', '50', '--levels', '10'],
            [LAUNCHER, 'train', file, '-p', 'l1', '--alpha', '0.02', '--group'],
            [[LAUNCHER, 'train', file, '-p', 'l1', '--alpha', '0.02']],
        ),
    }


NUMBERS = ('median', 'quantiles', 'factors')


def run(command):
    run, code = measure(command, os.devnull, LIMIT)
    if code != 0:
        raise SystemExit(f'exit code {code} of {" ".join(map(str, command))}')
    return run


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('directory', type=pathlib.Path)
    parser.add_argument('--repeats', type=int, default=3)
    parser.add_argument('--works', default='small,tall,wide,sparse')
    arguments = parser.parse_args()
    arguments.directory.mkdir(parents=True, exist_ok=True)
    for name in arguments.works.split(','):
        file = arguments.directory / f'losses-{name}{".svm" if name == "sparse" else ".csv"}'
        generator, ours, peers = works(str(file))[name]
        if not file.exists():
            with open(file, 'w') as table:
                kind = [] if name in NUMBERS else ['--classes']
                subprocess.run([sys.executable, BENCH / 'generate.py', *generator, *kind], stdout=table, check=True)
        for peer in peers:
            pairs = []
            for _ in range(arguments.repeats):
                pairs.append([run(command) for command in (peer, ours)])
                theirs, own = (f'{run["seconds"]:.2f} s ({run["processor"]:.2f})' for run in pairs[-1])
                print(f'{name}: regfit {own}, peer {theirs}', flush=True)
            quotients = [ratio([(of[key], beside[key]) for of, beside in pairs]) for key in ('seconds', 'processor')]
            print(f'{name}: {" ".join(map(str, peer))}: ratio {quotients[0]:.2f} ({quotients[1]:.2f})', flush=True)


if __name__ == '__main__':
    main()

#!/usr/bin/env python3
"""Measures 'regfit transform' beside pandas with scikit-learn on a table of numbers, in turns and each in a new process, and
prints wall and processor seconds and peak memory in MB of every run. bench/generate.py 1000000 50 makes a table of 1 GB."""
import argparse
import os
import pathlib
import subprocess
import sys

from processes import measure
from programs import LAUNCHER, PEERS

LIMIT = 3600

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument('table', type=pathlib.Path)
parser.add_argument('--how', choices=['standard', 'l1', 'l2', 'max'], default='standard')
parser.add_argument('--pairs', type=int, default=3)
parser.add_argument('--python', default=sys.executable, help='with pandas and scikit-learn')
arguments = parser.parse_args()

result = arguments.table.with_suffix('.scaled.csv')
step = ['--columns', 'standard'] if arguments.how == 'standard' else ['--rows', arguments.how]
subprocess.run([LAUNCHER, '-V'], stdout=subprocess.DEVNULL, check=True)  # builds it if need be
commands = {
    'regfit': [LAUNCHER, 'transform', arguments.table, *step, '-o', result],
    'pandas': [arguments.python, PEERS / 'scale.py', arguments.table, arguments.how, result],
}
print(f'load {os.getloadavg()[0]:.1f}')
for _ in range(arguments.pairs):
    for name, command in commands.items():
        run, code = measure(command, os.devnull, LIMIT)
        print(name, *(f'{key} {value}' for key, value in run.items()), '' if code == 0 else f'exit code {code}', flush=True)
result.unlink()

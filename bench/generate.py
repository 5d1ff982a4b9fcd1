#!/usr/bin/env python3
"""Writes a CSV of numbers in full precision: columns v1, v2, ... that share one normal factor, so that any two have
correlation 1/4, and last a target y that depends on every twentieth of them, at least on one. The same arguments give
the same bytes.

usage: generate.py ROWS COLUMNS >FILE"""
import sys

import numpy

ROWS_AT_A_TIME = 1000


def main(rows, columns):
    random = numpy.random.default_rng([rows, columns])
    weights = numpy.zeros(columns)
    weights[::20] = random.uniform(-2, 2, len(weights[::20]))
    sys.stdout.write(','.join(f'v{j + 1}' for j in range(columns)) + ',y\n')
    for start in range(0, rows, ROWS_AT_A_TIME):
        count = min(ROWS_AT_A_TIME, rows - start)
        shared = random.standard_normal((count, 1))
        x = 0.5 * shared + numpy.sqrt(0.75) * random.standard_normal((count, columns))
        y = 3 + x @ weights + random.standard_normal(count)
        for row, target in zip(x.tolist(), y.tolist()):
            sys.stdout.write(','.join(map(repr, row)) + f',{target!r}\n')


if __name__ == '__main__':
    main(int(sys.argv[1]), int(sys.argv[2]))

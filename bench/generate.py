#!/usr/bin/env python3
"""Writes a table of numbers in full precision to standard output, as CSV: columns v1, v2, ... and last a target y that
depends on some of them. Any two columns have correlation 1/4, because they share a normal factor, or with --neighbours
R R^|i-j|. With --levels L columns are texts of so many levels instead, each with an effect of its own. With --density D it writes svmlight instead: each cell is a normal number with probability D, otherwise zero.
The same arguments give the same bytes."""
import argparse
import sys

import numpy

CELLS_AT_A_TIME = 1_000_000


def features(random, count, arguments):
    """Rows of the dense table."""
    x = random.standard_normal((count, arguments.columns))
    if arguments.neighbours is None:
        return 0.5 * random.standard_normal((count, 1)) + numpy.sqrt(0.75) * x
    rho = arguments.neighbours
    for j in range(1, arguments.columns):
        x[:, j] = rho * x[:, j - 1] + numpy.sqrt(1 - rho * rho) * x[:, j]
    return x


def write_csv(random, weights, arguments):
    sys.stdout.write(','.join(f'v{j + 1}' for j in range(arguments.columns)) + ',y\n')
    at_a_time = max(1, CELLS_AT_A_TIME // arguments.columns)
    noise = None
    for start in range(0, arguments.rows, at_a_time):
        x = features(random, min(at_a_time, arguments.rows - start), arguments)
        signal = x @ weights
        if noise is None:
            noise = signal.std() / numpy.sqrt(arguments.snr)
        y = 3 + signal + noise * random.standard_normal(len(x))
        y = y > 3 if arguments.classes else y
        for row, target in zip(x.tolist(), y.tolist()):
            sys.stdout.write(','.join(map(repr, row)) + f',{+target!r}\n')


def write_factors(random, weights, arguments):
    effects = weights[:, None] * random.standard_normal((arguments.columns, arguments.levels))
    sys.stdout.write(','.join(f'v{j + 1}' for j in range(arguments.columns)) + ',y\n')
    noise = numpy.sqrt((weights @ weights) / arguments.snr)
    for _ in range(arguments.rows):
        levels = random.integers(0, arguments.levels, arguments.columns)
        y = 3 + effects[numpy.arange(arguments.columns), levels].sum() + noise * random.standard_normal()
        sys.stdout.write(','.join(f'l{level}' for level in levels.tolist()) + f',{float(y)!r}\n')


def write_svmlight(random, weights, arguments):
    noise = numpy.sqrt(arguments.density * (weights @ weights) / arguments.snr)
    for _ in range(arguments.rows):
        count = random.binomial(arguments.columns, arguments.density)
        columns = numpy.sort(random.choice(arguments.columns, count, replace=False, shuffle=False))
        cells = random.standard_normal(count)
        y = 3 + cells @ weights[columns] + noise * random.standard_normal()
        y = (1 if y > 3 else -1) if arguments.classes else y
        pairs = zip((columns + 1).tolist(), cells.tolist())
        sys.stdout.write(f'{float(y)!r} ' + ' '.join(f'{j}:{cell!r}' for j, cell in pairs) + '\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('rows', type=int)
    parser.add_argument('columns', type=int)
    parser.add_argument('--nonzero', type=int, help='number of weights other than zero (default: every twentieth)')
    parser.add_argument('--neighbours', type=float, metavar='R')
    parser.add_argument('--density', type=float, metavar='D')
    parser.add_argument('--levels', type=int, metavar='L')
    parser.add_argument('--snr', type=float, default=3, help='variance of signal over that of noise (default: 3)')
    parser.add_argument('--classes', action='store_true', help='whether the target is above its mean')
    arguments = parser.parse_args()
    random = numpy.random.default_rng([arguments.rows, arguments.columns])
    nonzero = arguments.nonzero or -(-arguments.columns // 20)
    weights = numpy.zeros(arguments.columns)
    weights[random.choice(arguments.columns, nonzero, replace=False)] = random.uniform(-2, 2, nonzero)
    if arguments.levels:
        write_factors(random, weights, arguments)
    elif arguments.density is None:
        write_csv(random, weights, arguments)
    else:
        write_svmlight(random, weights, arguments)


if __name__ == '__main__':
    main()

#!/usr/bin/env python3
"""How far answers are from the optimum, in plain double precision and independent of regfit's code.

usage: certify.py DATA                    the smallest alpha at which the lasso has no weights
       certify.py DATA ANSWER [ALPHA]     the largest relative duality gap of ANSWER's weights

The objective is |y - b - Xw|^2 / (2n) + alpha |w|_1, and gaps are relative to its value at w = 0. The data are CSV with the
target last, or svmlight by the name's end. An answer is regfit's report as JSON, or CSV with the columns name and weight,
in front of which a column alpha may stand."""
import csv
import json
import pathlib
import sys

import numpy


def read(file):
    """X, y and the place of each column's name."""
    if file.endswith('.svm'):
        from sklearn.datasets import load_svmlight_file

        x, y = load_svmlight_file(file, zero_based=False)
        x = x.tocsc()
        return x, y, {f'x{j + 1}': j for j in range(x.shape[1])}
    with open(file) as lines:
        names = lines.readline().strip().split(',')
    cache = pathlib.Path(file + '.npy')
    if not cache.exists():
        import pandas

        numpy.save(cache, pandas.read_csv(file, float_precision='round_trip').to_numpy())
    table = numpy.load(cache)
    return table[:, :-1], table[:, -1], {name: j for j, name in enumerate(names[:-1])}


def points(answer, alpha):
    """(alpha, intercept, {name: weight}) for each point of an answer."""
    text = pathlib.Path(answer).read_text()
    if text.startswith('{'):
        report = json.loads(text)
        for point in report.get('path') or [report['model'] | {'alpha': report['objective']['alpha']}]:
            yield point['alpha'], point['intercept'], {w['name']: w['weight'] for w in point['weights']}
        return
    by_alpha = {}
    for row in csv.DictReader(text.splitlines()):
        by_alpha.setdefault(float(row.get('alpha') or alpha), {})[row['name']] = float(row['weight'])
    for strength, weights in by_alpha.items():
        yield strength, weights.pop('(intercept)'), weights


def gap(x, y, alpha, intercept, w):
    n = len(y)
    centred = y - y.mean()
    residual = y - intercept - x @ w
    primal = residual @ residual / (2 * n) + alpha * abs(w).sum()
    r = residual - residual.mean()
    steepest = abs(x.T @ r).max() / n
    # The dual point is a multiple of the residual: the best one of those that are feasible.
    best = centred @ r / (r @ r) if r.any() else 0
    limit = alpha / steepest if steepest > 0 else numpy.inf
    theta = min(max(best, -limit), limit) * r
    dual = (centred @ centred - (centred - theta) @ (centred - theta)) / (2 * n)
    return max(primal - dual, 0) / (centred @ centred / (2 * n))


def main(data, answer=None, alpha=None):
    x, y, places = read(data)
    if answer is None:
        print(repr(float(abs(x.T @ (y - y.mean())).max() / len(y))))
        return
    largest = 0
    for strength, intercept, weights in points(answer, alpha):
        w = numpy.zeros(x.shape[1])
        for name, weight in weights.items():
            w[places[name]] = weight
        largest = max(largest, gap(x, y, strength, intercept, w))
    print(repr(float(largest)))


if __name__ == '__main__':
    main(*sys.argv[1:])

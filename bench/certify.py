#!/usr/bin/env python3
"""How far answers are from the optimum, in plain double precision and independent of regfit's code.

usage: certify.py DATA                    the smallest alpha at which the lasso has no weights
       certify.py DATA ANSWER [ALPHA]     the largest relative duality gap of ANSWER's weights
       certify.py DATA ANSWER ALPHA PENALTY
                                          the same for another penalty: lasso, standardized-lasso or ridge

The objective is |y - b - Xw|^2 / (2n) + alpha |w|_1, for ridge |y - b - Xw|^2 + alpha |w|^2. The standardized lasso
penalises each weight times its column's standard deviation (with 1/n). Gaps are relative to the objective at w = 0; what
doubles compute of them ends at some 1e-16. The data are CSV with the target last, or svmlight by the name's end. An answer
is regfit's report as JSON, or CSV with the columns name and weight, in front of which a column alpha may stand."""
import csv
import json
import pathlib
import sys

import numpy


def read(file):
    """X, y and the place of each column's name."""
    if file.endswith('.svm'):
        return read_svmlight(file)
    with open(file) as lines:
        names = lines.readline().strip().split(',')
    cache = pathlib.Path(file + '.npy')
    if not cache.exists():
        numpy.save(cache, numpy.loadtxt(file, delimiter=',', skiprows=1))
    table = numpy.load(cache)
    return table[:, :-1], table[:, -1], {name: j for j, name in enumerate(names[:-1])}


def read_svmlight(file):
    from scipy import sparse

    targets, cells, columns, starts = [], [], [], [0]
    with open(file) as lines:
        for line in lines:
            target, *pairs = line.split()
            targets.append(float(target))
            for pair in pairs:
                column, cell = pair.split(':')
                columns.append(int(column) - 1)
                cells.append(float(cell))
            starts.append(len(cells))
    x = sparse.csr_matrix((cells, columns, starts)).tocsc()
    return x, numpy.array(targets), {f'x{j + 1}': j for j in range(x.shape[1])}


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


def ridge_gap(x, y, alpha, intercept, w):
    residual = y - intercept - x @ w
    r = residual - residual.mean()
    # Of the penalty with its conjugate, at the dual point r, and of the intercept.
    gap = alpha * ((w - x.T @ r / alpha) ** 2).sum() + len(y) * residual.mean() ** 2
    return gap / ((y - y.mean()) ** 2).sum()


def lasso_gap(x, y, alpha, intercept, w):
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


def main(data, answer=None, alpha=None, penalty='lasso'):
    x, y, places = read(data)
    if answer is None:
        print(repr(float(abs(x.T @ (y - y.mean())).max() / len(y))))
        return
    gap = ridge_gap if penalty == 'ridge' else lasso_gap
    scale = numpy.ones(x.shape[1])
    if penalty == 'standardized-lasso':
        scale = x.std(axis=0)
        x = x / scale
    largest = 0
    for strength, intercept, weights in points(answer, alpha):
        w = numpy.zeros(x.shape[1])
        for name, weight in weights.items():
            w[places[name]] = weight
        largest = max(largest, gap(x, y, float(strength), intercept, w * scale))
    print(repr(float(largest)))


if __name__ == '__main__':
    main(*sys.argv[1:])

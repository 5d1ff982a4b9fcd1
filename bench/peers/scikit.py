"""Reads a table with pandas, or svmlight, fits with scikit-learn, and writes the weights. The last column is the target.

scikit.py FILE ANSWER CALLS train ALPHA TOL    a lasso
scikit.py FILE ANSWER CALLS cv FOLDS           LassoCV: 100 strengths down to 1/10000 of the largest
scikit.py FILE ANSWER CALLS ridge ALPHAS       RidgeCV: leave-one-out over these strengths, between commas

Prints the seconds of fit alone, for so many calls or until ten seconds are over, and the strength that cv and ridge
choose."""
import sys
import time

import numpy
import pandas
from sklearn import linear_model


def read(file):
    """X, y and the columns' names."""
    if file.endswith('.svm'):
        from sklearn.datasets import load_svmlight_file

        x, y = load_svmlight_file(file, zero_based=False)
        return x.tocsc(), y, [f'x{j + 1}' for j in range(x.shape[1])]
    table = pandas.read_csv(file)
    return numpy.asfortranarray(table.iloc[:, :-1].to_numpy()), table.iloc[:, -1].to_numpy(), table.columns[:-1]


def write(answer, names, intercept, weights):
    with open(answer, 'w') as out:
        out.write(f'name,weight\n(intercept),{float(intercept)!r}\n')
        out.writelines(f'{name},{weight!r}\n' for name, weight in zip(names, weights.tolist()))


def model(task, arguments):
    if task == 'train':
        return linear_model.Lasso(alpha=float(arguments[0]), tol=float(arguments[1]), max_iter=1_000_000)
    if task == 'cv':
        return linear_model.LassoCV(cv=int(arguments[0]), eps=1e-4, n_jobs=-1, max_iter=100_000)
    return linear_model.RidgeCV(alphas=[float(alpha) for alpha in arguments[0].split(',')])


def main(file, answer, calls, task, *arguments):
    x, y, names = read(file)
    seconds = []
    while len(seconds) < int(calls) and sum(seconds) < 10:
        start = time.perf_counter()
        fit = model(task, arguments).fit(x, y)
        seconds.append(time.perf_counter() - start)
        print('seconds', seconds[-1])
    if task != 'train':
        print('alpha', fit.alpha_)
    write(answer, names, fit.intercept_, fit.coef_)


if __name__ == '__main__':
    main(*sys.argv[1:])

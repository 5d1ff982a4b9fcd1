"""Reads a table with pandas, fits with scikit-learn, and writes the weights. The last column is the target.

scikit.py FILE ANSWER train ALPHA TOL    a lasso
scikit.py FILE ANSWER cv FOLDS           LassoCV: 100 strengths down to 1/10000 of the largest
scikit.py FILE ANSWER ridge ALPHAS       RidgeCV: leave-one-out over the strengths in a file, one a line

Prints the seconds of the call of fit alone, and the strength that cv and ridge choose."""
import sys
import time

import numpy
import pandas
from sklearn import linear_model


def model(task, arguments):
    if task == 'train':
        return linear_model.Lasso(alpha=float(arguments[0]), tol=float(arguments[1]), max_iter=1_000_000)
    if task == 'cv':
        return linear_model.LassoCV(cv=int(arguments[0]), eps=1e-4, n_jobs=-1, max_iter=100_000)
    return linear_model.RidgeCV(alphas=numpy.loadtxt(arguments[0]))


def main(file, answer, task, *arguments):
    table = pandas.read_csv(file)
    names = table.columns[:-1]
    y = table.iloc[:, -1].to_numpy()
    x = numpy.asfortranarray(table.iloc[:, :-1].to_numpy())
    del table
    start = time.perf_counter()
    fit = model(task, arguments).fit(x, y)
    print('seconds', time.perf_counter() - start)
    if task != 'train':
        print('alpha', fit.alpha_)
    with open(answer, 'w') as out:
        out.write(f'name,weight\n(intercept),{float(fit.intercept_)!r}\n')
        out.writelines(f'{name},{weight!r}\n' for name, weight in zip(names, fit.coef_.tolist()))


if __name__ == '__main__':
    main(*sys.argv[1:])

"""Reads a table and fits a lasso with a solver made for it, and writes the weights. The last column is the target.

solvers.py FILE ANSWER CALLS SOLVER ALPHA TOL    SOLVER is skglm or celer; TOL of skglm as a share of ALPHA

Prints the seconds of fit alone, for so many calls or, after the second, until ten seconds are over. The first call of skglm
compiles."""
import sys
import time

from scikit import read, write


def skglm(x, y, alpha, tolerance):
    from skglm import Lasso

    model = Lasso(alpha=alpha, tol=tolerance * alpha, max_iter=1000)
    return lambda: model.fit(x, y)


def celer(x, y, alpha, tolerance):
    from celer import Lasso

    model = Lasso(alpha=alpha, tol=tolerance)
    return lambda: model.fit(x, y)


def main(file, answer, calls, solver, alpha, tolerance):
    x, y, names = read(file)
    prepared = {'skglm': skglm, 'celer': celer}[solver](x, y, float(alpha), float(tolerance))
    seconds = []
    while len(seconds) < int(calls) and (len(seconds) < 2 or sum(seconds) < 10):
        start = time.perf_counter()
        fit = prepared()
        seconds.append(time.perf_counter() - start)
        print('seconds', seconds[-1])
    write(answer, names, fit.intercept_, fit.coef_)


if __name__ == '__main__':
    main(*sys.argv[1:])

"""Reads a table with pandas and fits a lasso with scikit-learn: lasso.py FILE ALPHA. The last column is the target."""
import sys

import numpy
import pandas
from sklearn.linear_model import Lasso

table = pandas.read_csv(sys.argv[1]).to_numpy()
features = numpy.asfortranarray(table[:, :-1])
fit = Lasso(alpha=float(sys.argv[2]), tol=1e-6, copy_X=False).fit(features, table[:, -1])
print(fit.intercept_, fit.coef_[:2])

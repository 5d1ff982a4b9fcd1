"""Reads svmlight and fits one logistic lasso with scikit-learn's saga: saga.py FILE ALPHA TOLERANCE."""
import sys

from sklearn.datasets import load_svmlight_file
from sklearn.linear_model import LogisticRegression

x, y = load_svmlight_file(sys.argv[1])
alpha, tolerance = float(sys.argv[2]), float(sys.argv[3])
model = LogisticRegression(
    penalty='l1', solver='saga', C=1 / (len(y) * alpha), tol=tolerance, max_iter=100_000, fit_intercept=False
)
model.fit(x, y)
print(*model.coef_[0], sep='\n')

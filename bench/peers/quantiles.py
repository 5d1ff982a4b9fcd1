"""Fits quantile lassos with scikit-learn, one for each strength: quantiles.py FILE TAU ALPHA,ALPHA,..."""
import sys

import pandas
from sklearn.linear_model import QuantileRegressor

table = pandas.read_csv(sys.argv[1]).to_numpy()
for alpha in sys.argv[3].split(','):
    model = QuantileRegressor(quantile=float(sys.argv[2]), alpha=float(alpha), solver='highs')
    model.fit(table[:, :-1], table[:, -1])
    print((model.coef_ != 0).sum())

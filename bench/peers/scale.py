#!/usr/bin/env python3
"""Scales a table of numbers with pandas and scikit-learn: scale.py TABLE HOW RESULT; HOW is standard, or the norm l1, l2 or
max of rows."""
import sys

import pandas
from sklearn.preprocessing import StandardScaler, normalize

table, how, result = sys.argv[1:]
data = pandas.read_csv(table)
scaled = StandardScaler().fit_transform(data) if how == 'standard' else normalize(data, norm=how)
pandas.DataFrame(scaled, columns=data.columns).to_csv(result, index=False)

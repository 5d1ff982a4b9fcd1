"""What is measured: tables, what is computed of them, and how each program is asked for it."""
from typing import NamedTuple

REGFIT = 'regfit'
GLMNET = 'glmnet'
SCIKIT = 'scikit-learn'

# In arguments, this stands for the strength at which programs are compared.
ALPHA = 'ALPHA'

# And this for 100 strengths from the largest down to a thousandth of it.
ALPHAS = 'ALPHAS'

RIDGE_ALPHAS = ','.join(f'{10 ** (-2 + 8 * i / 99):.6g}' for i in range(100))


class Entry(NamedTuple):
    """One program in a comparison; arguments are regfit's, or those of its script in peers from the task on."""

    program: str
    setting: str
    arguments: list


class Comparison(NamedTuple):
    """One answer by several programs. Of whole processes, each of which fits once, the document tells the time from start
    to end; of fits alone that of the fit, which peers repeat."""

    title: str
    entries: list
    whole: bool = False
    alone: bool = False
    share: float = None  # of the strength in the largest one; nothing where programs choose or there is a path
    penalty: str = 'lasso'


class Work(NamedTuple):
    """A table and what is computed of it. Its generator's arguments are those of generate.py."""

    name: str
    file: str
    description: str
    generator: list
    comparisons: list


def train():
    return Comparison(
        'lasso at λmax/100',
        [
            Entry(REGFIT, '', ['train', '-p', 'l1', '--alpha', ALPHA, '-f', 'json']),
            Entry(GLMNET, '', ['train', ALPHA, '1e-7']),
            Entry(SCIKIT, '', ['train', ALPHA, '1e-4']),
        ],
        whole=True,
        share=1 / 100,
    )


def choose():
    return Comparison(
        'lasso, 100 strengths, 10 folds',
        [
            Entry(REGFIT, '', ['train', '-p', 'l1', '--folds', '10', '-f', 'json']),
            Entry(GLMNET, '', ['cv', '10']),
            Entry(SCIKIT, '', ['cv', '10']),
        ],
        whole=True,
    )


def exact_lasso(part):
    return Comparison(
        f'lasso at λmax/{part}',
        [
            Entry(REGFIT, '', ['train', '-p', 'l1', '--alpha', ALPHA, '-f', 'json']),
            Entry(GLMNET, 'thresh = 1e-15', ['train', ALPHA, '1e-15']),
            Entry(GLMNET, 'default', ['train', ALPHA, '1e-7']),
            Entry(SCIKIT, 'tol = 1e-6', ['train', ALPHA, '1e-6']),
        ],
        alone=True,
        share=1 / part,
    )


def exact_path():
    entries = [
        Entry(REGFIT, '', ['path', '--tol', '1e-6', '--alpha', ALPHAS, '-f', 'json']),
        Entry(GLMNET, 'thresh = 1e-15', ['path', ALPHAS, '1e-15']),
        Entry(GLMNET, 'default', ['path', ALPHAS, '1e-7']),
    ]
    return Comparison('lasso, path of 100 strengths to λmax/1000', entries, whole=True, alone=True)


def default_path():
    return Comparison(
        'lasso, path to λmax/100 as programs do by default',
        [
            Entry(REGFIT, '', ['path', '--min-ratio', '1e-2', '-f', 'json']),
            Entry(GLMNET, 'default', ['path']),
        ],
        alone=True,
    )


def ridge():
    return Comparison(
        'ridge, exact leave-one-out over 100 strengths',
        [
            Entry(REGFIT, '', ['train', '-p', 'l2', '--criterion', 'loo', '--alpha', RIDGE_ALPHAS, '-f', 'json']),
            Entry(SCIKIT, '', ['ridge', RIDGE_ALPHAS]),
        ],
        alone=True,
        penalty='ridge',
    )


WORKS = [
    Work('small', 'small.csv', '442 × 10', ['442', '10'], [train(), choose()]),
    Work('tall', 'tall.csv', '1,000,000 × 50', ['1000000', '50'], [train(), choose()]),
    Work('medium', 'medium.csv', '100,000 × 500', ['100000', '500'], [train(), choose()]),
    Work(
        'wide',
        'wide.csv',
        '500 × 20,000, 50 true weights',
        ['500', '20000', '--nonzero', '50'],
        [exact_lasso(10), exact_lasso(100), exact_path()],
    ),
    Work(
        'square',
        'square.csv',
        '5000 × 5000, neighbours correlated by 0.9',
        ['5000', '5000', '--neighbours', '0.9'],
        [exact_lasso(10), exact_lasso(100), ridge()],
    ),
    Work(
        'sparse',
        'sparse.svm',
        '20,000 × 100,000, a cell in 1000 not zero, 200 true weights, little noise',
        ['20000', '100000', '--density', '0.001', '--nonzero', '200', '--snr', '20'],
        [exact_lasso(100), default_path()],
    ),
]

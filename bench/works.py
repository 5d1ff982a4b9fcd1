"""What is measured: tables, what is computed of them, and how each program is asked for it."""
from typing import NamedTuple

from programs import ALPHA, CELER, FREAD, GLMNET, MOMENTS, REGFIT, SCIKIT, SKGLM, SMILE, TRIBUO, WEKA

# In arguments, this stands for 100 strengths from the largest down to a thousandth of it.
ALPHAS = 'ALPHAS'

RIDGE_ALPHAS = ','.join(f'{10 ** (-2 + 8 * i / 99):.6g}' for i in range(100))

# Libraries of the JVM keep tables as objects; this is what a person would wait.
JVM_SECONDS = 120


class Entry(NamedTuple):
    """One program in a comparison; arguments are regfit's, or those of its script in peers from the task on."""

    program: str
    setting: str
    arguments: list
    slow: bool = False  # left out of a quick run


class Comparison(NamedTuple):
    """One answer by regfit, the first entry, and by peers, each of which is measured beside it. Of whole processes, each of
    which fits once, the document tells the time from start to end; of fits alone that of the fit, which peers repeat."""

    title: str
    entries: list
    whole: bool = False
    alone: bool = False
    share: float = None  # of the strength in the largest one; nothing where programs choose or there is a path
    alpha: float = None  # or the strength itself
    penalty: str = 'lasso'  # as certify.py calls it; nothing where there are no weights
    limit: float = None  # seconds for a process, where they are fewer than usual


class Work(NamedTuple):
    """A table and what is computed of it. Its generator's arguments are those of generate.py."""

    name: str
    file: str
    description: str
    generator: list
    comparisons: list


def lasso(*options):
    return ['train', '-p', 'l1', '--alpha', ALPHA, *options, '-f', 'json']


def train(*variants):
    return Comparison(
        'lasso at λmax/100',
        [
            Entry(REGFIT, '', lasso()),
            Entry(GLMNET, '', ['train', ALPHA, '1e-7']),
            Entry(SCIKIT, '', ['train', ALPHA, '1e-4']),
            *variants,
        ],
        whole=True,
        share=1 / 100,
    )


def choose():
    return Comparison(
        'lasso, 100 strengths, 10 folds',
        [
            Entry(REGFIT, '', ['train', '-p', 'l1', '--scale', 'none', '--folds', '10', '-f', 'json']),
            Entry(GLMNET, '', ['cv', '10']),
            Entry(SCIKIT, '', ['cv', '10']),
        ],
        whole=True,
    )


def read():
    return Comparison(
        'reading, and for regfit the moments',
        [Entry(REGFIT, '', ['moments', '-o', MOMENTS]), Entry(FREAD, '', [])],
        whole=True,
        penalty=None,
    )


def beside_jvm():
    """Each library's own objective. Tolerances are those by which the weights are about as exact as --tol 1e-6 asks."""
    return [
        Comparison(
            'lasso at λmax/100, JVM',
            [Entry(REGFIT, '', lasso()), Entry(TRIBUO, 'tolerance 1e-6', [ALPHA, '1e-6'])],
            whole=True,
            share=1 / 100,
            limit=JVM_SECONDS,
        ),
        Comparison(
            'lasso on standardised columns, JVM',
            [Entry(REGFIT, '', lasso('--scale', 'standard')), Entry(SMILE, 'tolerance 1e-6', [ALPHA, '1e-6'])],
            whole=True,
            share=1 / 100,
            penalty='standardized-lasso',
            limit=JVM_SECONDS,
        ),
        Comparison(
            'ridge, JVM',
            [Entry(REGFIT, '', ['train', '-p', 'l2', '--alpha', ALPHA, '-f', 'json']), Entry(WEKA, '', [ALPHA])],
            whole=True,
            alpha=100.0,
            penalty='ridge',
            limit=JVM_SECONDS,
        ),
    ]


def exact_lasso(part):
    return Comparison(
        f'lasso at λmax/{part}',
        [
            Entry(REGFIT, '', lasso()),
            Entry(GLMNET, 'thresh = 1e-15', ['train', ALPHA, '1e-15'], slow=True),
            Entry(GLMNET, 'default', ['train', ALPHA, '1e-7']),
            Entry(SCIKIT, 'tol = 1e-6', ['train', ALPHA, '1e-6'], slow=True),
            Entry(CELER, 'tol = 2e-7', [ALPHA, '2e-7'], slow=True),
            Entry(SKGLM, 'tol = 5e-6 α', [ALPHA, '5e-6'], slow=True),
        ],
        alone=True,
        share=1 / part,
    )


def exact_path():
    entries = [
        Entry(REGFIT, '', ['path', '--tol', '1e-6', '--alpha', ALPHAS, '-f', 'json']),
        Entry(GLMNET, 'thresh = 1e-15', ['path', ALPHAS, '1e-15'], slow=True),
        Entry(GLMNET, 'default', ['path', ALPHAS, '1e-7']),
    ]
    return Comparison('lasso, path of 100 strengths to λmax/1000', entries, whole=True, alone=True)


def default_path():
    return Comparison(
        'lasso, path to λmax/100 as programs do by default',
        [
            Entry(REGFIT, '', ['path', '--scale', 'none', '--min-ratio', '1e-2', '-f', 'json']),
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


ONE_THREAD = Entry(REGFIT, '--jobs 1', lasso('--jobs', '1'))

WORKS = [
    Work('small', 'small.csv', '442 × 10', ['442', '10'], [train(), choose(), *beside_jvm()]),
    Work('tall', 'tall.csv', '1,000,000 × 50', ['1000000', '50'], [train(ONE_THREAD), choose(), read()]),
    Work('short', 'short.csv', '100,000 × 50', ['100000', '50'], beside_jvm()),
    Work('medium', 'medium.csv', '100,000 × 500', ['100000', '500'], [train(), choose(), *beside_jvm()]),
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

# The tables of a quick run where they are smaller; nothing where they are left out.
QUICK_TABLES = {
    'tall': ('200,000 × 50', ['200000', '50']),
    'short': ('20,000 × 50', ['20000', '50']),
    'medium': ('10,000 × 500', ['10000', '500']),
    'wide': ('500 × 5000, 50 true weights', ['500', '5000', '--nonzero', '50']),
    'square': None,
    'sparse': (
        '5000 × 20,000, a cell in 250 not zero, 100 true weights, little noise',
        ['5000', '20000', '--density', '0.004', '--nonzero', '100', '--snr', '20'],
    ),
}


def quick():
    """The works of a quick run: smaller tables, no slow peers, and libraries of the JVM on no large table."""
    works = []
    for work in WORKS:
        table = QUICK_TABLES.get(work.name, (work.description, work.generator))
        if table is None:
            continue
        comparisons = [
            comparison._replace(entries=[entry for entry in comparison.entries if not entry.slow])
            for comparison in work.comparisons
            if comparison.limit is None or work.name != 'medium'
        ]
        file = work.file if work.name not in QUICK_TABLES else 'quick-' + work.file
        works.append(work._replace(file=file, description=table[0], generator=table[1], comparisons=comparisons))
    return works

"""Writes docs/benchmarks.md from the results of run.py."""
from statistics import median

from processes import ratio

# Below this, a gap computed in doubles says nothing but that there is none.
ROUNDING = 1e-15

HEAD = """# Benchmarks

regfit beside what people use: R with data.table and [glmnet](https://glmnet.stanford.edu), Python with pandas and
[scikit-learn](https://scikit-learn.org), and those of other solvers and libraries that were installed. All on this page is
measured and written by `bench/run.py` ([how to repeat it](../bench/README.md)); every process with its numbers is in
[benchmarks.json](benchmarks.json).
"""

METHOD = """## How it is measured

- regfit and a peer run in turns, each in a new process, with all processors of the machine. Times are medians, in
  brackets the smallest and the largest. A *ratio* is the median, over the turns, of how many times as much the program
  took as regfit in the same turn. The tables are random, the same bytes each time (`bench/generate.py`), and were read
  before, so they come from the page cache.
- **Whole processes** go from a file on disk to weights on disk: the start of the program, reading, computing, writing.
  Processor seconds, of all threads, and peak memory are as the system counts them.
- **Fits alone** are without start and reading. regfit's is `timing.fit` of its report: choosing, solving and proving,
  once in a new process, while the JVM still compiles what it runs. The peers' is the time of their call on a table that
  is in memory: *first* is the first call of a process, *later* those after it, of which the scripts make up to two within
  ten seconds; a whole process makes none.
- **The gap** is how far the objective may be above its minimum, as a share of its value without weights; for a path it is
  the largest of all strengths. `bench/certify.py` computes it in the same way for each program's weights and shares no
  code with regfit. Doubles end at some 1e-15. regfit proves a gap of 1e-6 or less (`--tol`). glmnet does not stop at a
  gap, but when the weights change little: 1e-15 brings it near that on the wide table, 1e-7 is its default. skglm stops by
  the largest slope; its first call compiles it. Where nothing is said, programs are as they come.
- All fit the columns as they are (`standardize = FALSE`), with an intercept. To choose the strength each draws its own
  folds and takes its own 100 strengths down to 1/10000 of the largest; glmnet leaves out the last ones when the fit
  hardly improves any more. regfit is run as `train`, which chooses and then fits, as the peers do. The path to
  λmax/1000 is of the same 100 strengths for all; by default programs end a path where the fit hardly improves.
- Smile cannot but standardise columns: there regfit does so too (`--scale standard`), and the gap is of that objective.
  Weka has no lasso of its own, so it fits ridge, without scaling or selection. fread only reads.
"""


def digits(number, unit=''):
    """Three digits, without an exponent; nothing of nothing."""
    if number is None:
        return ''
    places = 0 if number >= 100 else 1 if number >= 10 else 2 if number >= 1 else 3
    return f'{number:,.{places}f}{unit}'


def spread(numbers):
    return f'{digits(median(numbers))} ({digits(min(numbers))}–{digits(max(numbers))})'


def gap(entry):
    if entry['gap'] is None:
        return ''
    return f'below {ROUNDING:.0e}' if entry['gap'] < ROUNDING else f'{entry["gap"]:.0e}'


def wall(run):
    return run['seconds']


def processor(run):
    return run['processor']


def first_fit(run):
    return run['fits'][0]


def later_fits(run):
    return median(run['fits'][1:]) if run['fits'][1:] else None


class Row:
    """One program of a comparison: its entry, its runs, and the pairs of its runs with those of regfit on each Java."""

    def __init__(self, entry, label, rounds, run_of):
        self.entry = entry
        self.label = label
        self.pairs = {}
        for one in rounds:
            run = run_of(one)
            for java, beside in one['regfit'].items() if run else ():
                if beside:
                    self.pairs.setdefault(java, []).append((run, beside))
        self.runs = [run_of(one) for one in rounds if run_of(one)]

    def ratios(self, javas, of, beside):
        """A cell for each Java: the median of the pairs' ratios of what the two functions give of a run."""
        cells = []
        for java in javas:
            pairs = [(of(run), beside(own)) for run, own in self.pairs.get(java, [])]
            cells.append(digits(ratio([pair for pair in pairs if pair[0]])))
        return cells


def rows_of(comparison, several):
    """regfit on each Java, and then its peers."""
    rounds = [one for group in comparison['groups'] for one in group['rounds']]
    for entry in comparison['regfit']:
        java = entry['java']
        label = f'regfit, {java}' if several else 'regfit'
        yield Row(entry, label, rounds, lambda one, java=java: one['regfit'].get(java))
    for group in comparison['groups']:
        entry = group['peer']
        if entry:
            java = entry['java'] if several else None
            label = ', '.join(filter(None, [entry['program'], java, entry['setting']]))
            yield Row(entry, label, group['rounds'], lambda one: one['peer'])


def whole_cells(row, javas):
    return [
        spread([wall(run) for run in row.runs]),
        *row.ratios(javas, wall, wall),
        digits(median([processor(run) for run in row.runs])),
        *row.ratios(javas, processor, processor),
        digits(median([run['peak'] for run in row.runs]), ' MB'),
        gap(row.entry),
    ]


def fit_cells(row, javas):
    later = [later_fits(run) for run in row.runs if later_fits(run)]
    return [
        spread([first_fit(run) for run in row.runs]),
        digits(median(later) if later else None),
        *row.ratios(javas, first_fit, first_fit),
        *row.ratios(javas, later_fits, first_fit),
        gap(row.entry),
    ]


def table(results, whole):
    javas = results['environment']['javas']
    several = len(javas) > 1

    def ratio_columns(name):
        return [f'{name}, {java}' for java in javas] if several else [name]

    if whole:
        columns = ['seconds', *ratio_columns('ratio'), 'processor seconds', *ratio_columns('processor ratio')]
        columns += ['peak memory', 'gap']
    else:
        columns = ['seconds, first', 'later', *ratio_columns('ratio, first'), *ratio_columns('ratio, later'), 'gap']
    lines = [['table', 'answer', 'program', *columns], ['---'] * (3 + len(columns))]
    for name, work in results['works'].items():
        for comparison in work['comparisons']:
            if not comparison['whole' if whole else 'alone']:
                continue
            place = [name, comparison['title']]
            for row in rows_of(comparison, several):
                if row.entry['failure']:
                    cells = [row.entry['failure'], *[''] * (len(columns) - 1)]
                else:
                    cells = whole_cells(row, javas) if whole else fit_cells(row, javas)
                lines.append([*place, row.label, *cells])
                place = ['', '']
    return '\n'.join('| ' + ' | '.join(cells) + ' |' for cells in lines) + '\n'


def machine(results):
    here = results['environment']['machine']
    lines = [f'{here["processors"]} processors ({here["processor"]}), {here["memory"]}, {here["system"]}.', '']
    for program, found in results['environment']['programs'].items():
        lines.append(f'- {found}' if found else f'- {program} was not installed, so it was passed by')
    return '\n'.join(lines) + '\n'


def tables(results):
    lines = ['| table | | rounds | measured on | load before |', '|---|---|---|---|---|']
    for name, work in results['works'].items():
        lines.append(f'| {name} | {work["table"]} | {work["repeats"]} | {work["date"]} | {work["load"]} |')
    return '\n'.join(lines) + '\n'


def figures(found):
    """The tables of whole processes and of fits alone, so far as there are any."""
    lines = []
    for title, whole in ('## Whole processes', True), ('## Fits alone', False):
        measured = [comparison for work in found['works'].values() for comparison in work['comparisons']]
        if any(comparison['whole' if whole else 'alone'] for comparison in measured):
            lines += [title, '', table(found, whole)]
    return '\n'.join(lines)


def terminal(found):
    return '\n'.join([figures(found), tables(found)])


def render(found):
    return '\n'.join([HEAD, figures(found), METHOD, '## Where\n', machine(found), tables(found)])

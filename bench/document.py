"""Writes docs/benchmarks.md from the results of run.py."""
from statistics import median

# Below this, a gap computed in doubles says nothing but that there is none.
ROUNDING = 1e-15

HEAD = """# Benchmarks

regfit beside what people use: R with data.table and [glmnet](https://glmnet.stanford.edu), Python with pandas and
[scikit-learn](https://scikit-learn.org). All on this page is measured and written by `bench/run.py`
([how to repeat it](../bench/README.md)); every process with its numbers is in [benchmarks.json](benchmarks.json).
"""

METHOD = """## How it is measured

- Programs that are compared run in turns, each in a new process, with all processors of the machine. Times are medians,
  in brackets the smallest and the largest. *Ratio* is the median beside regfit's. The tables are random, the same bytes
  each time (`bench/generate.py`), and were read before, so they come from the page cache.
- **Whole processes** go from a file on disk to weights on disk: the start of the program, reading, computing, writing.
  Processor seconds, of all threads, and peak memory are as the system counts them.
- **Fits alone** are without start and reading. regfit's is `timing.fit` of its report: choosing, solving and proving,
  once in a new process, while the JVM still compiles what it runs. The peers' is the time of their call on a table that
  is in memory: *first* is the first call of a process, *later* those after it, of which the scripts make up to two within
  ten seconds; a whole process makes none.
- **The gap** is how far the objective may be above its minimum, as a share of its value without weights; for a path it is
  the largest of all strengths. `bench/certify.py` computes it in the same way for each program's weights and shares no
  code with regfit. Doubles end at some 1e-15. regfit proves a gap of 1e-6 or less (`--tol`). glmnet does not stop at a
  gap, but when the weights change little: 1e-15 brings it near that on the wide table, 1e-7 is its default. Where nothing
  is said, programs are as they come.
- All fit the columns as they are (`standardize = FALSE`), with an intercept. To choose the strength each draws its own
  folds and takes its own 100 strengths down to 1/10000 of the largest; glmnet leaves out the last ones when the fit
  hardly improves any more. regfit is run as `train`, which chooses and then fits, as the peers do. The path to
  λmax/1000 is of the same 100 strengths for all; by default programs end a path where the fit hardly improves.
"""


WHOLE_COLUMNS = ['seconds', 'ratio', 'processor seconds', 'peak memory', 'gap']
FIT_COLUMNS = ['seconds, first', 'later', 'ratio, first', 'later', 'gap']


def digits(number, unit=''):
    """Three digits, without an exponent."""
    places = 0 if number >= 100 else 1 if number >= 10 else 2 if number >= 1 else 3
    return f'{number:,.{places}f}{unit}'


def spread(numbers):
    return f'{digits(median(numbers))} ({digits(min(numbers))}–{digits(max(numbers))})'


def gap(entry):
    return f'below {ROUNDING:.0e}' if entry['gap'] < ROUNDING else f'{entry["gap"]:.0e}'


def first_fits(entry):
    return [run['fits'][0] for run in entry['runs']]


def later_fits(entry):
    return [seconds for run in entry['runs'] for seconds in run['fits'][1:]]


def walls(entry):
    return [run['seconds'] for run in entry['runs']]


def ratio(numbers, own):
    return digits(median(numbers) / median(own)) if numbers and own else ''


def whole_cells(entry, own):
    processor = digits(median([run['processor'] for run in entry['runs']]))
    peak = digits(median([run['peak'] for run in entry['runs']]), ' MB')
    return [spread(walls(entry)), ratio(walls(entry), walls(own)), processor, peak, gap(entry)]


def fit_cells(entry, own):
    first, later = first_fits(entry), later_fits(entry)
    later_median = digits(median(later)) if later else ''
    return [spread(first), later_median, ratio(first, first_fits(own)), ratio(later, first_fits(own)), gap(entry)]


def table(results, whole):
    columns = WHOLE_COLUMNS if whole else FIT_COLUMNS
    lines = [['table', 'answer', 'program', *columns], ['---'] * (3 + len(columns))]
    for name, work in results['works'].items():
        for comparison in work['comparisons']:
            if not comparison['whole' if whole else 'alone']:
                continue
            own = comparison['entries'][0]
            for entry in comparison['entries']:
                place = [name, comparison['title']] if entry is own else ['', '']
                program = ', '.join(filter(None, [entry['program'], entry['setting']]))
                if entry['failure']:
                    cells = [entry['failure'], *[''] * (len(columns) - 1)]
                else:
                    cells = whole_cells(entry, own) if whole else fit_cells(entry, own)
                lines.append([*place, program, *cells])
    return '\n'.join('| ' + ' | '.join(cells) + ' |' for cells in lines) + '\n'


def machine(results):
    here = results['environment']['machine']
    lines = [f'{here["processors"]} processors ({here["processor"]}), {here["memory"]}, {here["system"]}.', '']
    for program, found in results['environment']['programs'].items():
        lines.append(f'- {found}' if found else f'- {program} was not installed, so it was passed by')
    return '\n'.join(lines) + '\n'


def tables(results):
    lines = ['| table | | processes of each kind | measured on | load before |', '|---|---|---|---|---|']
    for name, work in results['works'].items():
        lines.append(f'| {name} | {work["table"]} | {work["repeats"]} | {work["date"]} | {work["load"]} |')
    return '\n'.join(lines) + '\n'


def render(results):
    return '\n'.join([
        HEAD,
        '## Whole processes\n',
        table(results, True),
        '## Fits alone\n',
        table(results, False),
        METHOD,
        '## Where\n',
        machine(results),
        tables(results),
    ])

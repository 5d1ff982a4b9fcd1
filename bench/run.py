#!/usr/bin/env python3
"""Measures regfit beside glmnet and scikit-learn, and writes docs/benchmarks.json and from it docs/benchmarks.md.

Tables are generated into DIRECTORY, where they do not stand there already: 3 GB in all. What belongs together is
measured in turns, and every process is new. Results of other works stay in docs/benchmarks.json, unless the machine or
a version is another. Peers that are not installed are passed by."""
import argparse
import datetime
import json
import os
import pathlib
import platform
import signal
import subprocess
import sys
import threading
import time

import document
import works

BENCH = pathlib.Path(__file__).resolve().parent
REGFIT = BENCH.parent / 'regfit'
DOCUMENT = BENCH.parent / 'docs' / 'benchmarks.md'
RESULTS = DOCUMENT.with_suffix('.json')

SECONDS_TO_MAKE_CLASS_ARCHIVE = 20

# Of a peer in one process, for fits alone; the scripts begin no further call after ten seconds.
CALLS = 3

R_VERSIONS = """
suppressMessages(library(glmnet))
for (name in c("glmnet", "data.table", "Matrix")) cat(name, as.character(packageVersion(name)), "\\n")
cat("R", paste(R.version$major, R.version$minor, sep = "."), "\\n")
"""
PYTHON_VERSIONS = """
import platform, numpy, pandas, scipy, sklearn, threadpoolctl
for module in sklearn, numpy, pandas, scipy:
    print(module.__name__, module.__version__)
print('Python', platform.python_version())
for library in threadpoolctl.threadpool_info():
    if library['user_api'] == 'blas':
        print(library['internal_api'], library['version'], library.get('architecture', ''))
"""


def output_of(*command):
    """What a command prints, or nothing if it fails or does not exist."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ''


def versions(*command):
    return ', '.join(line.strip() for line in output_of(*command).splitlines())


def first_value(file, key, separator):
    """The value of the first line "key separator value" of a file of the system, or nothing."""
    try:
        lines = pathlib.Path(file).read_text().splitlines()
    except OSError:
        return ''
    found = (line.split(separator, 1)[1] for line in lines if line.split(separator)[0].strip() == key)
    return next(found, '').strip(' "')


def environment(arguments):
    """The machine and the versions of the programs; a program that is not there has none."""
    memory = os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES')
    return {
        'machine': {
            'processor': first_value('/proc/cpuinfo', 'model name', ':') or platform.machine(),
            'processors': os.cpu_count(),
            'memory': f'{memory / 2**30:.0f} GiB',
            'system': first_value('/etc/os-release', 'PRETTY_NAME', '=') or platform.system(),
        },
        'programs': {
            works.REGFIT: versions(REGFIT, '-V'),
            works.GLMNET: versions(arguments.rscript, '-e', R_VERSIONS),
            works.SCIKIT: versions(arguments.python, '-c', PYTHON_VERSIONS),
        },
    }


def generate(work, directory, python):
    file = directory / work.file
    if not file.exists():
        print('generating', file.name, flush=True)
        unfinished = file.with_suffix('.unfinished')
        with open(unfinished, 'w') as out:
            subprocess.run([python, BENCH / 'generate.py', *work.generator], stdout=out, check=True)
        unfinished.rename(file)
    return file


def certified(python, *arguments):
    """The number that certify.py prints."""
    command = [python, BENCH / 'certify.py', *map(str, arguments)]
    return float(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def measure(command, printed, limit):
    """Runs a process for so many seconds at most. Its wall and processor seconds and peak memory in MB; its exit code."""
    with open(printed, 'w') as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, start_new_session=True)
        end = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        end.start()
        try:
            # Waited for by wait4, which alone tells the peak memory.
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            end.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    run = {
        'seconds': round(seconds, 4),
        'processor': round(usage.ru_utime + usage.ru_stime, 3),
        'peak': round(usage.ru_maxrss / 1024, 1),
    }
    return run, process.returncode


class Measurement:
    """An entry of a comparison on its work's table, and what was measured of it."""

    def __init__(self, comparison, entry, largest, file, answer, arguments):
        self.comparison = comparison
        self.entry = entry
        self.file = file
        self.printed = answer.with_suffix('.out')
        self.answer = answer if entry.program != works.REGFIT else self.printed
        # Few digits, so that all programs read the same numbers.
        self.alpha = comparison.share and float(f'{largest * comparison.share:.3g}')
        self.alphas = ','.join(f'{largest * 10 ** (-3 * i / 99):.6g}' for i in range(100))
        self.arguments = arguments
        self.runs = []
        self.failure = None

    def command(self):
        strengths = {works.ALPHA: repr(self.alpha), works.ALPHAS: self.alphas}
        words = [strengths.get(word, word) for word in self.entry.arguments]
        calls = '1' if self.comparison.whole else str(CALLS)
        if self.entry.program == works.REGFIT:
            return [REGFIT, words[0], self.file, *words[1:]]
        if self.entry.program == works.GLMNET:
            script = [self.arguments.rscript, BENCH / 'peers' / 'glmnet.R', self.file, self.answer, str(os.cpu_count())]
        else:
            script = [self.arguments.python, BENCH / 'peers' / 'scikit.py', self.file, self.answer]
        return [*script, calls, *words]

    def run(self):
        if self.failure:
            return
        run, code = measure(self.command(), self.printed, self.arguments.limit)
        if code != 0:
            over = run['seconds'] >= self.arguments.limit
            self.failure = f'over {self.arguments.limit} s' if over else f'exit code {code}'
            return
        if self.entry.program == works.REGFIT:
            report = json.loads(self.printed.read_text())
            run['fits'] = [report['timing']['fit']]
            chosen = report['objective'].get('alpha')
        else:
            lines = [line.split() for line in self.printed.read_text().splitlines()]
            run['fits'] = [float(value) for key, value in lines if key == 'seconds']
            chosen = next((float(value) for key, value in lines if key == 'alpha'), None)
        self.alpha = self.alpha or chosen
        self.runs.append(run)

    def result(self):
        gap = None
        if self.runs:
            gap = certified(self.arguments.python, self.file, self.answer, self.alpha, self.comparison.penalty)
        return {
            'program': self.entry.program,
            'setting': self.entry.setting,
            'arguments': self.entry.arguments,
            'alpha': self.alpha,
            'runs': self.runs,
            'failure': self.failure,
            'gap': gap,
        }


def planned(work, present, directory, arguments):
    """The measurements of each comparison of a work, by those programs that are present."""
    file = generate(work, directory, arguments.python)
    largest = certified(arguments.python, file)
    plan = []
    for number, comparison in enumerate(work.comparisons):
        plan.append([])
        for entry in comparison.entries:
            if entry.program in present:
                answer = directory / f'{work.name}-{number}-{len(plan[-1])}.csv'
                plan[-1].append(Measurement(comparison, entry, largest, file, answer, arguments))
    return plan


def run_in_turns(plan, repeats):
    for repeat in range(repeats):
        for measurements in plan:
            for turn in range(len(measurements)):
                measurement = measurements[(repeat + turn) % len(measurements)]
                measurement.run()
                outcome = measurement.failure or f'{measurement.runs[-1]["seconds"]} s'
                title = measurement.comparison.title
                print(measurement.file.stem, title, *measurement.entry[:2], outcome, sep=' | ', flush=True)


def results_of(work, plan):
    return {
        'table': work.description,
        'date': datetime.date.today().isoformat(),
        'comparisons': [
            {
                'title': comparison.title,
                'whole': comparison.whole,
                'alone': comparison.alone,
                'entries': [measurement.result() for measurement in measurements],
            }
            for comparison, measurements in zip(work.comparisons, plan)
        ],
    }


def names():
    return [work.name for work in works.WORKS]


def measure_all(chosen, arguments):
    load = round(os.getloadavg()[0], 1)
    arguments.directory.mkdir(parents=True, exist_ok=True)
    output_of(REGFIT, '-V')  # built, if it was not
    time.sleep(SECONDS_TO_MAKE_CLASS_ARCHIVE)
    here = environment(arguments)
    present = [program for program, found in here['programs'].items() if found]
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    if results.get('environment') != here:
        results = {'environment': here, 'works': {}}
    for work in chosen:
        plan = planned(work, present, arguments.directory, arguments)
        run_in_turns(plan, arguments.repeats)
        measured = results['works'] | {work.name: {'load': load, 'repeats': arguments.repeats, **results_of(work, plan)}}
        results['works'] = {name: measured[name] for name in names() if name in measured}
        RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + '\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('directory', type=pathlib.Path, nargs='?', help='for tables and answers')
    parser.add_argument('--works', default=','.join(names()), help='some of ' + ','.join(names()))
    parser.add_argument('--repeats', type=int, default=5, help='processes of each kind (default: 5)')
    parser.add_argument('--limit', type=float, default=900, help='seconds after which a process is ended (default: 900)')
    parser.add_argument('--python', default=sys.executable, help='the Python that has scikit-learn')
    parser.add_argument('--rscript', default='Rscript')
    parser.add_argument('--render', action='store_true', help='only write the document anew')
    arguments = parser.parse_args()
    if not arguments.render:
        if arguments.directory is None:
            parser.error('a directory for the tables is needed')
        chosen = arguments.works.split(',')
        if not set(chosen) <= set(names()):
            parser.error('works are ' + ', '.join(names()))
        measure_all([work for work in works.WORKS if work.name in chosen], arguments)
    DOCUMENT.write_text(document.render(json.loads(RESULTS.read_text())))


if __name__ == '__main__':
    main()

#!/usr/bin/env python3
"""Measures regfit beside its peers, and writes docs/benchmarks.json and from it docs/benchmarks.md.

Tables are generated into DIRECTORY, where they do not stand there already: 3 GB in all. regfit and one peer are measured
in turns, pair by pair, and every process is new. Results of other works stay in docs/benchmarks.json, unless the machine or
a version is another. Peers that are not installed are passed by. A quick run takes at most ten minutes on two free
processors: smaller tables, no slow peers, fewer rounds, and it writes to the terminal."""
import argparse
import datetime
import json
import math
import os
import pathlib
import platform
import subprocess
import sys
import time

import document
import works
from processes import measure
from programs import ALPHA, BENCH, CALLS, REGFIT, Programs, printed_by

DOCUMENT = BENCH.parent / 'docs' / 'benchmarks.md'
RESULTS = DOCUMENT.with_suffix('.json')

REPEATS = 5
QUICK_REPEATS = 3
LIMIT = 900
QUICK_LIMIT = 60

# Of ten minutes; the rest is for certifying the answers.
QUICK_ROUNDS_SECONDS = 500


def first_value(file, key, separator):
    """The value of the first line "key separator value" of a file of the system, or nothing."""
    try:
        lines = pathlib.Path(file).read_text().splitlines()
    except OSError:
        return ''
    found = (line.split(separator, 1)[1] for line in lines if line.split(separator)[0].strip() == key)
    return next(found, '').strip(' "')


def machine():
    memory = os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES')
    return {
        'processor': first_value('/proc/cpuinfo', 'model name', ':') or platform.machine(),
        'processors': os.cpu_count(),
        'memory': f'{memory / 2**30:.0f} GiB',
        'system': first_value('/etc/os-release', 'PRETTY_NAME', '=') or platform.system(),
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


class Table:
    """A file, its largest strength, and where answers of it go."""

    def __init__(self, work, directory, python):
        self.name = work.name
        self.file = generate(work, directory, python)
        self.largest = certified(python, self.file)
        self.alphas = ','.join(f'{self.largest * 10 ** (-3 * i / 99):.6g}' for i in range(100))
        self._answers = directory / f'{work.name}-answer'
        self._count = 0

    def new_answer(self):
        self._count += 1
        return self._answers.with_name(f'{self._answers.name}-{self._count}.csv')


class Measured:
    """An entry of a comparison on a table, with one Java where it is regfit, and what came of its last process."""

    def __init__(self, comparison, entry, java, table, programs, limit):
        self.comparison = comparison
        self.entry = entry
        self.java = java
        self.table = table
        self.programs = programs
        self.limit = min(limit, comparison.limit or limit)
        self.answer = table.new_answer()
        self.printed = self.answer.with_suffix('.out')
        # Few digits, so that all programs read the same numbers.
        self.alpha = comparison.alpha or comparison.share and float(f'{table.largest * comparison.share:.3g}')
        self.failure = None

    def command(self):
        strengths = {ALPHA: repr(self.alpha), works.ALPHAS: self.table.alphas}
        words = [strengths.get(word, word) for word in self.entry.arguments]
        calls = '1' if self.comparison.whole else str(CALLS)
        return self.programs.command(self.entry.program, words, self.table.file, self.answer, calls)

    def run(self):
        """What one more process took, or nothing when one failed."""
        if self.failure:
            return None
        environment = self.programs.environment(self.java or self.programs.javas[0])
        run, code = measure(self.command(), self.printed, self.limit, environment)
        if code != 0:
            self.failure = f'over {self.limit:g} s' if run['seconds'] >= self.limit else f'exit code {code}'
            run = None
        else:
            run['fits'], chosen = printed_by(self.entry.program, self.printed)
            self.alpha = self.alpha or chosen
        name = self.entry.program if self.java is None else f'{REGFIT}, {self.java.name}'
        outcome = self.failure or f'{run["seconds"]} s'
        print(self.table.name, self.comparison.title, name, self.entry.setting, outcome, sep=' | ', flush=True)
        return run

    def result(self):
        gap = None
        if not self.failure and self.comparison.penalty:
            answer = self.printed if self.entry.program == REGFIT else self.answer
            gap = certified(self.programs.python, self.table.file, answer, self.alpha, self.comparison.penalty)
        return {
            'program': self.entry.program,
            'setting': self.entry.setting,
            'java': self.java and self.java.name,
            'arguments': self.entry.arguments,
            'alpha': self.alpha,
            'failure': self.failure,
            'gap': gap,
        }


class Group:
    """A peer and regfit on each Java, measured in turns; or only regfit, where it has no peer. regfit in another way is its
    own peer, on the same Java."""

    def __init__(self, own, peer):
        self.own = own
        self.peer = peer
        self.rounds = []

    def run(self):
        turns = self.own + ([self.peer] if self.peer else [])
        begin = len(self.rounds) % len(turns)
        runs = {measured: measured.run() for measured in turns[begin:] + turns[:begin]}
        own = {measured.java.name: runs[measured] for measured in self.own}
        self.rounds.append({'regfit': own, 'peer': runs.get(self.peer)})


def groups_of(comparison, table, programs, limit):
    """The groups of a comparison, and the measurements of regfit that they share."""

    def measured(entry, java):
        return Measured(comparison, entry, java, table, programs, limit)

    own = [measured(comparison.entries[0], java) for java in programs.javas]
    groups = []
    for entry in comparison.entries[1:]:
        if entry.program == REGFIT:
            groups += [Group([beside], measured(entry, beside.java)) for beside in own]
        elif programs.has(entry.program):
            groups.append(Group(own, measured(entry, None)))
    return own, groups or [Group(own, None)]


class Plan:
    """What is measured of a work, on its table: for each comparison, regfit on each Java, and the groups that share it."""

    def __init__(self, work, programs, arguments):
        self.work = work
        self.load = round(os.getloadavg()[0], 1)
        self.rounds = 0
        table = Table(work, arguments.directory, programs.python)
        self.parts = [(each, *groups_of(each, table, programs, arguments.limit)) for each in work.comparisons]

    def run(self):
        """One round."""
        self.rounds += 1
        for _, _, groups in self.parts:
            for group in groups:
                group.run()

    def result(self):
        return {
            'table': self.work.description,
            'date': datetime.date.today().isoformat(),
            'repeats': self.rounds,
            'load': self.load,
            'comparisons': [
                {
                    'title': comparison.title,
                    'whole': comparison.whole,
                    'alone': comparison.alone,
                    'regfit': [measured.result() for measured in own],
                    'groups': [
                        {'peer': group.peer and group.peer.result(), 'rounds': group.rounds} for group in groups
                    ],
                }
                for comparison, own, groups in self.parts
            ],
        }


def run_rounds(plans, repeats, end):
    """So many rounds of all plans, or as many, but at least one, as are likely to be over by the end."""
    longest = 0
    for _ in range(repeats):
        start = time.monotonic()
        if longest and start + longest > end:
            break
        for plan in plans:
            plan.run()
        longest = max(longest, time.monotonic() - start)


def measure_all(chosen, programs, arguments, end):
    """The results of all works. One work after the other, each written when it is there; those of a quick run together, so
    that each has a round when time is short."""
    arguments.directory.mkdir(parents=True, exist_ok=True)
    here = {'machine': machine(), 'javas': [java.name for java in programs.javas], 'programs': programs.versions}
    results = json.loads(RESULTS.read_text()) if arguments.write and RESULTS.exists() else {}
    if results.get('environment') != here:
        results = {'environment': here, 'works': {}}
    for together in [chosen] if arguments.quick else [[work] for work in chosen]:
        plans = [Plan(work, programs, arguments) for work in together]
        run_rounds(plans, arguments.repeats, end)
        measured = results['works'] | {plan.work.name: plan.result() for plan in plans}
        results['works'] = {work.name: measured[work.name] for work in works.WORKS if work.name in measured}
        if arguments.write:
            RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + '\n')
    return results


def parsed():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('directory', type=pathlib.Path, nargs='?', help='for tables and answers')
    parser.add_argument('--works', help='some of ' + ','.join(work.name for work in works.WORKS))
    parser.add_argument('--quick', action='store_true', help='ten minutes, to the terminal')
    parser.add_argument('--write', action='store_true', help='write what a quick run shows to docs')
    parser.add_argument('--repeats', type=int, help=f'rounds (default: {REPEATS}, {QUICK_REPEATS} if quick)')
    parser.add_argument('--limit', type=float, help=f'seconds for a process (default: {LIMIT}, {QUICK_LIMIT} if quick)')
    parser.add_argument('--java', action='append', metavar='HOME', help='a Java for regfit; several are compared')
    parser.add_argument('--python', default=sys.executable, help='the Python that has scikit-learn')
    parser.add_argument('--rscript', default='Rscript')
    parser.add_argument('--render', action='store_true', help='only write the document anew')
    arguments = parser.parse_args()
    if arguments.render:
        return [], arguments
    if arguments.directory is None:
        parser.error('a directory for the tables is needed')
    chosen = works.quick() if arguments.quick else works.WORKS
    if arguments.works:
        names = arguments.works.split(',')
        if not set(names) <= {work.name for work in chosen}:
            parser.error('works are ' + ', '.join(work.name for work in chosen))
        chosen = [work for work in chosen if work.name in names]
    arguments.write |= not arguments.quick
    arguments.repeats = arguments.repeats or (QUICK_REPEATS if arguments.quick else REPEATS)
    arguments.limit = arguments.limit or (QUICK_LIMIT if arguments.quick else LIMIT)
    return chosen, arguments


def main():
    chosen, arguments = parsed()
    if arguments.render:
        results = json.loads(RESULTS.read_text())
    else:
        end = time.monotonic() + QUICK_ROUNDS_SECONDS if arguments.quick else math.inf
        programs = Programs(arguments.java or [None], arguments.python, arguments.rscript)
        results = measure_all(chosen, programs, arguments, end)
    if arguments.render or arguments.write:
        DOCUMENT.write_text(document.render(results))
    else:
        print('', document.terminal(results), sep='\n')


if __name__ == '__main__':
    main()

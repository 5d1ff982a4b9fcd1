#!/usr/bin/env python3
"""Says what the JVM compiles while regfit runs: by method, how often by C1 and C2, how long C2 took, when its last code
was ready, and how often code was thrown away (deoptimised).

compilations.py [--most N] [--top N] ARGUMENTS OF REGFIT ...

With --most N the exit code is 1 where C2 compiled a method more than N times; loops entered in mid-run (OSR) and the
method itself count together."""
import argparse
import collections
import html
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

REGFIT = pathlib.Path(__file__).resolve().parent.parent / 'regfit'
ATTRIBUTE = re.compile(r"(\w+)='([^']*)'")
C2 = '4'


class Method:
    def __init__(self):
        self.c1 = self.c2 = self.loops = self.traps = 0
        self.seconds = self.ready = 0.0


def shown(names):
    """dev.regfit.linalg.Kernels dot ([DI[DII)D, or the same with slashes, as Kernels.dot, with its signature where others
    share that name."""
    short = {name: re.split('[./]', name.split(' ')[0])[-1] + '.' + name.split(' ')[1] for name in names}
    count = collections.Counter(short.values())
    return {name: text if count[text] == 1 else text + name.split(' ')[2] for name, text in short.items()}


def read(log):
    """The methods of a log of compilations; the seconds of C1 and of C2."""
    methods = collections.defaultdict(Method)
    compilers = {'C1': 0.0, 'C2': 0.0}
    compiled = {}  # the method of each number of a compilation
    traps = []  # such numbers; what compilers write stands behind what other threads do
    task = None
    for line in log:
        tag = line[1:line.find(' ')]
        if tag == 'task':
            task = dict(ATTRIBUTE.findall(line))
        elif tag == 'task_done' and task:
            done = dict(ATTRIBUTE.findall(line))
            seconds = float(done['stamp']) - float(task['stamp'])
            name = html.unescape(task['method'])
            compiled[task['compile_id']] = name
            method = methods[name]
            if task.get('level', C2) == C2:
                compilers['C2'] += seconds
                method.c2 += 1
                method.loops += 'osr_bci' in task
                method.seconds += seconds
                method.ready = float(done['stamp'])
            else:
                compilers['C1'] += seconds
                method.c1 += 1
            task = None
        elif tag == 'uncommon_trap' and 'thread=' in line:  # those without a thread are planned, not taken
            traps.append(dict(ATTRIBUTE.findall(line))['compile_id'])
    for number in traps:
        methods[compiled.get(number, '? unknown ()')].traps += 1
    names = shown(methods)
    return {names[name]: method for name, method in methods.items()}, compilers


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--most', type=int, help='fail where C2 compiled a method more often')
    parser.add_argument('--top', type=int, default=30, help='methods shown, by the time of C2')
    parser.add_argument('regfit', nargs=argparse.REMAINDER, metavar='ARGUMENTS')
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        file = pathlib.Path(directory) / 'compilations.log'
        options = f'{os.environ.get("REGFIT_JAVA_OPTS", "")} -XX:+UnlockDiagnosticVMOptions -XX:+LogCompilation -XX:LogFile={file}'
        begin = time.perf_counter()
        done = subprocess.run(
            [REGFIT, *arguments.regfit],
            env={**os.environ, 'REGFIT_JAVA_OPTS': options},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        seconds = time.perf_counter() - begin
        usage = os.times()
        with open(file, encoding='utf-8', errors='replace') as log:
            methods, compilers = read(log)
    if done.returncode:
        sys.exit(f'regfit ended with exit code {done.returncode}')
    processor = usage.children_user + usage.children_system
    share = sum(compilers.values()) / processor
    print(
        f'{seconds:.2f} s, {processor:.2f} of processors; C1 {compilers["C1"]:.2f} s, C2 {compilers["C2"]:.2f} s:'
        f' {100 * share:.0f} % is compiling; C2 compiled {sum(m.c2 for m in methods.values())} times'
    )
    print(f'{"C2 ms":>7} {"ready s":>7} {"C2":>3} {"OSR":>3} {"C1":>3} {"traps":>5}  method')
    for name, m in sorted(methods.items(), key=lambda item: -item[1].seconds)[: arguments.top]:
        print(f'{1000 * m.seconds:7.0f} {m.ready:7.2f} {m.c2:3} {m.loops:3} {m.c1:3} {m.traps:5}  {name}')
    if arguments.most:
        often = sorted(name for name, m in methods.items() if m.c2 > arguments.most)
        if often:
            sys.exit(f'compiled by C2 more than {arguments.most} times: {", ".join(often)}')


if __name__ == '__main__':
    main()

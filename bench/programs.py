"""The programs that are measured: how each is started, what it prints, and which version it is."""
import json
import os
import pathlib
import subprocess
import time
from typing import NamedTuple

BENCH = pathlib.Path(__file__).resolve().parent
PEERS = BENCH / 'peers'
REGFIT_HOME = BENCH.parent
LAUNCHER = REGFIT_HOME / 'regfit'
JVM_PEERS = BENCH / 'peers-java'
JVM_PEERS_LIB = JVM_PEERS / 'target' / 'lib'

REGFIT = 'regfit'
GLMNET = 'glmnet'
FREAD = 'fread'
SCIKIT = 'scikit-learn'
SKGLM = 'skglm'
CELER = 'celer'
SMILE = 'Smile'
TRIBUO = 'Tribuo'
WEKA = 'Weka'

# Of a peer in one process, for fits alone; the scripts begin no further call after ten seconds.
CALLS = 3

# In arguments: a file for moments, and the strength at which programs are compared.
MOMENTS = 'MOMENTS'
ALPHA = 'ALPHA'

JVM_CLASSES = {SMILE: 'SmileLasso', TRIBUO: 'TribuoLasso', WEKA: 'WekaRidge'}
# The jar whose name tells the version.
JVM_JARS = {SMILE: 'smile-core', TRIBUO: 'tribuo-core', WEKA: 'weka-stable'}
# Java takes a quarter of the memory by itself, and tables of objects are large.
JVM_OPTIONS = ['-XX:MaxRAMPercentage=60']

R_VERSIONS = """
for (name in c(%s)) cat(name, as.character(packageVersion(name)), "\\n")
cat("R", paste(R.version$major, R.version$minor, sep = "."), "\\n")
"""
PYTHON_VERSIONS = """
import platform, numpy, scipy, threadpoolctl, %s
for module in numpy, scipy, %s:
    print(module.__name__, module.__version__)
print('Python', platform.python_version())
fast = [library for library in threadpoolctl.threadpool_info() if library['user_api'] == 'blas']
for library in fast:
    print(library['internal_api'], library['version'], library.get('architecture', ''))
if not fast:
    print('no fast BLAS')
"""


class Java(NamedTuple):
    """A Java that runs regfit: its home, or nothing for the one that the launcher finds, and what it calls itself."""

    home: str
    name: str


class Programs:
    """Those that are there, with the Javas of regfit; the first Java runs the peers as well."""

    def __init__(self, homes, python, rscript):
        self.python = python
        self.rscript = rscript
        if not JVM_PEERS_LIB.exists():
            print('without Smile, Tribuo and Weka: build them with mvn -q -f bench/peers-java -Dquick package', flush=True)
        self.javas = []
        self.versions = {}
        for home in homes:
            version = self._regfit_version(home)
            name = next(part for part in version.split(', ') if part.startswith('Java')).split(' (')[0]
            self.javas.append(Java(home, name))
            self.versions[f'{REGFIT}, {name}'] = version
        r, modules = self._r_versions, self._python_versions
        self.versions |= {GLMNET: r('"data.table", "glmnet", "Matrix"'), SCIKIT: modules('sklearn, pandas')}
        self.versions |= {SKGLM: modules('skglm, numba'), CELER: modules('celer')}
        self.versions |= {name: self._jar_version(name) for name in JVM_JARS}
        self._present = {name for name, version in self.versions.items() if version} | {REGFIT}
        if r('"data.table"'):
            self._present.add(FREAD)

    def has(self, program):
        return program in self._present

    def environment(self, java):
        return os.environ | ({'JAVA_HOME': java.home} if java.home else {})

    def command(self, program, words, file, answer, calls):
        """What starts a program with these words on a table."""
        threads = str(os.cpu_count())
        if program == REGFIT:
            places = {MOMENTS: answer.with_suffix('.moments')}
            return [LAUNCHER, words[0], file, '-q', *(places.get(word, word) for word in words[1:])]
        if program == FREAD:
            return [self.rscript, PEERS / 'read.R', file, threads]
        if program == GLMNET:
            return [self.rscript, PEERS / 'glmnet.R', file, answer, threads, calls, *words]
        if program == SCIKIT:
            return [self.python, PEERS / 'scikit.py', file, answer, calls, *words]
        if program in JVM_CLASSES:
            java = pathlib.Path(self.javas[0].home) / 'bin' / 'java' if self.javas[0].home else 'java'
            path = f'{JVM_PEERS}/target/classes:{JVM_PEERS_LIB}/*'
            start = [java, *JVM_OPTIONS, '-cp', path, f'dev.regfit.peers.{JVM_CLASSES[program]}']
            return [*start, file, answer, calls, *words]
        return [self.python, PEERS / 'solvers.py', file, answer, calls, program, *words]

    def _regfit_version(self, home):
        """What regfit calls itself on a Java, having built it and its class archive where they were not there."""
        version = ''
        for _ in range(2):  # the second finds its archive
            version = _output_of([LAUNCHER, '-V'], self.environment(Java(home, '')))
            time.sleep(1)
            while list((REGFIT_HOME / 'cli' / 'target').glob('*.jsa.making')):
                time.sleep(1)
        if not version:
            raise SystemExit(f'regfit does not run on the Java in {home}' if home else 'regfit does not run')
        return version

    def _r_versions(self, packages):
        return _output_of([self.rscript, '-e', R_VERSIONS % packages])

    def _python_versions(self, modules):
        return _output_of([self.python, '-c', PYTHON_VERSIONS % (modules, modules)])

    def _jar_version(self, program):
        found = sorted(JVM_PEERS_LIB.glob(f'{JVM_JARS[program]}-*.jar'))
        return found[0].stem.replace(JVM_JARS[program] + '-', program + ' ') if found else ''


def printed_by(program, printed):
    """The seconds of each fit that a program printed, and the strength that it chose, or nothing where it tells none."""
    text = printed.read_text()
    if program == REGFIT:
        report = json.loads(text) if text.startswith('{') else {}
        return [report['timing']['fit']] if 'timing' in report else [], report.get('objective', {}).get('alpha')
    lines = [line.split() for line in text.splitlines()]
    seconds = [float(line[1]) for line in lines if line[0] == 'seconds']
    return seconds, next((float(line[1]) for line in lines if line[0] == 'alpha'), None)


def _output_of(command, environment=None):
    """The lines that a command prints, between commas, or nothing if it fails or does not exist."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    except (OSError, subprocess.CalledProcessError):
        return ''
    return ', '.join(line.strip() for line in done.stdout.splitlines())

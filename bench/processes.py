"""Runs processes one at a time and tells what they took."""
import os
import signal
import statistics
import subprocess
import threading
import time


def measure(command, printed, limit, environment=None):
    """Runs a process for so many seconds at most. Its wall and processor seconds and peak memory in MB; its exit code."""
    with open(printed, 'w') as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, start_new_session=True, env=environment)
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


def ratio(pairs):
    """The median of the quotients of (of, beside); nothing where there is no pair."""
    quotients = [of / beside for of, beside in pairs]
    return statistics.median(quotients) if quotients else None

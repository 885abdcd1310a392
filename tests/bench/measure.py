#!/usr/bin/env python3
"""Times commands side by side and reports; asserts nothing.

usage: measure.py ROUNDS NAME=COMMAND ...

The commands run in turn, ROUNDS times, after one round that does not count. For each: median, least and most wall time, median of
the processor time (user and system), and the peak memory of the process itself.
"""
import os, statistics, subprocess, sys, time


def run(command):
    begin = time.perf_counter()
    plain = not any(c in command for c in '|;&')
    child = subprocess.Popen(['/bin/sh', '-c', 'exec ' + command if plain else command], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main():
    rounds = int(sys.argv[1])
    commands = [argument.split('=', 1) for argument in sys.argv[2:]]
    results = {name: [] for name, _ in commands}
    for number in range(-1, rounds):
        for name, command in commands:
            result = run(command)
            if result[3] not in (0, 1):
                print(f'{name}: exit {result[3]}', file=sys.stderr)
            if number >= 0:
                results[name].append(result)
    print(f'{"":32}{"wall s":>9}{"least":>9}{"most":>9}{"cpu s":>9}{"MiB":>8}')
    for name, measured in results.items():
        walls = [m[0] for m in measured]
        print(f'{name:32}{statistics.median(walls):9.3f}{min(walls):9.3f}{max(walls):9.3f}'
              f'{statistics.median(m[1] for m in measured):9.3f}{max(m[2] for m in measured):8.1f}')


main()

#!/bin/sh
# Ten million lines with ten thousand planted faults of all classes: every fault is found on its line, all other lines are scored.
#   tests/bench/ten_million.sh TAREX [ROWS] [FAULTS]
set -e
here=$(dirname "$0"); tarex=$1; rows=${2:-10000000}; faults=${3:-10000}
dir=${BENCH_DIR:-/dev/shm/tarex-bench}; mkdir -p "$dir"
python3 "$here/generate.py" "$rows" --faults "$faults" > "$dir/faulty.csv" 2> "$dir/planted.tsv"
python3 "$here/measure.py" 1 "score=$tarex score $dir/faulty.csv --date 2026-10-09 --rejects $dir/rejects.csv -o $dir/scored.csv"
python3 - "$dir" "$rows" <<'END'
import csv, sys
csv.field_size_limit(1 << 30)
folder, rows = sys.argv[1], int(sys.argv[2])
planted = {int(line): code for line, code in (text.split('\t') for text in open(folder + '/planted.tsv').read().splitlines())}
found = {}
for row in csv.DictReader(open(folder + '/rejects.csv', encoding='utf-8')):
    found.setdefault(int(row['line']), row['code'])
wrong = [line for line in planted if line not in found]
more = [line for line in found if line not in planted]
other = [line for line in planted if line in found and found[line] != planted[line]]
lines = sum(1 for _ in open(folder + '/scored.csv', 'rb')) - 1
print(f'{len(planted)} planted, {len(planted) - len(wrong)} found on their line, {len(more)} rejected that were not planted, '
      f'{len(other)} with another code, {lines} of {rows} lines in the output')
for line in (wrong + more)[:5]:
    print('line', line, planted.get(line), found.get(line))
for line in other[:5]:
    print('line', line, 'planted', planted[line], 'found', found[line])
END

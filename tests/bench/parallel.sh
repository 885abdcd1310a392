#!/bin/sh
# A file of lines scored by GNU parallel in blocks gives the same lines as one run.
#   tests/bench/parallel.sh TAREX [ROWS] [BLOCK]
# Every block gets the columns with --header and prints no header row itself.
set -e
here=$(dirname "$0"); tarex=$1; rows=${2:-1000000}; block=${3:-8M}
dir=${BENCH_DIR:-/dev/shm/tarex-bench}; mkdir -p "$dir"
lines=$dir/parallel.csv
python3 "$here/generate.py" "$rows" > "$lines"
header=$(head -1 "$lines")
"$tarex" score "$lines" --date 2026-10-09 -q > "$dir/whole.csv" || [ $? -eq 1 ]
{
  "$tarex" score - --header "$header" --date 2026-10-09 -q < /dev/null
  tail -n +2 "$lines" | parallel --pipe --keep-order --block "$block" \
    "$tarex" score - --header "'$header'" --no-header-row --date 2026-10-09 -q
} > "$dir/blocks.csv"
cmp "$dir/whole.csv" "$dir/blocks.csv" && echo "$rows lines: the same"

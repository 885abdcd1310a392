#!/bin/sh
# How fast `tarex score` is here: one million lines of real codes, in every form, beside what else you name.
#   tests/bench/run.sh TAREX [ROUNDS] [NAME=COMMAND ...]
# Input and output are in /dev/shm. Reports, never asserts. Another program to compare with is one more NAME=COMMAND.
set -e
here=$(dirname "$0"); tarex=$1; rounds=${2:-5}; shift; [ $# -gt 0 ] && shift
dir=${BENCH_DIR:-/dev/shm/tarex-bench}; mkdir -p "$dir"
for columns in narrow wide; do
  [ -s "$dir/$columns.csv" ] || python3 "$here/generate.py" 1000000 --columns $columns > "$dir/$columns.csv"
done
[ -s "$dir/narrow.jsonl" ] || python3 "$here/generate.py" 1000000 --jsonl > "$dir/narrow.jsonl"
out=$dir/out; date="--date 2026-10-09 -q"
python3 "$here/measure.py" "$rounds" \
  "csv, 14 columns, 1 thread=$tarex score $dir/narrow.csv $date -j1 > $out" \
  "csv, 14 columns, 2 threads=$tarex score $dir/narrow.csv $date -j2 > $out" \
  "csv, 32 columns, 1 thread=$tarex score $dir/wide.csv $date -j1 > $out" \
  "csv, 32 columns, 2 threads=$tarex score $dir/wide.csv $date -j2 > $out" \
  "csv to json lines, 1 thread=$tarex score $dir/narrow.csv $date -j1 --format jsonl > $out" \
  "csv to json lines, 2 threads=$tarex score $dir/narrow.csv $date -j2 --format jsonl > $out" \
  "json lines to csv, 1 thread=$tarex score $dir/narrow.jsonl $date -j1 --format csv > $out" \
  "cat=cat $dir/narrow.csv > /dev/null" "$@"
$tarex score "$dir/narrow.csv" $date -j1 --format jsonl > "$out" || true
ls -l "$dir" | awk 'NR > 1 { print $5, "bytes", $9 }'

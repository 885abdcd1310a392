#!/bin/sh
# How fast `tarex bom --summary` is here, over a catalogue of PRODUCTS bills with COMPONENTS rows each. Reports, never asserts.
#   tests/bench/bills.sh TAREX [ROUNDS] [PRODUCTS] [COMPONENTS]
set -e
here=$(dirname "$0"); tarex=$1; rounds=${2:-5}; products=${3:-10000}; components=${4:-50}
dir=${BENCH_DIR:-/dev/shm/tarex-bench}; mkdir -p "$dir"
python3 "$here/bills.py" "$products" "$components" > "$dir/flat.csv"
python3 "$here/bills.py" "$products" "$components" --level > "$dir/level.csv"
python3 "$here/bills.py" "$products" "$components" --encoding cp949 > "$dir/cp949.csv"
python3 "$here/bills.py" "$((products * 10))" "$components" > "$dir/tenfold.csv"
summary="--date 2026-10-09 -q --summary --format"
python3 "$here/measure.py" "$rounds" \
  "flat, text=$tarex bom $dir/flat.csv $summary text > $dir/out" \
  "flat, csv=$tarex bom $dir/flat.csv $summary csv > $dir/out" \
  "flat, json=$tarex bom $dir/flat.csv $summary json > $dir/out" \
  "by level, csv=$tarex bom $dir/level.csv $summary csv > $dir/out" \
  "CP949, csv=$tarex bom $dir/cp949.csv $summary csv > $dir/out" \
  "a pipe, csv=cat $dir/flat.csv | $tarex bom - $summary csv > $dir/out" \
  "ten times the products, csv=$tarex bom $dir/tenfold.csv $summary csv > $dir/out"

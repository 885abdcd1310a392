#!/usr/bin/env python3
"""Writes a supplier file of any number of lines with real tariff codes, for measuring; always the same for the same arguments.

usage: generate.py ROWS [--columns narrow|wide] [--jsonl] [--faults N] [--no-header] [--entries] > supplier.csv

narrow: the fourteen columns that a supplier file of metal goods has. wide: every column of an entry line that such goods can have.
--faults N plants N faults of all classes, evenly over the file; what stands where goes to stderr as `line<TAB>code`.
"""
import argparse, csv, datetime, os, random, sys

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'us', 'rates')
ORIGINS = ['KR'] * 60 + ['CN'] * 12 + ['JP'] * 5 + ['VN'] * 3 + ['DE', 'TW', 'MX', 'CA', 'IN', 'TH', 'IT', 'GB', 'BR', 'TR',
           'ID', 'MY', 'FR', 'ES', 'AT', 'SE', 'PL', 'CZ', 'NL', 'BE']
PRODUCERS = ['POSCO', 'Hyundai Steel', '"Dongkuk Steel Mill Co., Ltd."', 'SeAH Steel', 'KG Steel', 'Nippon Steel', 'JFE Steel',
             'China Steel Corp', 'Novelis', 'Namsun Aluminum', 'LS Cable', 'Poongsan', 'Tata Steel', 'Sungwoo Hitech', 'Hwashin',
             '"Daehan Fasteners Co., Ltd."', '포스코', '']
CHAPTERS = ['72'] * 12 + ['73'] * 25 + ['76'] * 15 + ['84'] * 15 + ['85'] * 13 + ['87'] * 10 + ['other'] * 10
NARROW = ['sku', 'hs', 'origin', 'destination', 'entry_date', 'currency', 'value', 'quantity', 'net_weight_kg', 'steel_value',
          'aluminum_value', 'copper_value', 'steel_melt', 'producer']
WIDE = NARROW + ['product', 'unit', 'freight', 'insurance', 'other_costs', 'incoterm', 'transport', 'preference', 'steel_kg',
                 'aluminum_kg', 'copper_kg', 'us_steel_pct', 'aluminum_smelt', 'aluminum_cast', 'claims', 'exporter', 'loaded_date',
                 'buyer reference']
# A column, what is written there, and the code of the fault that must be found.
FAULTS = [('value', '1e3', 'bad_amount'), ('value', '', 'missing_field'), ('value', '0', 'out_of_range'), ('value', '-5', 'bad_amount'),
          ('value', '"12,50"', 'bad_amount'), ('value', '100 EUR', 'inconsistent'), ('hs', '7.31815E+09', 'bad_code'),
          ('hs', '73181', 'bad_code'), ('hs', '73x', 'bad_code'), ('hs', '7318', 'bad_code'), ('hs', '9999999999', 'unknown_code'),
          ('hs', '', 'missing_field'), ('origin', 'Korae', 'bad_country'), ('origin', 'ZZ', 'bad_country'),
          ('destination', 'XX', 'bad_country'), ('entry_date', '2026-02-30', 'bad_date'), ('entry_date', '03/04/2026', 'bad_date'),
          ('entry_date', '1999-01-01', 'out_of_range'), ('entry_date', '', 'missing_field'), ('currency', 'USX', 'bad_currency'),
          ('currency', '', 'missing_field'), ('quantity', 'many', 'bad_number'), ('steel_value', '99999999', 'inconsistent'),
          ('steel_melt', 'Q9', 'bad_country'), ('producer', 'x"y', 'bad_csv'), ('producer', 'a,b', 'bad_csv'),
          ('producer', '"never closed', 'bad_csv'), ('net_weight_kg', '1.2.3', 'bad_number'), ('sku', '', 'missing_field')]


def codes():
    """Lines of eight digits by chapter, and the ten-digit codes of each line."""
    lines, statistical = {}, {}
    with open(os.path.join(DATA, 'lines.csv'), encoding='utf-8') as file:
        for row in csv.DictReader(file):
            lines.setdefault(row['code'][:2], []).append(row['code'])
    with open(os.path.join(DATA, 'statistical.csv'), encoding='utf-8') as file:
        for row in csv.DictReader(file):
            statistical[row['code8']] = [row['code8'] + suffix for suffix in row['suffixes'].split()]
    return lines, statistical


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('rows', type=int)
    parser.add_argument('--columns', choices=['narrow', 'wide'], default='narrow')
    parser.add_argument('--jsonl', action='store_true')
    parser.add_argument('--faults', type=int, default=0)
    parser.add_argument('--no-header', action='store_true')
    parser.add_argument('--entries', action='store_true', help='a column entry, with one to five lines each')
    args = parser.parse_args()
    r = random.Random(20261009).random
    lines, statistical = codes()
    others = [chapter for chapter in lines if chapter not in ('72', '73', '76', '84', '85', '87', '98', '99')]
    first = datetime.date(2025, 3, 1)
    dates = [(first + datetime.timedelta(days=d)).isoformat() for d in range((datetime.date(2026, 10, 9) - first).days + 1)]
    columns = (NARROW if args.columns == 'narrow' else WIDE) + (['entry'] if args.entries else [])
    out = open(sys.stdout.fileno(), 'w', encoding='utf-8', newline='', buffering=1 << 20)
    if not args.jsonl and not args.no_header:
        out.write(','.join(columns) + '\n')
    step = args.rows // args.faults if args.faults else 0
    entry = left = 0
    for i in range(args.rows):
        chapter = CHAPTERS[int(r() * 100)]
        of_chapter = lines[chapter if chapter != 'other' else others[int(r() * len(others))]]
        line = of_chapter[int(r() * r() * len(of_chapter))]
        suffixes = statistical.get(line)
        form = r()
        code = line if form < .1 or not suffixes else suffixes[int(r() * len(suffixes))]
        if form > .7:
            code = '.'.join(filter(None, (code[:4], code[4:6], code[6:8], code[8:])))
        cents = int(10 ** (3 + 4 * r()))
        value = '%d.%02d' % divmod(cents, 100) if r() < .6 else str(cents // 100 + 1)
        grams = cents * (1 + int(r() * 50))
        part = int(cents * r() * .3)
        metal = chapter in ('73', '84', '85', '87')
        cell = {'sku': 'P%07d' % i, 'hs': code, 'origin': ORIGINS[int(r() * 100)], 'destination': 'US',
                'entry_date': dates[int(r() * len(dates))], 'currency': 'USD', 'value': value, 'quantity': str(1 + int(r() * 5000)),
                'net_weight_kg': '%d.%d' % divmod(grams // 100 + 1, 10),
                'steel_value': '%d.%02d' % divmod(part, 100) if metal and r() < .8 else '',
                'aluminum_value': '%d.%02d' % divmod(part // 2, 100) if chapter in ('76', '84', '85', '87') and r() < .7 else '',
                'copper_value': '0' if r() < .3 else '', 'steel_melt': 'KR' if r() < .4 else '',
                'producer': PRODUCERS[int(r() * len(PRODUCERS))]}
        if args.columns == 'wide':
            cell.update({'product': 'bracket type %d' % (i % 977), 'unit': 'kg' if r() < .5 else 'No.',
                         'freight': '%d.%02d' % divmod(cents // 20, 100), 'insurance': '%d.%02d' % divmod(cents // 400, 100),
                         'other_costs': '', 'incoterm': 'FOB', 'transport': ('ocean', 'ocean', 'air', '')[int(r() * 4)],
                         'preference': 'korus' if cell['origin'] == 'KR' and r() < .5 else '', 'steel_kg': '', 'aluminum_kg': '',
                         'copper_kg': '0' if cell['copper_value'] == '0' else '', 'us_steel_pct': '',
                         'aluminum_smelt': 'KR' if chapter == '76' else '', 'aluminum_cast': 'KR' if chapter == '76' else '',
                         'claims': '!auto_part;!mhdv_part' if metal and r() < .8 else '', 'exporter': 'Hanbit Trading',
                         'loaded_date': '', 'buyer reference': 'PO-%06d/%d' % (i // 7, i % 7)})
            if cell['unit'] == 'kg':
                cell['quantity'] = cell['net_weight_kg']
        if args.entries:
            if left == 0:
                entry += 1
                left = 1 + int(r() * 5)
            left -= 1
            cell['entry'] = 'E%07d' % entry
        if step and i % step == step // 2 and i // step < args.faults:
            column, text, fault = FAULTS[(i // step) % len(FAULTS)]
            cell[column] = text
            sys.stderr.write('%d\t%s\n' % (i + (1 if args.no_header else 2), fault))
        if args.jsonl:
            out.write('{' + ','.join('"%s":"%s"' % (c, cell[c].strip('"')) for c in columns if cell[c]) + '}\n')
        else:
            out.write(','.join(cell[c] for c in columns) + '\n')
    out.close()


main()

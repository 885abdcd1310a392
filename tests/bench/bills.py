#!/usr/bin/env python3
"""Writes a catalogue of bills of materials for measuring; always the same for the same arguments.

usage: bills.py PRODUCTS COMPONENTS [--encoding cp949] [--level] > catalogue.csv

Products stand under codes of metal goods, machines, cables and furniture; a component in ten lacks its weight or its cost.
"""
import argparse, random, sys

CODES = ['7326.90.86.88', '7318.15.20.55', '8431.39.00.10', '8413.91.90.96', '7615.10.71.30', '8544.42.90.90', '9403.20.00.86', '7323.93.00.45']
PARTS = [('브라켓', 'steel', 'KR'), ('볼트 M8', 'steel', 'CN'), ('하우징', 'aluminum', 'KR'), ('권선', 'copper', 'CL'), ('패킹', 'other:rubber', ''),
         ('제어 기판', 'other:electronics', ''), ('샤프트', 'steel', 'JP'), ('포장 상자', 'other:paper', '')]
LATIN = ['bracket', 'bolt M8', 'housing', 'winding', 'gasket', 'control board', 'shaft', 'carton']


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('products', type=int)
    parser.add_argument('components', type=int)
    parser.add_argument('--encoding', default='utf-8')
    parser.add_argument('--level', action='store_true', help='indented by level, three deep')
    args = parser.parse_args()
    r = random.Random(20261009).random
    korean = args.encoding != 'utf-8'
    out = open(sys.stdout.fileno(), 'w', encoding=args.encoding, newline='', buffering=1 << 20)
    out.write('product_sku,product_name,product_hs,product_origin,product_price,product_quantity,product_currency,'
              + ('level,' if args.level else '') + 'name,material,quantity,value,weight_kg,origin,melt\n')
    for p in range(args.products):
        cents = 0
        levels = [1]
        for _ in range(1, args.components):
            levels.append(1 + int(r() * min(3, levels[-1] + 1)) if args.level else 1)
        pieces = [1] * 5  # of the product, at each level
        lines = []
        for c, level in enumerate(levels):
            kind = int(r() * len(PARTS))
            name, material, melt = PARTS[kind]
            quantity, cost, grams, gap = 1 + int(r() * 4), 5 + int(r() * 400), 1 + int(r() * 900), r()
            assembly = c + 1 < args.components and levels[c + 1] > level
            pieces[level] = pieces[level - 1] * quantity
            cents += 0 if assembly else pieces[level] * cost
            lines.append('%s%s %d,%s,%d,%s,%s,KR,%s' % (
                '%d,' % level if args.level else '', name if korean else LATIN[kind], c + 1, '' if assembly else material, quantity,
                '' if gap < .05 or assembly else '%d.%02d' % divmod(cost, 100),
                '' if gap > .95 or assembly else '%d.%03d' % divmod(grams, 1000), '' if assembly else melt))
        product = 'P%06d,%s %d,%s,KR,%d.%02d,%d,USD,' % (
            p, '제품' if korean else 'product', p, CODES[int(r() * len(CODES))], *divmod(cents * 14 // 10, 100),
            100 + int(r() * 900))
        for i, line in enumerate(lines):
            out.write((product if i == 0 else ',,,,,,,') + line + '\n')
    out.close()


main()

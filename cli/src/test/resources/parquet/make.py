#!/usr/bin/env python3
"""Makes the files of this folder; see README.md. Needs pyarrow and, for duckdb.parquet, the duckdb module or any
DuckDB, which is given the statement that this prints at the end."""
import csv
import datetime
import decimal
import uuid

import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 60
EPOCH = datetime.datetime(2024, 2, 28, 23, 59, 58)


def unless(missing, value):
    return None if missing else value


def column(kind, of):
    return pa.array([of(i) for i in range(ROWS)], kind)


COLOURS = ['red', 'grün', 'dark, blue', 'say "hi"', '']
table = pa.table({
    'id': column(pa.int64(), lambda i: 10_000_000_000 * (i - 7)),
    'x': column(pa.float64(), lambda i: unless(i % 7 == 3, (i - 20) / 3)),
    'n': column(pa.int32(), lambda i: unless(i % 11 == 5, i % 5 - 2)),
    'f': column(pa.float32(), lambda i: i / 4),
    'h': column(pa.float16(), lambda i: i / 8 - 3),
    'u': column(pa.uint32(), lambda i: 2**32 - 1 - i),
    'v': column(pa.uint64(), lambda i: i * i),
    'price': column(pa.decimal128(9, 2), lambda i: decimal.Decimal(i * 37 - 500) / 100),
    'wide': column(pa.decimal128(30, 5), lambda i: decimal.Decimal(i * 1_000_003 - 7) / 100_000),
    'flag': column(pa.bool_(), lambda i: unless(i % 13 == 0, i % 3 == 0)),
    'colour': column(pa.string(), lambda i: unless(i % 9 == 8, COLOURS[i % 5])),
    'day': column(pa.date32(), lambda i: (EPOCH + datetime.timedelta(days=i)).date()),
    'at': column(pa.timestamp('us'), lambda i: EPOCH + datetime.timedelta(seconds=i, microseconds=i % 2 * 250_000)),
    'zoned': column(pa.timestamp('ms', tz='UTC'), lambda i: EPOCH + datetime.timedelta(hours=i)),
    'clock': column(pa.time64('us'), lambda i: (EPOCH + datetime.timedelta(minutes=i)).time()),
    'y': column(pa.float64(), lambda i: i % 4 + i / 100),
})


def text(value):
    if value is None:
        return ''
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (datetime.datetime, datetime.time)):
        return str(value).replace('.250000', '.25')
    return str(value)


with open('table.csv', 'w', newline='') as file:
    writer = csv.writer(file, lineterminator='\n')
    writer.writerow(table.column_names)
    writer.writerows([text(v) for v in row.values()] for row in table.to_pylist())

SMALL = dict(row_group_size=25, data_page_size=64, write_batch_size=10, write_statistics=False)
WHOLE = dict(row_group_size=ROWS, write_statistics=False)
PLAIN = dict(use_dictionary=False, compression='none')
pq.write_table(table, 'arrow.parquet', **SMALL)
pq.write_table(table, 'plain.parquet', write_page_checksum=True, **SMALL, **PLAIN)
pq.write_table(table, 'zstd.parquet', compression='zstd', data_page_version='2.0', **SMALL)
pq.write_table(table, 'gzip.parquet', compression='gzip', use_dictionary=False, **SMALL)
pq.write_table(table, 'lz4.parquet', compression='lz4', **WHOLE)
deltas = {name: 'DELTA_BINARY_PACKED' for name in ('id', 'n', 'u', 'v', 'day', 'at', 'zoned', 'clock')}
pq.write_table(table, 'deltas.parquet', column_encoding=deltas | {'colour': 'DELTA_BYTE_ARRAY', 'flag': 'RLE'},
               data_page_version='2.0', **WHOLE, **PLAIN)
split = {name: 'BYTE_STREAM_SPLIT' for name in ('id', 'x', 'n', 'f', 'h', 'y', 'price', 'wide')}
pq.write_table(table, 'split.parquet', column_encoding=split | {'colour': 'DELTA_LENGTH_BYTE_ARRAY'},
               **WHOLE, **PLAIN)

few = table.select(['x', 'n', 'y']).slice(0, 8)
pq.write_table(few, 'few.parquet')
pq.write_table(few.select(['y', 'x', 'n']), 'reordered.parquet')
pq.write_table(few.select(['x', 'y']), 'fewer.parquet')
pq.write_table(few.slice(0, 0), 'empty.parquet')
pq.write_table(few, 'brotli.parquet', compression='brotli')
pq.write_table(pa.table({
    'tags': [[1, 2], [3]],
    'pair': [{'a': 1, 'b': 'x'}, {'a': 2, 'b': 'y'}],
    'counts': pa.array([[('a', 1)], []], pa.map_(pa.string(), pa.int32())),
    'raw': [b'\x00\xff', b''],
    'key': pa.array([uuid.UUID(int=7).bytes, uuid.UUID(int=2**127 + 5).bytes], pa.uuid()),
    'big': [2**53 + 1, 5],
    'huge': pa.array([decimal.Decimal(10**20 + 1), decimal.Decimal(3)], pa.decimal128(30, 0)),
    'top': pa.array([2**64 - 1, 1], pa.uint64()),
    'inf': [float('inf'), 1.0],
    'large': [1.0, 1e101],
    'nan': [float('nan'), -999.0],
    'digits': ['007', '1.5'],
    'a.b': [1.0, 2.0],
    '': [3.0, 4.0],
    'word': ['yes', 'no'],
    'y': [1.0, 2.0],
}), 'odd.parquet')

shop = pa.table({
    'area': pa.array([unless(i % 9 == 4, 40 + 7 * i % 83 + i / 8) for i in range(40)]),
    'rooms': pa.array([1 + i * i % 5 for i in range(40)], pa.int8()),
    'district': ['north', 'south', 'old town'] * 13 + ['north'],
    'garden': [i % 7 < 3 for i in range(40)],
    'sold': pa.array([(EPOCH + datetime.timedelta(days=3 * i)).date() for i in range(40)]),
    'price': pa.array([100 + 3 * (7 * i % 83) + i * i % 5 * 10 + i % 7 for i in range(40)], pa.decimal128(7, 1)),
})
pq.write_table(shop, '../cases/parquet/shop.parquet', row_group_size=16, write_statistics=False)
with open('../cases/parquet/shop.csv', 'w', newline='') as file:
    writer = csv.writer(file, lineterminator='\n')
    writer.writerow(shop.column_names)
    writer.writerows([text(v) for v in row.values()] for row in shop.to_pylist())

print("COPY (FROM 'arrow.parquet') TO 'duckdb.parquet' (FORMAT parquet)")

/**
 * Reads the flat columns of Parquet files, straight from the format: metadata, pages, encodings and compression, up to
 * numbers and texts. What rows mean is up to {@link dev.regfit.cli.table}; nothing here uses it.
 */
package dev.regfit.cli.table.parquet;

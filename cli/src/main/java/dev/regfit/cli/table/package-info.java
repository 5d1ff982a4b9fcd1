/**
 * From bytes to typed rows: opening and decompressing sources, finding out the dialect, names and types of a table,
 * and streaming its records as numbers and text.
 *
 * <p>{@link dev.regfit.cli.table.Table} is the way in. What is wrong with the data is said by a
 * {@link dev.regfit.cli.table.DataException}; nothing here prints or ends the program.
 */
package dev.regfit.cli.table;

package dev.regfit.cli.table;

/** How the cells of a column are read. */
public enum ColumnType {
    NUMBER,
    TEXT
}

package dev.regfit.cli.export;

/**
 * Names that a form uses.
 *
 * @param prediction of the function, or of the column, that predicts
 * @param table that is read, in a database
 * @param type of the class that holds the function, where there is one
 */
public record ExportNames(String prediction, String table, String type) {}

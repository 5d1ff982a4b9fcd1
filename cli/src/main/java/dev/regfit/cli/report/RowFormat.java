package dev.regfit.cli.report;

import java.io.Writer;

/** The formats rows can be had in. */
public enum RowFormat {
    CSV("csv") {
        @Override
        public RowWriter to(Writer out) {
            return new DelimitedRows(out, ",", CsvTable::field);
        }
    },
    TSV("tsv") {
        @Override
        public RowWriter to(Writer out) {
            return new DelimitedRows(out, "\t", TsvTable::field);
        }
    },
    JSON("json") {
        @Override
        public RowWriter to(Writer out) {
            return new JsonRows(out);
        }
    };

    private final String label;

    RowFormat(String label) {
        this.label = label;
    }

    /** The name used on the command line. */
    public String label() {
        return label;
    }

    /** Rows in this format. */
    public abstract RowWriter to(Writer out);
}

package dev.regfit.cli.command;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a command writes to a file. */
enum Content {
    MODEL("the model as JSON", "json", "; for a table of weights: -f csv > weights.csv"),
    MOMENTS("a moments file", "moments", ""),
    /** Besides a report that {@code -f} gives a format. */
    REPORT_TABLE("a table as plain CSV", "csv", "; for the report as JSON: -f json > report.json"),
    TABLE("a table as plain CSV", "csv", ""),
    /** Of which the ending tells the format. */
    PICTURE("a picture", "", ""),
    /** Of which {@code --to} tells the format. */
    EXPORT("an exported model", "", ""),
    PAGE("a page of HTML", "html", ""),
    /** A table in the form of the one that was read. */
    SAME_TABLE("plain text in the form of the data", "csv", ""),
    SCALES("scales as JSON", "json", "");

    /** Endings that promise a format; others, such as .txt or .part, promise none. */
    private static final Set<String> PROMISING = Set.of(
            "csv", "tsv", "json", "moments", "xlsx", "xls", "parquet", "html", "svg", "png", "pdf", "xml", "yaml", "gz",
            "zst", "xz", "bz2", "zip");

    private final String description;
    private final String ending;
    private final String otherwise;

    Content(String description, String ending, String otherwise) {
        this.description = description;
        this.ending = ending;
        this.otherwise = otherwise;
    }

    /** What is wrong with a file's name, if its ending promises something else. */
    Optional<String> contradiction(String option, String name) {
        String promised = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean tabs = this == SAME_TABLE && promised.equals("tsv");
        if (this == PICTURE
                || this == EXPORT
                || tabs
                || promised.equals(ending)
                || promised.length() == name.length()
                || !PROMISING.contains(promised)) {
            return Optional.empty();
        }
        return Optional.of("%s %s: regfit writes %s here; name the file *.%s%s"
                .formatted(option, name, description, ending, otherwise));
    }
}

package dev.regfit.cli.report;

/** The formats a report can be had in. */
public enum ReportFormat {
    TEXT("text") {
        @Override
        public String render(Report report, Look look) {
            TextPage page = new TextPage(look.colour(), look.width());
            report.write(page);
            return page.text();
        }
    },
    JSON("json") {
        @Override
        public String render(Report report, Look look) {
            return report.json();
        }
    },
    CSV("csv") {
        @Override
        public String render(Report report, Look look) {
            return report.csv().text();
        }
    },
    TSV("tsv") {
        @Override
        public String render(Report report, Look look) {
            return TsvTable.of(report.csv());
        }
    },
    MARKDOWN("markdown") {
        @Override
        public String render(Report report, Look look) {
            return MarkdownTable.of(report.sheet(), look.digits());
        }
    },
    LATEX("latex") {
        @Override
        public String render(Report report, Look look) {
            return LatexTable.of(report.sheet(), look.digits());
        }
    },
    HTML("html") {
        @Override
        public String render(Report report, Look look) {
            return HtmlTable.of(report.sheet(), look.digits());
        }
    };

    /**
     * How text for people looks.
     *
     * @param colour whether it may be coloured
     * @param width of its lines, in characters
     * @param digits significant digits of numbers in tables to be pasted
     */
    public record Look(boolean colour, int width, int digits) {
        /** As many as a table to be pasted has where nothing is said of it. */
        public static final int USUAL_DIGITS = 4;
    }

    private final String label;

    ReportFormat(String label) {
        this.label = label;
    }

    /** The name used on the command line. */
    public String label() {
        return label;
    }

    /** Whether it is a table of rounded numbers, to be pasted into a text. */
    public boolean isRounded() {
        return this == MARKDOWN || this == LATEX || this == HTML;
    }

    /** The whole report, with a line end at its end. */
    public abstract String render(Report report, Look look);
}

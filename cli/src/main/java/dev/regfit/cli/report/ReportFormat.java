package dev.regfit.cli.report;

import dev.regfit.model.Json;

/** The formats a report can be had in. */
public enum ReportFormat {
    TEXT("text") {
        @Override
        public String render(Report report, boolean colour, int width) {
            TextPage page = new TextPage(colour, width);
            report.write(page);
            return page.text();
        }
    },
    JSON("json") {
        @Override
        public String render(Report report, boolean colour, int width) {
            return Json.write(report.tree());
        }
    },
    CSV("csv") {
        @Override
        public String render(Report report, boolean colour, int width) {
            return report.csv().text();
        }
    };

    private final String label;

    ReportFormat(String label) {
        this.label = label;
    }

    /** The name used on the command line. */
    public String label() {
        return label;
    }

    /**
     * The whole report, with a line end at its end.
     *
     * @param colour whether text for people may be coloured
     * @param width of lines of text for people, in characters
     */
    public abstract String render(Report report, boolean colour, int width);
}

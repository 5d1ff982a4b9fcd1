package dev.regfit.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to write in other tools, to be copied from the page. R and Python read on at an open parenthesis, so that their
 * calls may go over several lines. A remark behind a call gets lines of its own.
 */
final class CallsText {
    private static final Map<String, String> TOOLS = Map.of(
            "glmnet",
            "R glmnet",
            "sklearn",
            "scikit-learn",
            "mlpack",
            "mlpack",
            "hqreg",
            "R hqreg",
            "quantreg",
            "R quantreg");

    private static final String SHELL = "mlpack";

    /** What a remark begins with. */
    private static final String REMARK = "  # ";

    private static final String CONTINUED = "  ";
    private static final int INDENT = 4;

    private CallsText() {}

    /** Least squares is in R itself. */
    private static String label(String tool, String call) {
        return (call.startsWith("lm(") || call.startsWith("glm(")) ? "R" : TOOLS.get(tool);
    }

    /** @param calls by tool */
    static void write(TextPage page, Map<String, String> calls) {
        TextTable table = TextTable.aligned("ll");
        TextTable breakable = TextTable.aligned("ll");
        calls.forEach((tool, call) -> {
            table.row(label(tool, call), call);
            breakable.row(label(tool, call), tool.equals(SHELL) ? "" : call);
        });
        if (breakable.width() <= page.room()) {
            page.lines("the same in", table.lines(table.width()));
            return;
        }
        List<String> lines = new ArrayList<>();
        calls.forEach((tool, call) -> {
            lines.add(label(tool, call) + ":");
            int end = call.contains(REMARK) ? call.indexOf(REMARK) : call.length();
            String code = call.substring(0, end);
            int width = page.width() - INDENT;
            List<String> parts = tool.equals(SHELL) ? page.shell(code, width) : TextPage.broken(code, width);
            parts.forEach(part -> lines.add(CONTINUED + part));
            if (end < call.length()) {
                String remark = call.substring(end + REMARK.length());
                TextPage.broken(remark, width - 2).forEach(part -> lines.add(CONTINUED + "# " + part));
            }
        });
        page.below("the same in", lines);
    }
}

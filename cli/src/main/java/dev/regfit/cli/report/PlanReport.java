package dev.regfit.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command would do.
 *
 * @param version version of regfit
 * @param command its name
 * @param facts what is known before the data are read, in order
 */
public record PlanReport(String version, String command, Map<String, String> facts) implements Report {
    @Override
    public Map<String, Object> tree() {
        Map<String, Object> tree = ModelTree.head(version, command);
        tree.put("dry_run", new LinkedHashMap<String, Object>(facts));
        return tree;
    }

    @Override
    public Sheet sheet() {
        List<Sheet.Row> rows = new ArrayList<>();
        facts.forEach((key, value) -> rows.add(Sheet.pair(key, Cell.text(value))));
        return Sheet.ofPairs(title(), rows);
    }

    private String title() {
        return "what regfit %s would do; nothing is fitted or written".formatted(command);
    }

    @Override
    public void write(TextPage page) {
        page.title(title());
        facts.forEach((key, value) -> page.entry(key, Words.printable(value)));
    }
}

package dev.regfit.cli.report;

import dev.regfit.cli.report.SideBySide.Labelled;
import dev.regfit.model.LinearModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What several model files say of their models.
 *
 * @param version version of regfit
 * @param files names of the files
 * @param models in the same order
 */
public record ShowModelsReport(String version, List<String> files, List<LinearModel> models) implements Report {
    private static final String SUFFIX = ".json";

    public ShowModelsReport {
        files = List.copyOf(files);
        models = List.copyOf(models);
    }

    /** The names of the files without what all have in common: their folders, where names are told apart without, and .json. */
    static List<String> labels(List<String> files) {
        List<String> whole = files.stream().map(ShowModelsReport::stem).toList();
        List<String> last = whole.stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
        return last.stream().distinct().count() == last.size() ? last : whole;
    }

    private static String stem(String file) {
        boolean hasMore = file.endsWith(SUFFIX) && file.length() > SUFFIX.length();
        return hasMore ? file.substring(0, file.length() - SUFFIX.length()) : file;
    }

    private SideBySide sideBySide() {
        List<String> labels = labels(files);
        return new SideBySide(IntStream.range(0, models.size())
                .mapToObj(m -> new Labelled(labels.get(m), labels.get(m), models.get(m)))
                .toList());
    }

    private String title() {
        long targets = models.stream().map(ShowModelsReport::target).distinct().count();
        String count = Words.count(models.size(), "model");
        return targets == 1 ? count + " of " + target(models.get(0)) : count;
    }

    private static String target(LinearModel model) {
        return Words.target(model.schema());
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> tree = ModelTree.head(version, "show");
        List<Map<String, Object>> trees = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("file", files.get(m));
            entry.putAll(new ShowReport(models.get(m), List.of()).tree());
            trees.add(entry);
        }
        tree.put("models", trees);
        return tree;
    }

    @Override
    public Sheet sheet() {
        return sideBySide().sheet(title());
    }

    @Override
    public void write(TextPage page) {
        Sheet sheet = sideBySide().sheet(title());
        page.title(sheet.caption());
        sideBySide().alarms().forEach(page::alarm);
        PrintedSheet printed = PrintedSheet.of(sheet, ReportFormat.Look.USUAL_DIGITS);
        TextTable table = TextTable.aligned("n" + "r".repeat(printed.columns().size() - 1));
        printed.lines().forEach(line -> table.row(cells(line)));
        page.table("weights", table);
        sheet.notes().stream().skip(sideBySide().alarms().size()).forEach(note -> page.entry("", note));
    }

    private static List<String> cells(List<PrintedSheet.Printed> line) {
        return line.stream()
                .map(cell -> Words.printable(cell.text()).replace('\n', ' ')
                        + " ".repeat(cell.pad().length()))
                .toList();
    }
}

package dev.regfit.cli.report;

import dev.regfit.data.Shard;
import dev.regfit.data.TableMoments;
import dev.regfit.data.TargetTransform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was summed up.
 *
 * @param shard the moments
 * @param file name of the file they were written to
 * @param bytes size of this file
 */
public record MomentsReport(Shard shard, String file, long bytes) implements Report {

    private Map<String, Long> counts() {
        TableMoments moments = shard.moments();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("rows", moments.rows());
        counts.put("dropped", moments.missing().droppedRows());
        counts.put("columns", (long) moments.schema().predictors().size());
        counts.put("features", (long) moments.schema().width());
        counts.put("bytes", bytes);
        return counts;
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> tree = ModelTree.head(shard.version(), "moments");
        tree.put("files", shard.files());
        tree.put("checksum", shard.checksum());
        tree.put("target", shard.moments().schema().target());
        if (shard.moments().schema().transform() != TargetTransform.NONE) {
            tree.put("target_transform", shard.moments().schema().transform().label());
        }
        tree.put("output", file);
        tree.putAll(counts());
        return tree;
    }

    @Override
    public Sheet sheet() {
        List<Sheet.Row> rows = new ArrayList<>();
        counts().forEach((key, value) -> rows.add(Sheet.pair(key, Cell.of(value))));
        return Sheet.ofPairs(title(), rows);
    }

    private String title() {
        return "Moments of %s%s, target %s%s"
                .formatted(
                        Words.count(shard.moments().rows(), "row"),
                        Words.of(shard.files()),
                        Words.target(shard.moments().schema()),
                        Words.dropped(shard.moments().missing().droppedRows()));
    }

    @Override
    public void write(TextPage page) {
        TableMoments moments = shard.moments();
        page.title(title());
        page.entry(
                "columns",
                "%s, %s with every level of text"
                        .formatted(
                                Words.count(moments.schema().predictors().size(), "column"),
                                Words.count(moments.schema().width(), "feature")));
        page.entry("file", "%s, %s".formatted(file, Words.count(bytes, "byte")));
    }
}

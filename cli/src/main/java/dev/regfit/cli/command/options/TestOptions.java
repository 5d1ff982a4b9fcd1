package dev.regfit.cli.command.options;

import dev.regfit.cli.table.InputFormat;
import dev.regfit.model.TestSplit;
import dev.regfit.problem.SettingsException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Which rows a model is tested on. */
public final class TestOptions {
    @Option(names = "--test", paramLabel = "FILE", description = "Report the errors on the rows of FILE too.")
    private String file;

    @MostUsed("Keep this share of the rows apart, and report the errors on them.")
    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--test-share",
            paramLabel = "S",
            converter = NumberOption.Converter.class,
            description = {
                "Keep this share of the rows apart, such as 0.2, and report the errors",
                "on them; with --group-column whole groups. All rows are kept in memory."
            })
    private Double share;

    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--test-order",
            paramLabel = "ORDER",
            converter = OrderConverter.class,
            description = "Which rows: random (by --seed, the default), or last, those at the end.")
    private TestSplit.Order order;

    /** Whether rows to test on are asked for. */
    public boolean isAskedFor() {
        return file != null || share != null;
    }

    /** The file to test on, if one is named. */
    public Optional<String> file() {
        return Optional.ofNullable(file);
    }

    /** The files that are read. */
    public List<String> files() {
        return file == null ? List.of() : List.of(file);
    }

    /**
     * How rows are kept apart, if that is asked for.
     *
     * @throws SettingsException when options contradict each other
     */
    public Optional<TestSplit> split(FoldOptions folds) {
        if (share == null) {
            if (order != null) {
                throw new SettingsException("--test-order says which rows --test-share keeps apart; give that too");
            }
            return Optional.empty();
        }
        if (file != null) {
            throw new SettingsException("--test names rows to test on and --test-share draws some; leave out one");
        }
        if (!(share > 0 && share < 1)) {
            throw new SettingsException("--test-share: %s should be above 0 and below 1, such as 0.2".formatted(share));
        }
        TestSplit.Order wanted = order == null ? TestSplit.Order.RANDOM : order;
        if (wanted == TestSplit.Order.LAST && !folds.groups().isEmpty()) {
            throw new SettingsException(
                    "--test-order last could divide a group of --group-column; leave out one of them");
        }
        return Optional.of(new TestSplit(share, folds.seed(), wanted, folds.groups()));
    }

    /** Reads an order by its name. */
    static final class OrderConverter implements ITypeConverter<TestSplit.Order> {
        @Override
        public TestSplit.Order convert(String text) {
            for (TestSplit.Order order : TestSplit.Order.values()) {
                if (order.label().equals(text.toLowerCase(Locale.ROOT))) {
                    return order;
                }
            }
            throw Labels.unknown(text, List.of("random", "last"));
        }
    }
}

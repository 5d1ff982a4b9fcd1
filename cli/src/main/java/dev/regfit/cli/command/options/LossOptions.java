package dev.regfit.cli.command.options;

import dev.regfit.cli.table.ClassLabels;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.data.ClassTarget;
import dev.regfit.data.CountTarget;
import dev.regfit.data.TargetRule;
import dev.regfit.data.TargetTransform;
import dev.regfit.problem.LossChoice;
import dev.regfit.problem.LossName;
import dev.regfit.problem.SettingsException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which loss is minimised, and what the target has to be for it. */
public final class LossOptions {
    /** The help tells the loss first. */
    private static final int AFTER_THE_LOSS = 1;

    private static final String MEDIAN = "0.5";

    private static final String MADS = "mad";

    /** Loses five per cent against least squares where the errors are normal (Huber 1981, section 4.5). */
    private static final String DEFAULT_DELTA = "1.345" + MADS;

    @Option(
            order = AFTER_THE_LOSS,
            names = "--delta",
            paramLabel = "D",
            description = {
                "Where the Huber loss becomes linear: a number, in units of the target,",
                "or 2mad, twice its median absolute deviation times 1.4826",
                "(default: " + DEFAULT_DELTA + ")."
            })
    private String delta;

    @Option(
            order = AFTER_THE_LOSS,
            names = "--tau",
            paramLabel = "T",
            description = {
                "The share of rows that lie below the quantile, between 0 and 1",
                "(default: 0.5); of a list, 0.1,0.5,0.9, train fits each."
            })
    private String tau;

    @Option(
            order = AFTER_THE_LOSS,
            names = "--positive-class",
            paramLabel = "LABEL",
            description = {
                "The class whose probability is modelled (default: of two numbers the",
                "larger; the one that is a word such as yes; otherwise the last in",
                "order)."
            })
    private String positive;

    @Needs(InputFormat.Part.CELLS)
    @Option(
            order = AFTER_THE_LOSS,
            names = "--offset",
            paramLabel = "COLUMN",
            description = {
                "A column that is added to the linear predictor, such as the logarithm",
                "of the exposure; not for the squared loss."
            })
    private String offset;

    @MostUsed("squared (the default), huber, absolute, quantile, logistic (two classes) or poisson (counts).")
    @Option(
            names = "--loss",
            paramLabel = "NAME",
            converter = Labels.LossConverter.class,
            description = {
                "The loss of a row: squared or gaussian (the default); huber; absolute",
                "or mae; quantile; logistic or binomial, for two classes; poisson, for",
                "counts."
            })
    private LossName loss;

    @Option(
            names = "--family",
            paramLabel = "NAME",
            converter = Labels.LossConverter.class,
            description = "The same as --loss.")
    private LossName family;

    /**
     * The loss that is asked for.
     *
     * @throws SettingsException when the options contradict each other
     */
    public LossChoice choice() {
        LossName wanted = wanted();
        if (loss != null && family != null && loss != family) {
            throw new SettingsException("--loss names %s and --family %s: they are the same option; leave out one"
                    .formatted(loss.phrase(), family.phrase()));
        }
        if (delta != null && wanted != LossName.HUBER) {
            throw otherLoss("--delta", "is where the Huber loss becomes linear", LossName.HUBER);
        }
        if (tau != null && wanted != LossName.QUANTILE) {
            throw otherLoss("--tau", "is the share of rows below a quantile", LossName.QUANTILE);
        }
        if (positive != null && wanted != LossName.LOGISTIC) {
            throw otherLoss("--positive-class", "names one of two classes", LossName.LOGISTIC);
        }
        if (offset != null && wanted == LossName.SQUARED) {
            throw new SettingsException(
                    "--offset is for other losses than the squared one, for which it is the same to fit"
                            + " target - offset; put that difference in a column and leave out --offset, or name a --loss");
        }
        return switch (wanted) {
            case HUBER -> huber(delta == null ? DEFAULT_DELTA : delta);
            case QUANTILE -> quantiles().get(0);
            default -> LossChoice.of(wanted);
        };
    }

    /**
     * The quantiles that are asked for, ascending; of other losses the one loss.
     *
     * @throws SettingsException when the options contradict each other
     */
    public List<LossChoice> choices() {
        LossChoice only = choice();
        return only.name() == LossName.QUANTILE ? quantiles() : List.of(only);
    }

    private List<LossChoice> quantiles() {
        return Arrays.stream((tau == null ? MEDIAN : tau).split(",", -1))
                .map(text -> share(text.strip()))
                .distinct()
                .sorted()
                .map(share -> new LossChoice(LossName.QUANTILE, share, false))
                .toList();
    }

    private static double share(String text) {
        double share = NumberOption.of("--tau", text);
        if (!(share > 0 && share < 1)) {
            throw new SettingsException("--tau: %s should be between 0 and 1, such as 0.9".formatted(text));
        }
        return share;
    }

    private LossName wanted() {
        if (loss != null) {
            return loss;
        }
        return family != null ? family : LossName.SQUARED;
    }

    private static SettingsException otherLoss(String option, String what, LossName suited) {
        return new SettingsException(
                "%s %s; give --loss %s too, or leave it out".formatted(option, what, suited.label()));
    }

    private static LossChoice huber(String text) {
        String written = text.strip().toLowerCase(Locale.ROOT);
        boolean inMads = written.endsWith(MADS);
        double number = NumberOption.parse(inMads ? written.substring(0, written.length() - MADS.length()) : written);
        if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
            throw new SettingsException(
                    "--delta: '%s' is neither a number above zero nor a multiple of the median absolute deviation, such as %s"
                            .formatted(text, DEFAULT_DELTA));
        }
        return new LossChoice(LossName.HUBER, number, inMads);
    }

    /**
     * What is made of the targets of one reading.
     *
     * @param transform of a target of numbers
     * @param decimal how fractions are written
     */
    public TargetRule target(TargetTransform transform, char decimal) {
        return switch (wanted()) {
            case LOGISTIC ->
                ClassTarget.discovering(Optional.ofNullable(positive).map(label -> ClassLabels.of(label, decimal)));
            case POISSON -> new CountTarget();
            case SQUARED, HUBER, ABSOLUTE, QUANTILE -> transform;
        };
    }

    /** Name or number of the column of offsets, or null. */
    public String offset() {
        return offset;
    }
}

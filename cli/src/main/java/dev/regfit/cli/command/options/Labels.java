package dev.regfit.cli.command.options;

import dev.regfit.cli.report.ReportFormat;
import dev.regfit.cli.report.RowFormat;
import dev.regfit.cli.table.Suggestions;
import dev.regfit.data.RowNorm;
import dev.regfit.data.Scaling;
import dev.regfit.problem.Convention;
import dev.regfit.problem.LossName;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.selection.Criterion;
import dev.regfit.selection.Metric;
import dev.regfit.selection.Rule;
import dev.regfit.solver.SolverName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the constants of the core by the names that reports and model files use. */
final class Labels {
    private static final Map<String, PenaltyKind> ALIASES = Map.of(
            "ols", PenaltyKind.NONE,
            "ridge", PenaltyKind.L2,
            "lasso", PenaltyKind.L1,
            "enet", PenaltyKind.ELASTIC_NET,
            "elastic-net", PenaltyKind.ELASTIC_NET);

    private Labels() {}

    /** @param aliases other names, which may have been meant */
    private static <T> T find(String text, T[] constants, Function<T, String> label, Collection<String> aliases) {
        List<String> labels = new ArrayList<>();
        for (T constant : constants) {
            if (label.apply(constant).equalsIgnoreCase(text)) {
                return constant;
            }
            labels.add(label.apply(constant));
        }
        throw unknown(text, labels, aliases);
    }

    static <T> T find(String text, T[] constants, Function<T, String> label) {
        return find(text, constants, label, List.of());
    }

    /** Says what the choices are, and which of them may have been meant. */
    static TypeConversionException unknown(String text, List<String> labels) {
        return unknown(text, labels, List.of());
    }

    private static TypeConversionException unknown(String text, List<String> labels, Collection<String> aliases) {
        Optional<String> synonym = Vocabulary.value(text).filter(labels::contains);
        List<String> meant = synonym.map(List::of).orElseGet(() -> Suggestions.closest(text, labels));
        if (meant.isEmpty()) {
            meant = Suggestions.closest(text, aliases);
        }
        String message = "'%s' is not one of %s%s"
                .formatted(
                        text,
                        String.join(", ", labels),
                        meant.isEmpty() ? "" : "; did you mean " + String.join(" or ", meant) + "?");
        return new UnknownChoice(message, labels);
    }

    /** A kind of penalty or its alias. */
    static final class PenaltyConverter implements ITypeConverter<PenaltyKind> {
        @Override
        public PenaltyKind convert(String text) {
            PenaltyKind alias = ALIASES.get(text.toLowerCase(Locale.ROOT));
            return alias != null ? alias : find(text, PenaltyKind.values(), PenaltyKind::label, ALIASES.keySet());
        }
    }

    /** A loss, or what other tools call it. */
    static final class LossConverter implements ITypeConverter<LossName> {
        @Override
        public LossName convert(String text) {
            List<String> aliases = new ArrayList<>();
            for (LossName loss : LossName.values()) {
                aliases.addAll(loss.aliases());
                if (loss.aliases().contains(text.toLowerCase(Locale.ROOT))) {
                    return loss;
                }
            }
            return find(text, LossName.values(), LossName::label, aliases);
        }
    }

    /** A convention. */
    static final class ConventionConverter implements ITypeConverter<Convention> {
        @Override
        public Convention convert(String text) {
            return find(text, Convention.values(), Convention::label);
        }
    }

    /** A scaling of columns. */
    static final class ScalingConverter implements ITypeConverter<Scaling> {
        @Override
        public Scaling convert(String text) {
            return find(text, Scaling.values(), Scaling::label);
        }
    }

    /** A scaling of columns that does something. */
    static final class TrueScalingConverter implements ITypeConverter<Scaling> {
        @Override
        public Scaling convert(String text) {
            Scaling[] all = EnumSet.complementOf(EnumSet.of(Scaling.NONE)).toArray(new Scaling[0]);
            return find(text, all, Scaling::label);
        }
    }

    /** A norm of rows. */
    static final class NormConverter implements ITypeConverter<RowNorm> {
        @Override
        public RowNorm convert(String text) {
            return find(text, RowNorm.values(), RowNorm::label);
        }
    }

    /** A format of reports. */
    static final class FormatConverter implements ITypeConverter<ReportFormat> {
        @Override
        public ReportFormat convert(String text) {
            return find(text, ReportFormat.values(), ReportFormat::label);
        }
    }

    /** A format of rows. */
    static final class RowFormatConverter implements ITypeConverter<RowFormat> {
        @Override
        public RowFormat convert(String text) {
            return find(text, RowFormat.values(), RowFormat::label);
        }
    }

    /** A solver. */
    static final class SolverConverter implements ITypeConverter<SolverName> {
        @Override
        public SolverName convert(String text) {
            return find(text, SolverName.values(), SolverName::label);
        }
    }

    /** A metric. */
    static final class MetricConverter implements ITypeConverter<Metric> {
        @Override
        public Metric convert(String text) {
            return find(text, Metric.values(), Metric::label);
        }
    }

    /** A rule. */
    static final class RuleConverter implements ITypeConverter<Rule> {
        @Override
        public Rule convert(String text) {
            return find(text, Rule.values(), Rule::label);
        }
    }

    /** A criterion. */
    static final class CriterionConverter implements ITypeConverter<Criterion> {
        @Override
        public Criterion convert(String text) {
            return find(text, Criterion.values(), Criterion::label);
        }
    }
}

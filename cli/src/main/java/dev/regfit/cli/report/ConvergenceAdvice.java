package dev.regfit.cli.report;

import dev.regfit.Fit;
import dev.regfit.data.Scaling;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.path.Path;
import dev.regfit.solver.SolverName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What may bring fits to their optimum: only what is not in use already, and what their solver heeds. */
final class ConvergenceAdvice {
    private static final String FEWER_COLUMNS = "leave out nearly collinear columns (regfit inspect names them)";
    private static final String MORE_ITERATIONS = "allow more with --max-iter";
    private static final String LESS = "ask for less with --tol";

    /** Of a sum of rows double precision knows no smaller share; gaps may be far smaller, but need not be. */
    private static final double FINEST = 1e-14;

    /** With a larger gap weights are of little use. */
    private static final double USABLE = 1e-3;

    private ConvergenceAdvice() {}

    /** For a fit, as a clause. */
    static String of(Fit fit) {
        Training training = fit.model().training();
        List<String> ways = new ArrayList<>();
        if (isGradient(training.proof().solver())) {
            ways.add("try more --epochs");
            ways.add("another --learning-rate");
            if (training.scaling() == Scaling.NONE) {
                ways.add("--scale standard");
            }
            ways.add("another solver (--solver auto)");
            return either(ways);
        }
        if (training.proof().tolerance() < FINEST) {
            return LESS + ": double precision proves 1e-14 or so";
        }
        if (fit.usedUp()) {
            ways.add(MORE_ITERATIONS);
        }
        addRows(ways, fit.model());
        boolean rowsMayBeTheCause = !ways.isEmpty() && !fit.usedUp();
        if (!rowsMayBeTheCause || hasUnpenalized(training)) {
            addScale(ways, training.scaling());
            ways.add(FEWER_COLUMNS);
        }
        if (training.proof().iterations() == 0 && !rowsMayBeTheCause) {
            ways.add(
                    isPenalized(training) ? "penalise more (a larger --alpha)" : "add a small penalty (-p l2 -a 1e-6)");
            return "columns are collinear, or too nearly so for double precision; " + either(ways);
        }
        if (training.proof().certificate().relativeGap() <= USABLE) {
            ways.add(LESS);
        }
        return either(ways);
    }

    /** What rows may bring that hides all others: weights of another order, an offset far from what is to be explained. */
    private static void addRows(List<String> ways, LinearModel model) {
        String weights = model.training().provenance().weights();
        if (!weights.isEmpty()) {
            ways.add("keep the row weights \"%s\" within a few powers of ten".formatted(weights));
        }
        String offset = model.schema().offset();
        if (!offset.isEmpty()) {
            ways.add("look for values far out in the offset \"%s\"".formatted(offset));
        }
    }

    /** Only columns that nothing draws towards zero must tell each other apart. */
    private static boolean hasUnpenalized(Training training) {
        return IntStream.range(0, training.penalty().factors().length).anyMatch(training.penalty()::isFree);
    }

    /** Where double precision leaves no bound at all, as a clause. */
    static String withoutBound(Training training) {
        return isPenalized(training)
                ? "leave some out (regfit inspect names them)"
                : "leave some out (regfit inspect names them), or penalise them (-p l2)";
    }

    /** For fits of rows that were drawn, whose solver is chosen afresh, as a clause. */
    static String ofDrawn(Training training) {
        boolean iterated = training.proof().iterations() > 0
                && !isGradient(training.proof().solver());
        return ofSeries(iterated || !training.penalty().isSmooth(), training.scaling());
    }

    /** For fits along paths, as a clause. */
    static String of(List<Path> paths, Scaling scaling) {
        boolean iterates =
                paths.stream().flatMap(path -> path.points().stream()).anyMatch(point -> point.iterations() > 0);
        return ofSeries(iterates, scaling);
    }

    /** For fits by a solver that iterates, or a direct one. */
    static String ofSeries(boolean iterates, Scaling scaling) {
        List<String> ways = new ArrayList<>();
        if (iterates) {
            ways.add(MORE_ITERATIONS);
        }
        addScale(ways, scaling);
        if (ways.size() < 2) {
            ways.add(FEWER_COLUMNS);
        }
        return either(ways);
    }

    /** For knots of a path, as a clause. */
    static String ofKnots(Scaling scaling) {
        List<String> ways = new ArrayList<>(List.of("leave some out (regfit inspect names them)"));
        addScale(ways, scaling);
        return either(ways);
    }

    static boolean isGradient(String solver) {
        return Arrays.stream(SolverName.values())
                .anyMatch(name -> name.isGradient() && name.label().equals(solver));
    }

    private static boolean isPenalized(Training training) {
        return training.penalty().lambda1() > 0 || training.penalty().lambda2() > 0;
    }

    private static void addScale(List<String> ways, Scaling scaling) {
        if (scaling == Scaling.NONE) {
            ways.add("try --scale standard");
        }
    }

    private static String either(List<String> ways) {
        int last = ways.size() - 1;
        return last == 0 ? ways.get(0) : String.join(", ", ways.subList(0, last)) + ", or " + ways.get(last);
    }
}

package dev.regfit.cli.report;

import dev.regfit.Fit;
import dev.regfit.data.Counts;
import dev.regfit.model.Training.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several solvers on one objective side by side. */
final class SolversTable {
    private static final int DIGITS = 8;
    private static final int GAP_DIGITS = 2;

    private final List<Fit> fits;

    SolversTable(List<Fit> fits) {
        this.fits = fits;
    }

    TextTable table() {
        boolean isHeldOut = fits.stream().anyMatch(fit -> fit.earlyStop().isPresent());
        List<String> header = new ArrayList<>(List.of("", "epochs", "objective", "relative gap", "zeros"));
        if (isHeldOut) {
            header.add("held out");
        }
        TextTable table = TextTable.aligned("l" + "r".repeat(header.size() - 1)).row(header.toArray(String[]::new));
        for (Fit fit : fits) {
            Proof proof = proof(fit);
            List<String> row = new ArrayList<>(List.of(
                    fit.solver().label(),
                    Counts.grouped(proof.iterations()),
                    TextNumbers.of(fit.value(), DIGITS),
                    TextNumbers.of(proof.certificate().relativeGap(), GAP_DIGITS),
                    Integer.toString(zeros(fit))));
            fit.earlyStop().ifPresent(stop -> row.add(TextNumbers.of(stop.loss(), DIGITS)));
            table.row(row.toArray(String[]::new));
        }
        return table;
    }

    List<Map<String, Object>> tree() {
        List<Map<String, Object>> solvers = new ArrayList<>();
        for (Fit fit : fits) {
            Proof proof = proof(fit);
            Map<String, Object> solver = ModelTree.solver(fit.solver().label(), fit.reason());
            solver.put("epochs", proof.iterations());
            solver.put("value", fit.value());
            solver.put("relative_gap", proof.certificate().relativeGap());
            solver.put("zero", zeros(fit));
            fit.earlyStop().ifPresent(stop -> solver.put("held_out", stop.loss()));
            solvers.add(solver);
        }
        return solvers;
    }

    private static Proof proof(Fit fit) {
        return fit.model().training().proof();
    }

    private static int zeros(Fit fit) {
        return fit.model().weights().length - fit.model().nonzero();
    }
}

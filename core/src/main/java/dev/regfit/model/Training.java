package dev.regfit.model;

import dev.regfit.data.CellReading;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.data.Standardization;
import dev.regfit.problem.Ball;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Squared;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a model came to be: all that is needed to check it against its data again.
 *
 * @param objective what was minimised
 * @param scaling the choice of scaling
 * @param gamma the exponent γ where the penalty's factors were learnt from the data, as the adaptive lasso's
 * @param standardization the map to the working columns that it gave
 * @param deviations of columns and target; not known of models from before they were kept
 * @param penalty on the original columns' weights: strengths, factors and bounds
 * @param ball the weights that were allowed, with the multiplier that was found
 * @param groups of columns that are penalised together
 * @param proof what was proven of the weights
 * @param provenance where the model comes from
 * @param appraisal what is known of the model beyond the fit
 */
public record Training(
        Objective objective,
        Scaling scaling,
        OptionalDouble gamma,
        Standardization standardization,
        Optional<Deviations> deviations,
        ElasticNet penalty,
        Ball ball,
        Groups groups,
        Proof proof,
        Provenance provenance,
        Appraisal appraisal) {

    /** The same with another appraisal. */
    public Training with(Appraisal other) {
        return new Training(
                objective,
                scaling,
                gamma,
                standardization,
                deviations,
                penalty,
                ball,
                groups,
                proof,
                provenance,
                other);
    }

    /** The penalty of weights on the working columns, of groups where these are penalised together. */
    public Penalty workingPenalty() {
        return groups.penalty(penalty.on(standardization));
    }

    /**
     * What was minimised, but for the strength; factors that were learnt from the data are taken as given.
     *
     * @param schema of the model
     */
    public Formulation formulation(Schema schema) {
        return new Formulation(
                objective.loss(),
                objective.convention(),
                scaling,
                standardization.intercept(),
                ColumnRules.of(penalty, schema),
                Ball.of(ball.radius()),
                Grouping.of(groups, schema),
                Optional.empty());
    }

    /** Whether the only bounds are those of columns that least squares left out, if any. */
    public boolean mayLeaveOut() {
        return objective.kind() == PenaltyKind.NONE
                && !penalty.of(penalty.notHeld()).isBounded();
    }

    /** Whether weights are bounded, not counting columns that least squares left out. */
    public boolean isBounded() {
        return penalty.isBounded() && !mayLeaveOut();
    }

    /**
     * The certificate of a model's weights.
     *
     * @param certificate of the weights as they stand in the model, in units of the program's own objective
     * @param tolerance the relative gap that was asked for
     * @param converged whether the certificate is within the tolerance
     * @param solver name of the solver
     * @param iterations sweeps or epochs; 0 for a direct method
     */
    public record Proof(Certificate certificate, double tolerance, boolean converged, String solver, int iterations) {}

    /** Whether the fit can be checked on its rows only, of which moments do not tell all. */
    public boolean needsRows() {
        return scaling.needsRows() || !(objective.loss() instanceof Squared);
    }

    /**
     * Where a model comes from.
     *
     * @param version version of regfit
     * @param command the command line
     * @param files the data files by name
     * @param checksum of the bytes read
     * @param rows number of rows used
     * @param dropped number of rows left out
     * @param missing what became of missing values
     * @param incomplete the columns that lacked values in rows used; empty in files that do not tell
     * @param weights name of the column of row weights, or the empty string
     * @param cells how the cells were read
     * @param split how rows were kept apart for testing, and so not used; empty if none were
     */
    public record Provenance(
            String version,
            String command,
            List<String> files,
            String checksum,
            long rows,
            long dropped,
            MissingPolicy missing,
            Optional<List<String>> incomplete,
            String weights,
            CellReading cells,
            Optional<TestSplit> split) {

        /**
         * Of rows without missing values that a Java program made.
         *
         * @param rows number of rows used
         * @param dropped number of rows left out
         */
        public static Provenance ofProgram(long rows, long dropped) {
            return new Provenance("", "", List.of(), "", rows, dropped, MissingPolicy.ERROR, "", CellReading.USUAL);
        }

        /** Of rows without missing values, none kept apart. */
        public Provenance(
                String version,
                String command,
                List<String> files,
                String checksum,
                long rows,
                long dropped,
                MissingPolicy missing,
                String weights,
                CellReading cells) {
            this(
                    version,
                    command,
                    files,
                    checksum,
                    rows,
                    dropped,
                    missing,
                    Optional.of(List.of()),
                    weights,
                    cells,
                    Optional.empty());
        }

        /** The same of other rows of the same files. */
        public Provenance of(long otherRows, long otherDropped) {
            return new Provenance(
                    version,
                    command,
                    files,
                    checksum,
                    otherRows,
                    otherDropped,
                    missing,
                    incomplete,
                    weights,
                    cells,
                    split);
        }

        /** The same with rows kept apart. */
        public Provenance with(Optional<TestSplit> kept) {
            return new Provenance(
                    version, command, files, checksum, rows, dropped, missing, incomplete, weights, cells, kept);
        }
    }
}

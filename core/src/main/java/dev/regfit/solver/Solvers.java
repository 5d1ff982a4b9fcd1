package dev.regfit.solver;

import dev.regfit.data.Counts;
import dev.regfit.data.Dataset;
import dev.regfit.data.Moments;
import dev.regfit.data.Standardization;
import dev.regfit.problem.Loss;
import dev.regfit.problem.MomentLoss;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.SettingsException;

/** The only place that chooses a solver, and the form of the problem it works on. */
public final class Solvers {
    /** With more columns than this the Gram matrix itself, p² doubles, is too much to make and to hold. */
    private static final int MAX_GRAM_COLUMNS = 4000;

    private final RowLoss rows;
    private final Penalty penalty;
    private final GradientSettings gradient;
    private MomentLoss moments;

    private Solvers(RowLoss rows, Penalty penalty, GradientSettings gradient) {
        this.rows = rows;
        this.penalty = penalty;
        this.gradient = gradient;
    }

    /**
     * A solver and why it was chosen.
     *
     * @param name the solver's name
     * @param reason one phrase for the report
     * @param problem the problem in the form this solver takes
     * @param solver the solver
     * @param proof the problem in the form that its shape suits, for certificates: the same whatever the solver
     */
    public record Choice(SolverName name, String reason, Problem problem, Solver solver, Problem proof) {}

    /**
     * Chooses.
     *
     * @param standardization the map to the working columns
     * @param penalty on the working columns
     * @param requested the user's choice, or {@code AUTO}
     * @param gradient used only by the gradient family
     * @throws SettingsException when the requested solver is not for this penalty or shape
     */
    public static Choice choose(
            Dataset data,
            Standardization standardization,
            Penalty penalty,
            SolverName requested,
            GradientSettings gradient) {
        Solvers solvers = new Solvers(new RowLoss(data, standardization), penalty, gradient);
        return requested == SolverName.AUTO ? solvers.choose() : solvers.named(requested);
    }

    /** The problem in the form that suits its shape, without a solver. */
    public static Problem problem(Dataset data, Standardization standardization, Penalty penalty) {
        Solvers solvers = new Solvers(
                new RowLoss(data, standardization), penalty, new GradientSettings(Double.NaN, EpochListener.NONE));
        return solvers.suited();
    }

    private Problem suited() {
        return new Problem(prefersMoments() ? momentLoss() : rows, penalty);
    }

    private Choice choose() {
        String shape = "n = " + Counts.grouped(rows.rows()) + ", p = " + Counts.grouped(rows.columns());
        if (!penalty.isSmooth()) {
            return prefersMoments()
                    ? choice(SolverName.MOMENTS, "coordinate descent on moments, because " + shape, momentLoss())
                    : choice(SolverName.COLUMNS, "coordinate descent on columns, because " + shape, rows);
        }
        if (prefersMoments()) {
            return smooth(shape);
        }
        if (isPenalizedThroughout() && !(rows.isSparse() && rows.rows() > MAX_GRAM_COLUMNS)) {
            return choice(SolverName.DUAL, "closed form in n unknowns, because " + shape, rows);
        }
        if (penalty.lambda2() == 0 && !isTooSparseForCopy()) {
            return choice(
                    SolverName.QR, "weights of smallest norm, because " + shape + " and nothing is penalised", rows);
        }
        if (rows.isSparse()) {
            return choice(
                    SolverName.LSQR, "least squares step by step, because the data are sparse and " + shape, rows);
        }
        return choice(SolverName.COLUMNS, "coordinate descent, because some of many columns are unpenalised", rows);
    }

    private Choice smooth(String shape) {
        Loss loss = momentLoss();
        Problem problem = new Problem(loss, penalty);
        int[] active = ActiveSetStep.active(problem, problem.start());
        if (Conditioning.losesDigits(problem, active, loss.rows())) {
            return choice(SolverName.QR, "QR with iterative refinement, because columns are nearly collinear", rows);
        }
        return choice(SolverName.CHOLESKY, "closed form, because " + shape, loss);
    }

    private Choice named(SolverName name) {
        String reason = "asked for";
        return switch (name) {
            case MOMENTS, CHOLESKY -> {
                if (rows.columns() > MAX_GRAM_COLUMNS) {
                    throw new SettingsException("the solver %s needs p² numbers; with %d columns use columns%s"
                            .formatted(name.label(), rows.columns(), penalty.lambda2() > 0 ? " or dual" : ""));
                }
                yield choice(name, reason, momentLoss());
            }
            case DUAL -> {
                if (!isPenalizedThroughout()) {
                    throw new SettingsException("the solver dual needs a ridge penalty on every column");
                }
                yield choice(name, reason, rows);
            }
            case GD, SUBGRADIENT, PROXIMAL -> choice(name, reason, suited().loss());
            case QR -> {
                if (isTooSparseForCopy()) {
                    throw new SettingsException(
                            "the solver qr needs a copy of the data with all its zeros; for these sparse data use lsqr");
                }
                yield choice(name, reason, rows);
            }
            case COLUMNS, LSQR, AUTO -> choice(name, reason, rows);
        };
    }

    private Choice choice(SolverName name, String reason, Loss loss) {
        boolean smoothOnly = switch (name) {
            case CHOLESKY, DUAL, QR, LSQR -> true;
            default -> false;
        };
        if ((smoothOnly || name == SolverName.GD) && !penalty.isSmooth()) {
            throw new SettingsException("the solver %s is for no penalty or l2 without bounds; use %s"
                    .formatted(name.label(), smoothOnly ? "moments or columns" : "subgradient or proximal"));
        }
        return new Choice(name, reason, new Problem(loss, penalty), solver(name), suited());
    }

    private Solver solver(SolverName name) {
        return switch (name) {
            case CHOLESKY -> new Polished(new ClosedForm(), rows);
            case DUAL -> new Rechecked(new DualClosedForm(), rows);
            case QR -> new QrSolver();
            case LSQR -> new Lsqr();
            case MOMENTS, COLUMNS, AUTO -> new Polished(new CoordinateDescent(), rows);
            case GD -> new GradientDescent(gradient);
            case SUBGRADIENT -> new Subgradient(gradient);
            case PROXIMAL -> new Proximal(gradient);
        };
    }

    private boolean prefersMoments() {
        return rows.rows() > rows.columns() && rows.columns() <= MAX_GRAM_COLUMNS;
    }

    /** Whether the rows are sparse, and too many for a dense copy that a factorisation could do with. */
    private boolean isTooSparseForCopy() {
        return rows.isSparse() && !Conditioning.isAffordable(rows.rows(), rows.columns());
    }

    private boolean isPenalizedThroughout() {
        for (int j = 0; j < rows.columns(); j++) {
            if (!(penalty.l2(j) > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Made once: it takes a pass over the data. */
    private MomentLoss momentLoss() {
        if (moments == null) {
            moments = new MomentLoss(Moments.of(rows.data()), rows.standardization());
        }
        return moments;
    }
}

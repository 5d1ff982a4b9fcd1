package dev.regfit.solver;

import dev.regfit.data.Counts;
import dev.regfit.data.Dataset;
import dev.regfit.data.Moments;
import dev.regfit.data.Standardization;
import dev.regfit.data.TrainingData;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import dev.regfit.problem.SettingsException;
import java.util.Optional;

/** The only place that chooses a solver, and the form of the problem it works on. */
public final class Solvers {
    /** With more rows than this the dual system, n² doubles, is too much where the rows are sparse. */
    private static final int MAX_DUAL_ROWS = 4000;

    /** A decomposition of a larger matrix takes too long. */
    private static final int MAX_SPECTRAL = 6000;

    /** So many times as many rows as columns, or the reverse, are told as much more. */
    private static final int MUCH = 10;

    private final TrainingData data;
    private final Standardization standardization;
    /** Empty where only moments are known. */
    private final Optional<RowSquares> rows;

    private final ElasticNet penalty;
    private MomentSquares moments;

    private Solvers(TrainingData data, Standardization standardization, ElasticNet penalty) {
        this(
                data,
                standardization,
                data instanceof Dataset kept ? Optional.of(new RowSquares(kept, standardization)) : Optional.empty(),
                penalty);
    }

    private Solvers(TrainingData data, Standardization standardization, Optional<RowSquares> rows, ElasticNet penalty) {
        this.data = data;
        this.standardization = standardization;
        this.rows = rows;
        this.penalty = penalty;
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
     * @throws SettingsException when the requested solver is not for this penalty or shape
     */
    public static Choice choose(
            TrainingData data, Standardization standardization, ElasticNet penalty, SolverName requested) {
        Solvers solvers = new Solvers(data, standardization, penalty);
        return requested == SolverName.AUTO ? solvers.choose() : solvers.named(requested);
    }

    /**
     * A solver for one loss under several penalties, and why it was chosen.
     *
     * @param name the solver's name
     * @param reason one phrase for the report
     * @param loss the loss in the form this solver takes
     * @param solver the solver
     */
    public record PathChoice(String name, String reason, LeastSquares loss, PathSolver solver) {

        /** The solver, if it has decomposed the problem. */
        public Optional<SpectralRidge> decomposition() {
            return solver instanceof SpectralRidge spectral ? Optional.of(spectral) : Optional.empty();
        }
    }

    /**
     * Refuses solvers that are for single columns, where these are in groups: which one takes groups is a matter of size.
     *
     * @throws SettingsException then
     */
    public static void requireGroups(SolverName requested) {
        if (requested != SolverName.AUTO && !requested.isGradient()) {
            throw new SettingsException(
                    "with groups of columns the solver is chosen by the size of the data; leave out the solver %s"
                            .formatted(requested.label()));
        }
    }

    /**
     * Refuses solvers that are for the squared loss, where another is minimised.
     *
     * @throws SettingsException then
     */
    public static void requireNewton(SolverName requested) {
        if (requested != SolverName.AUTO && requested != SolverName.NEWTON && !requested.isGradient()) {
            throw new SettingsException(
                    "the solver %s is for the squared loss; others take newton".formatted(requested.label()));
        }
    }

    /**
     * Chooses as for single fits, for several penalties on the same loss.
     *
     * @param penalty one of them, on the working columns
     */
    static PathChoice chooseEach(Preparation preparation, ElasticNet penalty) {
        Solvers solvers = new Solvers(preparation.data(), preparation.standardization(), penalty);
        Choice sample = solvers.choose();
        PathSolver each = (own, stopping) -> {
            Choice choice = solvers.with(own).choose();
            Solution solution = choice.solver().solve(choice.problem(), stopping);
            // Its form of the loss may be another than the sample's.
            return solution.withoutCertificate();
        };
        return new PathChoice(
                sample.name().label(), sample.reason(), sample.problem().loss(), each);
    }

    /** For the same loss. */
    private Solvers with(ElasticNet other) {
        Solvers same = new Solvers(data, standardization, rows, other);
        same.moments = moments;
        return same;
    }

    /**
     * Chooses for a path of least squares.
     *
     * @param standardization the map to the working columns
     * @param penalty one of the penalties on the working columns; the others differ in their strengths only
     */
    public static PathChoice choosePath(TrainingData data, Standardization standardization, ElasticNet penalty) {
        return new Solvers(data, standardization, penalty).choosePath();
    }

    private PathChoice choosePath() {
        if (penalty.lambda1() == 0 && penalty.lambda2() == 0) {
            Choice direct = choose();
            LeastSquares loss = direct.problem().loss();
            return new PathChoice(
                    direct.name().label(),
                    direct.reason(),
                    loss,
                    (free, stopping) -> direct.solver().solve(new Problem(loss, free), stopping));
        }
        boolean moments = prefersMoments();
        LeastSquares loss = moments ? momentSquares() : rowSquares();
        boolean decomposes = Math.min(data.size(), data.columns()) <= MAX_SPECTRAL && !isSparse();
        if (penalty.lambda2() > 0 && decomposes && SpectralRidge.suits(loss, penalty)) {
            return new PathChoice(
                    "spectral",
                    "one decomposition for all strengths, because %s and ridge is smooth".formatted(shape()),
                    loss,
                    new SpectralRidge(loss, penalty));
        }
        SolverName name = moments ? SolverName.MOMENTS : SolverName.COLUMNS;
        return new PathChoice(
                name.label(),
                "coordinate descent on %s with warm starts, because %s".formatted(name.label(), shape()),
                loss,
                rows.isPresent() ? new RefinedPath(new WarmDescent(loss), rowSquares()) : new WarmDescent(loss));
    }

    /** The problem in the form that suits its shape, without a solver. */
    public static Problem problem(TrainingData data, Standardization standardization, ElasticNet penalty) {
        return new Solvers(data, standardization, penalty).suited();
    }

    /**
     * Whether weights lose digits for want of the rows, because the active columns are nearly collinear.
     *
     * @param w on the working columns, length p
     */
    public static boolean losesDigits(TrainingData data, Problem problem, double[] w) {
        return !(data instanceof Dataset) && Conditioning.isNearlySingular(problem, ActiveSetStep.active(problem, w));
    }

    private Problem suited() {
        return new Problem(prefersMoments() ? momentSquares() : rowSquares(), penalty);
    }

    private Choice choose() {
        String shape = shape();
        if (!penalty.isSmooth()) {
            return prefersMoments()
                    ? choice(SolverName.MOMENTS, "coordinate descent on moments, because " + shape, momentSquares())
                    : choice(SolverName.COLUMNS, "coordinate descent on columns, because " + shape, rowSquares());
        }
        if (prefersMoments()) {
            return smooth(shape);
        }
        if (isPenalizedThroughout() && !(isSparse() && data.size() > MAX_DUAL_ROWS)) {
            return choice(SolverName.DUAL, "closed form in n unknowns, because " + shape, rowSquares());
        }
        if (penalty.lambda2() == 0 && !isTooSparseForCopy()) {
            return choice(
                    SolverName.QR,
                    (penalty.isBounded() ? "least squares on independent columns" : "weights of smallest norm")
                            + ", because " + shape + " and nothing is penalised",
                    rowSquares());
        }
        if (isSparse()) {
            return choice(
                    SolverName.LSQR,
                    "least squares step by step, because the data are sparse and " + shape,
                    rowSquares());
        }
        return choice(
                SolverName.COLUMNS, "coordinate descent, because some of many columns are unpenalised", rowSquares());
    }

    private String shape() {
        long n = data.size();
        long p = data.columns();
        String relation = n >= MUCH * p ? " ≫ p = " : p >= MUCH * n ? " ≪ p = " : ", p = ";
        return "n = " + Counts.grouped(n) + relation + Counts.grouped(p);
    }

    private Choice smooth(String shape) {
        LeastSquares loss = momentSquares();
        Problem problem = new Problem(loss, penalty);
        int[] active = ActiveSetStep.active(problem, problem.start());
        if (rows.isPresent() && Conditioning.losesDigits(problem, active, loss.rows())) {
            return choice(
                    SolverName.QR, "QR with iterative refinement, because columns are nearly collinear", rowSquares());
        }
        return choice(SolverName.CHOLESKY, "closed form, because " + shape, loss);
    }

    private Choice named(SolverName name) {
        String reason = "asked for";
        return switch (name) {
            case MOMENTS, CHOLESKY -> {
                if (!fitsMoments()) {
                    throw new SettingsException("the solver %s needs p² numbers; with %d columns use columns%s"
                            .formatted(name.label(), data.columns(), penalty.lambda2() > 0 ? " or dual" : ""));
                }
                yield choice(name, reason, momentSquares());
            }
            case DUAL -> {
                if (!isPenalizedThroughout()) {
                    throw new SettingsException("the solver dual needs a ridge penalty on every column");
                }
                yield choice(name, reason, rowSquares());
            }
            case GD, SUBGRADIENT, PROXIMAL, SGD ->
                throw new IllegalArgumentException("the gradient family has a minimizer of its own");
            case QR -> {
                if (isTooSparseForCopy()) {
                    throw new SettingsException(
                            "the solver qr needs a copy of the data with all its zeros; for these sparse data use lsqr");
                }
                yield choice(name, reason, rowSquares());
            }
            case NEWTON ->
                throw new SettingsException(
                        "the solver newton is for other losses than the squared one, which has direct ones");
            case BLOCKS ->
                throw new SettingsException("the solver blocks is for groups of columns, and there are none");
            case COLUMNS, LSQR, AUTO -> choice(name, reason, rowSquares());
        };
    }

    private Choice choice(SolverName name, String reason, LeastSquares loss) {
        boolean smoothOnly = switch (name) {
            case CHOLESKY, DUAL, QR, LSQR -> true;
            default -> false;
        };
        if (smoothOnly && !penalty.isSmooth()) {
            throw new SettingsException("the solver %s is for no penalty or l2 without bounds; use moments or columns"
                    .formatted(name.label()));
        }
        return new Choice(name, reason, new Problem(loss, penalty), solver(name), suited());
    }

    private Solver solver(SolverName name) {
        return switch (name) {
            case CHOLESKY -> polished(new ClosedForm());
            case DUAL -> new Rechecked(new DualClosedForm(), rowSquares());
            case QR -> new QrSolver();
            case LSQR -> new Lsqr();
            case MOMENTS, COLUMNS, AUTO, BLOCKS, NEWTON, GD, SUBGRADIENT, PROXIMAL, SGD ->
                polished(new CoordinateDescent());
        };
    }

    private Solver polished(Solver solver) {
        return rows.isPresent() ? new Polished(solver, rowSquares()) : solver;
    }

    private RowSquares rowSquares() {
        return rows.orElseThrow(() -> new SettingsException("this solver needs the rows, and only moments are known"));
    }

    private boolean prefersMoments() {
        return rows.isEmpty() || Moments.suit(data.size(), data.columns());
    }

    private boolean fitsMoments() {
        return data.columns() < Moments.MAX_COLUMNS;
    }

    private boolean isSparse() {
        return rows.isPresent() && rowSquares().isSparse();
    }

    /** Whether the rows are sparse, and too many for a dense copy that a factorisation could do with. */
    private boolean isTooSparseForCopy() {
        return isSparse() && !Conditioning.isAffordable(data.size(), data.columns());
    }

    private boolean isPenalizedThroughout() {
        for (int j = 0; j < data.columns(); j++) {
            if (!(penalty.l2(j) > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Made once: it takes a pass over the data. */
    private MomentSquares momentSquares() {
        if (moments == null) {
            moments = new MomentSquares(data.moments(), standardization);
        }
        return moments;
    }
}

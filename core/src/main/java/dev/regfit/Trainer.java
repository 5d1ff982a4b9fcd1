package dev.regfit;

import dev.regfit.data.Dataset;
import dev.regfit.data.Standardization;
import dev.regfit.data.TargetTransform;
import dev.regfit.data.TrainingData;
import dev.regfit.model.Appraisal;
import dev.regfit.model.Deviations;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.model.Training.Proof;
import dev.regfit.model.Training.Provenance;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.Adaptation;
import dev.regfit.problem.Ball;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.DegreesOfFreedom;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Groups;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import dev.regfit.selection.Selection;
import dev.regfit.solver.Divergence;
import dev.regfit.solver.Minimizer;
import dev.regfit.solver.Minimizers;
import dev.regfit.solver.RowMinimizer;
import dev.regfit.solver.Solution;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Solvers;
import dev.regfit.solver.gradient.EarlyStop;
import dev.regfit.solver.gradient.GradientMinimizer;
import dev.regfit.solver.gradient.GradientSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The one way from data and settings to a fitted, certified model. */
public final class Trainer {
    private static final String ASKED_FOR = "asked for";

    private final TrainingData data;
    private final Settings settings;
    private final Preparation preparation;
    private final Standardization standardization;
    private final Objective objective;
    private final Optional<Minimizer.Minimum> inBall;
    /** Where a solver of the gradient family has ended; empty for others. */
    private final Optional<GradientMinimizer.Result> descended;

    private final Ball ball;
    private final ElasticNet penalty;
    /** None where the penalty has no L1 part. */
    private final Groups groups;

    private Trainer(Preparation preparation, Settings settings) {
        this.data = preparation.data();
        this.settings = settings;
        this.preparation = preparation;
        this.standardization = preparation.standardization();
        this.objective = preparation.objective(settings.strength());
        this.groups = objective.grouped() ? preparation.groups() : Groups.NONE;
        boolean descends = settings.solving().solver().isGradient();
        this.inBall = descends ? Optional.empty() : inBall();
        this.descended = descends ? Optional.of(descend()) : Optional.empty();
        this.ball = settings.formulation()
                .ball()
                .with(inBall.map(Minimizer.Minimum::multiplier)
                        .or(() -> descended.map(GradientMinimizer.Result::multiplier))
                        .orElse(0.0));
        this.penalty = descends ? penaltyOfDescent() : preparation.penalty(objective, ball);
    }

    /** Where weights are in a ball no column is left out, whatever the multiplier will be. */
    private ElasticNet penaltyOfDescent() {
        Ball region = settings.formulation().ball();
        return preparation.penalty(objective, region.isNone() ? region : region.with(1));
    }

    private GradientMinimizer.Result descend() {
        Solving solving = settings.solving();
        ElasticNet net = penaltyOfDescent().on(standardization);
        GradientSettings own = solving.gradient().ofObjective(objective.factor());
        return new GradientMinimizer(preparation, net.lambda1() > 0 ? groups : Groups.NONE, net)
                .minimize(
                        solving.solver(),
                        own,
                        solving.stopping(),
                        StatedTrace.of(
                                solving, objective, net.lambda1() > 0 ? groups.penalty(net) : net, standardization));
    }

    /** The minimum within the ball, which tells its multiplier; empty where there is none. */
    private Optional<Minimizer.Minimum> inBall() {
        if (settings.formulation().ball().isNone()) {
            return Optional.empty();
        }
        ElasticNet any = preparation.penalty(objective).on(standardization);
        return Optional.of(Minimizers.inBall(
                preparation, any, settings.solving().stopping().untold()));
    }

    /**
     * Fits data that come from no file.
     *
     * @param data not modified
     * @throws SettingsException when the settings contradict each other or do not fit the data
     */
    public static Fit fit(TrainingData data, Settings settings) {
        return fit(data, settings, Provenance.ofProgram(data.size(), data.dropped()));
    }

    /**
     * Fits.
     *
     * @param data not modified
     * @param provenance is kept in the model
     * @throws SettingsException when the settings contradict each other or do not fit the data
     */
    public static Fit fit(TrainingData data, Settings settings, Provenance provenance) {
        return new Trainer(Preparation.of(data, settings.formulation()), settings).fit(provenance, Optional.empty());
    }

    /**
     * Fits with a strength that was chosen. Where the loss is not squared, it goes on from the point that was chosen.
     *
     * @param preparation of the data that it was chosen for
     */
    public static Fit fit(Preparation preparation, Selection selection, Solving solving, Provenance provenance) {
        Settings settings = new Settings(selection.strength(), preparation.formulation(), solving);
        return new Trainer(preparation, settings).fit(provenance, Optional.of(selection.chosenPoint()));
    }

    /**
     * Computes a model's certificate again from data.
     *
     * @param data encoded by the model's own schema
     */
    public static Certificate certify(LinearModel model, TrainingData data) {
        Certificate certificate = certifyLagrangian(model, data);
        return model.training().ball().certificate(certificate, model.weights());
    }

    private static Certificate certifyLagrangian(LinearModel model, TrainingData data) {
        Training training = model.training();
        Standardization standardization = training.standardization();
        ElasticNet net = training.ball().lagrangian(training.penalty().on(standardization), standardization);
        Penalty working = training.groups().penalty(net);
        Loss loss = training.objective().loss();
        if (!(loss instanceof Squared)) {
            RowLoss rows = new RowLoss(loss, (Dataset) data, standardization);
            return Minimizers.ofRows(rows, training.groups())
                    .certify(net, model.intercept(), standardization.toWorking(model.weights()));
        }
        WeightsCheck check = WeightsCheck.of(data, model.intercept(), model.weights(), standardization.intercept());
        return check.certify(
                Solvers.problem(data, standardization, working.net()).loss(),
                working,
                standardization,
                standardization.toWorking(model.weights()));
    }

    private Fit fit(Provenance provenance, Optional<PathPoint> chosen) {
        if (!(settings.formulation().loss() instanceof Squared)) {
            return fitRows(provenance, chosen);
        }
        if (descended.isPresent()) {
            return fitDescended(descended.get(), provenance);
        }
        return groups.areWanted() && penalty.lambda1() > 0 ? fitGroups(provenance) : fitSquares(provenance);
    }

    private Fit fitRows(Provenance provenance, Optional<PathPoint> chosen) {
        Solving solving = settings.solving();
        Solvers.requireNewton(solving.solver());
        ElasticNet net = penalty.on(standardization);
        Penalty working = groups.penalty(net);
        ElasticNet lagrangian = ball.lagrangian(net, standardization);
        RowLoss rows = preparation.rowLoss();
        RowMinimizer minimizer = Minimizers.ofRows(rows, groups);
        SolverName name = descended.isPresent() ? solving.solver() : SolverName.NEWTON;
        chosen.ifPresent(point -> minimizer.startAt(
                point.intercept(), standardization.toWorking(point.weights().toArray())));
        inBall.ifPresent(near -> minimizer.startAt(near.intercept().orElseThrow(), near.weights()));
        Reached reached = descended
                .map(Reached::of)
                .orElseGet(() -> Reached.of(minimizer.settle(lagrangian, solving.stopping()), minimizer.reason()));
        double[] weights = preparation.originalWeights(reached.weights());
        preparation.moveOntoSphere(weights, ball.multiplier());
        double intercept = reached.intercept();
        double[] asStored = standardization.toWorking(weights);
        Certificate certificate = ball.certificate(minimizer.certify(lagrangian, intercept, asStored), weights);
        RowFit fit = new RowFit(rows, intercept, asStored);
        double penaltyValue = working.value(asStored);
        return new Fit(
                new LinearModel(
                        data.schema(),
                        intercept,
                        weights,
                        data.fills(),
                        training(certificate, name, reached.iterations(), provenance)),
                fit.evaluation(),
                fit.degreesOfFreedom(groups.penalty(lagrangian)),
                certificate.objective() - penaltyValue,
                penaltyValue,
                name,
                reached.reason(),
                reached.iterations() >= solving.stopping().maxIterations(),
                divergence(),
                earlyStop(),
                reached.isUnique() ? Remarks.of(preparation, objective, false, false) : undetermined(),
                Optional.of(fit.goodness()),
                Optional.empty());
    }

    /**
     * Weights under any loss.
     *
     * @param weights on the working columns
     * @param intercept on the original columns
     * @param reason one phrase for the report
     */
    private record Reached(double[] weights, double intercept, int iterations, boolean isUnique, String reason) {

        static Reached of(Minimizer.Minimum minimum, String reason) {
            return new Reached(
                    minimum.weights(),
                    minimum.intercept().orElseThrow(),
                    minimum.iterations(),
                    minimum.isUnique(),
                    reason);
        }

        static Reached of(GradientMinimizer.Result result) {
            return new Reached(result.weights(), result.intercept().orElseThrow(), result.epochs(), true, ASKED_FOR);
        }
    }

    /** Least squares by a solver of the gradient family. */
    private Fit fitDescended(GradientMinimizer.Result result, Provenance provenance) {
        ElasticNet net = penalty.on(standardization);
        Groups penalized = net.lambda1() > 0 ? groups : Groups.NONE;
        LeastSquares loss = Solvers.problem(data, standardization, net).loss();
        Solution solution = new Solution(
                result.weights(), result.intercept(), result.epochs(), result.divergence(), OptionalInt.empty());
        Solved solved = new Solved(
                solution,
                penalized.penalty(net),
                penalized.penalty(ball.lagrangian(net, standardization)),
                loss,
                loss,
                settings.solving().solver(),
                ASKED_FOR,
                Solvers.losesDigits(data, new Problem(loss, net), result.weights()));
        return squaresFit(solved, provenance);
    }

    private Optional<Divergence> divergence() {
        return descended.flatMap(GradientMinimizer.Result::divergence).map(this::asStated);
    }

    private Optional<EarlyStop> earlyStop() {
        return descended
                .flatMap(GradientMinimizer.Result::stop)
                .map(stop -> new EarlyStop(stop.epoch(), objective.factor() * stop.loss()));
    }

    private Training training(Certificate certificate, SolverName solver, int iterations, Provenance provenance) {
        double tolerance = settings.solving().stopping().tolerance();
        return new Training(
                objective,
                settings.formulation().scaling(),
                gamma(),
                standardization,
                Optional.of(Deviations.of(preparation.summary())),
                penalty,
                ball,
                groups,
                new Proof(certificate, tolerance, certificate.isWithin(tolerance), solver.label(), iterations),
                provenance,
                Appraisal.NONE);
    }

    private Fit fitSquares(Provenance provenance) {
        Solving solving = settings.solving();
        ElasticNet working = penalty.on(standardization);
        ElasticNet lagrangian = ball.lagrangian(working, standardization);
        Solvers.Choice choice = Solvers.choose(data, standardization, lagrangian, solving.solver());
        Solution solution = choice.solver().solve(choice.problem(), solving.stopping());
        String reason = solution.intercept().isPresent() && choice.name() != SolverName.QR
                ? choice.reason() + "; finished in extended precision on the rows"
                : choice.reason();
        boolean losesDigits = Solvers.losesDigits(data, choice.problem(), solution.weights());
        LeastSquares loss = choice.problem().loss();
        Solved solved = new Solved(
                solution, working, lagrangian, loss, choice.proof().loss(), choice.name(), reason, losesDigits);
        return squaresFit(solved, provenance);
    }

    private Fit fitGroups(Provenance provenance) {
        Solving solving = settings.solving();
        Solvers.requireGroups(solving.solver());
        ElasticNet net = penalty.on(standardization);
        ElasticNet lagrangian = ball.lagrangian(net, standardization);
        Minimizers.GroupChoice choice = Minimizers.grouped(preparation);
        Minimizer minimizer = choice.minimizer();
        Solution solution = Solution.of(minimizer.settle(lagrangian, solving.stopping()));
        LeastSquares loss = choice.moments()
                .orElseGet(() -> Solvers.problem(data, standardization, net).loss());
        SolverName name = SolverName.named(minimizer.name());
        Solved solved = new Solved(
                solution, groups.penalty(net), groups.penalty(lagrangian), loss, loss, name, minimizer.reason(), false);
        return squaresFit(solved, provenance);
    }

    /**
     * A solution of least squares.
     *
     * @param penalty on the working columns
     * @param proven the same with what draws weights into a ball
     * @param loss in the form that the solver took
     * @param proof in the form that suits its shape, for certificates
     * @param reason one phrase for the report
     * @param losesDigits whether rows would tell more than moments
     */
    private record Solved(
            Solution solution,
            Penalty penalty,
            Penalty proven,
            LeastSquares loss,
            LeastSquares proof,
            SolverName name,
            String reason,
            boolean losesDigits) {}

    private Fit squaresFit(Solved solved, Provenance provenance) {
        Solution solution = solved.solution();
        double[] weights = preparation.originalWeights(solution.weights());
        preparation.moveOntoSphere(weights, ball.multiplier());
        double intercept = solution.intercept().orElseGet(() -> standardization.interceptFor(weights));
        WeightsCheck check = WeightsCheck.of(data, intercept, weights, standardization.intercept());
        double[] asStored = standardization.toWorking(weights);
        Certificate certificate =
                ball.certificate(check.certify(solved.proof(), solved.proven(), standardization, asStored), weights);
        Training training = training(certificate, solved.name(), solution.iterations(), provenance);
        double penaltyValue = objective.factor() * solved.penalty().value(asStored);
        OriginalScale original = OriginalScale.of(data, check, standardization.intercept());
        return new Fit(
                new LinearModel(data.schema(), intercept, weights, data.fills(), training, original.smearing()),
                original.evaluation(),
                solution.rank().isPresent()
                        ? solution.rank().getAsInt()
                        : DegreesOfFreedom.of(solved.loss(), solved.proven(), asStored),
                objective.lossOf(check.evaluation().residualSumOfSquares()),
                penaltyValue,
                solved.name(),
                solved.reason(),
                solution.iterations() >= settings.solving().stopping().maxIterations(),
                divergence(),
                earlyStop(),
                Remarks.of(
                        preparation,
                        objective,
                        solved.losesDigits(),
                        solution.rank().isPresent()),
                Optional.empty(),
                data.schema().transform() == TargetTransform.NONE ? Optional.empty() : Optional.of(check.evaluation()));
    }

    private OptionalDouble gamma() {
        Optional<Adaptation> adaptation = settings.formulation().adaptation();
        return adaptation.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(adaptation.get().gamma());
    }

    /** Rates for the objective as stated, from rates for the program's own. */
    private Divergence asStated(Divergence divergence) {
        double factor = objective.factor();
        return new Divergence(divergence.learningRate() / factor, divergence.largestStableRate() / factor);
    }

    private List<Remark> undetermined() {
        List<Remark> remarks = new ArrayList<>(Remarks.of(preparation, objective, false, false));
        remarks.add(new Remark(Remark.Kind.NOT_DETERMINED, List.of()));
        return remarks;
    }
}

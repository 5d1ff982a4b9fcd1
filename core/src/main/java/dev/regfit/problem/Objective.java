package dev.regfit.problem;

/**
 * The objective as the user states and reads it: {@code a·RSS + b₁‖w‖₁ + b₂‖w‖₂²}. Dividing by 2na gives the one form
 * inside the program, {@code (1/2n)RSS + λ₁‖w‖₁ + ½λ₂‖w‖₂²}. Of other losses than the squared one the mean is stated,
 * which is that form already. This is the only place that translates.
 *
 * @param loss the loss of a row
 * @param convention how loss and strength are scaled
 * @param kind the kind of penalty
 * @param alpha the strength α, or NaN when the two strengths were given on their own
 * @param l1Ratio the share r of the L1 part, or NaN likewise
 * @param l1 b₁
 * @param l2 b₂
 * @param rows n
 * @param targetDeviation standard deviation (1/n) of the target
 * @param grouped whether the norm beside b₁ is Σ√p_g‖w_g‖₂ over groups of columns
 */
public record Objective(
        Loss loss,
        Convention convention,
        PenaltyKind kind,
        double alpha,
        double l1Ratio,
        double l1,
        double l2,
        double rows,
        double targetDeviation,
        boolean grouped) {

    public Objective {
        if (!(l1 < Double.POSITIVE_INFINITY && l2 < Double.POSITIVE_INFINITY)) {
            throw new SettingsException("the strength is too large for these data: it overflows");
        }
        if (!(loss instanceof Squared) && convention != Convention.SKLEARN && convention != Convention.GLMNET) {
            throw new SettingsException(
                    "the convention %s is for the squared loss; use sklearn or glmnet".formatted(convention.label()));
        }
    }

    /** The objective of one strength and, for the elastic net, a share of the L1 part. */
    public static Objective of(
            Loss loss,
            Convention convention,
            PenaltyKind kind,
            double alpha,
            double requestedRatio,
            double rows,
            double targetDeviation) {
        double strength = kind == PenaltyKind.NONE ? 0.0 : alpha;
        double r = kind.l1Ratio(requestedRatio);
        double square = square(loss, convention, kind).factor(targetDeviation);
        return new Objective(
                loss,
                convention,
                kind,
                strength,
                r,
                strength * r,
                strength * (1 - r) * square,
                rows,
                targetDeviation,
                false);
    }

    /** The objective loss + l1·‖w‖₁ + l2·‖w‖₂², with the loss that the convention gives the elastic net. */
    public static Objective ofStrengths(
            Loss loss, Convention convention, double l1, double l2, double rows, double targetDeviation) {
        return new Objective(
                loss,
                convention,
                PenaltyKind.ELASTIC_NET,
                Double.NaN,
                Double.NaN,
                l1,
                l2,
                rows,
                targetDeviation,
                false);
    }

    /** The same with an L1 part, if there is one, of groups of columns. */
    public Objective ofGroups(boolean inGroups) {
        boolean norms = inGroups && kind.hasL1Part();
        return norms == grouped
                ? this
                : new Objective(loss, convention, kind, alpha, l1Ratio, l1, l2, rows, targetDeviation, norms);
    }

    /** Whether the two strengths were given on their own. */
    public boolean hasTwoStrengths() {
        return Double.isNaN(alpha);
    }

    private double lossFactor() {
        return convention.loss(kind).factor(rows);
    }

    /** What multiplies the squared norm, beside the strength. */
    private static SquareScale square(Loss loss, Convention convention, PenaltyKind kind) {
        return loss instanceof Squared ? convention.square(kind) : SquareScale.HALF;
    }

    /** a·RSS, of the squared loss. */
    public double lossOf(double residualSumOfSquares) {
        return lossFactor() * residualSumOfSquares;
    }

    /** What the program's own objective is multiplied by to give this one. */
    public double factor() {
        return loss instanceof Squared ? 2 * rows * lossFactor() : 1;
    }

    /** The same strength for so many rows. */
    public Objective ofRows(double otherRows) {
        return new Objective(loss, convention, kind, alpha, l1Ratio, l1, l2, otherRows, targetDeviation, grouped);
    }

    /** b₂/a: what Σw² is multiplied by where RSS is not. */
    public double squaresBesideResiduals() {
        return l2 / lossFactor();
    }

    /** λ₁ of the program's own objective. */
    public double lambda1() {
        return l1 / factor();
    }

    /** λ₂ of the program's own objective. */
    public double lambda2() {
        return 2 * l2 / factor();
    }

    /** The strength that means the same in another convention; its l1Ratio goes with it. */
    public Objective in(Convention other) {
        PenaltyKind common = hasTwoStrengths() || kind != PenaltyKind.ELASTIC_NET ? commonKind() : kind;
        double factor = loss instanceof Squared ? 2 * rows * other.loss(common).factor(rows) : 1;
        double ofL1 = lambda1() * factor;
        double ofSquare = 0.5 * lambda2() * factor / square(loss, other, common).factor(targetDeviation);
        double strength = ofL1 + ofSquare;
        double r = strength > 0 ? ofL1 / strength : common.l1Ratio(0.0);
        return of(loss, other, common, strength, r, rows, targetDeviation).ofGroups(grouped);
    }

    private PenaltyKind commonKind() {
        if (l1 > 0 && l2 > 0) {
            return PenaltyKind.ELASTIC_NET;
        }
        if (l1 > 0) {
            return PenaltyKind.L1;
        }
        return l2 > 0 ? PenaltyKind.L2 : PenaltyKind.NONE;
    }

    /** The formula with its symbols, as in {@code RSS/(2n) + α‖w‖₁}. */
    public String formula() {
        String mean = loss instanceof Squared ? convention.loss(kind).text() : "(1/n)Σ " + loss.formula();
        String square = square(loss, convention, kind).text();
        String norm = grouped ? "Σ√p_g‖w_g‖₂" : "‖w‖₁";
        if (hasTwoStrengths()) {
            return mean + " + l1·" + norm + " + l2·‖w‖₂²";
        }
        return switch (kind) {
            case NONE -> mean;
            case L2 -> mean + " + " + square + "α‖w‖₂²";
            case L1 -> mean + " + α" + norm;
            case ELASTIC_NET -> mean + " + α·r" + norm + " + " + square + "α(1−r)‖w‖₂²";
        };
    }
}

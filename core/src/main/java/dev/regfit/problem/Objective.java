package dev.regfit.problem;

/**
 * The objective as the user states and reads it: {@code a·RSS + b₁‖w‖₁ + b₂‖w‖₂²}. Dividing by 2na gives the one form
 * inside the program, {@code (1/2n)RSS + λ₁‖w‖₁ + ½λ₂‖w‖₂²}. This is the only place that translates.
 *
 * @param convention how loss and strength are scaled
 * @param kind the kind of penalty
 * @param alpha the strength α, or NaN when the two strengths were given on their own
 * @param l1Ratio the share r of the L1 part, or NaN likewise
 * @param l1 b₁
 * @param l2 b₂
 * @param rows n
 * @param targetDeviation standard deviation (1/n) of the target
 */
public record Objective(
        Convention convention,
        PenaltyKind kind,
        double alpha,
        double l1Ratio,
        double l1,
        double l2,
        double rows,
        double targetDeviation) {

    public Objective {
        if (!(l1 < Double.POSITIVE_INFINITY && l2 < Double.POSITIVE_INFINITY)) {
            throw new SettingsException("the strength is too large for these data: it overflows");
        }
    }

    /** The objective of one strength and, for the elastic net, a share of the L1 part. */
    public static Objective of(
            Convention convention,
            PenaltyKind kind,
            double alpha,
            double requestedRatio,
            double rows,
            double targetDeviation) {
        double strength = kind == PenaltyKind.NONE ? 0.0 : alpha;
        double r = kind.l1Ratio(requestedRatio);
        double square = convention.square(kind).factor(targetDeviation);
        return new Objective(
                convention, kind, strength, r, strength * r, strength * (1 - r) * square, rows, targetDeviation);
    }

    /** The objective loss + l1·‖w‖₁ + l2·‖w‖₂², with the loss that the convention gives the elastic net. */
    public static Objective ofStrengths(
            Convention convention, double l1, double l2, double rows, double targetDeviation) {
        return new Objective(
                convention, PenaltyKind.ELASTIC_NET, Double.NaN, Double.NaN, l1, l2, rows, targetDeviation);
    }

    /** Whether the two strengths were given on their own. */
    public boolean hasTwoStrengths() {
        return Double.isNaN(alpha);
    }

    private double lossFactor() {
        return convention.loss(kind).factor(rows);
    }

    /** a·RSS. */
    public double lossOf(double residualSumOfSquares) {
        return lossFactor() * residualSumOfSquares;
    }

    /** What the program's own objective is multiplied by to give this one. */
    public double factor() {
        return 2 * rows * lossFactor();
    }

    /** The same strength for so many rows. */
    public Objective ofRows(double otherRows) {
        return new Objective(convention, kind, alpha, l1Ratio, l1, l2, otherRows, targetDeviation);
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
        double factor = 2 * rows * other.loss(common).factor(rows);
        double ofL1 = lambda1() * factor;
        double ofSquare = 0.5 * lambda2() * factor / other.square(common).factor(targetDeviation);
        double strength = ofL1 + ofSquare;
        double r = strength > 0 ? ofL1 / strength : common.l1Ratio(0.0);
        return of(other, common, strength, r, rows, targetDeviation);
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
        String loss = convention.loss(kind).text();
        String square = convention.square(kind).text();
        if (hasTwoStrengths()) {
            return loss + " + l1·‖w‖₁ + l2·‖w‖₂²";
        }
        return switch (kind) {
            case NONE -> loss;
            case L2 -> loss + " + " + square + "α‖w‖₂²";
            case L1 -> loss + " + α‖w‖₁";
            case ELASTIC_NET -> loss + " + α·r‖w‖₁ + " + square + "α(1−r)‖w‖₂²";
        };
    }
}

package dev.regfit.cli.report;

/** Relative gaps and KKT violations for people. */
final class CertificateText {
    /** Up to this they are the rounding of sums, whose digits tell nothing and differ with the order of the sums. */
    private static final double ROUNDING = 1e-14;

    private static final int DIGITS = 2;

    private CertificateText() {}

    static String of(double figure) {
        if (Double.isInfinite(figure)) {
            return "unknown";
        }
        return isRounding(figure) ? "≤ " + TextNumbers.of(ROUNDING) : TextNumbers.of(figure, DIGITS);
    }

    static boolean isRounding(double figure) {
        return figure <= ROUNDING;
    }
}

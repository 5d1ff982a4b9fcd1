package dev.regfit.exact;

import static dev.regfit.exact.Digits.ROUNDED;

import java.math.BigDecimal;

/** The losses ℓ(y, f) in ninety digits, straight from their definitions. */
public sealed interface PreciseLoss {

    /** ℓ(y, f). */
    BigDecimal value(BigDecimal y, BigDecimal f);

    /** −∂ℓ/∂f. */
    BigDecimal slope(BigDecimal y, BigDecimal f);

    /** ∂²ℓ/∂f², or something positive where that is zero: it decides how fast a minimum is found, not which. */
    BigDecimal curvature(BigDecimal y, BigDecimal f);

    /** ½(y − f)². */
    record Squared() implements PreciseLoss {

        @Override
        public BigDecimal value(BigDecimal y, BigDecimal f) {
            BigDecimal r = y.subtract(f, ROUNDED);
            return r.multiply(r, ROUNDED).multiply(new BigDecimal("0.5"));
        }

        @Override
        public BigDecimal slope(BigDecimal y, BigDecimal f) {
            return y.subtract(f, ROUNDED);
        }

        @Override
        public BigDecimal curvature(BigDecimal y, BigDecimal f) {
            return BigDecimal.ONE;
        }
    }

    /** ½r² up to |r| = δ, δ|r| − ½δ² beyond. */
    record Huber(BigDecimal delta) implements PreciseLoss {
        private static final BigDecimal HALF = new BigDecimal("0.5");
        private static final BigDecimal NEARLY_NONE = new BigDecimal("1e-8");

        @Override
        public BigDecimal value(BigDecimal y, BigDecimal f) {
            BigDecimal r = y.subtract(f, ROUNDED).abs();
            return r.compareTo(delta) <= 0
                    ? r.multiply(r, ROUNDED).multiply(HALF)
                    : delta.multiply(r.subtract(HALF.multiply(delta)), ROUNDED);
        }

        @Override
        public BigDecimal slope(BigDecimal y, BigDecimal f) {
            return y.subtract(f, ROUNDED).min(delta).max(delta.negate());
        }

        @Override
        public BigDecimal curvature(BigDecimal y, BigDecimal f) {
            BigDecimal r = y.subtract(f, ROUNDED).abs();
            return r.compareTo(delta) <= 0 ? BigDecimal.ONE : NEARLY_NONE.multiply(delta.divide(r, ROUNDED), ROUNDED);
        }
    }

    /** r·above where r ≥ 0, −r·below where not; Newton's steps are those of reweighted squares. */
    record Quantile(BigDecimal above, BigDecimal below) implements PreciseLoss {
        private static final BigDecimal NEAREST = new BigDecimal("1e-20");

        @Override
        public BigDecimal value(BigDecimal y, BigDecimal f) {
            return y.subtract(f, ROUNDED).multiply(slope(y, f), ROUNDED);
        }

        @Override
        public BigDecimal slope(BigDecimal y, BigDecimal f) {
            int side = y.compareTo(f);
            return side == 0 ? BigDecimal.ZERO : side > 0 ? above : below.negate();
        }

        @Override
        public BigDecimal curvature(BigDecimal y, BigDecimal f) {
            BigDecimal r = y.subtract(f, ROUNDED).abs().max(NEAREST);
            return above.add(below).divide(r.add(r), ROUNDED);
        }
    }

    /** log(1 + eᶠ) − y·f. */
    record Logistic() implements PreciseLoss {

        @Override
        public BigDecimal value(BigDecimal y, BigDecimal f) {
            BigDecimal rest = Digits.log1p(Digits.exp(f.abs().negate()));
            return f.max(BigDecimal.ZERO).subtract(y.multiply(f), ROUNDED).add(rest, ROUNDED);
        }

        @Override
        public BigDecimal slope(BigDecimal y, BigDecimal f) {
            BigDecimal unlikely = unlikely(f);
            return f.signum() > 0
                    ? unlikely.subtract(BigDecimal.ONE.subtract(y), ROUNDED)
                    : y.subtract(unlikely, ROUNDED);
        }

        @Override
        public BigDecimal curvature(BigDecimal y, BigDecimal f) {
            BigDecimal unlikely = unlikely(f);
            return unlikely.multiply(BigDecimal.ONE.subtract(unlikely), ROUNDED);
        }

        /** The smaller of the two probabilities. */
        private static BigDecimal unlikely(BigDecimal f) {
            BigDecimal odds = Digits.exp(f.abs().negate());
            return odds.divide(BigDecimal.ONE.add(odds), ROUNDED);
        }
    }

    /** eᶠ − y·f. */
    record Poisson() implements PreciseLoss {

        @Override
        public BigDecimal value(BigDecimal y, BigDecimal f) {
            return Digits.exp(f).subtract(y.multiply(f), ROUNDED);
        }

        @Override
        public BigDecimal slope(BigDecimal y, BigDecimal f) {
            return y.subtract(Digits.exp(f), ROUNDED);
        }

        @Override
        public BigDecimal curvature(BigDecimal y, BigDecimal f) {
            return Digits.exp(f);
        }
    }
}

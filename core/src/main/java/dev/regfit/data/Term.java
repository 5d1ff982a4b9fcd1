package dev.regfit.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One term of a model's formula: what is computed from one or several input columns and becomes one feature, or several
 * where a text column is involved. Columns are referred to by name.
 */
public sealed interface Term extends Serializable {
    /** The largest degree of a power. */
    int MAX_DEGREE = 100;

    /** The term as formulas write it, which is its feature's name unless there are texts. */
    String name();

    /** Names of the columns it is computed from. */
    List<String> columns();

    /**
     * Names of its features, in the order of the design matrix.
     *
     * @param predictors the column of each name
     */
    List<String> features(Function<String, Predictor> predictors);

    /** Number of its features. */
    int width(Function<String, Predictor> predictors);

    /** A term that is no product. */
    sealed interface Factor extends Term {
        /** The one column it is computed from. */
        String column();

        /** Whether it needs a column of numbers. */
        boolean needsNumbers();

        @Override
        default List<String> columns() {
            return List.of(column());
        }

        @Override
        default List<String> features(Function<String, Predictor> predictors) {
            return List.of(name());
        }

        @Override
        default int width(Function<String, Predictor> predictors) {
            return 1;
        }
    }

    /** A column itself: its numbers, or an indicator for each level of its text. */
    record Main(String column) implements Factor {
        @Override
        public String name() {
            return column;
        }

        @Override
        public boolean needsNumbers() {
            return false;
        }

        @Override
        public List<String> features(Function<String, Predictor> predictors) {
            return predictors.apply(column).features();
        }

        @Override
        public int width(Function<String, Predictor> predictors) {
            return predictors.apply(column).width();
        }

        /** Written out, because what the compiler leaves to the JVM takes milliseconds the first time. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Main same && column.equals(same.column);
        }

        @Override
        public int hashCode() {
            return column.hashCode();
        }
    }

    /** A text column with an indicator for each level, the base level too. */
    record Levels(String column) implements Factor {
        @Override
        public String name() {
            return column;
        }

        @Override
        public boolean needsNumbers() {
            return false;
        }

        @Override
        public List<String> features(Function<String, Predictor> predictors) {
            Predictor predictor = predictors.apply(column);
            return predictor.named(predictor.allLevels());
        }

        @Override
        public int width(Function<String, Predictor> predictors) {
            return predictors.apply(column).allLevels().size();
        }
    }

    /** A power of a column of numbers, the plain one: polynomials made of them are not orthogonal. */
    record Power(String column, int degree) implements Factor {
        public Power {
            if (degree < 2 || degree > MAX_DEGREE) {
                throw new IllegalArgumentException("a power's degree is 2 to " + MAX_DEGREE + ", not " + degree);
            }
        }

        @Override
        public String name() {
            return column + "^" + degree;
        }

        @Override
        public boolean needsNumbers() {
            return true;
        }
    }

    /** The natural logarithm of a column of numbers, which all must be greater than zero. */
    record Log(String column) implements Factor {
        @Override
        public String name() {
            return "log(" + column + ")";
        }

        @Override
        public boolean needsNumbers() {
            return true;
        }
    }

    /** One where a column has no value, zero elsewhere. It is never missing itself. */
    record Missing(String column) implements Factor {
        @Override
        public String name() {
            return column + "=NA";
        }

        @Override
        public boolean needsNumbers() {
            return false;
        }
    }

    /**
     * The products of the features of several factors, the last factor's varying fastest. The base level of a text column
     * has no indicator, and so no product, unless the factor is {@link Levels}.
     *
     * @param factors two or more, all different
     */
    record Interaction(List<Factor> factors) implements Term {
        public Interaction {
            factors = List.copyOf(factors);
            Set<Factor> different = new HashSet<>(factors);
            if (factors.size() < 2 || different.size() < factors.size()) {
                throw new IllegalArgumentException("an interaction is of different factors: " + factors);
            }
        }

        @Override
        public String name() {
            List<String> names = new ArrayList<>();
            for (Factor factor : factors) {
                names.add(factor.name());
            }
            return String.join(":", names);
        }

        @Override
        public List<String> columns() {
            List<String> columns = new ArrayList<>();
            for (Factor factor : factors) {
                columns.add(factor.column());
            }
            return columns;
        }

        @Override
        public List<String> features(Function<String, Predictor> predictors) {
            List<String> names = factors.get(0).features(predictors);
            for (Factor factor : factors.subList(1, factors.size())) {
                List<String> products = new ArrayList<>();
                for (String first : names) {
                    for (String second : factor.features(predictors)) {
                        products.add(first + ":" + second);
                    }
                }
                names = products;
            }
            return names;
        }

        @Override
        public int width(Function<String, Predictor> predictors) {
            int width = 1;
            for (Factor factor : factors) {
                width = Math.multiplyExact(width, factor.width(predictors));
            }
            return width;
        }
    }
}

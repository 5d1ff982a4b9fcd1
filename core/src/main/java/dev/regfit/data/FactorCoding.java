package dev.regfit.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which text columns leave out their base level in which terms. The rule is that of S and R: Chambers and Hastie,
 * "Statistical Models in S" (1992), section 2.4. The base level may be left out of a term if, without that column, the
 * term is part of one before it, which then says what the base level would; the intercept is before all others. Without
 * an intercept the first text column keeps all levels in the first term that it is in.
 */
final class FactorCoding {
    private final Function<String, Predictor> predictors;
    private final List<Set<Term.Factor>> before = new ArrayList<>();
    private boolean standIn;

    private FactorCoding(Function<String, Predictor> predictors, boolean intercept) {
        this.predictors = predictors;
        this.standIn = intercept;
    }

    /**
     * The terms with {@link Term.Levels} where all levels are needed.
     *
     * @param predictors encoded, by name
     */
    static List<Term> of(List<Term> terms, Function<String, Predictor> predictors, boolean intercept) {
        FactorCoding coding = new FactorCoding(predictors, intercept);
        List<Term> coded = new ArrayList<>();
        for (Term term : terms) {
            coded.add(coding.next(uncoded(term)));
        }
        return coded;
    }

    /** The term as a formula has it. */
    static Term uncoded(Term term) {
        if (term instanceof Term.Interaction product) {
            List<Term.Factor> factors = new ArrayList<>();
            product.factors().forEach(factor -> factors.add((Term.Factor) uncoded(factor)));
            return new Term.Interaction(factors);
        }
        return term instanceof Term.Levels levels ? new Term.Main(levels.column()) : term;
    }

    private Term next(Term term) {
        List<Term.Factor> factors =
                term instanceof Term.Interaction product ? product.factors() : List.of((Term.Factor) term);
        List<Term.Factor> coded = new ArrayList<>();
        for (Term.Factor factor : factors) {
            boolean all = isText(factor) && needsAll(factor, factors);
            coded.add(all && hasBase(factor) ? new Term.Levels(factor.column()) : factor);
        }
        before.add(new HashSet<>(factors));
        return term instanceof Term.Interaction ? new Term.Interaction(coded) : coded.get(0);
    }

    private boolean hasBase(Term.Factor factor) {
        return !predictors.apply(factor.column()).base().isEmpty();
    }

    private boolean isText(Term.Factor factor) {
        return factor instanceof Term.Main && predictors.apply(factor.column()).text();
    }

    private boolean needsAll(Term.Factor factor, List<Term.Factor> factors) {
        if (!standIn) {
            standIn = true; // from here on the levels of this column, which add up to one
            return true;
        }
        Set<Term.Factor> rest = new HashSet<>(factors);
        rest.remove(factor);
        return !rest.isEmpty() && before.stream().noneMatch(term -> term.containsAll(rest));
    }
}

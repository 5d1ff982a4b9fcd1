package dev.regfit.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a model expects of a table, and what it computes from that: its predictors in order, the terms made of them, and
 * the target. Immutable; what follows from these is found out once, because tables have many columns.
 */
public final class Schema implements Serializable {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // what List.copyOf gives can be written
    private final List<Predictor> predictors;

    @SuppressWarnings("serial")
    private final List<Term> terms;

    private final String target;
    private final Response response;
    private final boolean plain;
    /** Null until they are asked for. */
    private transient volatile List<String> features;

    /** Null until it is asked for. */
    private transient volatile Integer width;

    /**
     * The predictors, terms and target of a table.
     *
     * @param predictors the input columns used, in file order
     * @param terms the terms of the formula in the order of their features; a predictor may be part of several, or appear
     *     in products only
     * @param target name of the target column
     * @param response how the target enters the fit
     * @throws IllegalArgumentException when a term is of a column that is not there, or of text where it needs numbers
     */
    public Schema(List<Predictor> predictors, List<Term> terms, String target, Response response) {
        this.predictors = List.copyOf(predictors);
        this.terms = List.copyOf(terms);
        this.target = target;
        this.response = response;
        this.plain = isPlain(predictors, terms);
        if (!plain) {
            Function<String, Predictor> byName = byName(predictors);
            for (Term term : terms) {
                requireColumns(term, byName);
            }
        }
    }

    /** Every column as it is. */
    public Schema(List<Predictor> predictors, String target) {
        this(predictors, mains(predictors), target);
    }

    /** The target as it is. */
    public Schema(List<Predictor> predictors, List<Term> terms, String target) {
        this(predictors, terms, target, Response.PLAIN);
    }

    /** The input columns used, in file order. */
    public List<Predictor> predictors() {
        return predictors;
    }

    /** The terms of the formula in the order of their features. */
    public List<Term> terms() {
        return terms;
    }

    /** Name of the target column. */
    public String target() {
        return target;
    }

    /** How the target enters the fit. */
    public Response response() {
        return response;
    }

    /** The same table with a target that enters the fit in another way. */
    public Schema with(Response other) {
        return other.equals(response) ? this : new Schema(predictors, terms, target, other);
    }

    /** What is made of the target before it is fitted. */
    public TargetTransform transform() {
        return response.transform();
    }

    /** The two classes of a target that is one of two. */
    public Optional<Classes> classes() {
        return response.classes();
    }

    /** Name of the column that is added to the linear predictor, or the empty string. */
    public String offset() {
        return response.offset();
    }

    /** What is fitted: the target, or log(target). */
    public String fitted() {
        return transform().of(target);
    }

    private static List<Term> mains(List<Predictor> predictors) {
        List<Term> terms = new ArrayList<>(predictors.size());
        for (Predictor predictor : predictors) {
            terms.add(new Term.Main(predictor.name()));
        }
        return terms;
    }

    private static void requireColumns(Term term, Function<String, Predictor> byName) {
        if (term instanceof Term.Interaction interaction) {
            for (Term factor : interaction.factors()) {
                requireColumns(factor, byName);
            }
        } else if (term instanceof Term.Factor factor) {
            Predictor predictor = byName.apply(factor.column());
            boolean wrong =
                    predictor != null && (predictor.text() ? factor.needsNumbers() : factor instanceof Term.Levels);
            if (predictor == null || wrong) {
                throw new IllegalArgumentException("the term " + term.name() + " needs a column "
                        + (factor.needsNumbers() ? "of numbers " : "") + "\"" + factor.column() + "\"");
            }
        }
    }

    /** The same table without the terms that say where values are missing. */
    Schema withoutMissing() {
        List<Term> others = new ArrayList<>(terms);
        others.removeIf(term -> term instanceof Term.Missing);
        return new Schema(predictors, others, target, response);
    }

    /**
     * The same table with each of the given levels as a feature of its own.
     *
     * @param levels of each predictor; not looked at for numbers
     */
    Schema withLevels(List<List<String>> levels) {
        List<Predictor> known = new ArrayList<>();
        for (int k = 0; k < levels.size(); k++) {
            Predictor predictor = predictors.get(k);
            known.add(predictor.text() ? new Predictor(predictor.name(), true, levels.get(k), List.of()) : predictor);
        }
        return new Schema(known, terms, target, response);
    }

    /** The same table with a feature for each level that a model knows, and for no other. */
    Schema knowing(Schema model) {
        Function<String, Predictor> ofModel = model.byName();
        List<List<String>> levels = new ArrayList<>();
        for (Predictor predictor : predictors) {
            Predictor known = ofModel.apply(predictor.name());
            levels.add(known == null ? List.of() : known.allLevels());
        }
        return withLevels(levels);
    }

    /**
     * Some of the terms of this encoded table, and the columns that they need.
     *
     * @param names of the columns that the terms may be of
     */
    public Schema only(Set<String> names, Encoding encoding) {
        List<Predictor> chosen = new ArrayList<>(predictors);
        chosen.removeIf(predictor -> !names.contains(predictor.name()));
        List<Term> some = new ArrayList<>(terms);
        some.removeIf(term -> !names.containsAll(term.columns()));
        return new Schema(chosen, FactorCoding.of(some, byName(chosen), encoding.intercept()), target, response);
    }

    /**
     * The same table with its texts encoded: levels sorted as {@link String} compares, the base left out.
     *
     * @param missing the columns that get a further feature for where they are missing
     */
    Schema encoded(Encoding encoding, List<String> missing) {
        List<Predictor> encoded = new ArrayList<>();
        for (Predictor predictor : predictors) {
            encoded.add(
                    predictor.text()
                            ? Predictor.text(
                                    predictor.name(),
                                    predictor.levels().stream().sorted().toList(),
                                    encoding)
                            : predictor);
        }
        List<Term> all = new ArrayList<>(FactorCoding.of(terms, byName(encoded), encoding.intercept()));
        missing.forEach(column -> all.add(new Term.Missing(column)));
        return new Schema(encoded, all, target, response);
    }

    /** Whether a predictor holds text. */
    public boolean hasText() {
        return predictors.stream().anyMatch(Predictor::text);
    }

    /**
     * Whether a text column that loses a level loses its indicator and nothing else. One of three levels has three indicators,
     * and one of two has one ({@link Encoding#ONEHOT}).
     */
    public boolean keepsIndicators() {
        return predictors.stream().filter(Predictor::text).noneMatch(predictor -> {
            int levels = predictor.allLevels().size();
            return Encoding.ONEHOT.dropsBase(levels - 1) && !Encoding.ONEHOT.dropsBase(levels);
        });
    }

    /** Whether the terms are the predictors, each as it is and in the same order. */
    public boolean isPlain() {
        return plain;
    }

    private static boolean isPlain(List<Predictor> predictors, List<Term> terms) {
        if (terms.size() != predictors.size()) {
            return false;
        }
        for (int k = 0; k < terms.size(); k++) {
            boolean same = terms.get(k) instanceof Term.Main main
                    && main.column().equals(predictors.get(k).name());
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** The predictor of each name, null if there is none. */
    public Function<String, Predictor> byName() {
        return byName(predictors);
    }

    private static Function<String, Predictor> byName(List<Predictor> predictors) {
        Map<String, Predictor> byName = new HashMap<>();
        for (Predictor predictor : predictors) {
            byName.put(predictor.name(), predictor);
        }
        return byName::get;
    }

    /** Number of features of each term. */
    public int[] widths() {
        int[] widths = new int[terms.size()];
        Function<String, Predictor> byName = plain ? null : byName();
        for (int k = 0; k < widths.length; k++) {
            widths[k] =
                    byName == null ? predictors.get(k).width() : terms.get(k).width(byName);
        }
        return widths;
    }

    /** Number of features, p. */
    public int width() {
        if (width == null) {
            int sum = 0;
            for (int ofTerm : widths()) {
                sum = Math.addExact(sum, ofTerm);
            }
            width = sum;
        }
        return width;
    }

    /** Names of the p features, in the order of the design matrix. */
    public List<String> features() {
        if (features == null) {
            features = List.copyOf(namesOfFeatures());
        }
        return features;
    }

    private List<String> namesOfFeatures() {
        List<String> names = new ArrayList<>();
        if (plain) {
            for (Predictor predictor : predictors) {
                names.addAll(predictor.features());
            }
        } else {
            Function<String, Predictor> byName = byName();
            for (Term term : terms) {
                names.addAll(term.features(byName));
            }
        }
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Schema schema
                        && predictors.equals(schema.predictors)
                        && terms.equals(schema.terms)
                        && target.equals(schema.target)
                        && response.equals(schema.response));
    }

    @Override
    public int hashCode() {
        return Objects.hash(predictors, terms, target, response);
    }

    @Override
    public String toString() {
        return target + " of " + predictors + " by " + terms + ", " + response;
    }
}

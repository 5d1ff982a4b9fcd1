package dev.regfit.model;

import dev.regfit.data.CellReading;
import dev.regfit.data.Classes;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.data.Response;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.data.Standardization;
import dev.regfit.data.Term;
import dev.regfit.model.Training.Proof;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Ball;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Convention;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Squared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random models: nothing about them is plausible but their shape. */
final class Models {
    private static final String[] TEXTS = {
        "",
        "a",
        "plain name",
        "with \"quotes\"",
        "back\\slash",
        "comma, and ;",
        "tab\there",
        "line\nend",
        "\r",
        "\u0000",
        "\u001b[31m",
        "Größe",
        "名前",
        "😀",
        "\u2028",
        "a=b",
        "/re/",
        "\uFEFFbom"
    };

    private final Random random;

    private Models(long seed) {
        this.random = new Random(seed);
    }

    static LinearModel random(long seed) {
        return new Models(seed).model();
    }

    /** A model with this many columns of numbers. */
    static LinearModel wide(int p) {
        Models models = new Models(1);
        List<Predictor> predictors = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            predictors.add(Predictor.number("x" + j));
        }
        return models.model(new Schema(predictors, "y"));
    }

    /** The same with deviations of one, and nothing known beyond the fit. */
    static LinearModel plain(int p) {
        LinearModel wide = wide(p);
        Training training = wide.training();
        double[] ones = new double[p];
        Arrays.fill(ones, 1);
        return new LinearModel(
                wide.schema(),
                wide.intercept(),
                wide.weights(),
                wide.fills(),
                new Training(
                        training.objective(),
                        training.scaling(),
                        training.gamma(),
                        training.standardization(),
                        Optional.of(new Deviations(ones, 1)),
                        training.penalty(),
                        training.ball(),
                        training.groups(),
                        training.proof(),
                        training.provenance(),
                        Appraisal.NONE));
    }

    /** A model of these columns and terms. */
    static LinearModel of(Schema schema) {
        return new Models(1).model(schema);
    }

    private LinearModel model() {
        List<Predictor> predictors = new ArrayList<>();
        for (int k = random.nextInt(5); k >= 0; k--) {
            predictors.add(random.nextBoolean() ? Predictor.number(text()) : textPredictor());
        }
        Schema schema = random.nextBoolean() ? new Schema(predictors, text()) : withTerms(predictors);
        return model(schema.with(response()));
    }

    private Response response() {
        String negative = text();
        Response response = Response.PLAIN.withOffset(random.nextBoolean() ? "" : text());
        return random.nextBoolean() ? response : response.with(new Classes(negative, negative + text() + "!"));
    }

    /** Names of columns are made different: terms refer to them. */
    private Schema withTerms(List<Predictor> any) {
        List<Predictor> predictors = new ArrayList<>();
        for (Predictor predictor : any) {
            predictors.add(new Predictor(
                    predictor.name() + predictors.size(), predictor.text(), predictor.levels(), predictor.base()));
        }
        List<Term> terms = new ArrayList<>();
        for (int k = random.nextInt(5); k >= 0; k--) {
            Set<Term.Factor> factors = new LinkedHashSet<>();
            for (int f = random.nextInt(3); f >= 0; f--) {
                factors.add(factor(predictors.get(random.nextInt(predictors.size()))));
            }
            terms.add(factors.size() == 1 ? factors.iterator().next() : new Term.Interaction(List.copyOf(factors)));
        }
        return new Schema(predictors, terms, text());
    }

    private Term.Factor factor(Predictor predictor) {
        return switch (random.nextInt(predictor.text() ? 2 : 4)) {
            case 0 -> new Term.Main(predictor.name());
            case 1 -> new Term.Missing(predictor.name());
            case 2 -> new Term.Log(predictor.name());
            default -> new Term.Power(predictor.name(), 2 + random.nextInt(Term.MAX_DEGREE - 1));
        };
    }

    private Predictor textPredictor() {
        TreeSet<String> levels = new TreeSet<>();
        for (int k = random.nextInt(5); k >= 0; k--) {
            levels.add(text());
        }
        List<String> base = new ArrayList<>();
        if (random.nextBoolean()) {
            base.add(levels.pollFirst());
        }
        return new Predictor(text(), true, List.copyOf(levels), base);
    }

    private LinearModel model(Schema schema) {
        int p = schema.width();
        Convention convention = pick(Convention.values());
        PenaltyKind kind = pick(PenaltyKind.values());
        Objective objective = random.nextBoolean()
                ? Objective.of(new Squared(), convention, kind, strength(), random.nextDouble(), rows(), strength())
                : Objective.ofStrengths(new Squared(), convention, strength(), strength(), rows(), strength());
        ElasticNet penalty = new ElasticNet(
                objective.lambda1(),
                objective.lambda2(),
                amounts(p),
                bounds(p, Double.NEGATIVE_INFINITY),
                bounds(p, Double.POSITIVE_INFINITY));
        Proof proof = new Proof(
                new Certificate(
                        number(), random.nextInt(5) == 0 ? Double.POSITIVE_INFINITY : amount(), amount(), amount()),
                amount(),
                random.nextBoolean(),
                text(),
                random.nextInt(Integer.MAX_VALUE));
        Provenance provenance = new Provenance(
                text(),
                text(),
                List.of(text(), text()),
                text(),
                random.nextInt(9),
                random.nextInt(9),
                pick(MissingPolicy.values()),
                text(),
                new CellReading(
                        random.nextBoolean() ? '.' : ',', random.nextBoolean() ? List.of() : List.of("?", "-9")));
        Standardization standardization = new Standardization(random.nextBoolean(), numbers(p), amounts(p), number());
        Groups groups = objective.kind().hasL1Part() ? groups(penalty) : Groups.NONE;
        Training training = new Training(
                objective.ofGroups(groups.areWanted()),
                pick(Scaling.values()),
                gamma(),
                standardization,
                deviations(p),
                penalty,
                ball(),
                groups,
                proof,
                provenance,
                appraisal(p));
        return new LinearModel(schema, number(), numbers(p), numbers(p), training);
    }

    private Ball ball() {
        return random.nextBoolean() ? Ball.NONE : new Ball(1 + amount(), amount());
    }

    /** Every column in one of two groups, where the penalty goes with that. */
    private Groups groups(ElasticNet penalty) {
        int[] all = IntStream.range(0, penalty.factors().length).toArray();
        int split = random.nextInt(all.length + 1);
        List<Groups.Group> groups = new ArrayList<>();
        if (split > 0) {
            groups.add(new Groups.Group("a", Arrays.copyOf(all, split)));
        }
        if (split < all.length) {
            groups.add(new Groups.Group("b", Arrays.copyOfRange(all, split, all.length)));
        }
        Groups known = new Groups(groups);
        return known.goWith(penalty) ? known : Groups.NONE;
    }

    private Appraisal appraisal(int p) {
        Optional<Stability> stability = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new Stability(rows(), random.nextLong(), amounts(p), amount(), rows(), rows()));
        Optional<Bootstrap> bootstrap = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new Bootstrap(
                        rows(),
                        random.nextLong(),
                        spread(),
                        Stream.generate(this::spread).limit(p).toList(),
                        rows()));
        return new Appraisal(
                random.nextBoolean() ? Optional.empty() : Optional.of(choice()),
                new Resampled(stability, bootstrap),
                random.nextBoolean() ? Optional.empty() : Optional.of(quality()),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new StandardErrors(text(), rows(), errors(p + 1))));
    }

    private Quality quality() {
        return random.nextBoolean()
                ? new Quality(number(), amount(), Double.NaN)
                : new Quality(number(), Double.NaN, amount());
    }

    /** Of some weights nothing is known. */
    private double[] errors(int length) {
        double[] errors = amounts(length);
        errors[random.nextInt(length)] = Double.NaN;
        return errors;
    }

    private Bootstrap.Spread spread() {
        return new Bootstrap.Spread(amount(), number(), number());
    }

    private Choice choice() {
        FoldCut cut = new FoldCut(
                pick(FoldCut.Kind.values()),
                text(),
                random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong()));
        return new Choice(
                text(),
                random.nextBoolean() ? Optional.empty() : Optional.of(text()),
                random.nextBoolean() ? Optional.empty() : Optional.of(text()),
                number(),
                random.nextBoolean() ? Double.NaN : amount(),
                random.nextBoolean() ? Optional.empty() : Optional.of(new Choice.Folding(cut, rows(), rows())));
    }

    private Optional<Deviations> deviations(int p) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(new Deviations(amounts(p), amount()));
    }

    private OptionalDouble gamma() {
        return random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(amount());
    }

    private <E> E pick(E[] values) {
        return values[random.nextInt(values.length)];
    }

    private String text() {
        StringBuilder text = new StringBuilder(pick(TEXTS));
        for (int k = random.nextInt(4); k > 0; k--) {
            text.append(pick(TEXTS)).appendCodePoint(random.nextInt(0xD800));
        }
        return text.toString();
    }

    /** Any finite number: small, plain or of any bits. */
    private double number() {
        return switch (random.nextInt(4)) {
            case 0 -> 0.0;
            case 1 -> random.nextGaussian();
            case 2 -> random.nextInt(100);
            default -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(any) && any != 0 ? any : 0.1;
            }
        };
    }

    /** Greater than zero. */
    private double amount() {
        double number = Math.abs(number());
        return number > 0 ? number : 1;
    }

    /** An amount that can be multiplied and divided by another without overflow. */
    private double strength() {
        return Math.min(Math.max(amount(), 1e-100), 1e100);
    }

    private int rows() {
        return 1 + random.nextInt(1000);
    }

    private double[] numbers(int p) {
        return DoubleStream.generate(this::number).limit(p).toArray();
    }

    private double[] amounts(int p) {
        return DoubleStream.generate(this::amount).limit(p).toArray();
    }

    /** Finite bounds on the given side of zero, some left out. */
    private double[] bounds(int p, double open) {
        return DoubleStream.generate(() -> random.nextBoolean() ? open : Math.copySign(amount(), open))
                .limit(p)
                .toArray();
    }
}

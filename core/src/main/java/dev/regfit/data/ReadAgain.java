package dev.regfit.data;

/**
 * Rows of a table that are read anew for each pass, and encoded as they were for the moments: the same rows, in their own order,
 * in constant memory.
 */
public final class ReadAgain implements RowSource {
    private final Reading reading;
    private final Schema shape;
    private final BuildOptions options;
    private final MomentData data;

    /** A table's rows once more. */
    @FunctionalInterface
    public interface Reading {
        /** Goes through all rows, each time it is called. */
        void read(Sink sink);
    }

    /** Takes rows as {@link DatasetBuilder#add} does. */
    @FunctionalInterface
    public interface Sink {
        void row(double[] numbers, String[] texts, Outcome outcome);
    }

    /**
     * Of rows that were made into moments.
     *
     * @param shape the inputs in file order, the terms and the target
     * @param options by which the rows were taken
     * @param data what came of them
     */
    public ReadAgain(Reading reading, Schema shape, BuildOptions options, MomentData data) {
        this.reading = reading;
        this.shape = shape;
        this.options = options;
        this.data = data;
    }

    @Override
    public void pass(int pass, Visitor visitor) {
        RowIntake intake = new RowIntake(shape, options);
        Encoding encoding = new Encoding(visitor);
        reading.read((numbers, texts, outcome) -> {
            encoding.numbers = numbers;
            encoding.texts = texts;
            intake.offer(numbers, texts, outcome, encoding);
        });
    }

    /** Encodes rows that are used, and fills in what is missing. */
    private final class Encoding implements RowIntake.Sink {
        private final Visitor visitor;
        private final RowEncoder encoder = new RowEncoder(data.schema());
        private final double[] features = new double[data.columns()];
        private final double[] fills = data.fills();
        private final double perWeight = data.size() / data.moments().weight();
        private double[] numbers;
        private String[] texts;

        Encoding(Visitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public void add(double[] row, Outcome outcome, boolean complete, int number) {
            if (options.missing().hasMissingLevel()) {
                nameMissing();
            }
            encoder.encode(numbers, texts, features, false);
            for (int j = 0; !complete && j < features.length; j++) {
                features[j] = Double.isNaN(features[j]) ? fills[j] : features[j];
            }
            visitor.row(features, outcome.target(), outcome.weight() * perWeight, outcome.offset());
        }

        private void nameMissing() {
            for (int k = 0; k < texts.length; k++) {
                boolean isMissing =
                        texts[k] == null && shape.predictors().get(k).text();
                texts[k] = isMissing ? MissingPolicy.LEVEL : texts[k];
            }
        }
    }
}

package dev.regfit.spark.rows;

/** What Spark says of a failure, in a line and without its own codes. */
public final class SparkWords {
    private SparkWords() {}

    /** The first line of what the last cause says. */
    public static String of(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String first = String.valueOf(last.getMessage()).lines().findFirst().orElse("");
        return first.replaceFirst("^\\[[A-Z0-9_.]+\\] ", "").replaceFirst("\\.? *SQLSTATE: \\w{5}$", "");
    }
}

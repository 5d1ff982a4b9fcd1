package dev.regfit.cli.command;

import dev.regfit.data.DataProblem;
import dev.regfit.data.MissingValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What can be done about data that cannot be used: only by options that the command at hand accepts. */
final class Remedies {
    private static final Remedy LEAVE_OUT = new Remedy("-x", "leave it out with -x");
    private static final Remedy CORRECT = new Remedy("-t", "correct or remove the row");
    private static final Remedy OTHER_TARGET = new Remedy("-t", "choose another target with -t");

    /** Only verify has no option that helps: it takes data as they were in training. */
    private static final String OTHER_DATA = "are these the rows that the model was trained on?";

    /** @param option what the words are about, or the empty string for words that hold for all commands */
    private record Remedy(String option, String words) {}

    private final Predicate<String> accepts;

    /** @param accepts whether the command has an option of this name, such as {@code -x} */
    Remedies(Predicate<String> accepts) {
        this.accepts = accepts;
    }

    /** What follows the words that say what is wrong; may be empty. */
    String of(DataProblem.Kind kind) {
        return switch (kind) {
            case NO_COMPLETE_ROW ->
                behind(
                        new Remedy("--na", "--na mean-indicator keeps those that have a target"),
                        new Remedy("-x", "-x leaves columns out; 'regfit inspect' shows how many values each lacks"));
            case NO_TARGET -> behind(new Remedy("-t", "-t names another target"));
            case CONSTANT_TARGET -> behind(new Remedy("-t", "choose another with -t"));
            case WORDS_OF_CLASSES -> behind(new Remedy("--loss", "fit them with --loss logistic"), OTHER_TARGET);
            case THIRD_CLASS ->
                behind(
                        new Remedy("", "recode the target"),
                        new Remedy("", "keep the rows of two of them"),
                        OTHER_TARGET);
            case UNKNOWN_CLASS -> behind(new Remedy("--positive-class", "give one of these to --positive-class"));
            case NOT_A_COUNT -> behind(CORRECT, new Remedy("--loss", "take another --loss than poisson"));
            case NO_LOGARITHM ->
                behind(CORRECT, new Remedy("--log-target", "fit the target as it is, without --log-target"));
            case SHARDS_READ_OTHERWISE ->
                behind(new Remedy("", "make both by 'regfit moments' with the same options for reading"));
            case ZERO_DEVIATION -> behind(new Remedy("--delta", "give --delta a number, in units of the target"));
            case TOO_MANY_LEVELS, EMPTY_COLUMN -> behind(LEAVE_OUT);
            case UNSEEN_LEVEL ->
                behind(new Remedy("--unseen", "--unseen zero treats such a value as none of the known ones"));
            case NO_ROWS -> behind(new Remedy("", "'regfit inspect' shows how many values each column lacks"));
            case NOT_FINITE ->
                behind(new Remedy("--formula", "leave the term out, or use a column that is shifted or scaled"));
            case TOO_MANY_FEATURES ->
                behind(
                        new Remedy("-x", "leave out text columns of many levels with -x"),
                        new Remedy("--keep-rows", "keep the rows with --keep-rows"));
            case MISSING_VALUES,
                    TOO_FEW_ROWS,
                    NOTHING_TO_CHOOSE,
                    BAD_WEIGHT,
                    BAD_TARGET,
                    UNDERFLOW,
                    NO_OPTIMUM,
                    SHARDS_DIFFER,
                    DAMAGED_FILE -> "";
        };
    }

    /** What helps where values are missing, on lines of its own. */
    String of(MissingValues missing) {
        return accepts.test("--na") ? MissingAdvice.of(missing) : OTHER_DATA;
    }

    /** What helps where memory does not suffice. */
    String ofMemory() {
        return behind(
                new Remedy("-x", "leave out columns with -x"),
                new Remedy("", "give Java more with REGFIT_JAVA_OPTS=-Xmx8g"));
    }

    private String behind(Remedy... remedies) {
        String joined = String.join(", or ", accepted(remedies));
        return "; " + (joined.isEmpty() ? OTHER_DATA : joined);
    }

    private List<String> accepted(Remedy... remedies) {
        List<String> words = new ArrayList<>();
        for (Remedy remedy : remedies) {
            if (remedy.option.isEmpty() || accepts.test(remedy.option)) {
                words.add(remedy.words);
            }
        }
        return words;
    }
}

package dev.regfit.data;

import java.util.List;

/**
 * The moments of a table, or of part of one, and where they come from.
 *
 * @param moments what is added up
 * @param weights name of the column of row weights, or the empty string
 * @param version version of regfit that read the rows
 * @param files the data files by name
 * @param checksum of the bytes of these
 * @param cells how their cells were read
 */
public record Shard(
        TableMoments moments, String weights, String version, List<String> files, String checksum, CellReading cells) {
    public Shard {
        files = List.copyOf(files);
    }

    /**
     * Adds the rows of another shard, which is used up, to these moments.
     *
     * @throws DataProblem when it is of another table, or its rows were weighted or missing values treated otherwise
     */
    public void add(Shard other) {
        if (!weights.equals(other.weights)) {
            throw differ("has %s, the first %s".formatted(weighting(other.weights), weighting(weights)));
        }
        MissingPolicy policy = moments.policy();
        if (policy != other.moments.policy()) {
            throw readOtherwise("was made with missing values treated as %s, the first as %s"
                    .formatted(other.moments.policy().label(), policy.label()));
        }
        if (!cells.equals(other.cells)) {
            throw readOtherwise("was read with %s, the first with %s".formatted(words(other.cells), words(cells)));
        }
        if (moments.rows() == 0 || other.moments.rows() == 0) {
            moments.mergeEmpty(other.moments);
        } else {
            moments.merge(other.moments);
        }
    }

    private static String weighting(String weights) {
        return weights.isEmpty() ? "no row weights" : "row weights in column \"%s\"".formatted(weights);
    }

    private static String words(CellReading cells) {
        return "the decimal separator %c and %s"
                .formatted(
                        cells.decimal(),
                        cells.missing().isEmpty()
                                ? "the usual missing values only"
                                : "the missing values " + TextList.format(cells.missing()));
    }

    private static DataProblem readOtherwise(String words) {
        return new DataProblem(DataProblem.Kind.SHARDS_READ_OTHERWISE, words);
    }

    private static DataProblem differ(String words) {
        return new DataProblem(DataProblem.Kind.SHARDS_DIFFER, words);
    }
}

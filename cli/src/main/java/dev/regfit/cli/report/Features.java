package dev.regfit.cli.report;

import dev.regfit.data.Schema;
import dev.regfit.model.Deviations;
import dev.regfit.problem.Preparation;

/**
 * What a method learnt from.
 *
 * @param deviations of the features and of the target
 */
public record Features(Schema schema, Deviations deviations) {

    /** Of prepared data. */
    public static Features of(Preparation preparation) {
        return new Features(preparation.data().schema(), Deviations.of(preparation.summary()));
    }
}

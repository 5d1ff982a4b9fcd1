package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Builders;
import dev.regfit.data.CellReading;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Scaling;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Quantile;
import dev.regfit.problem.Strength;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {

    private static Dataset data(int rows) {
        Random random = new Random(7);
        DatasetBuilder builder = Builders.ofNumbers(List.of("a", "b", "c"), "y");
        for (int i = 0; i < rows; i++) {
            double[] x = {random.nextGaussian(), 100 * random.nextGaussian(), random.nextDouble()};
            builder.add(x, new String[3], 2 * x[0] - 0.01 * x[1] + 5 + random.nextGaussian(), 1);
        }
        return Builders.rows(builder);
    }

    private static LinearModel model(PenaltyKind kind) {
        Settings settings = new Settings(
                new Strength.Single(kind, 0.01, 0.5),
                Convention.SKLEARN,
                Scaling.STANDARD,
                true,
                ColumnRules.NONE,
                Solving.AUTOMATIC);
        Provenance provenance =
                new Provenance("1", "train", List.of("d"), "sum", 50, 0, MissingPolicy.ERROR, "", CellReading.USUAL);
        return Trainer.fit(data(50), settings, provenance).model();
    }

    private static Verification verify(LinearModel model, int rows) {
        Dataset data = data(rows);
        return new Verification(model, Trainer.certify(model, data), data.rows(), "sum");
    }

    @ParameterizedTest
    @EnumSource(PenaltyKind.class)
    void aModelHoldsOnItsDataAfterWritingAndReading(PenaltyKind kind) {
        LinearModel model = ModelFormat.read(ModelFormat.write(model(kind)));
        Verification verification = verify(model, 50);
        assertEquals(List.of(), verification.failures());
        assertFalse(verification.isOnOtherData());
        assertEquals(model.training().proof().certificate(), verification.recomputed(), "to the last bit");
    }

    @ParameterizedTest
    @EnumSource(PenaltyKind.class)
    void aWeightChangedByAMillionthIsFound(PenaltyKind kind) {
        LinearModel model = model(kind);
        model.weights()[0] *= 1 + 1e-6;
        assertFalse(verify(model, 50).holds());
    }

    @Test
    void aModelThatRecordsNoGapIsNotBelieved() {
        String text = ModelFormat.write(model(PenaltyKind.L1));
        LinearModel edited = ModelFormat.read(text.replaceAll("(\"(relative_)?gap\": )[^,]*", "$1null"));
        edited.weights()[0] += 1;
        assertFalse(verify(edited, 50).holds());
    }

    @ParameterizedTest
    @CsvSource({"1e-9, true", "1e-3, false"})
    void aSmallerGapWillDoWhereTheRecordedOneProvesTheOptimum(String recorded, boolean holds) {
        String text = ModelFormat.write(model(PenaltyKind.L1));
        LinearModel looser = ModelFormat.read(text.replaceAll("(\"relative_gap\": )[^,]*", "$1" + recorded));
        assertEquals(holds, verify(looser, 50).holds());
    }

    /** Rows that are fitted exactly may be more than the weights: then the dual point is one of several. */
    @ParameterizedTest
    @ValueSource(longs = {7, 17, 23})
    void aQuantileOfTiesHolds(long seed) {
        Random random = new Random(seed);
        DatasetBuilder builder = Builders.ofNumbers(List.of("a", "b", "c"), "y");
        for (int i = 0; i < 5822; i++) {
            double[] x = {random.nextInt(5), random.nextInt(9), random.nextInt(3)};
            builder.add(x, new String[3], x[0] + 2 * x[1] + random.nextInt(7), 1);
        }
        Dataset ties = Builders.rows(builder);
        Formulation formulation = new Formulation(
                Quantile.of(0.25), Convention.SKLEARN, Scaling.NONE, true, ColumnRules.NONE, Optional.empty());
        LinearModel model = Fits.fit(ties, new Settings(Fits.lasso(0.001), formulation, Solving.AUTOMATIC))
                .model();
        LinearModel read = ModelFormat.read(ModelFormat.write(model));

        assertEquals(List.of(), new Verification(read, Trainer.certify(read, ties), ties.rows(), "sum").failures());
        read.weights()[0] *= 1 + 1e-6;
        assertFalse(new Verification(read, Trainer.certify(read, ties), ties.rows(), "sum").holds());
    }

    @Test
    void otherDataAreFound() {
        Verification verification = verify(model(PenaltyKind.L1), 49);
        assertFalse(verification.holds());
        assertTrue(verification.isOnOtherData());
    }
}

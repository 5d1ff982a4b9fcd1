package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.BuildOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.DataProblem;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Encoding;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.MomentsFormat;
import dev.regfit.data.Predictor;
import dev.regfit.data.Response;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.data.Shard;
import dev.regfit.data.TargetTransform;
import dev.regfit.data.TrainingData;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import dev.regfit.model.Smearing;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Convention;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Models of a target's logarithm. Expected numbers are R's, with x, z, y and w as below:
 *
 * <pre>
 * m = lm(log(y) ~ x + z, weights = w); s = weighted.mean(exp(residuals(m)), w); p = s*exp(fitted(m))
 * </pre>
 */
class LogTargetTest {
    private static final double[] Y = {2, 3, 5, 4, 9, 12};
    private static final double[] Z = {0, 1, 0, 0, 1, 1};
    private static final double[] W = {1, 2, 1, 1, 1, 2};

    private static DatasetBuilder builder(RowKeeping keeping) {
        Schema shape = new Schema(List.of(Predictor.number("x"), Predictor.number("z")), "y")
                .with(Response.of(TargetTransform.LOG));
        DatasetBuilder builder = new DatasetBuilder(shape, new BuildOptions(MissingPolicy.ERROR, keeping, 100, 1));
        for (int i = 0; i < Y.length; i++) {
            builder.add(new double[] {i + 1, Z[i]}, new String[2], Y[i], W[i]);
        }
        return builder;
    }

    private static Fit fit(TrainingData data) {
        Provenance provenance =
                new Provenance("1", "", List.of(), "", data.size(), 0, MissingPolicy.ERROR, "w", CellReading.USUAL);
        return Trainer.fit(data, Fits.settings(Fits.NO_PENALTY, Convention.SKLEARN, Scaling.NONE), provenance);
    }

    private static Fit ofRows() {
        return fit(builder(RowKeeping.ALWAYS).build(Encoding.ONEHOT));
    }

    @Test
    void predictionsAndErrorsAreThoseOfRInTheTargetsOwnUnit() {
        Fit fit = ofRows();
        assertEquals(Smearing.Method.DUAN, fit.model().smearing().method());
        assertEquals(1.010128749297214, fit.model().smearing().factor(), 1e-13);
        assertEquals(16.59181942938496, fit.model().predict(new double[] {7, 1}), 1e-11);
        assertEquals(0.9711697438738929, fit.evaluation().r2(), 1e-12);
        assertEquals(0.6562407720370049, fit.evaluation().rmse(), 1e-12);
        assertEquals(0.4335561691660033, fit.evaluation().mae(), 1e-12);
        assertEquals(0.9506351902630072, fit.logScale().orElseThrow().r2(), 1e-12);
    }

    @Test
    void withoutRowsTheFactorIsThatOfNormalResiduals() {
        Fit rows = ofRows();
        Fit moments = fit(builder(RowKeeping.NEVER).build(Encoding.ONEHOT));
        assertEquals(Smearing.Method.NORMAL, moments.model().smearing().method());
        assertEquals(1.010188951675459, moments.model().smearing().factor(), 1e-12);
        assertArrayEquals(rows.model().weights(), moments.model().weights(), 1e-12);
        assertTrue(Double.isNaN(moments.evaluation().rmse()));
    }

    @Test
    void aModelFileKeepsWhatWasMadeOfTheTarget() {
        LinearModel model = ofRows().model();
        LinearModel read = ModelFormat.read(ModelFormat.write(model));
        assertEquals(model.smearing(), read.smearing());
        assertEquals(TargetTransform.LOG, read.schema().transform());
        double[] row = {7, 1};
        assertEquals(model.predict(row), read.predict(row));
        assertEquals(model.predict(row), read.withoutUnused().predict(row));
    }

    @Test
    void theCertificateIsOfTheLogarithm() {
        LinearModel model = ofRows().model();
        TrainingData again = builder(RowKeeping.ALWAYS).build(model.schema());
        assertTrue(Verification.of(model, again, "").holds());
    }

    @Test
    void aMomentsFileKeepsIt() {
        Shard shard = new Shard(builder(RowKeeping.NEVER).moments(), "", "1", List.of(), "", CellReading.USUAL);
        Shard read = MomentsFormat.read(MomentsFormat.write(shard));
        assertEquals(TargetTransform.LOG, read.moments().schema().transform());
        assertArrayEquals(MomentsFormat.write(shard), MomentsFormat.write(read));
    }

    @Test
    void aTargetWithoutALogarithmIsRefusedUnlessItsRowDoesNotCount() {
        DatasetBuilder builder = builder(RowKeeping.ALWAYS);
        builder.add(new double[] {1, 1}, new String[2], -2.5, 0);
        DataProblem problem =
                assertThrows(DataProblem.class, () -> builder.add(new double[] {1, 1}, new String[2], -2.5, 1));
        assertEquals(DataProblem.Kind.NO_LOGARITHM, problem.kind());
        assertTrue(problem.getMessage().contains("-2.5"), problem.getMessage());
        assertThrows(DataProblem.class, () -> builder.add(new double[] {1, 1}, new String[2], 0, 1));
    }
}

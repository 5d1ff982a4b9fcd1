package dev.regfit.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.CellReading;
import dev.regfit.data.Encoding;
import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import dev.regfit.data.Term;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The model file keeps all of a model, and refuses what is not one. */
class ModelFormatTest {

    @Property(tries = 500, seed = "20261121")
    void readsBackWhatItWrote(@ForAll long seed) {
        LinearModel model = Models.random(seed);
        String text = ModelFormat.write(model);
        LinearModel read = ModelFormat.read(text);

        assertEquals(text, ModelFormat.write(read), "written again");
        assertEquals(model.schema(), read.schema());
        assertEquals(model.intercept(), read.intercept());
        assertArrayEquals(model.weights(), read.weights());
        assertArrayEquals(model.fills(), read.fills());
        Training before = model.training();
        Training after = read.training();
        assertEquals(before.objective(), after.objective());
        assertEquals(before.scaling(), after.scaling());
        assertEquals(before.proof(), after.proof());
        assertEquals(before.provenance(), after.provenance());
        assertEquals(before.penalty().lambda1(), after.penalty().lambda1());
        assertEquals(before.penalty().lambda2(), after.penalty().lambda2());
        assertArrayEquals(before.penalty().factors(), after.penalty().factors());
        assertArrayEquals(before.penalty().lower(), after.penalty().lower());
        assertArrayEquals(before.penalty().upper(), after.penalty().upper());
        assertEquals(
                before.standardization().intercept(), after.standardization().intercept());
        assertEquals(
                before.standardization().targetCenter(), after.standardization().targetCenter());
        assertArrayEquals(
                before.standardization().centers(), after.standardization().centers());
        assertArrayEquals(
                before.standardization().scales(), after.standardization().scales());
        assertEquals(before.deviations().isPresent(), after.deviations().isPresent());
        before.deviations().ifPresent(deviations -> {
            assertEquals(deviations.target(), after.deviations().get().target());
            assertArrayEquals(deviations.columns(), after.deviations().get().columns());
        });
        assertEquals(before.appraisal().choice(), after.appraisal().choice());
        assertEquals(before.appraisal().quality(), after.appraisal().quality());
        assertEquals(
                before.appraisal().errors().isPresent(),
                after.appraisal().errors().isPresent());
        before.appraisal().errors().ifPresent(errors -> {
            StandardErrors again = after.appraisal().errors().get();
            assertEquals(errors.covariance(), again.covariance());
            assertEquals(errors.residualDegrees(), again.residualDegrees());
            assertArrayEquals(errors.interceptAndWeights(), again.interceptAndWeights());
        });
        assertEquals(
                before.appraisal().resampled().bootstrap(),
                after.appraisal().resampled().bootstrap());
        assertEquals(
                before.appraisal().resampled().stability().isPresent(),
                after.appraisal().resampled().stability().isPresent());
        before.appraisal()
                .resampled()
                .stability()
                .ifPresent(stability -> assertArrayEquals(
                        stability.probabilities(),
                        after.appraisal().resampled().stability().get().probabilities()));
    }

    @Property(tries = 1000, seed = "20261121")
    void refusesAnyBeginning(@ForAll @IntRange(max = 30) int seed, @ForAll @IntRange(max = 1_000_000) int cut) {
        String text = ModelFormat.write(Models.random(seed)).strip();
        assertThrows(ModelFormatException.class, () -> ModelFormat.read(text.substring(0, cut % text.length())));
    }

    @Property(tries = 3000, seed = "20261121")
    void readsOrRefusesAnyTextWithOneCharacterChanged(
            @ForAll @IntRange(max = 30) int seed,
            @ForAll @IntRange(max = 1_000_000) int at,
            @ForAll @CharRange(from = ' ', to = '~') char other) {
        String text = ModelFormat.write(Models.random(seed));
        int place = at % text.length();
        readOrRefuse(text.substring(0, place) + other + text.substring(place + 1));
    }

    @Property(tries = 1000, seed = "20261121")
    void readsOrRefusesAnyTextWithAPieceTakenOut(
            @ForAll @IntRange(max = 30) int seed,
            @ForAll @IntRange(max = 1_000_000) int at,
            @ForAll @IntRange(min = 1, max = 60) int length) {
        String text = ModelFormat.write(Models.random(seed));
        int from = at % text.length();
        readOrRefuse(text.substring(0, from) + text.substring(Math.min(text.length(), from + length)));
    }

    private static void readOrRefuse(String text) {
        try {
            ModelFormat.read(text);
        } catch (ModelFormatException e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    @Test
    void aModelOfManyColumnsIsOneLineAColumn() {
        int p = 100_000;
        LinearModel model = Models.plain(p);
        String text = ModelFormat.write(model);
        assertArrayEquals(model.weights(), ModelFormat.read(text).weights());
        assertTrue(text.lines().count() < 2 * p + 100, "two lines a column: the feature and the predictor");
    }

    @Test
    void aFileThatDoesNotSayHowCellsWereReadMeansTheUsual() {
        String text = ModelFormat.write(Models.wide(2));
        String old = text.replaceAll(",\\s*\"decimal\": \"[.,]\",\\s*\"na_values\": \\[[^]]*]", "");
        assertTrue(old.length() < text.length(), text);
        assertEquals(
                CellReading.USUAL, ModelFormat.read(old).training().provenance().cells());
        refused(text.replaceAll("\"decimal\": \"[.,]\"", "\"decimal\": \";\""), "\"training.decimal\" should be");
    }

    @Test
    void aFileFromBeforeDeviationsAndAppraisalsWereKeptIsRead() {
        String text = ModelFormat.write(Models.plain(2));
        String old = text.replaceAll(" \"deviation\": [^,]*,", "")
                .replaceAll(",\\s*\"target_deviation\": [^,}]*(?=\\s*\\})", "");
        assertTrue(old.length() < text.length(), text);
        Training read = ModelFormat.read(old).training();
        assertTrue(read.deviations().isEmpty());
        assertEquals(Appraisal.NONE, read.appraisal());
        refused(text.replaceFirst(" \"deviation\": [^,]*,", ""), "a feature lacks its \"deviation\"");
    }

    @Test
    void aBlockOfAnotherNumberOfWeightsIsRefused() {
        Stability stability = new Stability(4, 1, new double[] {0.5}, 1, 1, 0);
        Appraisal appraisal = new Appraisal(Optional.empty(), new Resampled(Optional.of(stability), Optional.empty()));
        refused(
                ModelFormat.write(Models.plain(2).with(appraisal)),
                "\"stability.selected\" holds 1 numbers, not 2; the file was damaged");
        Bootstrap.Spread spread = new Bootstrap.Spread(1, 0, 2);
        Bootstrap bootstrap = new Bootstrap(40, 1, spread, List.of(spread), 0);
        appraisal = new Appraisal(Optional.empty(), new Resampled(Optional.empty(), Optional.of(bootstrap)));
        refused(
                ModelFormat.write(Models.plain(2).with(appraisal)),
                "\"bootstrap.intercept_and_weights\" holds 2 entries, not 3");
    }

    @Test
    void aWeightThatIsNotFiniteIsWrittenAndRefused() {
        LinearModel model = Models.wide(2);
        model.weights()[1] = Double.NaN;
        refused(ModelFormat.write(model), "\"features[1].weight\" should be a number, not null");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "``|the model file ends too early",
                "{\"format\": \"regfit-model\",|the model file ends too early (line 1",
                "name,weight|not a model file: it is not JSON (line 1",
                "[1, 2]|not a model file: it is JSON, but its \"format\" is not \"regfit-model\"",
                "{\"format\": \"x\"}|not a model file: it is JSON, but",
                "{\"format\": \"regfit-model\", \"version\": 5}|written by a newer regfit (format 5); this one reads up to 4",
                "{\"format\": \"regfit-model\", \"version\": 0}|\"version\" cannot be 0",
                "{\"format\": \"regfit-model\", \"version\": 1}|the model file lacks \"predictors\"",
                "{\"format\": \"regfit-model\", \"version\": 1} x|it is not JSON (line 1",
                "{\"format\": \"regfit-model\", \"format\": 1}|the key \"format\" stands twice",
            })
    void saysWhyATextIsNoModel(String text, String reason) {
        refused(text, reason);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"name\": \"x1\", \"weight\"|\"name\": \"x7\", \"weight\"|\"features[1].name\" should be \"x1\"",
                "\"weight\"|\"wait\"|\"features[0].wait\" is not known here",
                "\"rows\": |\"rows\": -1, \"all\": |\"training.rows\" should be a whole number, not -1",
                "\"target\": \"y\"|\"target\": 5|\"target\" should be a text, not 5",
                "\"target\": \"y\"|\"goal\": 5|the model file lacks \"target\"",
                "\"predictors\": [|\"predictors\": [7, |\"predictors[0]\" should be an object, not 7",
                "\"predictors\": [|\"predictors\": [{\"name\": \"z\", \"type\": \"number\"}, |\"features\" holds 3 weights, but the predictors make 4",
                "\"converged\": |\"converged\": 1, \"was\": |\"certificate.converged\" should be true or false, not 1",
                "\"scaling\": \"|\"scaling\": \"un|\"preparation.scaling\" should be one of none, standard, minmax, maxabs",
            })
    void saysWhereAModelIsDamaged(String intact, String damage, String reason) {
        String text = ModelFormat.write(Models.wide(3));
        assertTrue(text.contains(intact), intact);
        int at = text.indexOf(intact);
        refused(text.substring(0, at) + damage + text.substring(at + intact.length()), reason);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"degree\": 3|\"degree\": 1|\"terms[1].degree\" should be 2 to 100, not 1",
                "\"degree\": 3|\"degre\": 3|\"terms[1].degre\" is not known here",
                "\"kind\": \"log\"|\"kind\": \"sin\"|\"terms[2].factors[0].kind\" is not known here: \"sin\"",
                "\"log\", \"column\": \"b\"|\"log\", \"column\": \"z\"|\"terms[2].factors[0].column\" is not among the predictors: \"z\"",
                "\"log\", \"column\": \"b\"|\"log\", \"column\": \"c\"|\"terms[2].factors[0].column\" should be a column of numbers, which \"c\" is not",
                "\"kind\": \"log\", \"column\": \"b\"|\"kind\": \"column\", \"column\": \"c\"|\"terms[2].factors\" has c twice",
                "\"factors\": [|\"factors\": [], \"of\": [|\"terms[2].of\" is not known here",
                "\"terms\": [|\"terms\": [{\"kind\": \"column\", \"column\": \"b\"}, |\"features\" holds 5 weights, but the terms make 6",
                "\"terms\": [|\"terms\": [7, |\"terms[0]\" should be an object, not 7",
                "\"name\": \"b\", \"type\"|\"name\": \"a\", \"type\"|\"predictors\" has \"a\" twice",
            })
    void saysWhereTermsAreDamaged(String intact, String damage, String reason) {
        Schema schema = new Schema(
                List.of(
                        Predictor.number("a"),
                        Predictor.number("b"),
                        Predictor.text("c", List.of("u", "v", "w"), Encoding.ONEHOT)),
                List.of(
                        new Term.Main("a"),
                        new Term.Power("a", 3),
                        new Term.Interaction(List.of(new Term.Log("b"), new Term.Main("c")))),
                "y");
        String text = ModelFormat.write(Models.of(schema));
        assertTrue(text.contains(intact), text);
        int at = text.indexOf(intact);
        refused(text.substring(0, at) + damage + text.substring(at + intact.length()), reason);
    }

    private static void refused(String text, String reason) {
        String message = assertThrows(ModelFormatException.class, () -> ModelFormat.read(text))
                .getMessage();
        assertTrue(message.contains(reason), message);
    }
}

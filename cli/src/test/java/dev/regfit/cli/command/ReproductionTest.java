package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regfit.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command that a report prints fits the same model again, and gives the same error where folds were taken. */
class ReproductionTest {
    private static final String SAMPLES = "../samples/";
    private static final double DIGITS = 1e-9;

    /** As JSON, of a command that succeeds. */
    private static Map<?, ?> tree(String line) {
        List<String> words = new ArrayList<>(ShellWords.of(line));
        words.add("-q");
        words.addAll(List.of("-f", "json"));
        Run run = Run.of(words.subList(1, words.size()), new byte[0], null);
        assertEquals(ExitCode.DONE, run.code(), line + "\n" + run.err());
        return (Map<?, ?>) Json.parse(run.out());
    }

    private static double number(Map<?, ?> tree, String... keys) {
        Object value = tree;
        for (String key : keys) {
            value = ((Map<?, ?>) value).get(key);
        }
        return ((Number) value).doubleValue();
    }

    private static void assertSameModel(Map<?, ?> expected, Map<?, ?> actual) {
        double intercept = number(expected, "intercept");
        assertEquals(intercept, number(actual, "intercept"), DIGITS * Math.abs(intercept));
        List<?> weights = (List<?>) expected.get("weights");
        List<?> others = (List<?>) actual.get("weights");
        assertEquals(weights.size(), others.size());
        for (int j = 0; j < weights.size(); j++) {
            Map<?, ?> weight = (Map<?, ?>) weights.get(j);
            Map<?, ?> other = (Map<?, ?>) others.get(j);
            assertEquals(weight.get("name"), other.get("name"));
            double value = number(weight, "weight");
            assertEquals(value, number(other, "weight"), DIGITS * Math.abs(value), weight + " " + other);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diabetes.csv",
                "diabetes.csv -p l2 --scale minmax -j 1",
                "diabetes.csv -p l2 -x sex --positive --rule 1se",
                "diabetes.csv -p enet --l1-ratio 0.2,0.9 --convention glmnet --folds 5 --repeats 2 --seed 7",
                "diabetes.csv --criterion bic --adaptive",
                "diabetes.csv -a 0.1,1,10 --penalty-factor age=0 --penalty-factor sex=2 --upper ltg=30",
                "diabetes.csv --formula 'y ~ log(bmi) + I(bmi^2) + map*sex' --tol 1e-9",
                "airquality.csv -t Ozone --na drop --group-column Month --metric mae",
                "airquality.csv -t Ozone --na mean --weights Wind --encode dummy --text Month",
                "abalone.csv -n --n-alphas 20 --cv-order time --stability 5",
                "longley.csv -t y -p l2 --criterion gcv --no-intercept",
                "wine.csv -p l2 --fold-column quality"
            })
    void trainFitsTheSameAgain(String options) {
        Map<?, ?> chosen = tree("regfit train " + SAMPLES + options.replace("", ""));
        Map<?, ?> again = tree((String) ((Map<?, ?>) chosen.get("selection")).get("command"));
        assertSameModel((Map<?, ?>) chosen.get("model"), (Map<?, ?>) again.get("model"));
        assertEquals(
                number(chosen, "objective", "value"),
                number(again, "objective", "value"),
                DIGITS * number(chosen, "objective", "value"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diabetes.csv",
                "abalone.csv -n -p none,l2,l1 --n-alphas 20 --folds 4",
                "airquality.csv -t Ozone --na mean --text Month -p enet,ols --l1-ratio 0.3,0.8 --rule 1se --n-alphas 10",
                "longley.csv -t y --metric mae --n-alphas 10",
                "airquality.csv -t Ozone --na drop --group-column Month --n-alphas 10"
            })
    void eachMethodOfACompareGivesItsErrorAgain(String options) {
        for (Object method :
                (List<?>) tree("regfit compare " + SAMPLES + options).get("comparison")) {
            Map<?, ?> compared = (Map<?, ?>) method;
            Map<?, ?> again = tree((String) compared.get("command"));
            assertSameModel(compared, (Map<?, ?>) again.get("model"));
            double error = number(compared, "value");
            assertEquals(error, number(again, "selection", "min", "value"), DIGITS * error);
        }
    }
}

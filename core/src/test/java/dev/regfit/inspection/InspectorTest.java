package dev.regfit.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Predictor;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InspectorTest {

    /** Columns: a, its copy, a constant, b, almost a + b, a text; and the target with two cells missing. */
    private static Inspection inspect() {
        List<Predictor> columns = List.of(
                Predictor.number("a"),
                Predictor.number("copy"),
                Predictor.number("one"),
                Predictor.number("b"),
                Predictor.number("sum"),
                Predictor.text("kind"),
                Predictor.number("y"));
        Inspector inspector = new Inspector(columns, 1);
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            double a = random.nextGaussian();
            double b = 1000 * random.nextGaussian();
            double y = i < 2 ? Double.NaN : i;
            double[] row = {a, a, 5, b, a + b + 1e-3 * random.nextGaussian(), Double.NaN, y};
            inspector.add(row, new String[] {null, null, null, null, null, i % 3 == 0 ? "x" : "z", null}, 1);
        }
        return inspector.inspection();
    }

    @Test
    void describesColumns() {
        Inspection inspection = inspect();
        assertEquals(40, inspection.rows());
        assertEquals(2, inspection.incomplete());
        assertEquals("y", inspection.target());
        assertEquals(7, inspection.columns().size());
        Inspection.Column one = inspection.columns().get(2);
        assertTrue(one.constant() && one.minimum() == 5 && one.maximum() == 5);
        Inspection.Column kind = inspection.columns().get(5);
        assertTrue(kind.text() && kind.levels() == 2 && !kind.constant());
    }

    /** Of 2, 3, …, 39, the two missing cells left out of account. */
    @Test
    void statisticsAreThoseOfTheValuesThatAreThere() {
        Inspection.Column y = inspect().columns().get(6);
        assertEquals(2, y.missing());
        assertEquals(20.5, y.mean(), 1e-12);
        assertEquals(Math.sqrt((38.0 * 38 - 1) / 12), y.deviation(), 1e-12);
        assertEquals(2, y.minimum());
        assertEquals(39, y.maximum());
    }

    @Test
    void findsDuplicatesAndCollinearColumns() {
        Inspection inspection = inspect();
        assertEquals(List.of(new Inspection.Pair("a", "copy")), inspection.duplicates());
        Set<String> collinear = inspection.collinear().stream()
                .map(Inspection.Collinear::column)
                .collect(Collectors.toSet());
        assertTrue(collinear.containsAll(Set.of("a", "copy", "b", "sum")), collinear.toString());
        assertTrue(!collinear.contains("kind=z"), collinear.toString());
    }

    @Test
    void comparesScalesOfColumnsThatVary() {
        double ratio = inspect().scaleRatio();
        assertTrue(ratio > 1000 && ratio < 4000, () -> "" + ratio);
    }
}

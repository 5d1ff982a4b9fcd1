package dev.regfit.cli.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenTest {
    private static void assertSame(String expected, String actual) {
        assertEquals(Optional.empty(), Golden.difference(expected, actual));
    }

    private static void assertDiffers(String expected, String actual) {
        assertTrue(Golden.difference(expected, actual).isPresent(), () -> expected + " passed as " + actual);
    }

    @Nested
    class Words {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "lasso on 442 rows | ridge on 442 rows",
                    "lasso on 442 rows | lasso on 442 rows of a.csv",
                    "entered ltg, −sex | entered ltg, sex",
                    "entered ltg, sex  | entered sex, ltg",
                    "weight x2 is 1.5  | weight x3 is 1.5",
                    "R² = 0.513284     | R2 = 0.513284",
                    "gap n/a           | gap 0",
                    "-0.5              | −0.5",
                    "10-fold           | 10fold",
                    "{\"a\": 1.5}      | {\"b\": 1.5}",
                    "{\"a\": 1.5}      | {\"a\": \"1.5\"}",
                })
        void differ(String expected, String actual) {
            assertDiffers(expected, actual);
        }

        @Test
        void linesThatAreMissingOrMoreDiffer() {
            assertDiffers("a\nb\n", "a\n");
            assertDiffers("a\n", "a\nb\n");
            assertDiffers("a\n", "a");
            assertDiffers("", "a\n");
            assertDiffers("a\n", "");
            assertDiffers("a\n\nb\n", "a\nb\n");
        }

        @Test
        void theOrderOfLinesMatters() {
            assertDiffers("size  1.5\nage  2.5\n", "age  2.5\nsize  1.5\n");
        }

        @Test
        void theDifferenceNamesTheLine() {
            String difference = Golden.difference("a\nb\n", "a\nc\n").orElseThrow();
            assertTrue(difference.startsWith("line 2: expected"), difference);
        }
    }

    @Nested
    class Numbers {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "w,204.353409068825           | w,204.3534090688251",
                    "\"weight\": 2.65365656205715 | \"weight\": 2.653656562057149",
                    "\"weight\": 0.3              | \"weight\": 0.30000000000000004",
                    "1.769230769230769E-60,a      | 1.769230769230768E-60,a",
                    // The last digit that a report shows may be rounded the other way.
                    "R² = 0.513284                | R² = 0.513285",
                    "loss 1443.08                 | loss 1443.07",
                    "r2 0.5                       | r2 0.499999",
                    "r2 1                         | r2 0.999999",
                    "± 25.4                       | ± 25.5",
                })
        void areTheSame(String expected, String actual) {
            assertSame(expected, actual);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "w,204.353409068825           | w,204.353410",
                    "\"weight\": 2.65365656205715 | \"weight\": 2.65365655",
                    "\"alpha\": 0.125             | \"alpha\": 0.126",
                    "0.125,a                      | 0.126,a",
                    "\"weight\": 1.5              | \"weight\": -1.5",
                    "\"weight\": 0.0              | \"weight\": 1e-17",
                    "\"weight\": 0.0              | \"weight\": -0.0",
                    "R² = 0.513284                | R² = 0.513286",
                    "R² = 0.513284                | R² = -0.513284",
                    "r2 0.5                       | r2 0.499998",
                    "± 25.4                       | ± 25.6",
                    // With so few digits it is not a result but a setting.
                    "r = 0.5                      | r = 0.6",
                    "within 1e-6 of               | within 2e-6 of",
                    // Counts.
                    "442 rows                     | 443 rows",
                    "\"rows\": 2000000000         | \"rows\": 2000000001",
                    // The same value in another format.
                    "\"weight\": 3.0              | \"weight\": 3",
                    "α = 0.000001                 | α = 1e-6",
                })
        void differ(String expected, String actual) {
            assertDiffers(expected, actual);
        }
    }

    @Nested
    class Certificates {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"relative_gap\": 3.0E-16,                | \"relative_gap\": 0.0,",
                    "\"kkt\": 0.0                              | \"kkt\": 9.9E-15",
                    "\"kkt\": 2.5E-7,                          | \"kkt\": 2.4E-8,",
                    "recorded_kkt,3.3E-16                      | recorded_kkt,4.4E-16",
                    "limit_kkt,1.0066999790455971E-13          | limit_kkt,1.01E-13",
                    "limit_relative_gap,1.03E-14               | limit_relative_gap,1.4E-14",
                    "largest KKT violation ≤ 1e-14             | largest KKT violation ≤ 1e-14",
                    "largest KKT violation 3e-13               | largest KKT violation ≤ 1e-14",
                    "certificate   proven within 8.8e-7 of the | certificate   proven within 1.2e-7 of the",
                    "NOT CONVERGED: the relative duality gap of the lasso is 0.044 after | NOT CONVERGED: the relative duality gap of the lasso is 0.031 after",
                })
        void mayBecomeSmaller(String expected, String actual) {
            assertSame(expected, actual);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"relative_gap\": 3.0E-16,                | \"relative_gap\": 1.1E-14,",
                    "\"relative_gap\": 3.0E-16,                | \"relative_gap\": -3.0E-16,",
                    "\"kkt\": 2.5E-7,                          | \"kkt\": 2.6E-7,",
                    "recorded_kkt,3.3E-16                      | recorded_kkt,4.4E-14",
                    "limit_kkt,1.0066999790455971E-13          | limit_kkt,1.3E-13",
                    "limit_relative_gap,1.03E-14               | limit_relative_gap,3.1E-14",
                    "largest KKT violation ≤ 1e-14             | largest KKT violation 1.2e-14",
                    "largest KKT violation ≤ 1e-14             | largest KKT violation 3e-16",
                    "largest KKT violation 3e-13               | largest KKT violation 3.1e-13",
                    "certificate   proven within 8.8e-7 of the | certificate   proven within 8.9e-7 of the",
                    "relative duality gap is 0.044 after       | relative duality gap is 0.045 after",
                    "relative duality gap is 0.044 after       | relative duality gap is n/a after",
                })
        void mustNotBecomeLarger(String expected, String actual) {
            assertDiffers(expected, actual);
        }

        @Test
        void toleranceIsNoCertificate() {
            assertDiffers(
                    "2 strengths all proven within 1e-6 of the optimum",
                    "2 strengths all proven within 1e-7 of the optimum");
            assertDiffers("a gap of 1e-15, and 1e-6 was asked for", "a gap of 1e-15, and 1e-7 was asked for");
        }

        @Test
        void anAbsoluteGapIsJudgedByTheRelativeOne() {
            String expected = "  \"gap\": 7.8E-13,\n  \"relative_gap\": 3.0E-16,\n";
            assertSame(expected, "  \"gap\": 1.2E-12,\n  \"relative_gap\": 4.6E-16,\n");
            assertSame(expected, "  \"gap\": 0.0,\n  \"relative_gap\": 0.0,\n");
            assertDiffers(expected, "  \"gap\": -7.8E-13,\n  \"relative_gap\": 3.0E-16,\n");
            assertDiffers(expected, "  \"gap\": 5.2E-11,\n  \"relative_gap\": 2.0E-14,\n");
            assertDiffers(expected, "  \"gap\": 1.2E-12,\n  \"kkt\": 4.6E-16,\n");
            assertDiffers("\"gap\": 0.13,\n\"relative_gap\": 0.1,\n", "\"gap\": 0.14,\n\"relative_gap\": 0.1,\n");
        }

        @Test
        void limitsInJson() {
            String limit = "  \"limit\": {\n    \"relative_gap\": 1.03E-14,\n    \"kkt\": 1.007E-13\n  }\n";
            assertSame(limit, limit.replace("1.03", "1.09").replace("1.007", "1.011"));
            assertDiffers(limit, limit.replace("1.03", "3.2"));
            assertDiffers(limit, limit.replace("1.007", "1.3"));
        }

        @Test
        void columnsOfCsv() {
            String head = "alpha,nonzero,r2,objective,relative_gap,kkt,enters,leaves\n";
            String expected = head + "0.5,1,0.25,308.5,5.4E-17,3.4E-17,size;age,\n";
            assertSame(expected, head + "0.5,1,0.25,308.5,8.4E-17,0.0,size;age,\n");
            assertDiffers(expected, head + "0.5,1,0.25,308.5,8.4E-14,0.0,size;age,\n");
            assertDiffers(expected, head + "0.5,1,0.25,308.5,8.4E-17,1.4E-14,size;age,\n");
            assertDiffers(expected, head + "0.5,1,0.24,308.5,5.4E-17,3.4E-17,size;age,\n");
            assertDiffers(expected, head + "0.5,1,0.25,307.5,5.4E-17,3.4E-17,size;age,\n");
            assertDiffers(head + "1,2,3,4,5E-16\n", head + "1,2,3,4,4E-16\n");
        }

        @Test
        void theColumnOfAPath() {
            String head = "path          α        nonzero      R²  objective      gap  entered, −left since above\n";
            String expected = head + "              421.709        1   0.846    1332.91   0.0021  size\n";
            assertSame(expected, head + "              421.709        1   0.846    1332.91  ≤ 1e-14  size\n");
            assertSame(expected, head + "              421.709        1   0.846    1332.91   0.0011  size\n");
            assertDiffers(expected, head + "              421.709        1   0.846    1332.91   0.0022  size\n");
            assertDiffers(expected, head + "              421.709        1   0.836    1332.91   0.0021  size\n");
            assertDiffers(expected, head + "              421.709        1   0.846    1322.91   0.0021  size\n");
            assertDiffers(
                    head + "\n" + expected.substring(head.length()),
                    head + "\n" + expected.substring(head.length()).replace("0.0021", "0.0011"));
        }

        @Test
        void theTableOfVerify() {
            String expected = "              relative gap   3e-13  4e-13    3.1e-13\n";
            assertSame(expected, "              relative gap   2e-13  ≤ 1e-14  2.1e-13\n");
            assertSame(expected, "              relative gap   3e-13  4e-13    3.2e-13\n");
            assertDiffers(expected, "              relative gap   3e-13  5e-13    3.1e-13\n");
            assertDiffers(expected, "              relative gap   3e-13  4e-13    3.4e-13\n");
            String rounding = "              relative gap   ≤ 1e-14  ≤ 1e-14  1e-14\n";
            assertDiffers(rounding, "              relative gap   ≤ 1e-14  ≤ 2e-14  1e-14\n");
            assertSame(rounding, "              relative gap   ≤ 1e-14  ≤ 1e-14  2e-14\n");
        }
    }

    @Nested
    class Iterations {
        @Test
        void mayBeUpToTwiceAsManyOrHalf() {
            assertSame("\"iterations\": 4\n", "\"iterations\": 8\n");
            assertSame("\"iterations\": 4\n", "\"iterations\": 2\n");
            assertDiffers("\"iterations\": 4\n", "\"iterations\": 9\n");
            assertDiffers("\"iterations\": 4\n", "\"iterations\": 1\n");
            assertDiffers("\"iterations\": 4\n", "\"iterations\": 0\n");
            assertDiffers("is 0.5 after 4 iterations, and", "is 0.5 after 5 iterations, and");
        }
    }

    @Nested
    class Layout {
        @Test
        void mustBeTheSameWhereNoNumberChangesItsWidth() {
            assertDiffers("size  1.5\n", "size 1.5\n");
            assertDiffers("  size 1.5\n", "size 1.5\n");
            assertDiffers("size  1.5\n", "size   1.5\n");
            assertDiffers("size 1.5\n", "size 1.5 \n");
            assertDiffers("size  1.23456\n", "size 1.23457\n");
        }

        @Test
        void mayFollowTheWidthOfNumbersInTheSameBlock() {
            assertSame("size  1.23456  a\nage   2        b\n", "size  1.23456  a\nage   1.99999  b\n");
            assertSame("size  0.5\nage   2\n", "size  0.499999\nage          2\n");
            assertDiffers("size  0.5\n\nage   2\n", "size  0.499999\n\nage          2\n");
        }
    }

    @Test
    void anyDifferenceIsOneWhereTheSameBitsArePromised() {
        assertEquals(Optional.empty(), Golden.anyDifference("a 1.5\n", "a 1.5\n"));
        assertTrue(Golden.anyDifference("w,0.3\n", "w,0.30000000000000004\n")
                .orElseThrow()
                .startsWith("line 1"));
        assertEquals(Optional.of("1 line(s) instead of 2"), Golden.anyDifference("a\n\n", "a\n"));
    }
}

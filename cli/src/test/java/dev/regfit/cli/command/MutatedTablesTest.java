package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever happens to a table on its way, training ends in an answer or in words about the data. */
class MutatedTablesTest {
    private static final String TABLE = """
            size,"city, zip",age,price
            52,Bern,31,148.5
            75,"Basel",12,231
            48,Bern,,120
            110,"Genf ""GE"" See",8,352.5
            9.3e1,Basel,20,276
            -64,Genf,3,214
            """;

    private static final Set<Integer> EXPECTED = Set.of(ExitCode.DONE, ExitCode.DATA, ExitCode.NOT_CONVERGED);
    private static final int MOST_MUTATIONS = 6;

    /** What files are broken with: what separates, quotes, ends or belongs to a number, and bytes that are no text. */
    private static final byte[] BYTES = "\",;\t\r\n 0189-+.eENaAé|\0\u00ff\u001f".getBytes(StandardCharsets.ISO_8859_1);

    private static final List<List<String>> PENALTIES =
            List.of(List.of("-p", "none"), List.of("-p", "l2", "-a", "1"), List.of("-p", "l1", "-a", "0.5"));

    @Property(tries = 200, seed = "20261121", shrinking = ShrinkingMode.OFF)
    void trainingNeverFailsOtherwise(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] table = TABLE.getBytes(StandardCharsets.UTF_8);
        for (int k = random.nextInt(MOST_MUTATIONS); k >= 0; k--) {
            table = mutated(table, random);
        }
        List<String> penalty = PENALTIES.get(random.nextInt(PENALTIES.size()));
        String missing = random.nextBoolean() ? "mean" : "drop";
        List<String> arguments = new ArrayList<>(List.of("train", "-", "--na", missing));
        arguments.addAll(penalty);
        Run run = Run.of(arguments, table, null);

        String readable = new String(table, StandardCharsets.ISO_8859_1) + "\n" + arguments + "\n" + run;
        assertTrue(EXPECTED.contains(run.code()), readable);
        assertTrue(run.code() == ExitCode.DONE || run.err().startsWith("regfit: "), readable);
        assertFalse(run.err().contains("defect") || run.err().contains("Exception"), readable);
    }

    private static byte[] mutated(byte[] table, Random random) {
        int at = random.nextInt(table.length + 1);
        byte any = BYTES[random.nextInt(BYTES.length)];
        return switch (random.nextInt(5)) {
            case 0 -> replaced(table, at, Math.min(table.length, at + 1));
            case 1 -> replaced(table, at, at, any);
            case 2 -> replaced(table, at, Math.min(table.length, at + 1), any);
            case 3 -> replaced(table, at, Math.min(table.length, at + random.nextInt(20)));
            default -> {
                int end = at;
                while (end < table.length && table[end] != '\n') {
                    end++;
                }
                int start = at;
                while (start > 0 && table[start - 1] != '\n') {
                    start--;
                }
                byte[] line = new byte[Math.min(table.length, end + 1) - start];
                System.arraycopy(table, start, line, 0, line.length);
                yield replaced(table, start, start, line);
            }
        };
    }

    private static byte[] replaced(byte[] table, int from, int to, byte... by) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(table, 0, from);
        result.writeBytes(by);
        result.write(table, to, table.length - to);
        return result.toByteArray();
    }
}

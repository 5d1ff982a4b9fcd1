package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files say what the same table says as CSV. */
class ParquetTableTest {
    private static final TableOptions DEFAULTS = TableOptions.defaults();
    private static final Path FOLDER = Path.of("src/test/resources/parquet");
    private static final List<String> NUMBERS = List.of("id", "x", "n", "f", "h", "u", "v", "price", "wide", "y");

    private static String file(String name) {
        return FOLDER.resolve(name).toString();
    }

    private static ParquetTable open(String name, TableOptions options) {
        return ParquetTable.open(List.of(file(name)), options);
    }

    private static Table csv(TableOptions options) {
        return DelimitedTable.open(List.of(Source.path(file("table.csv"))), options);
    }

    /** What is said when columns are put to use. */
    private static String refusal(String file, Slot.Use use, ColumnType type, String column) {
        ParquetTable table = open(file, DEFAULTS);
        Slot slot = new Slot(table.names().indexOf(column), type, use);
        return assertThrows(DataException.class, () -> table.read(List.of(slot), row -> {}))
                .getMessage();
    }

    private static List<String> read(Table table, Slot slot) {
        List<String> cells = new ArrayList<>();
        table.read(
                List.of(slot),
                row -> cells.add(slot.type() == ColumnType.TEXT ? row.raw(0) : String.valueOf(row.number(0))));
        return cells;
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrow", "plain", "zstd", "gzip", "lz4", "deltas", "split", "duckdb"})
    void everyEncodingAndCompressionGivesTheTable(String name) {
        Table expected = csv(DEFAULTS);
        Table table = open(name + ".parquet", DEFAULTS);
        assertEquals(expected.names(), table.names());
        for (String column : table.names()) {
            int j = table.names().indexOf(column);
            boolean number = NUMBERS.contains(column);
            assertEquals(
                    number ? ColumnType.NUMBER : ColumnType.TEXT, table.types().get(j), column);
            Slot slot = new Slot(j, table.types().get(j), Slot.Use.KEPT);
            assertEquals(read(csv(DEFAULTS), slot), read(table.again(), slot), column);
        }
    }

    /** Spark names the plain encoding of a dictionary by its old name. */
    @Test
    void dictionariesOfSparkAreRead() {
        Table table = open("spark.parquet", DEFAULTS);
        Table expected = csv(DEFAULTS);
        for (String column : List.of("n", "colour", "y")) {
            ColumnType type = column.equals("colour") ? ColumnType.TEXT : ColumnType.NUMBER;
            Slot slot = new Slot(table.names().indexOf(column), type, Slot.Use.PREDICTOR);
            Slot same = new Slot(expected.names().indexOf(column), type, Slot.Use.PREDICTOR);
            assertEquals(read(csv(DEFAULTS), same), read(table.again(), slot), column);
        }
    }

    @Test
    void cellsOfNumbersAreTextsWhereTheyAreKept() {
        Table table = open("arrow.parquet", DEFAULTS);
        for (String column : List.of("id", "x", "n", "f", "u", "price", "wide", "y")) {
            Slot slot = Slot.kept(table.names().indexOf(column));
            assertEquals(read(csv(DEFAULTS), slot), read(table.again(), slot), column);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void rowsAreTheSameForAnyNumberOfThreads(int jobs, @TempDir Path folder) throws IOException {
        for (int k = 0; k < 40; k++) {
            Files.copy(FOLDER.resolve("arrow.parquet"), folder.resolve("part-%02d.parquet".formatted(k)));
        }
        Table table = ParquetTable.open(List.of(folder.toString()), DEFAULTS.withJobs(jobs));
        List<Slot> slots = List.of(Slot.number(1), Slot.text(10), Slot.number(15), Slot.kept(0));
        List<String> one = new ArrayList<>();
        csv(DEFAULTS).read(slots, row -> one.add(Arrays.toString(row.numbers) + Arrays.toString(row.cells)));
        List<String> all = new ArrayList<>();
        long rows = table.read(slots, row -> {
            all.add(Arrays.toString(row.numbers) + Arrays.toString(row.cells));
            assertEquals(all.size(), row.record());
            assertEquals((all.size() - 1) % one.size() + 1, row.line());
        });
        assertEquals(40L * one.size(), rows);
        for (int i = 0; i < all.size(); i++) {
            assertEquals(one.get(i % one.size()), all.get(i));
        }
    }

    @Test
    void aFileOfManyBlocksIsReadByThreadsInOrder() {
        // 15 slots of the same column make blocks small enough that 60 rows are several
        List<Slot> slots = new ArrayList<>();
        for (int k = 0; k < 4000; k++) {
            slots.add(Slot.number(15));
        }
        List<Double> seen = new ArrayList<>();
        ParquetTable table = open("arrow.parquet", DEFAULTS.withJobs(3));
        table.read(slots, row -> {
            for (double value : row.numbers()) {
                assertEquals(row.number(0), value);
            }
            seen.add(row.number(0));
        });
        assertEquals(60, seen.size());
        assertEquals(3.59, seen.get(59));
    }

    @Test
    void whatIsOfferedAsTextIsText() {
        TableOptions options = DEFAULTS.withText(List.of("n,day"));
        Table table = open("arrow.parquet", options);
        assertEquals(ColumnType.TEXT, table.types().get(2));
        assertEquals(List.of("-2", "-1", "0"), read(table, Slot.text(2)).subList(0, 3));
        assertEquals(
                "2024-02-29",
                read(open("arrow.parquet", options), Slot.text(11)).get(1));
    }

    @Test
    void spellingsOfMissingHoldForNumbersAndTexts() {
        TableOptions options = DEFAULTS.withMissing(Set.of("", "-999", "red"));
        Table odd = open("odd.parquet", options);
        assertEquals(List.of("NaN", "NaN"), read(odd, Slot.number(odd.names().indexOf("nan"))));
        List<String> texts = new ArrayList<>();
        open("arrow.parquet", options).read(List.of(Slot.text(10)), row -> texts.add(row.text(0)));
        assertEquals(Arrays.asList(null, "grün", "dark, blue"), texts.subList(0, 3));
    }

    @Test
    void textsAreNumbersWhereTheseAreAskedFor() {
        Table odd = open("odd.parquet", DEFAULTS);
        assertEquals(List.of("7.0", "1.5"), read(odd, Slot.model(odd.names().indexOf("digits"), false)));
        assertEquals(
                file("arrow.parquet") + ": row 1, column \"colour\": \"red\" is not a number, and the model needs one;"
                        + " correct it",
                refusal("arrow.parquet", Slot.Use.MODEL, ColumnType.NUMBER, "colour"));
    }

    @Test
    void integersThatAreRoundedAreNoted() {
        Table odd = open("odd.parquet", DEFAULTS);
        odd.read(
                List.of(
                        Slot.number(odd.names().indexOf("big")),
                        Slot.number(odd.names().indexOf("huge")),
                        Slot.number(odd.names().indexOf("top"))),
                row -> {});
        String behind = ", is rounded to the nearest number that a double holds; identifiers carry no information: ";
        assertEquals(
                List.of(
                        file("odd.parquet") + ": row 1: column \"big\": 1 integer above 2^53, such as"
                                + " \"9007199254740993\"" + behind
                                + "-x big leaves them out, --text big reads them as categories",
                        file("odd.parquet") + ": row 1: column \"huge\": 1 integer above 2^53, such as"
                                + " \"100000000000000000001\"" + behind
                                + "-x huge leaves them out, --text huge reads them as categories",
                        file("odd.parquet") + ": row 1: column \"top\": 1 integer above 2^53, such as"
                                + " \"18446744073709551615\"" + behind
                                + "-x top leaves them out, --text top reads them as categories"),
                odd.notes());
    }

    @Test
    void namesAreAsInAHeader() {
        List<String> names = open("odd.parquet", DEFAULTS).names();
        assertEquals(List.of("a.b", "column14", "word", "y"), names.subList(12, 16));
        Table odd = open("odd.parquet", DEFAULTS);
        List<String> seen = new ArrayList<>();
        odd.read(
                List.of(Slot.number(12), Slot.number(13), Slot.kept(4)),
                row -> seen.add(row.number(0) + " " + row.number(1) + " " + row.raw(2)));
        assertEquals(
                List.of("1.0 3.0 00000000-0000-0000-0000-000000000007", "2.0 4.0 80000000-0000-0000-0000-000000000005"),
                seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tags | lists",
                "pair | structures",
                "counts | maps",
                "raw | bytes that are not marked as text",
            })
    void whatHasNoNumberIsRefusedWhereItIsUsed(String column, String words) {
        assertEquals(
                file("odd.parquet") + ": column \"" + column + "\": holds " + words
                        + ", which cannot be read; write numbers or texts instead, or leave the column out: -x "
                        + column,
                refusal("odd.parquet", Slot.Use.PREDICTOR, ColumnType.TEXT, column));
    }

    @ParameterizedTest
    @CsvSource({"day,dates", "at,timestamps", "zoned,timestamps", "clock,times of day"})
    void timesAreRefusedWithAdvice(String column, String words) {
        String advice =
                "holds %s; turn the column into a number, such as days since a date, or leave the column out: -x %s,"
                        + " or, if each is meant as a category: --text %s";
        assertEquals(
                file("arrow.parquet") + ": column \"" + column + "\": " + advice.formatted(words, column, column),
                refusal("arrow.parquet", Slot.Use.PREDICTOR, ColumnType.TEXT, column));
        Table looked = open("arrow.parquet", DEFAULTS);
        looked.read(List.of(new Slot(looked.names().indexOf(column), ColumnType.TEXT, Slot.Use.LOOK)), row -> {});
        assertEquals(1, looked.notes().size());
    }

    @Test
    void aTargetMustBeNumbers() {
        assertEquals(
                file("arrow.parquet")
                        + ": column \"flag\": \"false\" is not a number, as the target must be; \"false\" and"
                        + " \"true\" are two classes",
                refusal("arrow.parquet", Slot.Use.TARGET, ColumnType.NUMBER, "flag"));
        assertEquals(
                file("arrow.parquet") + ": row 1, column \"colour\": \"red\" is not a number, as the target must be;"
                        + " correct it, or choose another target with -t",
                refusal("arrow.parquet", Slot.Use.TARGET, ColumnType.NUMBER, "colour"));
        assertEquals(
                file("arrow.parquet")
                        + ": column \"day\": holds dates; turn the column into a number, such as days since"
                        + " a date, or choose another target with -t",
                refusal("arrow.parquet", Slot.Use.TARGET, ColumnType.NUMBER, "day"));
    }

    @Test
    void twoWordsAsTheTargetAreClasses() {
        assertEquals(
                file("odd.parquet")
                        + ": row 1, column \"word\": \"yes\" is not a number, as the target must be; \"yes\""
                        + " and \"no\" are two classes",
                refusal("odd.parquet", Slot.Use.TARGET, ColumnType.NUMBER, "word"));
    }

    @Test
    void numbersMustBeFiniteAndNotTooLarge() {
        assertEquals(
                file("odd.parquet")
                        + ": row 1, column \"inf\": \"Infinity\" is not a finite number; correct it, or leave"
                        + " the column out: -x inf",
                refusal("odd.parquet", Slot.Use.PREDICTOR, ColumnType.NUMBER, "inf"));
        ParquetTable table = open("odd.parquet", DEFAULTS);
        List<Long> before = new ArrayList<>();
        DataException e = assertThrows(
                DataException.class,
                () -> table.read(
                        List.of(Slot.number(table.names().indexOf("large"))), row -> before.add(row.record())));
        assertEquals(
                file("odd.parquet") + ": row 2, column \"large\": \"1.0E101\" is too large: squares of such numbers"
                        + " overflow; divide the column by a power of ten, or leave the column out: -x large",
                e.getMessage());
        assertEquals(List.of(1L), before);
    }

    @Test
    void filesMayHaveTheirColumnsInAnotherOrder() {
        Table table = ParquetTable.open(List.of(file("few.parquet"), file("reordered.parquet")), DEFAULTS);
        List<double[]> rows = new ArrayList<>();
        table.read(
                List.of(Slot.number(0), Slot.number(1), Slot.number(2)),
                row -> rows.add(row.numbers().clone()));
        assertEquals(16, rows.size());
        for (int i = 0; i < 8; i++) {
            assertArrayEquals(rows.get(i), rows.get(8 + i));
        }
        assertEquals(
                file("fewer.parquet") + ": its columns are not those of " + file("few.parquet") + "; absent: \"n\"",
                assertThrows(
                                DataException.class,
                                () -> ParquetTable.open(List.of(file("few.parquet"), file("fewer.parquet")), DEFAULTS))
                        .getMessage());
    }

    @Test
    void aDirectoryIsItsParts(@TempDir Path folder) throws IOException {
        Files.copy(FOLDER.resolve("few.parquet"), folder.resolve("part-2.parquet"));
        Files.copy(FOLDER.resolve("empty.parquet"), folder.resolve("part-1.parquet"));
        Files.copy(FOLDER.resolve("reordered.parquet"), folder.resolve("part-3"));
        Files.writeString(folder.resolve("_SUCCESS"), "");
        Files.writeString(folder.resolve("_metadata.parquet"), "PAR1");
        Files.writeString(folder.resolve(".part-1.parquet.crc"), "crc");
        Files.writeString(folder.resolve("notes.txt"), "PARTS");
        Table table = ParquetTable.open(List.of(folder.toString()), DEFAULTS);
        assertEquals(List.of(folder.toString()), table.files());
        List<String> places = new ArrayList<>();
        assertEquals(
                16,
                table.read(
                        List.of(Slot.number(0)), row -> places.add(row.place().toString())));
        assertEquals(folder.resolve("part-2.parquet") + ": row 1", places.get(0));
        assertEquals(folder.resolve("part-3") + ": row 8", places.get(15));
        assertTrue(PartFiles.isParquet(folder.toString()));
    }

    @Test
    void onlyTheColumnsAskedForAreRead(@TempDir Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(FOLDER.resolve("plain.parquet"));
        Table whole = open("plain.parquet", DEFAULTS);
        int damaged = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("dark, blue");
        bytes[damaged] ^= 1;
        Path file = folder.resolve("damaged.parquet");
        Files.write(file, bytes);
        Table table = ParquetTable.open(List.of(file.toString()), DEFAULTS);
        assertEquals(read(whole, Slot.number(15)), read(table.again(), Slot.number(15)));
        assertEquals(
                file + ": is damaged: a page of column \"colour\" cannot be read; write it once more",
                assertThrows(DataException.class, () -> read(table, Slot.text(10)))
                        .getMessage());
        assertFalse(table.checksum().equals(whole.checksum()));
    }

    @Test
    void whatIsNoParquetIsSaid(@TempDir Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(FOLDER.resolve("few.parquet"));
        Path file = folder.resolve("t.parquet");
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        String name = file.toString();
        assertEquals(
                name + ": is cut off: it begins as a Parquet file and does not end as one; copy or write it once more",
                openingError(name));
        Files.writeString(file, "x,y\n1,2\n3,4\n5,6\n");
        assertEquals(name + ": is no Parquet file; if it is text: --input-format csv", openingError(name));
        Files.writeString(file, "");
        assertEquals(name + ": is no Parquet file; if it is text: --input-format csv", openingError(name));
        Files.delete(file);
        assertEquals(name + ": there is no such file", openingError(name));
        assertEquals(folder + ": is a directory without Parquet files", openingError(folder.toString()));
        Files.createDirectory(folder.resolve("year=2024"));
        assertEquals(
                folder + ": its rows are parted into folders by a column, which is not in the files; write the table"
                        + " without partitions",
                openingError(folder.toString()));
        assertEquals(
                "<stdin>: Parquet is read from its end, and so not from standard input or a pipe; save it and name the"
                        + " file",
                openingError("-"));
        assertEquals(file("empty.parquet") + ": has no rows", openingError(file("empty.parquet")));
        ParquetTable brotli = open("brotli.parquet", DEFAULTS);
        assertEquals(
                file("brotli.parquet") + ": is compressed with Brotli; write it with zstd, snappy or gzip",
                assertThrows(DataException.class, () -> read(brotli, Slot.number(0)))
                        .getMessage());
    }

    private static String openingError(String argument) {
        return assertThrows(DataException.class, () -> ParquetTable.open(List.of(argument), DEFAULTS))
                .getMessage();
    }

    @Test
    void filesTellThatTheyAreParquet(@TempDir Path folder) throws IOException {
        Path unnamed = Files.copy(FOLDER.resolve("few.parquet"), folder.resolve("unnamed"));
        assertEquals(InputFormat.PARQUET, InputFormat.of(List.of(unnamed.toString()), null));
        Path named = Files.writeString(folder.resolve("named.PARQ"), "x,y");
        assertEquals(InputFormat.PARQUET, InputFormat.of(List.of(named.toString()), null));
        assertEquals(InputFormat.PARQUET, InputFormat.of(List.of(folder.toString()), null));
        assertEquals(InputFormat.CSV, InputFormat.of(List.of(file("table.csv")), null));
        assertThrows(
                IllegalArgumentException.class,
                () -> InputFormat.of(List.of(unnamed.toString(), file("table.csv")), null));
    }
}

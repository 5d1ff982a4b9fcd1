package dev.regfit.cli.table;

import static dev.regfit.cli.table.ColumnType.NUMBER;
import static dev.regfit.cli.table.ColumnType.TEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first lines of data sets that people use, each awkward in its own way. */
class MessyFilesTest {
    /** UCI wine quality (red): semicolons, quoted names with blanks, CRLF. */
    @Test
    void wine() {
        Table table = Csv.open("\"fixed acidity\";\"volatile acidity\";\"pH\";\"quality\"\r\n"
                + "7.4;0.7;3.51;5\r\n7.8;0.88;3.2;5\r\n");
        assertEquals(List.of("fixed acidity", "volatile acidity", "pH", "quality"), table.names());
        assertEquals(List.of(NUMBER, NUMBER, NUMBER, NUMBER), table.types());
        assertEquals(7.8, Csv.numbers(table)[1][0]);
    }

    /** Ames housing: names with blanks and slashes, codes with leading zeros, many NA, text. */
    @Test
    void ames() {
        Table table = Csv.open("PID,MS SubClass,MS Zoning,Lot Frontage,Alley,Year Remod/Add,SalePrice\n"
                + "0526301100,020,RL,141,NA,1960,215000\n0526350040,020,RH,NA,NA,1961,105000\n");
        assertEquals(List.of(NUMBER, NUMBER, TEXT, NUMBER, NUMBER, NUMBER, NUMBER), table.types());
        assertEquals(5, ColumnSelection.resolveOne("Year Remod/Add", table.names()));
    }

    /** California housing: empty cells in a column of numbers, one text column. */
    @Test
    void california() {
        Table table = Csv.open("longitude,total_bedrooms,median_house_value,ocean_proximity\n"
                + "-122.23,129.0,452600.0,NEAR BAY\n-122.17,,500001.0,<1H OCEAN\n");
        assertEquals(List.of(NUMBER, NUMBER, NUMBER, TEXT), table.types());
        table.read(List.of(Slot.number(1)), row -> assertEquals(row.record() == 1 ? 129.0 : Double.NaN, row.number(0)));
    }

    /** UCI abalone: no header, the first column text. */
    @Test
    void abalone() {
        String text = "M,0.455,0.365,0.095,0.514,0.2245,0.101,0.15,15\n"
                + "M,0.35,0.265,0.09,0.2255,0.0995,0.0485,0.07,7\n"
                + "F,0.53,0.42,0.135,0.677,0.2565,0.1415,0.21,9\n";
        DataException e = assertThrows(DataException.class, () -> Csv.open(text));
        assertTrue(e.getMessage().contains("-n"));
        Table table = Csv.open(text, Csv.DEFAULTS.withHeader(HeaderMode.ABSENT));
        assertEquals(9, table.names().size());
        assertEquals(TEXT, table.types().get(0));
        assertEquals(3, Csv.raw(table).size());
    }

    /** R's write.csv: row names under an empty name. */
    @Test
    void mtcars() {
        Table table = Csv.open("\"\",\"mpg\",\"cyl\"\n\"Mazda RX4\",21,6\n\"Datsun 710\",22.8,4\n");
        assertEquals(List.of("rownames", "mpg", "cyl"), table.names());
        assertEquals(List.of(TEXT, NUMBER, NUMBER), table.types());
    }

    /** cat jan.csv feb.csv, each with a byte order mark as Excel writes it. */
    @Test
    void filesPutBehindEachOther() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            for (String header : List.of("a,b", "\"a\",\"b\"", " \"a\" , \"b\"")) {
                String file = "\uFEFF" + header + end + "1,2" + end;
                double[][] both = Csv.numbers(Csv.open(file.substring(1) + file + file));
                assertArrayEquals(new double[][] {{1, 2}, {1, 2}, {1, 2}}, both, header);
            }
            Table rows = Csv.open(
                    "1,2" + end + "\uFEFF\"3\",4" + end + "\uFEFF5,6", Csv.DEFAULTS.withHeader(HeaderMode.ABSENT));
            assertArrayEquals(new double[][] {{1, 2}, {3, 4}, {5, 6}}, Csv.numbers(rows));
        }
        Table commented = Csv.open(
                "\uFEFF# of May\na,b\n1,2\n\uFEFF# of June\n\uFEFFa,b\n3,4\n",
                Csv.DEFAULTS.withSkipping(new Skipping(0, '#')));
        assertArrayEquals(new double[][] {{1, 2}, {3, 4}}, Csv.numbers(commented));
    }

    /** A byte order mark elsewhere is a character like others. */
    @Test
    void aMarkWithinALineStays() {
        assertEquals(List.of(List.of("x\uFEFF", "\uFEFFy")), Csv.raw(Csv.open("a,b\nx\uFEFF,\uFEFFy\n", Csv.ALL_TEXT)));
    }

    /** Python's csv module with ", " for people to read. */
    @Test
    void blanksAroundQuotes() {
        for (char delimiter : new char[] {',', ';', '|', '\t'}) {
            String text = "id, \"si,;|ze\" ,\"y\" \n1, \"2\", 3\n2 ,  \"3\"  ,\"4\"\n".replace(", ", ",  ");
            Table table = Csv.open(swapped(text, delimiter));
            assertEquals(List.of(NUMBER, NUMBER, NUMBER), table.types());
            assertEquals(List.of("id", "si,;|ze", "y"), table.names());
            assertArrayEquals(new double[][] {{1, 2, 3}, {2, 3, 4}}, Csv.numbers(table));
        }
        Table tab = Csv.open("a,b\n1,\t\"x, \"\"y\"\"\" \n");
        assertEquals(List.of(List.of("1", "x, \"y\"")), Csv.raw(tab));
    }

    private static String swapped(String text, char delimiter) {
        return text.replaceAll(",(?!;)", String.valueOf(delimiter)).replace("si" + delimiter, "si,");
    }

    /** A comma that separates decimals within quotes and cells elsewhere. */
    @Test
    void quotedDecimalCommas() {
        String text = "a,b,c\n\"1,5\",2,\"-0,25\"\n3,\"4\", \"1e2\" \n";
        for (Character delimiter : new Character[] {null, ','}) {
            Table table = Csv.open(text, Csv.DEFAULTS.withDecimal(',').withDelimiter(delimiter));
            assertArrayEquals(new double[][] {{1.5, 2, -0.25}, {3, 4, 100}}, Csv.numbers(table));
        }
        Table named = Csv.open("sep=,\n" + text, Csv.DEFAULTS.withDecimal(','));
        assertEquals(List.of("a", "b", "c"), named.names());
        String point = "a,b\n1.5,\"2,5\"\n";
        assertEquals(
                List.of(TEXT, NUMBER),
                Csv.open(point, Csv.DEFAULTS.withDecimal(',')).types());
        DataException unquoted = Csv.error("a,b\n\"1,5\",2\n1,5,2\n", Csv.DEFAULTS.withDecimal(','));
        assertTrue(unquoted.getMessage().startsWith("data.csv:3: 3 cells, expected 2"));
    }

    /** Blanks before what is not quoted stay with it, where cells are passed through. */
    @Test
    void otherBlanksStay() {
        assertEquals(List.of(List.of(" x", " y \"z\"")), Csv.raw(Csv.open("a,b\n x, y \"z\"\n", Csv.ALL_TEXT)));
    }

    /** A record that does not end is refused as soon as it is too long, and little of it is kept. */
    @Test
    void aRecordWithoutEnd() {
        String known = "data.csv:2: the record that starts here does not end within 67 million characters; ";
        assertEquals(known + "have the line ends been lost?", endless("a,b\n", "1,2,3,4,"));
        assertEquals(
                known + "the quote (\") that opens its cell 2 is never closed", endless("a,b\n1, \"x", "1,2\n3,4\n"));
        assertEquals(known.replace(":2:", ":1:") + "have the line ends been lost?", endless("", "1,2,3,4,"));
    }

    private static String endless(String start, String more) {
        byte[] head = start.getBytes(StandardCharsets.US_ASCII);
        byte[] rest = more.getBytes(StandardCharsets.US_ASCII);
        InputStream bytes = new InputStream() {
            private int at;

            @Override
            public int read() {
                int i = at++;
                return i < head.length ? head[i] : rest[(i - head.length) % rest.length];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                for (int k = 0; k < length; k++) {
                    target[offset + k] = (byte) read();
                }
                return length;
            }
        };
        return Csv.error(Csv.DEFAULTS, new Source("data.csv", () -> bytes)).getMessage();
    }
}

package dev.regfit.cli.table;

import static dev.regfit.cli.table.ColumnType.NUMBER;
import static dev.regfit.cli.table.ColumnType.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(List.of("column1", "mpg", "cyl"), table.names());
        assertEquals(List.of(TEXT, NUMBER, NUMBER), table.types());
    }
}

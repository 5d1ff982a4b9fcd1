package dev.regfit.cli.table;

import java.util.ArrayList;
import java.util.List;

/** Reads all columns of a table of numbers and keeps no row: what reading takes of a whole process. */
public final class ReadTable {
    private ReadTable() {}

    /** @param args a file and the number of threads that parse */
    public static void main(String[] args) {
        int jobs = Integer.parseInt(args[1]);
        try (Table table =
                DelimitedTable.open(List.of(Source.path(args[0])), TableOptions.defaults().withJobs(jobs))) {
            List<Slot> slots = new ArrayList<>();
            for (int j = 0; j < table.names().size(); j++) {
                slots.add(Slot.number(j));
            }
            double[] copy = new double[slots.size()];
            long rows = table.read(slots, row -> System.arraycopy(row.numbers(), 0, copy, 0, copy.length));
            System.out.println(rows + " rows, " + table.checksum());
        }
    }
}

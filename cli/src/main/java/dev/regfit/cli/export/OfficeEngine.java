package dev.regfit.cli.export;

import java.nio.file.Path;
import java.util.List;

/** LibreOffice, which computes a workbook when it converts it. */
record OfficeEngine(String program) implements Engine {
    /** No cell holds this: the unit separator of ASCII. */
    private static final char SEPARATOR = 31;

    /** The first sheet as text in UTF-8, cells as they are rather than as they are shown. */
    private static final String FILTER =
            "csv:Text - txt - csv (StarCalc):" + (int) SEPARATOR + ",34,76,1,,0,false,false";

    @Override
    public List<String> predictions(Task task) {
        byte[] filled =
                new ExcelForm().write(task.formula(), task.names(), task.rows().cells());
        Path file = Programs.write(task.folder().resolve("model.xlsx"), filled);
        String profile =
                "-env:UserInstallation=" + task.folder().resolve("profile").toUri();
        Programs.run(
                List.of(program, profile, "--headless", "--convert-to", FILTER, file.toString()), task.folder(), null);
        return Answers.lastCells(task.folder().resolve("model.csv"), SEPARATOR).stream()
                .map(cell -> cell.startsWith("#") ? "" : cell)
                .toList();
    }
}

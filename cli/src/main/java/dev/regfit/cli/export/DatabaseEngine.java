package dev.regfit.cli.export;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shell of a database that works in memory. */
record DatabaseEngine(String program, Dialect dialect) implements Engine {
    @Override
    public List<String> predictions(Task task) {
        List<String> lines = new ArrayList<>();
        boolean isSqlite = program.equals("sqlite3");
        if (!isSqlite) {
            lines.add(".maxrows -1");
        }
        lines.add(".mode csv");
        lines.add(".headers on");
        PlainTables.statements(
                        task.formula(),
                        task.rows().cells(),
                        dialect,
                        task.names().table())
                .forEach(statement -> lines.add(statement + ";"));
        String query = new String(task.exported(), StandardCharsets.UTF_8).strip();
        String column = "p." + dialect.identifier(task.names().prediction());
        // sqlite3 shows 15 digits otherwise
        String shown = isSqlite && !task.formula().predictsText()
                ? "CASE WHEN %1$s IS NULL THEN '' ELSE printf('%%!.17g', %1$s) END".formatted(column)
                : column;
        lines.add(
                "SELECT %s AS prediction FROM (%n%s%n) AS p;".formatted(shown, query.substring(0, query.length() - 1)));
        Path script = Programs.write(task.folder().resolve("script.sql"), Form.bytes(String.join("\n", lines) + "\n"));
        return Answers.of(Programs.run(List.of(program), task.folder(), script));
    }
}

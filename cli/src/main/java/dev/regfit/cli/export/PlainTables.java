package dev.regfit.cli.export;

import dev.regfit.model.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Rows as plain tables: what engines are given. */
final class PlainTables {
    private static final int ROWS_AT_ONCE = 200;

    private PlainTables() {}

    /** CSV, where all texts stand in quotes. */
    static byte[] csv(Formula formula, List<List<Object>> rows) {
        StringBuilder out = new StringBuilder();
        StringJoiner header = new StringJoiner(",", "", "\n");
        formula.columns().forEach(column -> header.add(quoted(column.name())));
        out.append(header);
        for (List<Object> row : rows) {
            StringJoiner line = new StringJoiner(",", "", "\n");
            row.forEach(cell -> line.add(cell instanceof Double number ? Numbers.exact(number) : quoted(text(cell))));
            out.append(line);
        }
        return Form.bytes(out);
    }

    private static String text(Object cell) {
        return cell == null ? "" : (String) cell;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * Cells with tabs between.
     *
     * @throws EngineException when a cell holds a tab or a line end
     */
    static byte[] tabbed(Formula formula, List<List<Object>> rows) {
        List<String> lines = new ArrayList<>();
        StringJoiner header = new StringJoiner("\t");
        formula.columns().forEach(column -> header.add(plain(column.name())));
        lines.add(header.toString());
        for (List<Object> row : rows) {
            StringJoiner line = new StringJoiner("\t");
            row.forEach(cell -> line.add(cell instanceof Double number ? Numbers.exact(number) : plain(text(cell))));
            lines.add(line.toString());
        }
        return Form.bytes(String.join("\n", lines) + "\n");
    }

    private static String plain(String text) {
        if (text.indexOf('\t') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new EngineException(
                    "\"%s\" holds a tab or a line end, which a simple table cannot".formatted(Quote.comment(text)));
        }
        return text;
    }

    /** Statements that make a table and fill it. */
    static List<String> statements(Formula formula, List<List<Object>> rows, Dialect dialect, String table) {
        List<String> statements = new ArrayList<>();
        StringJoiner columns = new StringJoiner(", ");
        formula.columns()
                .forEach(column -> columns.add(
                        dialect.identifier(column.name()) + (column.text() ? " TEXT" : " " + dialect.type())));
        if (formula.columns().isEmpty()) {
            columns.add("nothing INTEGER");
        }
        statements.add("CREATE TABLE " + dialect.table(table) + " (" + columns + ")");
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            StringJoiner values = new StringJoiner(",\n");
            rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE))
                    .forEach(row -> values.add(row.isEmpty() ? "(NULL)" : literals(row, dialect)));
            statements.add("INSERT INTO " + dialect.table(table) + " VALUES " + values);
        }
        return statements;
    }

    private static String literals(List<Object> row, Dialect dialect) {
        StringJoiner literals = new StringJoiner(", ", "(", ")");
        for (Object cell : row) {
            literals.add(
                    cell == null
                            ? "NULL"
                            : cell instanceof Double number ? SqlForm.literal(number) : dialect.text((String) cell));
        }
        return literals.toString();
    }
}

package dev.regfit.cli.export;

import java.util.List;

/** A JavaScript module without dependencies; in Node.js also a filter of CSV files. */
final class JavaScriptForm extends NanForm {
    private static final Syntax SYNTAX = new Syntax(
            "x%d",
            "k%d", "Number.isNaN(x%d)", "Math.pow(%s, %d)", "Math.log(%s)", "===", "(%s ? 1 : 0)", "WEIGHTS%d[%s]");

    private static final List<String> USE = List.of(
            "Use: node FILE.cjs DATA.csv, or require it and call the function with an object of columns."
                    + " null, undefined, an empty text and NaN are missing; null is returned where there is no prediction.");

    private static final String HELPERS = """
            const NUMBER = /^@NUMBER@$/;

            function isMissing(cell) {
              return cell === null || cell === undefined || Number.isNaN(cell) || MISSING.has(String(cell).trim());
            }

            function number(row, column) {
              const cell = row[column];
              if (isMissing(cell)) return NaN;
              if (typeof cell === "number") return cell;
              const text = String(cell).trim();
              const value = NUMBER.test(text) ? Number(text) : NaN;
              if (!Number.isFinite(value)) throw new Error(`column "${column}": "${text}" is not a finite number`);
              return value;
            }

            function level(cell, levels, missing) {
              if (isMissing(cell)) return missing;
              const found = levels.get(String(cell));
              return found === undefined ? levels.size + 1 : found;
            }

            function levels(names) {
              return new Map(names.map((name, k) => [name, k]));
            }

            function or(value, otherwise) {
              return Number.isNaN(value) ? otherwise : value;
            }

            """;

    private static final String MAIN = """

            function parseCsv(text) {
              const rows = [];
              let row = [];
              let cell = "";
              let quoted = false;
              for (let i = 0; i < text.length; i++) {
                const c = text[i];
                if (quoted) {
                  if (c !== '"') cell += c;
                  else if (text[i + 1] === '"') cell += text[++i];
                  else quoted = false;
                } else if (c === '"' && cell === "") quoted = true;
                else if (c === ",") { row.push(cell); cell = ""; }
                else if (c === "\\n" || c === "\\r") {
                  if (c === "\\r" && text[i + 1] === "\\n") i++;
                  row.push(cell);
                  rows.push(row);
                  row = [];
                  cell = "";
                } else cell += c;
              }
              if (cell !== "" || row.length > 0) { row.push(cell); rows.push(row); }
              return rows;
            }

            function main() {
              let place = process.argv[2] || "standard input";
              try {
                const text = require("fs").readFileSync(process.argv[2] || 0, "utf8").replace(/^\\ufeff/, "");
                const [header, ...rows] = parseCsv(text);
                const absent = COLUMNS.filter((name) => !header.includes(name));
                if (absent.length > 0) throw new Error("no column " + absent.join(", "));
                const lines = ["prediction"];
                const file = place;
                rows.forEach((row, k) => {
                  place = `${file}: row ${k + 1}`;
                  const value = FUNCTION(Object.fromEntries(header.map((name, c) => [name, row[c]])));
                  const shown = value === null ? "" : String(value);
                  lines.push(/[",\\r\\n]/.test(shown) ? '"' + shown.replace(/"/g, '""') + '"' : shown);
                });
                process.stdout.write(lines.join("\\n") + "\\n");
              } catch (error) {
                console.error(`${place}: ${error.message}`);
                process.exitCode = 1;
              }
            }

            if (typeof module !== "undefined") {
              module.exports = { FUNCTION, COLUMNS };
              if (require.main === module) main();
            } else if (typeof process !== "undefined") {
              throw new Error("this is a CommonJS module: let the name of its file end in .cjs");
            }
            """;

    JavaScriptForm() {
        super(SYNTAX, "or(%s, %s)", "NaN");
    }

    @Override
    public byte[] write(Formula formula, ExportNames names) {
        StringBuilder out = new StringBuilder();
        out.append(comment(formula, USE, "//"));
        out.append("\"use strict\";\n\n");
        out.append("const COLUMNS = [")
                .append(Quote.list(formula.columns(), column -> Quote.script(column.name())))
                .append("];\n");
        out.append("const MISSING = new Set([")
                .append(Quote.list(formula.about().missing(), Quote::script))
                .append("]);\n\n");
        out.append(HELPERS.replace(NUMBER_MARK, NUMBER));
        for (int k : formula.places(true)) {
            out.append("const LEVELS%d = levels([%s]);\n"
                    .formatted(k, Quote.list(formula.columns().get(k).levels(), Quote::script)));
        }
        for (int p = 0; p < formula.parts().size(); p++) {
            if (!formula.parts().get(p).texts().isEmpty()) {
                out.append("const WEIGHTS%d = [%s];\n"
                        .formatted(p, literals(formula.parts().get(p).weights())));
            }
        }
        function(out, formula, names.prediction());
        out.append(MAIN.replace("FUNCTION", names.prediction()));
        return Form.bytes(out);
    }

    private void function(StringBuilder out, Formula formula, String function) {
        out.append("\n/** The prediction for one row, an object of the names of columns. */\nfunction %s(row) {\n"
                .formatted(function));
        for (int k = 0; k < formula.columns().size(); k++) {
            Column column = formula.columns().get(k);
            String name = Quote.script(column.name());
            out.append(
                    column.text()
                            ? "  const k%d = level(row[%s], LEVELS%d, %d);\n"
                                    .formatted(k, name, k, column.missingLevel())
                            : "  const x%d = number(row, %s);\n".formatted(k, name));
        }
        for (String refusal : refusals(formula)) {
            out.append("  if (").append(refusal).append(") return null;\n");
        }
        out.append("  let f = ").append(literal(formula.intercept())).append(";\n");
        for (int p = 0; p < formula.parts().size(); p++) {
            out.append("  f += ").append(addend(formula, p)).append(";\n");
        }
        out.append("  if (!Number.isFinite(f)) return null;\n");
        Ending ending = formula.ending();
        out.append(
                switch (ending.link()) {
                    case IDENTITY -> "  const mean = f;\n";
                    case LOGISTIC ->
                        "  const e = Math.exp(-Math.abs(f));\n  const mean = f > 0 ? 1 - e / (1 + e) : e / (1 + e);\n";
                    case EXP -> "  const mean = " + literal(ending.factor()) + " * Math.exp(f);\n";
                });
        out.append(ending.classes()
                .map(classes -> "  return mean > %s ? %s : %s;\n"
                        .formatted(
                                literal(ending.threshold()),
                                Quote.script(classes.positive()),
                                Quote.script(classes.negative())))
                .orElse("  return mean;\n"));
        out.append("}\n");
    }
}

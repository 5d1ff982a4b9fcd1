package dev.regfit.cli.export;

import java.util.List;

/** A Python module that needs nothing but the standard library, and a filter of CSV files. */
final class PythonForm extends NanForm {
    private static final Syntax SYNTAX = new Syntax(
            "x%d", "k%d", "math.isnan(x%d)", "%s ** %d", "math.log(%s)", "==", "float(%s)", "_WEIGHTS%d[%s]");

    private static final List<String> USE =
            List.of("Use: python3 FILE.py DATA.csv, or import it and call the function with a dict of columns."
                    + " None, an empty text and NaN are missing; None is returned where there is no prediction.");

    private static final String HELPERS = """
            _NUMBER = re.compile(r"@NUMBER@")


            def _number(row, column):
                cell = row[column]
                if cell is None:
                    return math.nan
                if not isinstance(cell, str):
                    return float(cell)
                cell = cell.strip()
                if cell in MISSING:
                    return math.nan
                value = float(cell) if _NUMBER.fullmatch(cell) else math.nan
                if not math.isfinite(value):
                    raise ValueError('column "%s": "%s" is not a finite number' % (column, cell))
                return value


            def _level(cell, levels, missing):
                if cell is None or cell != cell or (isinstance(cell, str) and cell.strip() in MISSING):
                    return missing
                return levels.get(str(cell), len(levels) + 1)


            def _or(value, otherwise):
                return otherwise if value != value else value


            def _exp(x):
                return math.exp(x) if x < 709.78 else math.inf


            """;

    PythonForm() {
        super(SYNTAX, "_or(%s, %s)", "math.nan");
    }

    @Override
    public byte[] write(Formula formula, ExportNames names) {
        StringBuilder out = new StringBuilder("#!/usr/bin/env python3\n");
        out.append(comment(formula, USE, "#"));
        out.append("import csv\nimport math\nimport re\nimport sys\n\n");
        out.append("COLUMNS = [")
                .append(Quote.list(formula.columns(), column -> Quote.script(column.name())))
                .append("]\n");
        out.append("MISSING = frozenset([")
                .append(Quote.list(formula.about().missing(), Quote::script))
                .append("])\n");
        for (int k : formula.places(true)) {
            out.append("_LEVELS%d = {level: k for k, level in enumerate([%s])}\n"
                    .formatted(k, Quote.list(formula.columns().get(k).levels(), Quote::script)));
        }
        for (int p = 0; p < formula.parts().size(); p++) {
            if (!formula.parts().get(p).texts().isEmpty()) {
                out.append("_WEIGHTS%d = [%s]\n"
                        .formatted(p, literals(formula.parts().get(p).weights())));
            }
        }
        out.append('\n').append(HELPERS.replace(NUMBER_MARK, NUMBER));
        function(out, formula, names.prediction());
        main(out, names.prediction());
        return Form.bytes(out);
    }

    private void function(StringBuilder out, Formula formula, String function) {
        out.append("def %s(row):\n    \"\"\"The prediction for one row, a mapping of the names of columns.\"\"\"\n"
                .formatted(function));
        for (int k = 0; k < formula.columns().size(); k++) {
            Column column = formula.columns().get(k);
            String name = Quote.script(column.name());
            out.append(
                    column.text()
                            ? "    k%d = _level(row[%s], _LEVELS%d, %d)\n".formatted(k, name, k, column.missingLevel())
                            : "    x%d = _number(row, %s)\n".formatted(k, name));
        }
        for (String refusal : refusals(formula)) {
            out.append("    if ").append(refusal).append(":\n        return None\n");
        }
        out.append("    f = ").append(literal(formula.intercept())).append('\n');
        for (int p = 0; p < formula.parts().size(); p++) {
            out.append("    f += ").append(addend(formula, p)).append('\n');
        }
        out.append("    if not math.isfinite(f):\n        return None\n");
        Ending ending = formula.ending();
        out.append(
                switch (ending.link()) {
                    case IDENTITY -> "    mean = f\n";
                    case LOGISTIC ->
                        "    e = math.exp(-abs(f))\n    mean = 1 - e / (1 + e) if f > 0 else e / (1 + e)\n";
                    case EXP -> "    mean = " + literal(ending.factor()) + " * _exp(f)\n";
                });
        out.append(ending.classes()
                .map(classes -> "    return %s if mean > %s else %s\n"
                        .formatted(
                                Quote.script(classes.positive()),
                                literal(ending.threshold()),
                                Quote.script(classes.negative())))
                .orElse("    return mean\n"));
    }

    private static void main(StringBuilder out, String name) {
        out.append("""


                def _main():
                    file = open(sys.argv[1], newline="", encoding="utf-8-sig") if len(sys.argv) > 1 else sys.stdin
                    writer = csv.writer(sys.stdout, lineterminator="\\n")
                    writer.writerow(["prediction"])
                    rows = csv.DictReader(file)
                    absent = [name for name in COLUMNS if name not in (rows.fieldnames or [])]
                    if absent:
                        sys.exit("no column " + ", ".join(map(repr, absent)))
                    for number, row in enumerate(rows, 1):
                        try:
                            value = FUNCTION(row)
                        except ValueError as error:
                            sys.exit("%s: row %d: %s" % (file.name, number, error))
                        # a lone empty cell would be quoted
                        if value is None:
                            sys.stdout.write("\\n")
                        else:
                            writer.writerow([value if isinstance(value, str) else repr(value)])


                if __name__ == "__main__":
                    _main()
                """.replace("FUNCTION", name));
    }
}

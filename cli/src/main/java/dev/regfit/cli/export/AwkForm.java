package dev.regfit.cli.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A filter of simple tables in POSIX awk, which has no NaN: what is missing is asked for. */
final class AwkForm extends ProgramForm {
    private static final Syntax SYNTAX =
            new Syntax("x[%d]", "k[%d]", "m[%d]", "%s ^ %d", "log(%s)", "==", "(%s)", "weight%d[%s]");

    private static final List<String> USE = List.of(
            "Use: awk -f FILE.awk DATA.csv. The table has a header and a comma between cells, or what -F says, such as"
                    + " -F '\\t', without quotes. The line of a row is empty where there is no prediction.");

    private static final String HELPERS = """

            function stop(message) {
              print message > "/dev/stderr"
              exit 1
            }

            function trimmed(cell) {
              gsub(/^[ \\t]+|[ \\t]+$/, "", cell)
              return cell
            }

            # infinity and NaN, of which awk knows nothing, are printed with an n
            function is_finite(x) {
              return sprintf("%e", x) !~ /[nN]/
            }

            function number(cell, column) {
              if (cell !~ /^@NUMBER@$/ || !is_finite(cell + 0)) {
                stop((FILENAME == "" ? "standard input" : FILENAME) ": row " NR - 1 ": column \\"" column "\\": \\"" cell "\\" is not a finite number")
              }
              return cell + 0
            }

            NR == 1 {
              sub(/\\r$/, "")
              for (c = 1; c <= NF; c++) place[trimmed($c)] = c
              for (c = 0; c < columns; c++) {
                if (!(name[c] in place)) stop("no column " name[c])
                at[c] = place[name[c]]
              }
              print "prediction"
              next
            }

            {
              sub(/\r$/, "")
              for (c = 0; c < columns; c++) {
                cell = $at[c]
                m[c] = trimmed(cell) in missing
                if (is_text[c]) {
                  k[c] = m[c] ? missing_level[c] : (c, cell) in level ? level[c, cell] : unseen[c]
                } else {
                  x[c] = m[c] ? 1 : number(trimmed(cell), name[c])
                }
              }
              print predict()
            }
            """;

    AwkForm() {
        super(SYNTAX);
    }

    @Override
    public byte[] write(Formula formula, ExportNames names) {
        StringBuilder out = new StringBuilder();
        out.append(comment(formula, USE, "#"));
        out.append("\nBEGIN {\n  if (FS == \" \") FS = \",\"\n");
        out.append("  columns = ").append(formula.columns().size()).append('\n');
        for (int k = 0; k < formula.columns().size(); k++) {
            Column column = formula.columns().get(k);
            out.append("  name[%d] = %s\n".formatted(k, Quote.awk(column.name())));
            if (column.text()) {
                out.append("  is_text[%d] = 1; missing_level[%d] = %d; unseen[%d] = %d\n"
                        .formatted(k, k, column.missingLevel(), k, column.unseen()));
                for (int l = 0; l < column.levels().size(); l++) {
                    out.append("  level[%d, %s] = %d\n"
                            .formatted(k, Quote.awk(column.levels().get(l)), l));
                }
            }
        }
        formula.about().missing().forEach(spelling -> out.append("  missing[%s]\n".formatted(Quote.awk(spelling))));
        for (int p = 0; p < formula.parts().size(); p++) {
            double[] weights = formula.parts().get(p).weights();
            for (int c = 0;
                    c < weights.length && !formula.parts().get(p).texts().isEmpty();
                    c++) {
                if (!Double.isNaN(weights[c])) {
                    out.append("  weight%d[%d] = %s\n".formatted(p, c, literal(weights[c])));
                }
            }
        }
        out.append("}\n").append(HELPERS.replace(NUMBER_MARK, NUMBER));
        function(out, formula);
        return Form.bytes(out);
    }

    private void function(StringBuilder out, Formula formula) {
        out.append("\nfunction predict(    f, e, mean) {\n");
        refusals(formula).forEach(refusal -> out.append("  if (%s) return \"\"\n".formatted(refusal)));
        out.append("  f = ").append(literal(formula.intercept())).append('\n');
        for (int p = 0; p < formula.parts().size(); p++) {
            Part part = formula.parts().get(p);
            String value = "f += " + value(formula, p);
            String absent = absent(formula, part);
            if (absent.isEmpty()) {
                out.append("  ").append(value).append('\n');
            } else if (Double.isNaN(part.ifMissing())) {
                out.append("  if (%s) return \"\"\n  %s\n".formatted(absent, value));
            } else {
                out.append("  if (%s) f += %s; else %s\n".formatted(absent, literal(part.ifMissing()), value));
            }
        }
        out.append("  if (!is_finite(f)) return \"\"\n");
        Ending ending = formula.ending();
        out.append(
                switch (ending.link()) {
                    case IDENTITY -> "  mean = f\n";
                    case LOGISTIC -> "  e = exp(f > 0 ? -f : f)\n  mean = f > 0 ? 1 - e / (1 + e) : e / (1 + e)\n";
                    case EXP -> "  mean = " + literal(ending.factor()) + " * exp(f)\n";
                });
        out.append(ending.classes()
                .map(classes -> "  return mean > %s ? %s : %s\n"
                        .formatted(
                                literal(ending.threshold()),
                                Quote.awk(classes.positive()),
                                Quote.awk(classes.negative())))
                .orElse("  return sprintf(\"%.17g\", mean)\n"));
        out.append("}\n");
    }

    /** The condition under which a part is missing, or nothing. */
    private String absent(Formula formula, Part part) {
        List<String> conditions = new ArrayList<>();
        for (Factor factor : part.factors()) {
            if (factor.kind() != Factor.Kind.MISSING) {
                conditions.add(isMissing(factor.column()));
            }
        }
        for (int column : part.texts()) {
            Column text = formula.columns().get(column);
            if (text.missingLevel() == text.missing()) {
                conditions.add(isLevel(column, text.missing()));
            }
        }
        return conditions.stream().distinct().collect(Collectors.joining(" || "));
    }
}

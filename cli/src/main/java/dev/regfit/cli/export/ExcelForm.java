package dev.regfit.cli.export;

import java.util.ArrayList;
import java.util.List;

/**
 * A workbook with formulas. On the sheet Predict a row has the cells of the columns, and the prediction; on Terms, row by row,
 * the linear predictor, the numbers of levels, counted from 1, and what each part adds; on Model the weights; on Levels the
 * levels of texts and the weights that depend on them. An empty cell is missing; a row without a prediction has an error value.
 *
 * <p>Texts are compared by EXACT, since MATCH takes upper for lower case, and * for any text.
 */
final class ExcelForm implements Form {
    /** So many rows are ready to be filled, if these are not too many formulas. */
    private static final int ROWS = 100;

    private static final int MOST_FORMULAS = 200_000;

    private static final String PREDICT = "Predict";
    private static final String TERMS = "Terms";
    private static final String MODEL = "Model";
    private static final String LEVELS = "Levels";

    @Override
    public byte[] write(Formula formula, ExportNames names) {
        int rows = Math.max(1, Math.min(ROWS, MOST_FORMULAS / (formula.parts().size() + 1)));
        List<List<Object>> empty = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            empty.add(List.of());
        }
        return write(formula, names, empty);
    }

    /**
     * The same with data.
     *
     * @param rows the cells of the columns: numbers, texts, or null where missing; an empty list is a row to be filled in,
     *     which shows no prediction before it is
     */
    byte[] write(Formula formula, ExportNames names, List<List<Object>> rows) {
        ExcelCells cells = new ExcelCells(formula, TERMS, PREDICT, MODEL, LEVELS);
        Workbook book = new Workbook();
        book.add(PREDICT, predict(formula, names, cells, rows));
        book.add(TERMS, terms(formula, cells, rows.size()));
        book.add(MODEL, model(formula, cells));
        book.add(LEVELS, levels(formula));
        return book.toBytes();
    }

    private static Sheet predict(Formula formula, ExportNames names, ExcelCells cells, List<List<Object>> rows) {
        Sheet sheet = new Sheet(true);
        sheet.row();
        formula.columns().forEach(column -> sheet.header(column.name()));
        sheet.header(names.prediction());
        int row = 1;
        for (List<Object> values : rows) {
            sheet.row();
            row++;
            for (int k = 0; k < formula.columns().size(); k++) {
                cell(sheet, values.isEmpty() ? null : values.get(k));
            }
            sheet.formula(values.isEmpty() ? cells.predictionIfAny(row) : cells.prediction(row));
        }
        return sheet;
    }

    private static void cell(Sheet sheet, Object value) {
        if (value instanceof Double number) {
            sheet.number(number);
        } else if (value instanceof String text) {
            sheet.text(text);
        } else {
            sheet.skip();
        }
    }

    private static Sheet terms(Formula formula, ExcelCells cells, int rows) {
        Sheet sheet = new Sheet(true);
        sheet.row();
        sheet.header("linear predictor");
        formula.places(true)
                .forEach(
                        k -> sheet.header("level of " + formula.columns().get(k).name()));
        formula.parts().forEach(part -> sheet.header(cells.label(part)));
        for (int row = 2; row <= rows + 1; row++) {
            sheet.row();
            sheet.formula(cells.linear(row));
            for (int k : formula.places(true)) {
                sheet.formula(cells.level(k, row));
            }
            for (int p = 0; p < formula.parts().size(); p++) {
                sheet.formula(cells.addend(p, row));
            }
        }
        return sheet;
    }

    private static Sheet model(Formula formula, ExcelCells cells) {
        Sheet sheet = new Sheet(true);
        sheet.row();
        List.of("term", "weight", "if missing").forEach(sheet::header);
        sheet.row();
        sheet.text("(intercept)");
        sheet.number(formula.intercept());
        for (Part part : formula.parts()) {
            sheet.row();
            sheet.text(cells.label(part));
            if (part.texts().isEmpty()) {
                sheet.number(part.weight());
            } else {
                sheet.text("see " + LEVELS);
            }
            if (!Double.isNaN(part.ifMissing())) {
                sheet.number(part.ifMissing());
            }
        }
        sheet.row();
        for (String line : formula.about().lines()) {
            sheet.row();
            sheet.text(line);
        }
        sheet.row();
        sheet.text("For more rows fill down the last row of " + PREDICT + " and of " + TERMS + ".");
        return sheet;
    }

    /** The levels of each text column, then the weights of each part with texts, one a column. */
    private static Sheet levels(Formula formula) {
        List<Integer> texts = formula.places(true);
        List<Part> parts =
                formula.parts().stream().filter(part -> !part.texts().isEmpty()).toList();
        Sheet sheet = new Sheet(true);
        sheet.row();
        texts.forEach(k -> sheet.header(formula.columns().get(k).name()));
        parts.forEach(part -> sheet.header("weights"));
        int longest = Math.max(
                texts.stream()
                        .mapToInt(k -> formula.columns().get(k).levels().size())
                        .max()
                        .orElse(0),
                parts.stream().mapToInt(part -> part.weights().length).max().orElse(0));
        for (int i = 0; i < longest; i++) {
            sheet.row();
            for (int k : texts) {
                List<String> levels = formula.columns().get(k).levels();
                if (i < levels.size()) {
                    sheet.text(levels.get(i));
                } else {
                    sheet.skip();
                }
            }
            for (Part part : parts) {
                weight(sheet, part, i);
            }
        }
        return sheet;
    }

    private static void weight(Sheet sheet, Part part, int i) {
        if (i >= part.weights().length) {
            sheet.skip();
        } else if (Double.isNaN(part.weights()[i])) {
            sheet.notAvailable();
        } else {
            sheet.number(part.weights()[i]);
        }
    }
}

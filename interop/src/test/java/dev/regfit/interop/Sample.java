package dev.regfit.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Models of all kinds: the data, how they are trained, and how they predict. */
enum Sample {
    NUMBERS("diabetes.csv", "-t y", ""),
    TEXTS("houses.csv", "-t price --na none", ""),
    LOG_TARGET("houses.csv", "-t price --na none --log-target", ""),
    LOGISTIC("made", "-t class -x count,y,exposure --na mean --loss logistic -p l2 --alpha 0.1", ""),
    WIDE_RIDGE("wide", "-t y -p l2 --alpha 10", ""),
    WIDE_LASSO("wide", "-t y -p l1 --alpha 0.1", ""),
    TERMS(
            "airquality.csv",
            "-t Ozone --na mean-indicator --poly Temp=3 --interact Wind:Temp --log Wind -p l2 --alpha 1",
            ""),
    INTERACTIONS(
            "houses.csv",
            "--na none --formula price~log(area)+rooms*built+district*garage+district:lot-1 -p l2 --alpha 1",
            ""),
    DROPPED("airquality.csv", "-t Ozone --na drop", ""),
    MEDIANS("houses.csv", "-t price --na median", ""),
    ZEROS("houses.csv", "-t price --na zero", ""),
    FILLED_PRODUCTS("made", "-t y -x count,class,exposure --na mean --interact kind:select -p l2 --alpha 0.1", ""),
    COUNTS("made", "-t count -x class,y --offset exposure --na mean --loss poisson -p l2 --alpha 0.1", ""),
    CLASSES("made", "-t class -x count,y,exposure --na zero --loss logistic -p l2 --alpha 0.1", "--type class"),
    LINKS("made", "-t class -x count,y,exposure --na zero --loss logistic -p l2 --alpha 0.1", "--type link"),
    UNSEEN("unseen", "-t y -x count,class,exposure --na none -p l2 --alpha 0.1", "--unseen zero");

    private static final Path SAMPLES = Path.of("..", "samples");
    private static final int WIDTH = 4000;

    /** Names that are hard to write in one language or other. */
    private static final List<String> NAMES = List.of(
            "a \"quoted\" x",
            "it's; DROP TABLE data;--",
            "größe µ",
            "select",
            "C:\\users\\n??/",
            "x,y",
            "*/ // <b>&amp;",
            "x0");

    private static final List<String> TOWNS =
            List.of("Ä \"q\"", "b'c", "*", "a", "A", "(none)", "x,y", "back\\slash", "?", "1");

    private final String data;
    private final String training;
    private final String predicting;

    Sample(String data, String training, String predicting) {
        this.data = data;
        this.training = training;
        this.predicting = predicting;
    }

    /** The options of {@code train}. */
    List<String> training() {
        return words(training);
    }

    /** The options of {@code predict} and {@code export}. */
    List<String> predicting() {
        return words(predicting);
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
    }

    /** Whether it has more columns than some engines can take. */
    boolean isWide() {
        return data.equals("wide");
    }

    /** The table that the model is trained on. */
    Path table(Path folder) {
        return switch (data) {
            case "made", "unseen" -> write(folder, made(false));
            case "wide" -> write(folder, wide());
            default -> SAMPLES.resolve(data);
        };
    }

    /** The table to be predicted. */
    Path rows(Path folder) {
        return data.equals("unseen") ? write(folder, made(true)) : table(folder);
    }

    private static Path write(Path folder, List<List<String>> rows) {
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringJoiner line = new StringJoiner(",", "", "\n");
            row.forEach(cell -> line.add('"' + cell.replace("\"", "\"\"") + '"'));
            out.append(line);
        }
        try {
            return Files.writeString(folder.resolve("table.csv"), out, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows with hard names and levels, and missing cells. */
    private static List<List<String>> made(boolean hasUnseen) {
        Random random = new Random(7);
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(NAMES);
        header.addAll(List.of("town \"x\"", "kind", "y", "class", "count", "exposure"));
        rows.add(header);
        for (int i = 0; i < 250; i++) {
            List<String> row = new ArrayList<>();
            double sum = 0;
            for (int j = 0; j < NAMES.size(); j++) {
                double x = random.nextGaussian() * Math.pow(10, random.nextInt(3));
                sum += 0.02 * x;
                row.add(random.nextInt(25) == 0 ? "" : Double.toString(x));
            }
            int town = random.nextInt(TOWNS.size());
            row.add(random.nextInt(25) == 0 ? "" : TOWNS.get(town));
            row.add(
                    hasUnseen && random.nextInt(5) == 0
                            ? "unheard of"
                            : List.of("yes", "no").get(random.nextInt(2)));
            double y = sum + 0.5 * town + random.nextGaussian();
            row.add(Double.toString(y));
            row.add(y > 2 ? "Yes, \"sure\"" : "no");
            row.add(Integer.toString((int) Math.exp(Math.min(4, 0.2 * town + random.nextDouble()))));
            row.add(Double.toString(random.nextDouble()));
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> wide() {
        Random random = new Random(7);
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>();
        for (int j = 0; j < WIDTH; j++) {
            header.add("c" + j);
        }
        header.add("y");
        rows.add(header);
        for (int i = 0; i < 30; i++) {
            List<String> row = new ArrayList<>();
            double sum = 3 + random.nextGaussian();
            for (int j = 0; j < WIDTH; j++) {
                double x = Math.rint(1e4 * random.nextGaussian()) / 1e4;
                sum += j % 211 == 0 ? x : 0;
                row.add(Double.toString(x));
            }
            row.add(Double.toString(sum));
            rows.add(row);
        }
        return rows;
    }
}

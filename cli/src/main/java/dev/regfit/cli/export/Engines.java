package dev.regfit.cli.export;

import dev.regfit.problem.SettingsException;
import java.util.List;

/** The engines of the forms, as far as they are programs that may be on this machine. */
final class Engines {
    private Engines() {}

    /**
     * What runs a form here.
     *
     * @throws SettingsException when there is nothing that could
     */
    static Engine find(ExportForm form, Dialect dialect) {
        return switch (form) {
            case PYTHON -> scripts(form, List.of("python3"), List.of());
            case R -> scripts(form, List.of("Rscript"), List.of());
            case JAVASCRIPT -> scripts(form, List.of("node"), List.of());
            case JAVA -> scripts(form, List.of("java"), List.of());
            case AWK -> scripts(form, List.of("awk"), List.of("-F", "\t", "-f"));
            case C -> new CompiledEngine(require(form, List.of("cc", "gcc", "clang")));
            case SQL -> database(form, dialect);
            case EXCEL -> new OfficeEngine(require(form, List.of("soffice", "libreoffice")));
            case ONNX -> onnx(form);
            case PMML, JSON ->
                throw new SettingsException(
                        "--check: regfit runs no engine for --to %s; check another form of the same model"
                                .formatted(form.label()));
        };
    }

    private static String require(ExportForm form, List<String> programs) {
        return Programs.find(programs).orElseThrow(() -> missing(form, String.join(" or ", programs)));
    }

    private static SettingsException missing(ExportForm form, String what) {
        return new SettingsException(
                "--check: --to %s is checked by %s, which is not to be found here; install it, or leave out --check"
                        .formatted(form.label(), what));
    }

    private static Engine scripts(ExportForm form, List<String> programs, List<String> options) {
        return new ScriptEngine(form, require(form, programs), options);
    }

    private static Engine database(ExportForm form, Dialect dialect) {
        List<String> programs = switch (dialect) {
            case SQLITE -> List.of("sqlite3");
            case DUCKDB -> List.of("duckdb");
            case ANSI -> List.of("duckdb", "sqlite3");
            case POSTGRESQL, BIGQUERY ->
                throw new SettingsException(
                        "--check: --dialect %s runs on a server, which regfit does not start; check --dialect sqlite or duckdb"
                                .formatted(dialect.label()));
        };
        return new DatabaseEngine(require(form, programs), dialect);
    }

    private static Engine onnx(ExportForm form) {
        String python = require(form, List.of("python3"));
        try (ScratchFolder folder = new ScratchFolder()) {
            Programs.run(List.of(python, "-c", "import onnxruntime, numpy"), folder.path(), null);
        } catch (EngineException e) {
            throw missing(form, "python3 with the packages onnxruntime and numpy");
        }
        return new OnnxEngine(python);
    }
}

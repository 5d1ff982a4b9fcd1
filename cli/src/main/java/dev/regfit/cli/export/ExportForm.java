package dev.regfit.cli.export;

/** The registry of forms that models are exported to. */
public enum ExportForm {
    SQL("sql", "sql"),
    EXCEL("excel", "xlsx"),
    PMML("pmml", "pmml"),
    ONNX("onnx", "onnx"),
    PYTHON("python", "py"),
    R("r", "R"),
    JAVA("java", "java"),
    JAVASCRIPT("javascript", "js"),
    C("c", "c"),
    AWK("awk", "awk"),
    JSON("json", "json");

    private final String label;
    private final String ending;

    ExportForm(String label, String ending) {
        this.label = label;
        this.ending = ending;
    }

    /** The name on the command line. */
    public String label() {
        return label;
    }

    /** What names of its files end with, behind the point. */
    public String ending() {
        return ending;
    }

    /** Whether it is bytes rather than text. */
    public boolean isBinary() {
        return this == EXCEL || this == ONNX;
    }

    /** Whether the prediction is a function of a program, rather than a column. */
    boolean isProgram() {
        return switch (this) {
            case PYTHON, R, JAVA, JAVASCRIPT, C -> true;
            case SQL, EXCEL, PMML, ONNX, AWK, JSON -> false;
        };
    }

    /** What the function or the column is called where nothing is asked for: R has a function predict of its own. */
    public String usualName() {
        return isProgram() && this != R ? "predict" : "prediction";
    }

    Form form(Dialect dialect) {
        return switch (this) {
            case SQL -> new SqlForm(dialect);
            case EXCEL -> new ExcelForm();
            case PMML -> new PmmlForm();
            case ONNX -> new OnnxForm();
            case PYTHON -> new PythonForm();
            case R -> new RForm();
            case JAVA -> new JavaForm();
            case JAVASCRIPT -> new JavaScriptForm();
            case C -> new CForm();
            case AWK -> new AwkForm();
            case JSON -> new JsonForm();
        };
    }
}

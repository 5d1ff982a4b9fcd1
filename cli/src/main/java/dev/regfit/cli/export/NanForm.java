package dev.regfit.cli.export;

/** Programs in languages whose doubles have a NaN: a number that is missing is one, and makes NaN of all that is computed from it. */
abstract class NanForm extends ProgramForm {
    private final String or;
    private final String nan;

    /**
     * Takes the words of the language.
     *
     * @param or a value %s, or another %s where it is NaN
     * @param nan NaN
     */
    NanForm(Syntax syntax, String or, String nan) {
        super(syntax);
        this.or = or;
        this.nan = nan;
    }

    @Override
    final String literal(double value) {
        return Double.isNaN(value) ? nan : super.literal(value);
    }

    /** What one part adds. */
    final String addend(Formula formula, int p) {
        Part part = formula.parts().get(p);
        String value = value(formula, p);
        return part.isFilled() ? or.formatted(value, literal(part.ifMissing())) : value;
    }
}

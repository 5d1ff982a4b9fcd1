package dev.regfit.cli.export;

/**
 * The words of a language, as patterns of {@link String#format}.
 *
 * @param number the variable of the number of column %d
 * @param level the variable of the number of the level of column %d
 * @param isMissing whether the number of column %d is missing
 * @param power %s to the power of %d
 * @param log the logarithm of %s
 * @param equal between two numbers that are compared
 * @param indicator one where %s holds, otherwise zero
 * @param weight of the table of part %d, the weight at place %s
 */
record Syntax(
        String number,
        String level,
        String isMissing,
        String power,
        String log,
        String equal,
        String indicator,
        String weight) {}

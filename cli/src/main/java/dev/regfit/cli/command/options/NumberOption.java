package dev.regfit.cli.command.options;

import dev.regfit.problem.SettingsException;
import java.util.Locale;
import java.util.Map;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers as people write them: not all that Java takes for one, such as 1f or 0x1p3, is. */
final class NumberOption {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?", Pattern.CASE_INSENSITIVE);

    private NumberOption() {}

    /** A number, infinite if it is written as one; or NaN. */
    static double parse(String text) {
        String number = text.strip().toLowerCase(Locale.ROOT);
        return switch (number) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> NUMBER.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
        };
    }

    /**
     * The number that an option was given.
     *
     * @param option its name, with what stands before the number, for the message
     * @throws SettingsException when it is none
     */
    static double of(String option, String text) {
        double value = parse(text);
        if (Double.isNaN(value)) {
            throw new SettingsException("%s: '%s' is not a number".formatted(option, text));
        }
        return value;
    }

    /** A number. */
    static final class Converter implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            double value = parse(text);
            if (Double.isNaN(value)) {
                throw new TypeConversionException("'%s' is not a number".formatted(text));
            }
            return value;
        }
    }

    /** Leaves what is no number to others, so that DATA may follow an option whose number may be left out. */
    static final class IfNumber implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            boolean attached = "=".equals(info.get("separator"));
            if (!attached && (args.isEmpty() || Double.isNaN(parse(args.peek())))) {
                args.push(((OptionSpec) option).fallbackValue());
            }
            return false;
        }
    }

    /** A number of times: whole and at least one. */
    static final class CountConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            double value = parse(text);
            if (value >= 1 && value <= Integer.MAX_VALUE && value == Math.rint(value)) {
                return (int) value;
            }
            throw new TypeConversionException(
                    "'%s' is not a whole number from 1 to %d".formatted(text, Integer.MAX_VALUE));
        }
    }
}

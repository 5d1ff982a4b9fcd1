package dev.regfit.cli.command;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.IScope;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;

/**
 * An option or a positional parameter of a command, as {@link OptionIndex} keeps it: what parsing takes, and nothing of
 * what help tells.
 *
 * <p>Parameters here are words as they are: they have none of what follows their types.
 *
 * @param names of an option; of a parameter none
 * @param place the fields that lead to it from the command, each as CLASS#FIELD, separated by slashes
 * @param isHelp whether it asks for help or the version instead of a run
 * @param position of a parameter, or empty
 * @param label of its value
 * @param elements types of its elements where it has several
 * @param preprocessor a class, or empty
 * @param split what separates several values in a word, or empty
 * @param usual the value it has if it is not there, before variables are put in, or empty
 * @param bare the value it has if it is there without one
 */
record IndexedArgument(
        String[] names,
        String place,
        boolean isHelp,
        String position,
        String arity,
        boolean isRequired,
        String label,
        String[] elements,
        String[] converters,
        String preprocessor,
        String split,
        String usual,
        String bare) {
    static final char FIELD = '#';
    static final char BELOW = '/';

    private static final char SEPARATOR = '\t';
    private static final char WITHIN = ' ';
    private static final int PARTS = 14;
    private static final String ALWAYS = "*";

    static IndexedArgument of(ArgSpec argument, String place) {
        return argument instanceof OptionSpec option
                ? of(option, place, ((Field) option.userObject()).getAnnotation(Option.class))
                : of((PositionalParamSpec) argument, place);
    }

    private static IndexedArgument of(OptionSpec option, String place, Option declared) {
        return new IndexedArgument(
                option.names(),
                place,
                option.usageHelp() || option.versionHelp() || declared.help(),
                "",
                option.arity().toString(),
                option.required(),
                option.paramLabel(),
                elementsOf(option),
                names(declared.converter()),
                preprocessor(declared.preprocessor()),
                declared.split(),
                option.defaultValue() == null ? "" : declared.defaultValue(),
                declared.fallbackValue());
    }

    private static IndexedArgument of(PositionalParamSpec parameter, String place) {
        return new IndexedArgument(
                new String[0],
                place,
                false,
                parameter.index().toString(),
                parameter.arity().toString(),
                parameter.required(),
                parameter.paramLabel(),
                elementsOf(parameter),
                new String[0],
                "",
                "",
                "",
                "");
    }

    private static String[] elementsOf(ArgSpec argument) {
        return argument.isMultiValue() ? names(argument.auxiliaryTypes()) : new String[0];
    }

    private static String[] names(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).toArray(String[]::new);
    }

    private static String preprocessor(Class<? extends IParameterPreprocessor> type) {
        return type.getName().startsWith(CommandLine.class.getName()) ? "" : type.getName(); // picocli's does nothing
    }

    /** Whether a parser must know it even if it is not typed. */
    private boolean isAlwaysKnown() {
        return !isOption() || isRequired || hasUsual() || Environment.has(names);
    }

    String line() {
        String apart = String.valueOf(SEPARATOR);
        String within = String.valueOf(WITHIN);
        return String.join(
                apart,
                isAlwaysKnown() ? ALWAYS : "",
                String.join(within, names),
                place,
                String.valueOf(isHelp),
                position,
                arity,
                String.valueOf(isRequired),
                label,
                String.join(within, elements),
                String.join(within, converters),
                preprocessor,
                split,
                usual,
                bare);
    }

    static IndexedArgument of(String line) {
        String[] parts = split(line, SEPARATOR, PARTS);
        return new IndexedArgument(
                words(parts[1]),
                parts[2],
                Boolean.parseBoolean(parts[3]),
                parts[4],
                parts[5],
                Boolean.parseBoolean(parts[6]),
                parts[7],
                words(parts[8]),
                words(parts[9]),
                parts[10],
                parts[11],
                parts[12],
                parts[13]);
    }

    private static String[] words(String text) {
        if (text.isEmpty()) {
            return new String[0];
        }
        int count = 1;
        for (int blank = text.indexOf(WITHIN); blank >= 0; blank = text.indexOf(WITHIN, blank + 1)) {
            count++;
        }
        return split(text, WITHIN, count);
    }

    /** Whether a line is of an argument that a parser must know even if it is not typed. */
    static boolean isAlwaysKnown(String line) {
        return line.startsWith(ALWAYS);
    }

    /** The names alone, of a line. */
    static String[] names(String line) {
        int start = line.indexOf(SEPARATOR) + 1;
        return words(line.substring(start, line.indexOf(SEPARATOR, start)));
    }

    /** Without a regular expression, whose classes would be the first of their kind in a run. */
    private static String[] split(String text, char separator, int count) {
        String[] parts = new String[count];
        int start = 0;
        for (int k = 0; k < count; k++) {
            int end = k == count - 1 ? text.length() : text.indexOf(separator, start);
            parts[k] = text.substring(start, end);
            start = end + 1;
        }
        return parts;
    }

    boolean isOption() {
        return names.length > 0;
    }

    boolean hasUsual() {
        return !usual.isEmpty();
    }

    /** The same for picocli, which sets the field of this command, or of an object in it. */
    ArgSpec of(Object command) {
        try {
            Object owner = command;
            int start = 0;
            for (int end = place.indexOf(BELOW); end >= 0; end = place.indexOf(BELOW, start)) {
                owner = value(field(place.substring(start, end)), owner);
                start = end + 1;
            }
            return bound(field(place.substring(start)), owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the index of options is of another program", e);
        }
    }

    private ArgSpec bound(Field field, Object owner) throws ReflectiveOperationException {
        return isOption() ? option(field, owner) : parameter(field, owner);
    }

    private OptionSpec option(Field field, Object owner) throws ReflectiveOperationException {
        Binding binding = new Binding(field, owner);
        OptionSpec.Builder option = OptionSpec.builder(names)
                .arity(arity)
                .required(isRequired)
                .paramLabel(label)
                .type(field.getType())
                .auxiliaryTypes(elements.length > 0 ? classes(elements) : new Class<?>[] {field.getType()})
                .converters(created(converters))
                .splitRegex(split)
                .fallbackValue(bare)
                .hasInitialValue(false) // the field has it
                .userObject(field)
                .scope(new Owner(owner))
                .getter(binding)
                .setter(binding);
        if (hasUsual()) {
            option.defaultValue(usual);
        }
        if (!preprocessor.isEmpty()) {
            option.preprocessor((IParameterPreprocessor) create(preprocessor));
        }
        return option.build();
    }

    private PositionalParamSpec parameter(Field field, Object owner) throws ReflectiveOperationException {
        Binding binding = new Binding(field, owner);
        return PositionalParamSpec.builder()
                .index(position)
                .arity(arity)
                .required(isRequired)
                .paramLabel(label)
                .type(field.getType())
                .auxiliaryTypes(elements.length > 0 ? classes(elements) : new Class<?>[] {field.getType()})
                .hasInitialValue(false)
                .userObject(field)
                .scope(new Owner(owner))
                .getter(binding)
                .setter(binding)
                .build();
    }

    private static Class<?>[] classes(String[] names) throws ClassNotFoundException {
        Class<?>[] classes = new Class<?>[names.length];
        for (int k = 0; k < names.length; k++) {
            classes[k] = Class.forName(names[k]);
        }
        return classes;
    }

    private static ITypeConverter<?>[] created(String[] names) throws ReflectiveOperationException {
        ITypeConverter<?>[] converters = new ITypeConverter<?>[names.length];
        for (int k = 0; k < names.length; k++) {
            converters[k] = (ITypeConverter<?>) create(names[k]);
        }
        return converters;
    }

    private static Object create(String name) throws ReflectiveOperationException {
        var constructor = Class.forName(name).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Field field(String place) throws ReflectiveOperationException {
        int end = place.indexOf(FIELD);
        return Class.forName(place.substring(0, end)).getDeclaredField(place.substring(end + 1));
    }

    static Object value(Field field, Object owner) {
        try {
            return handle(field).get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not the field itself, for which Java 18 and later make classes when it is first asked. */
    private static VarHandle handle(Field field) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(field.getDeclaringClass(), MethodHandles.lookup())
                .unreflectVarHandle(field);
    }

    /** The field of an object. */
    private record Binding(Field field, Object owner) implements IGetter, ISetter {
        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as picocli has it
        public <T> T get() {
            return (T) value(field, owner);
        }

        @Override
        public <T> T set(T value) throws IllegalAccessException {
            if (field.getType().isPrimitive()) {
                field.setAccessible(true);
                field.set(owner, value); // a handle would have to be asked for by the type
            } else {
                handle(field).set(owner, (Object) value);
            }
            return value;
        }
    }

    /** The object that has the field. */
    private record Owner(Object itself) implements IScope {
        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as picocli has it
        public <T> T get() {
            return (T) itself;
        }

        @Override
        public <T> T set(T other) {
            throw new UnsupportedOperationException("the owner of an option stays");
        }
    }
}

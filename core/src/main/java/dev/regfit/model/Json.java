package dev.regfit.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * JSON text to and from a tree of {@link Map} (in order), {@link List}, {@link String}, {@link Number}, {@link Boolean}
 * and null. With {@link Numbers} the only user of the JSON library.
 */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final String EARLY_END = "Unexpected end-of-input";

    private Json() {}

    /**
     * Writes a tree as indented text that ends with a line end. A double is written as {@link Numbers#exact} has it,
     * and as null when it is not finite. A list of scalars, or a map of scalars in a list, stays on one line.
     *
     * @param tree not modified; lists may make their elements when asked for them
     */
    public static String write(Object tree) {
        StringWriter out = new StringWriter();
        JsonLayout layout = new JsonLayout();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.setPrettyPrinter(layout);
            writeValue(generator, layout, tree, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.append('\n').toString();
    }

    /** Writes a tree on one line, without an end. Numbers are written as above. */
    public static String writeLine(Object tree) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            writeValue(generator, new JsonLayout(), tree, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Text as a JSON string. */
    public static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static void writeValue(JsonGenerator generator, JsonLayout layout, Object value, boolean inList)
            throws IOException {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            layout.open(inList && areScalars(map.values()));
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                generator.writeFieldName((String) entry.getKey());
                writeValue(generator, layout, entry.getValue(), false);
            }
            generator.writeEndObject();
            layout.close();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            layout.open(areScalars(list));
            for (Object element : list) {
                writeValue(generator, layout, element, true);
            }
            generator.writeEndArray();
            layout.close();
        } else {
            writeScalar(generator, value);
        }
    }

    private static boolean areScalars(Collection<?> values) {
        for (Object value : values) {
            if (value instanceof Map || value instanceof List) {
                return false;
            }
        }
        return true;
    }

    private static void writeScalar(JsonGenerator generator, Object value) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Double number) {
            if (Double.isFinite(number)) {
                generator.writeNumber(Numbers.exact(number));
            } else {
                generator.writeNull();
            }
        } else if (value instanceof Long || value instanceof Integer) {
            generator.writeNumber(((Number) value).longValue());
        } else {
            throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
    }

    /**
     * Reads text that is one JSON value. Whole numbers become {@link Long} where they fit, all others {@link Double}.
     *
     * @throws JsonException when it is not JSON, a key stands twice in an object, or more follows the value
     */
    public static Object parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new JsonException("there is nothing in it", true);
            }
            Object tree = readValue(parser);
            if (parser.nextToken() != null) {
                throw refused(parser.currentTokenLocation(), "something follows the end", false);
            }
            return tree;
        } catch (JsonProcessingException e) {
            // The library has an exception of its own for most early ends, but not for all.
            boolean truncated =
                    e instanceof JsonEOFException || e.getOriginalMessage().startsWith(EARLY_END);
            throw refused(e.getLocation(), truncated ? EARLY_END : withoutSource(e.getOriginalMessage()), truncated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message of the library without what it says of itself. */
    private static String withoutSource(String message) {
        return message.replaceAll(" \\((start marker at|from `)[^)]*\\)+.*", "");
    }

    private static Object readValue(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(readValue(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> readWhole(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, Object> readObject(JsonParser parser) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (map.containsKey(key)) {
                throw refused(parser.currentTokenLocation(), "the key \"" + key + "\" stands twice", false);
            }
            parser.nextToken();
            map.put(key, readValue(parser));
        }
        return map;
    }

    private static Number readWhole(JsonParser parser) throws IOException {
        boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return fits ? (Number) parser.getLongValue() : (Number) parser.getDoubleValue();
    }

    private static JsonException refused(JsonLocation at, String what, boolean truncated) {
        String place = at == null ? "" : String.format(Locale.ROOT, "line %d: ", at.getLineNr());
        return new JsonException(place + what, truncated);
    }
}

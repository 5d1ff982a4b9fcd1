package dev.regfit.cli.page;

import dev.regfit.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The file that a page's data are put into: its frame, style and script, which stand beside this class as files. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    /** A text of JSON, which stays as it is, or blanks. */
    private static final Pattern BETWEEN = Pattern.compile("(\"(?:[^\"\\\\]++|\\\\.)*+\")|\\s+");

    private Template() {}

    /**
     * A page.
     *
     * @param title plain text
     * @param data as {@link Json#write} takes it
     */
    static String fill(String title, Map<String, Object> data) {
        String style = lean(resource("page.css"));
        String script = lean(resource("exact.js")) + lean(resource("charts.js")) + lean(resource("page.js"));
        Map<String, String> parts = Map.of(
                "title",
                escaped(title),
                "style-hash",
                hash(style),
                "script-hash",
                hash(script),
                "style",
                style,
                "script",
                script,
                "data",
                json(data));
        return PLACE.matcher(lean(resource("page.html")))
                .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    private static String resource(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without indentation, empty lines, and lines that are comments. */
    private static String lean(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//") && !isComment(line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isComment(String line) {
        return (line.startsWith("/*") && line.endsWith("*/")) || (line.startsWith("<!--") && line.endsWith("-->"));
    }

    /** What a browser compares before it lets the text have any effect. */
    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Without blanks between its parts; no text of the data can end the block that they stand in. */
    private static String json(Map<String, Object> data) {
        return BETWEEN.matcher(Json.write(data))
                .replaceAll(part -> part.group(1) == null ? "" : Matcher.quoteReplacement(part.group(1)))
                .replace("<", "\\u003c");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

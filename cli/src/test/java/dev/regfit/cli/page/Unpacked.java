package dev.regfit.cli.page;

import dev.regfit.data.Standardization;
import dev.regfit.model.Json;
import dev.regfit.path.LassoSegments;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a page holds, read from its text as its script reads it. */
record Unpacked(Map<?, ?> data) {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    static Unpacked of(String html) {
        Matcher matcher = DATA.matcher(html);
        if (!matcher.find()) {
            throw new AssertionError("no data");
        }
        return new Unpacked((Map<?, ?>) Json.parse(matcher.group(1)));
    }

    /** Digits to the base of 91, two of which are 13 bits. */
    static String bits(String text) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < text.length(); i += 2) {
            int number = digit(text.charAt(i)) * 91 + digit(text.charAt(i + 1));
            bits.append(String.format("%13s", Integer.toBinaryString(number)).replace(' ', '0'));
        }
        return bits.toString();
    }

    private static int digit(char c) {
        return c - '!' - (c > '"' ? 1 : 0) - (c > '<' ? 1 : 0) - (c > '\\' ? 1 : 0);
    }

    static double[] doubles(Object text) {
        String bits = bits((String) text);
        return IntStream.range(0, bits.length() / 64)
                .mapToDouble(k ->
                        Double.longBitsToDouble(Long.parseUnsignedLong(bits.substring(64 * k, 64 * k + 64), 2)))
                .toArray();
    }

    static double[] fractions(Object text, int size) {
        String bits = bits((String) text);
        return IntStream.range(0, bits.length() / size)
                .mapToDouble(k -> {
                    long number = Long.parseUnsignedLong(bits.substring(size * k, size * k + size), 2);
                    return Math.scalb((double) ((number << (64 - size)) >> (64 - size)), 1 - size);
                })
                .toArray();
    }

    /** The path, of a model all of whose columns have a part somewhere and are penalised alike. */
    LassoSegments segments() {
        Map<?, ?> tree = (Map<?, ?>) ((Map<?, ?>) data.get("path")).get("segments");
        double[] target = doubles(tree.get("target"));
        int k = target.length;
        List<?> shifts = (List<?>) tree.get("shifts");
        double[] triangle = fractions(tree.get("gram"), ((Number) tree.get("bits")).intValue());
        double[] gram = new double[k * k];
        int at = 0;
        for (int i = 0; i < k; i++) {
            for (int j = i; j < k; j++) {
                int shift = ((Number) shifts.get(i)).intValue() + ((Number) shifts.get(j)).intValue();
                gram[i * k + j] = Math.scalb(triangle[at++], shift);
                gram[j * k + i] = gram[i * k + j];
            }
        }
        double[] ones = new double[k];
        Arrays.fill(ones, 1);
        List<int[]> turns = ((List<?>) tree.get("turns"))
                .stream()
                        .map(here -> ((List<?>) here)
                                .stream()
                                        .mapToInt(turn -> ((Number) turn).intValue())
                                        .toArray())
                        .toList();
        return new LassoSegments(
                new Standardization(
                        true, doubles(tree.get("centers")), doubles(tree.get("scales")), number(tree, "targetCenter")),
                IntStream.range(0, k).toArray(),
                ones,
                gram,
                target,
                number(tree, "power"),
                number(tree, "unit"),
                doubles(tree.get("alphas")),
                turns);
    }

    private static double number(Map<?, ?> tree, String key) {
        return ((Number) tree.get(key)).doubleValue();
    }
}

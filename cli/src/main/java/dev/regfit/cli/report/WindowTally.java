package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what is to be said of windows together, of which there may be too many to keep. */
public final class WindowTally {
    private static final int MOST_REASONS = 3;

    private int windows;
    private int unproven;
    private String firstUnproven = "";
    private int otherReasons;
    private final Map<String, Failed> failed = new LinkedHashMap<>();
    private final Map<String, Integer> noted = new LinkedHashMap<>();

    /** Windows that could not be fitted, for one reason. */
    private record Failed(String first, int count) {}

    /** Counts a window. */
    public void add(ByReport.Group window, List<String> notes) {
        windows++;
        String name = String.join(" to ", window.key());
        if (window.isUnproven()) {
            firstUnproven = unproven == 0 ? name : firstUnproven;
            unproven++;
        }
        if (window.done().isEmpty()) {
            if (failed.size() < MOST_REASONS || failed.containsKey(window.reason())) {
                failed.merge(
                        window.reason(),
                        new Failed(name, 1),
                        (before, one) -> new Failed(before.first(), before.count() + 1));
            } else {
                otherReasons++;
            }
        }
        notes.forEach(note -> noted.merge(note, 1, Integer::sum));
    }

    /** Number of windows. */
    public int windows() {
        return windows;
    }

    /** Whether all that was fitted is proven. */
    public boolean converged() {
        return unproven == 0;
    }

    /** What was noted, and which windows could not be fitted. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        String all = Words.count(windows, "window");
        noted.forEach((note, count) -> notes.add("%s (%s of %s)".formatted(note, Counts.grouped(count), all)));
        failed.forEach((reason, what) -> notes.add("%s of %s not fitted (first %s): %s"
                .formatted(Counts.grouped(what.count()), all, what.first(), reason)));
        if (otherReasons > 0) {
            notes.add("%s of %s not fitted for other reasons, which their lines give"
                    .formatted(Counts.grouped(otherReasons), all));
        }
        return notes;
    }

    /** What is said where fits are not proven; empty if all are. */
    public Optional<String> alarm() {
        return converged()
                ? Optional.empty()
                : Optional.of("NOT CONVERGED: %s of %s, first %s; -f json has the gap of each"
                        .formatted(Counts.grouped(unproven), Words.count(windows, "window"), firstUnproven));
    }
}

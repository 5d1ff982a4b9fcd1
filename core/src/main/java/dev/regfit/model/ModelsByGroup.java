package dev.regfit.model;

import java.util.List;
import java.util.Optional;

/**
 * A model for each group of rows.
 *
 * @param by names of the columns that rows are grouped by
 * @param groups in the order of their first rows; no key stands twice
 * @param pooled a model of all rows, for groups that have none of their own
 */
public record ModelsByGroup(List<String> by, List<Group> groups, Optional<LinearModel> pooled) {
    public ModelsByGroup {
        by = List.copyOf(by);
        groups = List.copyOf(groups);
    }

    /**
     * A group.
     *
     * @param key a cell of each of the columns
     * @param rows how many it has
     * @param model of its rows, if they could be fitted
     * @param reason why they could not be, or the empty text
     */
    public record Group(List<String> key, long rows, Optional<LinearModel> model, String reason) {
        public Group {
            key = List.copyOf(key);
        }
    }
}

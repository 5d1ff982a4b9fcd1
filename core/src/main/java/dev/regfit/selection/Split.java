package dev.regfit.selection;

import java.util.ArrayList;
import java.util.List;

/**
 * One round of cross-validation.
 *
 * @param training the parts of the data that are learnt from
 * @param test the part that is predicted
 */
record Split(int[] training, int test) {

    /** Each part predicted from all others. */
    static List<Split> eachFromOthers(int parts) {
        List<Split> splits = new ArrayList<>();
        for (int test = 0; test < parts; test++) {
            int[] others = new int[parts - 1];
            for (int k = 0; k < others.length; k++) {
                others[k] = k < test ? k : k + 1;
            }
            splits.add(new Split(others, test));
        }
        return splits;
    }

    /** Each part but the first predicted from those before it. */
    static List<Split> eachFromPast(int parts) {
        List<Split> splits = new ArrayList<>();
        for (int test = 1; test < parts; test++) {
            int[] past = new int[test];
            for (int k = 0; k < test; k++) {
                past[k] = k;
            }
            splits.add(new Split(past, test));
        }
        return splits;
    }
}

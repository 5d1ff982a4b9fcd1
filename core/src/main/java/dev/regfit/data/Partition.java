package dev.regfit.data;

/** Rows by the part they belong to. */
final class Partition {
    private final int[] partOf;
    private final int[] sizes;

    /** @param partOf part of each row, from 0; not to be changed any more */
    Partition(int[] partOf) {
        this.partOf = partOf;
        int parts = 0;
        for (int part : partOf) {
            parts = Math.max(parts, part + 1);
        }
        this.sizes = new int[parts];
        for (int part : partOf) {
            sizes[part]++;
        }
    }

    int parts() {
        return sizes.length;
    }

    int size(int part) {
        return sizes[part];
    }

    /** For each row whether it belongs to one of these parts. */
    boolean[] chosen(int... parts) {
        boolean[] wanted = new boolean[sizes.length];
        for (int part : parts) {
            wanted[part] = true;
        }
        boolean[] chosen = new boolean[partOf.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = wanted[partOf[i]];
        }
        return chosen;
    }

    /** The numbers of the rows that belong to one of these parts, which are different, in order. */
    int[] rows(int... parts) {
        int count = 0;
        for (int part : parts) {
            count += sizes[part];
        }
        int[] rows = new int[count];
        int at = 0;
        boolean[] chosen = chosen(parts);
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                rows[at++] = i;
            }
        }
        return rows;
    }

    /**
     * What the rows of each part add up to.
     *
     * @param values one a row
     */
    double[] sums(double[] values) {
        double[] sums = new double[sizes.length];
        for (int i = 0; i < partOf.length; i++) {
            sums[partOf[i]] += values[i];
        }
        return sums;
    }
}

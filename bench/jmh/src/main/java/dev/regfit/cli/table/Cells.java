package dev.regfit.cli.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Random;

/** Ways in which tables write numbers. */
public enum Cells {
    /** As R and numpy write doubles in full: -0.23460802708687989. */
    SEVENTEEN_DIGITS {
        @Override
        String write(double normal) {
            return new BigDecimal(normal).round(new MathContext(17)).toPlainString();
        }
    },
    /** Such as 1834.25. */
    AMOUNTS {
        @Override
        String write(double normal) {
            return String.format(Locale.ROOT, "%.2f", 1000 * normal);
        }
    },
    /** Such as 20417. */
    COUNTS {
        @Override
        String write(double normal) {
            return Long.toString(Math.abs(Math.round(1e4 * normal)));
        }
    },
    /** As numpy.savetxt writes by itself: -2.346080270868798900e-01. */
    SCIENTIFIC {
        @Override
        String write(double normal) {
            return String.format(Locale.ROOT, "%.18e", normal);
        }
    };

    static final int COUNT = 50_000;

    abstract String write(double normal);

    /** The same normally distributed numbers each time. */
    String[] cells() {
        Random random = new Random(1);
        String[] cells = new String[COUNT];
        for (int i = 0; i < COUNT; i++) {
            cells[i] = write(random.nextGaussian());
        }
        return cells;
    }
}

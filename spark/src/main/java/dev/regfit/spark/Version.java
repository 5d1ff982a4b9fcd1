package dev.regfit.spark;

import java.util.Optional;

/** The version of regfit, as the jar's manifest says. */
final class Version {
    private Version() {}

    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("unpacked");
    }
}

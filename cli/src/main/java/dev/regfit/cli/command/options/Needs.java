package dev.regfit.cli.command.options;

import dev.regfit.cli.table.InputFormat;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an option that is refused where the data files do not hold what it needs. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface Needs {
    InputFormat.Part value();
}

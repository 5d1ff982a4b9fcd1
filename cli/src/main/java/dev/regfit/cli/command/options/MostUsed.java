package dev.regfit.cli.command.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an option that {@code --help} shows; the others are for {@code --help-all}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface MostUsed {
    /** What the short help says of it, if not its whole description. */
    String value() default "";
}

package io.tidings.platform.caller;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The resource asks for an ability of the credential; else 403, which names {@link #value}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Requires {
    /** {@code read}, {@code write} and the like. */
    String value();

    /** A finer ability that is enough too; none by default. */
    String or() default "";
}

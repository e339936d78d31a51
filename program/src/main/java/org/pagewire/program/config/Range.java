package org.pagewire.program.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Smallest and largest value of a number or duration, both allowed, written as in the file:
 * {@code @Range(min = "1s", max = "10m")}. For a list they bound how many items it has.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    String min();

    String max();
}

package org.pagewire.program.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A key or section that may be left out, and is null then; its component is {@code @Nullable} too. (JSpecify's
 * annotation is not on the class path of a running program, so this one tells the reader.)
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OptionalKey {}

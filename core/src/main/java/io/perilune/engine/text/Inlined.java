package io.perilune.engine.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose speed depends on being inlined into its hot callers. HotSpot does that only up to 325 bytes of
 * bytecode and gives no sign when a method has grown beyond; the checks therefore measure every marked method.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Inlined {}

package io.perilune.bind;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A metamethod, such as {@code __add}. An instance method is called when its object is the first operand; a static method receives
 * all operands, so that its object may be any of them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LuaMeta {
    /** The name, with both underscores; {@code __gc}, {@code __mode} and {@code __metatable} are refused. */
    String value();
}

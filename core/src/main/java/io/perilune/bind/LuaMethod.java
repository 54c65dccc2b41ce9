package io.perilune.bind;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that scripts call as {@code object:name(…)}, or, when it is static, a function in the table of the class. Several methods
 * may have one name: see the guide for the choice among them. A parameter of type {@link io.perilune.Lua} is no argument, it
 * receives the VM; one annotated with any {@code Nullable} takes nil as {@code null}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LuaMethod {
    /** The name; default: that of the method. */
    String value() default "";

    /** Whether the method consumes its object: once it is called, scripts that use the object are told that it is gone. */
    boolean consumes() default false;
}

package io.perilune.bind;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Objects of this class are userdata whose annotated members scripts can use. They need not be registered: the annotation is found
 * when the first object comes into a {@link io.perilune.Lua}. Members of annotated superclasses and interfaces are inherited. The
 * components of a record are fields that can be read.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LuaType {
    /** The name that scripts see in messages and printed objects; default: the simple name of the class. */
    String value() default "";

    /** Whether reading a field that does not exist is an error, rather than nil. */
    boolean strict() default false;
}

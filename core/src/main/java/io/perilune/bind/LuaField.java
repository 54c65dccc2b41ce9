package io.perilune.bind;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that scripts read and write as {@code object.name}: a Java field, or a getter (no parameter) or setter (one parameter). A
 * static final field is a constant of the class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface LuaField {
    /** The name; default: that of the field, or of the method without get, set or is. */
    String value() default "";

    /** For a Java field: whether scripts can only read it. Final fields are so anyway. */
    boolean readOnly() default false;
}

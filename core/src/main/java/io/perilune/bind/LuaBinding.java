package io.perilune.bind;

import io.perilune.UserType;

/**
 * The description of a class that has {@link LuaType}, as the annotation processor has written it. It is found by its name, and takes
 * the place of reading the annotations by reflection.
 */
public interface LuaBinding {
    /** A new description. */
    UserType<?> type();
}

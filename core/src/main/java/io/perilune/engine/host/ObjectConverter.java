package io.perilune.engine.host;

import io.perilune.engine.value.Userdata;

/** Objects that scripts only hold: the very object comes back, if it has the type. */
final class ObjectConverter extends Converter {
    private final Class<?> type;

    ObjectConverter(Class<?> type) {
        this.type = type;
    }

    @Override
    Object read(Object value, Converters all, int depth) {
        if (value == null) {
            return null;
        }
        if (value instanceof Userdata u) {
            Object object = HostObject.of(u);
            if (type.isInstance(object)) {
                return object;
            }
        }
        throw fault(value, all);
    }

    @Override
    String expected() {
        return type.getSimpleName();
    }
}

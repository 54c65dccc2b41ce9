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
        if (value instanceof Userdata u) {
            Object object = HostObject.of(u);
            if (type.isInstance(object)) {
                return object;
            }
        }
        throw fault(value, all);
    }

    /** The steps from the class of the object up to the wanted one, as far as classes go; interfaces come behind them. */
    @Override
    int cost(Object value) {
        int steps = 0;
        Object object = value instanceof Userdata u ? HostObject.of(u) : null;
        for (Class<?> c = object == null ? null : object.getClass(); c != null && steps < 18; c = c.getSuperclass()) {
            if (c == type) {
                return steps;
            }
            steps++;
        }
        return 19;
    }

    @Override
    String expected() {
        return type.getSimpleName();
    }
}

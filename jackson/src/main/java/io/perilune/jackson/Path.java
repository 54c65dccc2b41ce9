package io.perilune.jackson;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Where in a structure a conversion is. */
final class Path {
    /** Deeper structures than this are refused: Java's stack is not the script's to exhaust. */
    private static final int MAX_DEPTH = 500;

    private final Deque<Object> steps = new ArrayDeque<>();

    /** Goes into a field, named by a text, or an element, by its number. */
    void enter(Object step) {
        steps.push(step);
        if (steps.size() > MAX_DEPTH) {
            throw fault("nested more than " + MAX_DEPTH + " levels deep");
        }
    }

    void leave() {
        steps.pop();
    }

    MappingException fault(String problem) {
        return new MappingException(toString(), problem, null);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Iterator<Object> step = steps.descendingIterator(); step.hasNext(); ) {
            Object next = step.next();
            if (next instanceof Long index) {
                text.append('[').append(index).append(']');
            } else {
                text.append(text.length() == 0 ? "" : ".").append(next);
            }
        }
        return text.toString();
    }
}
